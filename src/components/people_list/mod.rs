//! What lists of people that stream in have in common: the page of everyone, the holders of a licence, and idle seats.

mod actions;
mod banner;
mod count;
mod found;
mod nobody;
mod selected;
mod selecting;
mod shown;
mod words;

pub use actions::row_actions;
pub use banner::Banner;
pub use count::count_words;
pub use found::{Found, use_found};
pub use nobody::Nobody;
pub use selected::{SelectedBar, SelectedPerson};
pub use selecting::{Selecting, select_all_box};
pub use shown::{shown_email, shown_name};
pub use words::{ListWords, explain_everyone};
