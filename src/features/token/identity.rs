//! Whose token it is: organisation, person, roles, and the integration that it was given to.

use crate::prelude::*;
use webex_api::{Role, RoleId};

use super::facts::Fact;
use super::known::{Known, environment_words, method_words};
use super::organization::OrganizationIds;
use crate::components::error_panel::ErrorPanel;
use crate::components::explanation::explain;
use crate::data::{LoadState, use_tenant};
use crate::memo::{Memo, memo};
use crate::session::Token;
use crate::ui::card::Card;
use crate::ui::definitions::DefinitionList;
use crate::ui::live::live;
use rollcall_core::number::counted;

/// What Webex says of the person and the organisation, as values that arrive one by one.
#[derive(Clone, Copy)]
pub struct Identity {
    /// The two forms of the organisation's id.
    pub organization_ids: Memo<Option<OrganizationIds>>,
    /// The organisation's name.
    pub organization: Memo<Option<String>>,
    /// Name and address of the person.
    pub person: Memo<Option<String>>,
    /// The person's id.
    pub person_id: Memo<Option<String>>,
    /// The names of the roles, or that there is none.
    pub roles: Memo<Option<Vec<String>>>,
}

impl Identity {
    /// Asks for all that is not known yet.
    pub fn ask(known: Known) -> Self {
        let tenant = use_tenant();
        let (me, organization, roles) = (
            tenant.me.ensure(),
            tenant.organization.ensure(),
            tenant.roles.ensure(),
        );
        Self {
            organization_ids: memo(move || {
                let said = me.with(|me| me.ready().and_then(|me| me.org_id.clone()));
                said.map(|id| OrganizationIds::read(id.as_str()))
                    .or_else(|| OrganizationIds::of_token(&known.token(Token::Access)?))
            }),
            organization: memo(move || {
                organization.with(|state| state.ready().and_then(|it| it.display_name.clone()))
            }),
            person: memo(move || {
                me.with(|me| {
                    me.ready().map(|me| {
                        let mut words = me.name().into_owned();
                        if let Some(email) = me.emails.first() {
                            words.push_str(" · ");
                            words.push_str(email);
                        }
                        words
                    })
                })
            }),
            person_id: memo(move || me.with(|me| me.ready().map(|me| me.id.as_str().to_owned()))),
            roles: memo(move || {
                me.with(|me| {
                    let me = me.ready()?;
                    let held = me.roles.as_ref()?;
                    roles.with(|roles| {
                        let named = roles.ready();
                        let named = named.as_ref().map_or(&[][..], |roles| roles);
                        Some(held.iter().map(|id| name_of(named, id)).collect())
                    })
                })
            }),
        }
    }
}

fn name_of(roles: &[Role], id: &RoleId) -> String {
    let role = roles.iter().find(|role| role.id == *id);
    role.map_or_else(|| id.to_string(), |role| role.name.clone())
}

/// The names of roles in one line; an id that has no name here is counted, not shown.
pub fn role_words(roles: &[String]) -> String {
    if roles.is_empty() {
        return "No administrator role".to_owned();
    }
    let (ids, mut words): (Vec<String>, Vec<String>) =
        roles.iter().cloned().partition(|role| is_id(role));
    if !ids.is_empty() {
        words.push(counted(
            ids.len(),
            "role whose name this token can't read",
            "roles whose names this token can't read",
        ));
    }
    words.join(", ")
}

/// Whether this is an id of Webex, which stands where the names of roles could not be read.
fn is_id(role: &str) -> bool {
    webex_api::DecodedId::of(role).is_some()
}

/// The lines of the passport.
#[component]
pub fn IdentityCard(known: Known) -> View {
    let identity = Identity::ask(known);
    let decoded = move || identity.organization_ids.get().map(|ids| ids.decoded);
    let encoded = move || identity.organization_ids.get().map(|ids| ids.encoded);
    let me = use_tenant().me;
    let failed = live(move || match me.state() {
        LoadState::Failed(error) => Some(
            view! { <ErrorPanel explanation=explain("Couldn't find out whose token this is", &error) on_retry=Callback::new(move |()| me.retry()) /> },
        ),
        LoadState::Waiting | LoadState::Ready(_) | LoadState::Cancelled => None,
    });
    view! {
        <Card title="Whose token this is">
            {failed} <DefinitionList>
                <Fact term="Organisation" value=identity.organization />
                <Fact term="Organisation ID" value=Signal::derive(decoded) copy="Copy organisation ID" />
                <Fact term="Encoded organisation ID" value=Signal::derive(encoded) copy="Copy encoded organisation ID" />
                <Fact term="Person" value=identity.person />
                <Fact term="Person ID" value=identity.person_id copy="Copy person ID" />
                <Fact term="Roles" value=Signal::derive(move || identity.roles.with(|roles| roles.as_deref().map(role_words))) />
                <Fact
                    term="Client ID"
                    value=Signal::derive(move || known.read(|sign_in| sign_in.client_id.clone()).flatten())
                    absent="A pasted token doesn't say which integration it belongs to"
                    copy="Copy client ID"
                />
                <Fact term="Environment" value=Signal::derive(move || known.read(|sign_in| environment_words(sign_in.environment).to_owned())) />
                <Fact term="Signed in with" value=Signal::derive(move || known.read(|sign_in| method_words(sign_in.method).to_owned())) />
            </DefinitionList>
        </Card>
    }
}
