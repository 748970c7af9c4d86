//! The age of the list of people, and the button that reloads it.

use crate::prelude::*;

use super::refresh_list::ListAge;
use crate::data::use_directory;

/// When the list was read, and Refresh.
#[component]
pub fn PeopleAge() -> View {
    view! { <ListAge list=use_directory().control() /> }
}
