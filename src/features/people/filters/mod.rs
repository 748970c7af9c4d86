//! The conditions of the list: chips above it, and a form that adds one.

mod chips;
mod form;
mod values;
mod words;

pub use chips::{FILTERS, FilterChips};
pub use form::AddFilter;
