//! The age of the list of people, and the button that reloads it.

use leptos::prelude::*;

use super::refresh_list::RefreshList;
use crate::data::use_directory;
use crate::ui::moment::{self, Moment};

/// When the list was read, and Refresh.
#[component]
pub fn PeopleAge() -> impl IntoView {
    let directory = use_directory();
    let age = move || {
        directory.ended.get().map(|ended| {
            view! { <span class="quiet">"Loaded "<Moment at=moment::rfc3339(ended) /></span> }
        })
    };
    view! { <div class="people-age cluster">{age} <RefreshList list=directory.control() /></div> }
}
