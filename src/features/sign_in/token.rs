//! Signing in with a token that somebody else got: tried out first, kept only when the person says so.

use crate::prelude::*;
use leptos::task::spawn_local;
use webex_api::{Secret, TokenSet, read_bearer};

use super::form_state::use_form_state;
use super::integration::Environments;
use super::integration_fields::IntegrationFields;
use super::kind;
use super::tested::TestedToken;
use crate::components::error_panel::ErrorPanel;
use crate::components::explanation::Explanation;
use crate::components::sign_in_errors::{pasted_token, refused_token};
use crate::data::token_test::{self, Tested};
use crate::effect::effect;
use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind, SubmitButton};
use crate::ui::checkbox::Checkbox;
use crate::ui::entry::Entry;
use crate::ui::form::{Form, focus_first_error};
use crate::ui::live::live;
use crate::ui::secret_field::SecretField;

/// The id of the form.
const FORM: &str = "paste-token";

/// What has come of the test of a token.
#[derive(Clone)]
enum Test {
    /// Nothing was tested, or something else than what is in the field now.
    None,
    /// Webex is being asked.
    Running,
    /// Webex answered.
    Passed(Tried),
    /// Webex could not be asked, or had a fault; nothing is known of the token.
    Failed(Explanation),
}

/// A token that works, with what Webex said about it. It stands in a signal until it is used or the field changes.
#[derive(Clone)]
struct Tried {
    token: Secret,
    tested: Tested,
}

/// The form of a pasted token.
#[component]
pub fn PastedToken() -> View {
    let draft = use_form_state().draft.for_form();
    let entry = Entry::new("");
    let test = RwSignal::new(Test::None);
    // What was said of a token is not said of another one, nor of the same one elsewhere.
    let stale = StoredValue::new(0_u32);
    effect(move || {
        entry.text.track();
        draft.environment.track();
        stale.update_value(|count| *count += 1);
        test.set(Test::None);
    });
    let probe = token_test::use_token_test();
    let submit = move |()| {
        let token = match entry.text.with_untracked(|text| read_bearer(text)) {
            Ok(token) => token,
            Err(fault) => return entry.fail(pasted_token(fault)),
        };
        let environment = untrack(|| draft.environment());
        let asked = stale.get_value();
        let tried = token.clone();
        test.set(Test::Running);
        spawn_local(async move {
            let result = probe.test(tried, environment).await;
            // The page may be gone, or the field may hold something else by now.
            if stale.try_get_value() != Some(asked) {
                return;
            }
            match result {
                Ok(tested) => {
                    test.try_set(Test::Passed(Tried { token, tested }));
                }
                Err(error) => match refused_token(&error, kind::names_organization(&token)) {
                    Ok(sentence) => {
                        test.try_set(Test::None);
                        entry.fail(sentence);
                        focus_first_error(FORM);
                    }
                    Err(explanation) => {
                        test.try_set(Test::Failed(explanation));
                    }
                },
            }
        });
    };
    let running = Signal::derive(move || test.with(|test| matches!(test, Test::Running)));
    let result = live(move || match test.get() {
        Test::None | Test::Running => ().into_child(),
        Test::Passed(tried) => view! { <Usable tried draft /> },
        Test::Failed(explanation) => view! { <ErrorPanel explanation /> },
    });
    view! {
        <Form id=FORM on_submit=submit>
            <Environments draft />
            <SecretField
                label="Access token"
                entry
                help="From developer.webex.com or another tool. You can include “Bearer”."
                note=Signal::derive(move || entry.text.with(|text| kind::of(text)))
            />
            <div>
                <SubmitButton kind=ButtonKind::Secondary pending=running>
                    "Check token"
                </SubmitButton>
            </div>
            <p class="quiet small">"Rollcall asks Webex whose token this is. Nothing is kept until you say so."</p>
        </Form>
        {result}
    }
}

/// What the token is, and the button that goes on with it.
#[component]
fn Usable(tried: Tried, draft: IntegrationFields) -> View {
    let (form, session) = (use_form_state(), use_session());
    let keep = RwSignal::new(false);
    let Tried { token, tested } = tried;
    let expires_at = tested.expires_at;
    let use_it = move || {
        form.act();
        let tokens = TokenSet {
            access_token: token.clone(),
            expires_at,
            refresh_token: None,
            refresh_expires_at: None,
            scopes: None,
        };
        let environment = untrack(|| draft.environment());
        session.token_pasted(tokens, environment, keep.get_untracked());
    };
    view! {
        <TestedToken tested />
        <Checkbox
            label="Keep it for this tab"
            checked=keep
            on_change=move |on| keep.set(on)
            hint=Signal::stored(Some("You stay signed in after a reload. Otherwise the token is kept only in memory.".to_owned()))
        />
        <div>
            <Button kind=ButtonKind::Primary on_click=use_it>
                "Use this token"
            </Button>
        </div>
    }
}
