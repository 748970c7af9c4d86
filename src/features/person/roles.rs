//! What the person may administer.

use std::sync::Arc;

use leptos::prelude::*;
use webex_api::{Person, Role, RoleId};

use crate::data::{Load, use_tenant};
use crate::ui::card::Card;
use crate::ui::plain_text::Name;

/// The administrator roles by their names.
#[component]
pub fn RolesCard(person: Signal<Arc<Person>>) -> impl IntoView {
    let roles = use_tenant().roles;
    view! {
        <Card title="Roles">
            <Load remote=roles what="the names of the roles" lines=1 let:roles><Names person roles /></Load>
        </Card>
    }
}

#[component]
fn Names(person: Signal<Arc<Person>>, roles: Signal<Arc<Vec<Role>>>) -> impl IntoView {
    move || {
        let names = person.with(|person| {
            roles.with(|roles| {
                person
                    .roles
                    .iter()
                    .map(|id| name_of(roles, id))
                    .collect::<Vec<_>>()
            })
        });
        if names.is_empty() {
            return view! { <p class="quiet">"No administrator role."</p> }.into_any();
        }
        view! { <ul class="stack-tight">{names.into_iter().map(|name| view! { <li><Name text=name /></li> }).collect_view()}</ul> }.into_any()
    }
}

fn name_of(roles: &[Role], id: &RoleId) -> String {
    roles
        .iter()
        .find(|role| role.id == *id)
        .map_or_else(|| id.to_string(), |role| role.name.clone())
}
