//! The head of the page: name, address, the states worth knowing, and the way back. It is there before the rest of the person is.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::route::Route;
use webex_api::{Person, PersonId};

use super::same_as::SameAsButton;
use super::states::states_of;
use crate::data::{DirectoryHandle, Remote, use_directory};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::badge::StatusBadge;
use crate::ui::collect_views::CollectViews;
use crate::ui::copy_button::CopyButton;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::page_head::PageHead;
use crate::ui::show::Show;
use crate::ui::unread::NAME_NOT_READABLE;
use crate::ui::untrusted_text::UntrustedText;

/// The heading of somebody whose name nobody knows yet.
const SOMEBODY: &str = "Person";

/// The head.
#[component]
pub fn Head(id: PersonId, remote: Remote<Arc<Person>>) -> View {
    let directory = use_directory();
    let of = StoredValue::new(id.clone());
    let name = memo(move || {
        let name = remote.ready().map(|person| title(&person));
        name.or_else(|| name_in(directory, &id))
            .unwrap_or_else(|| SOMEBODY.to_owned())
    });
    let navigator = use_navigator();
    let people = move || {
        let view = directory.viewed.get();
        navigator.href(&Route::People { view })
    };
    let known = memo(move || remote.with(|state| state.ready().is_some()));
    let actions = move || {
        let id = of.get_value();
        view! {
            <Show when=move || known.get()>
                <SameAsButton id=id.clone() />
            </Show>
        }
    };
    let sub = move || {
        let email = Signal::derive(move || {
            let person = remote.ready();
            person.map_or_else(String::new, |person| email(&person))
        });
        let copyable = memo(move || {
            let address = remote.ready()?.primary_email().to_owned();
            (!address.is_empty()).then_some(address)
        });
        view! {
            <div class="cluster">
                <span class="with-copy">
                    <UntrustedText text=email />
                    {move || {
                        copyable.get().map(|address| view! { <CopyButton label="Copy email" text=move || address.clone() icon_only=true /> })
                    }}
                </span>
                {move || {
                    let states = remote.ready().map(|person| states_of(&person)).unwrap_or_default();
                    states.into_iter().map(|state| view! { <StatusBadge tone=state.tone icon=state.icon word=state.word /> }).collect_views()
                }}
            </div>
        }
    };
    view! {
        <p>
            <a href=people class="cluster">
                <Glyph icon=Icon::Back />
                "All people"
            </a>
        </p>
        <PageHead title=name sub actions />
    }
}

/// The name that the list has for somebody, if they are in it so far. Not tracked: the person's own answer is on its way.
fn name_in(directory: DirectoryHandle, id: &PersonId) -> Option<String> {
    directory.rows.with_untracked(|rows| {
        let row = rows.row(rows.position(id.as_str())?)?;
        Some(row.name.to_owned()).filter(|name| !name.is_empty())
    })
}

fn title(person: &Person) -> String {
    match &*person.name() {
        "" if person.unreadable.has("displayName") => NAME_NOT_READABLE.to_owned(),
        "" => "No name".to_owned(),
        name => name.to_owned(),
    }
}

fn email(person: &Person) -> String {
    if person.unreadable.has("emails") {
        return "Email not readable".to_owned();
    }
    person.primary_email().to_owned()
}
