//! What lists of people that stream in have in common: the page of everyone, and the holders of a licence.

mod banner;
mod count;
mod found;
mod nobody;
mod words;

pub use banner::Banner;
pub use count::count_words;
pub use found::{Found, use_found};
pub use nobody::Nobody;
pub use words::ListWords;
