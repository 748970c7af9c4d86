//! Whether the person may sign in, and how old an open invitation is.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::route::{PersonForm, Route};
use webex_api::{DeletePerson, Endpoint, Person};

use super::whole_person::use_not_replaceable;
use crate::components::forbidden::use_forbidden;
use crate::data::use_tenant;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::card::Card;
use crate::ui::definitions::{Definition, DefinitionList};
use crate::ui::live::live;
use crate::ui::moment::Moment;
use crate::ui::show::Show;
use crate::ui::unread::NOT_READABLE;

/// The account.
#[component]
pub fn AccountCard(person: Signal<Arc<Person>>) -> View {
    let state = memo(move || person.with(|person| State::of(person)));
    let rows = move || {
        let State {
            sign_in,
            invitation,
            since,
            ..
        } = state.get();
        view! {
            <DefinitionList>
                <Definition term="Status">{sign_in}</Definition>
                {invitation
                    .map(|words| {
                        view! {
                            <Definition term="Invitation">
                                {words}
                                {since
                                    .map(|at| {
                                        view! {
                                            " since the account was created, "
                                            <Moment at />
                                        }
                                    })}
                            </Definition>
                        }
                    })}
            </DefinitionList>
        }
    };
    view! {
        <Card
            title="Account"
            actions=move || {
                view! {
                    <div class="cluster">
                        <SignInButton person state=state.into() />
                        <DeleteButton person />
                    </div>
                }
            }
        >
            {live(rows)}
        </Card>
    }
}

#[component]
fn SignInButton(person: Signal<Arc<Person>>, state: Signal<State>) -> View {
    let navigator = use_navigator();
    let me = use_tenant().me.ensure();
    let not_replaceable = use_not_replaceable(person);
    let disabled_reason = Signal::derive(move || {
        let own = me.with(|me| {
            let me = me.ready()?;
            person.with(|person| me.id.is_same(&person.id).then(|| OWN.to_owned()))
        });
        let deactivates = state.with(|state| state.enabled != Some(false));
        own.filter(|_| deactivates)
            .or_else(|| not_replaceable.get())
    });
    let open = move || {
        let id = person.get_untracked().id.clone();
        let form = Some(PersonForm::SignIn);
        navigator.navigate(&Route::Person { id, form });
    };
    let word = move || match state.with(|state| state.enabled) {
        Some(false) => "Reactivate",
        Some(true) | None => "Deactivate",
    };
    let known = move || state.with(|state| state.enabled.is_some());
    view! {
        <Show when=known>
            <Button size=ButtonSize::Small disabled_reason on_click=open>
                {live(word)}
            </Button>
        </Show>
    }
}

#[component]
fn DeleteButton(person: Signal<Arc<Person>>) -> View {
    let navigator = use_navigator();
    let open = move || {
        let id = person.get_untracked().id.clone();
        let form = Some(PersonForm::Delete);
        navigator.navigate(&Route::Person { id, form });
    };
    view! {
        <Button size=ButtonSize::Small disabled_reason=use_forbidden(DeletePerson::NAME) on_click=open>
            "Delete"
        </Button>
    }
}

const OWN: &str = "You can't deactivate your own account.";

/// What is known of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    enabled: Option<bool>,
    sign_in: &'static str,
    invitation: Option<&'static str>,
    /// When an open invitation began, as far as Webex tells: when the account was created.
    since: Option<String>,
}

impl State {
    fn of(person: &Person) -> Self {
        let unreadable = |member| person.unreadable.has(member);
        let sign_in = match person.login_enabled {
            Some(true) => "Active",
            Some(false) => "Deactivated",
            None if unreadable("loginEnabled") => NOT_READABLE,
            None => "Webex didn't say",
        };
        let invitation = match person.invite_pending {
            Some(true) => Some("Not accepted"),
            None if unreadable("invitePending") => Some(NOT_READABLE),
            Some(false) | None => None,
        };
        let pending = person.invite_pending == Some(true);
        Self {
            enabled: person.login_enabled,
            sign_in,
            invitation,
            since: person.created.clone().filter(|_| pending),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_said_to_be_unknown() {
        let state = |json: serde_json::Value| State::of(&serde_json::from_value(json).unwrap());
        let open = state(
            serde_json::json!({"id": "P", "loginEnabled": true, "invitePending": true, "created": "2026-01-02T03:04:05Z"}),
        );
        assert_eq!(
            (open.sign_in, open.invitation, open.since.as_deref()),
            ("Active", Some("Not accepted"), Some("2026-01-02T03:04:05Z"))
        );
        let left_out = state(serde_json::json!({"id": "P", "created": "2026-01-02T03:04:05Z"}));
        assert_eq!(
            (left_out.sign_in, left_out.invitation, left_out.since),
            ("Webex didn't say", None, None)
        );
        let odd = state(serde_json::json!({"id": "P", "loginEnabled": 7, "invitePending": []}));
        assert_eq!((odd.enabled, odd.sign_in), (None, NOT_READABLE));
        assert_eq!(odd.invitation, Some(NOT_READABLE));
    }
}
