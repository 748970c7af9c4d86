//! Who changed whose things, where and when.

use crate::prelude::*;
use rollcall_core::change::Operation;
use time::OffsetDateTime;
use webex_api::Person;

use crate::data::Tenant;
use crate::ui::definitions::{Definition, DefinitionList};
use crate::ui::moment;
use crate::ui::untrusted_text::UntrustedText;

/// What a change was about and who made it; parts that could not be read are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The organisation's name.
    pub organization: Option<String>,
    /// Name and address of the person who was changed.
    pub person: String,
    /// Name and address of the administrator who is signed in.
    pub admin: Option<String>,
}

/// What the subject of a change is.
pub const fn term_of(operation: &Operation) -> &'static str {
    match operation {
        Operation::SiteCode { .. } => "Tracking code",
        _ => "Person",
    }
}

/// Name and address, which tells two people of the same name apart.
pub fn name_and_address(person: &Person) -> String {
    match (person.name(), person.primary_email()) {
        (name, "") => name.into_owned(),
        (name, email) if name == email => email.to_owned(),
        (name, email) => format!("{name} ({email})"),
    }
}

/// The facts, as they arrive.
pub fn use_facts(person: Signal<String>) -> Signal<Facts> {
    let tenant = use_context::<Tenant>();
    let asked = tenant.map(|tenant| (tenant.organization.ensure(), tenant.me.ensure()));
    Signal::derive(move || Facts {
        organization: asked
            .and_then(|(organization, _)| organization.ready()?.display_name.clone()),
        person: person.get(),
        admin: asked.and_then(|(_, me)| Some(name_and_address(&*me.ready()?))),
    })
}

/// The facts on the page.
#[component]
pub fn FactsList(
    /// What the subject of the change is.
    term: &'static str,
    facts: Signal<Facts>,
    ended: OffsetDateTime,
) -> View {
    view! {
        <DefinitionList>
            {move || {
                let Facts { organization, person, admin } = facts.get();
                view! {
                    <Definition term>
                        <UntrustedText text=person />
                    </Definition>
                    {organization
                        .map(|name| {
                            view! {
                                <Definition term="Organisation">
                                    <UntrustedText text=name />
                                </Definition>
                            }
                        })}
                    {admin
                        .map(|name| {
                            view! {
                                <Definition term="Administrator">
                                    <UntrustedText text=name />
                                </Definition>
                            }
                        })}
                }
            }} <Definition term="Time">{moment::to_the_second(ended)}</Definition>
        </DefinitionList>
    }
}
