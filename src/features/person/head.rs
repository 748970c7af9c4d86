//! The head of the page: name, address, the states worth knowing, and the way back.

use std::sync::Arc;

use leptos::prelude::*;
use webex_api::Person;

use super::states::states_of;
use crate::routes::use_paths;
use crate::ui::badge::StatusBadge;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::page_head::PageHead;
use crate::ui::plain_text::Name;

/// The head.
#[component]
pub fn Head(person: Signal<Arc<Person>>) -> impl IntoView {
    let name = Signal::derive(move || person.with(|person| person.name().into_owned()));
    let people = use_paths().people();
    let sub = move || {
        let email = Signal::derive(move || person.with(|person| person.primary_email().to_owned()));
        view! {
            <div class="cluster">
                <Name text=email />
                {move || {
                    let states = person.with(|person| states_of(person));
                    states.into_iter().map(|state| view! { <StatusBadge tone=state.tone icon=state.icon word=state.word /> }).collect_view()
                }}
            </div>
        }
    };
    view! {
        <p><a href=people class="cluster"><Glyph icon=Icon::Back />"All people"</a></p>
        <PageHead title=name sub />
    }
}
