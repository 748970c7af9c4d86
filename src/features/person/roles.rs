//! What the person may administer.

use std::sync::Arc;

use crate::prelude::*;
use webex_api::{Page, Person, Role, RoleId};

use crate::components::load::Load;
use crate::data::use_tenant;
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::unread::Unread;
use crate::ui::untrusted_text::UntrustedText;

/// The administrator roles by their names.
#[component]
pub fn RolesCard(person: Signal<Arc<Person>>) -> View {
    let roles = use_tenant().roles;
    view! {
        <Card title="Roles">
            <Load remote=roles what="role names" lines=1 let:roles>
                <Names person roles />
                <Unread count=Signal::derive(move || roles.with(|roles| roles.unreadable.len())) one="role" many="roles" />
            </Load>
        </Card>
    }
}

#[component]
fn Names(person: Signal<Arc<Person>>, roles: Signal<Arc<Page<Role>>>) -> View {
    live(move || {
        let names = person.with(|person| {
            let held = person.roles.as_ref()?;
            Some(roles.with(|roles| held.iter().map(|id| name_of(roles, id)).collect::<Vec<_>>()))
        });
        let Some(names) = names else {
            let words = if person.with(|person| person.unreadable.has("roles")) {
                "Rollcall couldn't read this person's roles."
            } else {
                "Webex didn't say which roles this person has."
            };
            return view! { <p class="quiet">{words}</p> };
        };
        if names.is_empty() {
            return view! { <p class="quiet">"No administrator roles."</p> };
        }
        view! {
            <ul class="stack-tight">
                {names
                    .into_iter()
                    .map(|name| {
                        view! {
                            <li>
                                <UntrustedText text=name />
                            </li>
                        }
                    })
                    .collect_views()}
            </ul>
        }
    })
}

fn name_of(roles: &[Role], id: &RoleId) -> String {
    roles
        .iter()
        .find(|role| role.id == *id)
        .map_or_else(|| "Unknown role".to_owned(), |role| role.name.clone())
}
