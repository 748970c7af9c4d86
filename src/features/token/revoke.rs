//! Ends the tokens of this integration at Webex: lists the person's authorizations for it, deletes them, and ends the session.

use crate::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::revocation::{authorizations_of, delete_all};
use rollcall_core::session::SignInId;
use webex_api::{ApiError, Authorization, AuthorizationKind};

use super::known::{Known, SignIn};
use crate::components::error_panel::{ErrorPanel, tell_error};
use crate::components::explanation::explain;
use crate::data::use_tenant;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::collect_views::CollectViews;
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::moment;
use crate::ui::show::Show;
use crate::ui::skeleton::Skeleton;
use crate::ui::text;
use crate::ui::toast::use_notices;
use crate::ui::untrusted_text::UntrustedText;

/// Why the tokens cannot be ended from here; `None` when they can.
fn why_not(sign_in: &SignIn) -> Option<&'static str> {
    if sign_in.client_id.is_none() {
        return Some(
            "A pasted token doesn't say which integration it belongs to. Revoke it where it was created.",
        );
    }
    if sign_in.lacks("identity:tokens_write") {
        return Some("This needs the scope identity:tokens_write, which this token doesn't have.");
    }
    if sign_in.lacks("identity:tokens_read") {
        return Some("This needs the scope identity:tokens_read, which this token doesn't have.");
    }
    None
}

/// The button, and the dialog that it opens.
#[component]
pub fn RevokeButton(known: Known) -> View {
    let open = RwSignal::new(false);
    let reason = Signal::derive(move || known.read(why_not).flatten().map(str::to_owned));
    view! {
        <Button icon=Icon::Minus disabled_reason=reason on_click=move || open.set(true)>
            "Revoke…"
        </Button>
        <Show when=move || open.get()>
            <RevokeDialog known on_close=move || open.set(false) />
        </Show>
    }
}

/// What is said when one could not be deleted.
const NOT_ALL: &str = "Couldn't revoke everything";

/// The random id of the present sign-in.
fn sign_in_of(known: Known) -> Option<SignInId> {
    let id = known
        .session
        .session
        .try_with_untracked(|session| Some(session.signed_in()?.sign_in_id.clone()));
    id.flatten()
}

/// How far it is.
#[derive(Clone)]
enum Step {
    /// The list is on its way.
    Listing,
    /// What will be deleted.
    Listed(Vec<Authorization>),
    /// Being deleted.
    Revoking,
    /// Something failed; what was deleted stays deleted.
    Failed(ApiError),
}

#[component]
fn RevokeDialog(known: Known, on_close: impl Fn() + Copy + Send + Sync + 'static) -> View {
    let step = RwSignal::new(Step::Listing);
    let client = StoredValue::new(known.session.client_for_own_tokens());
    let me = use_tenant().me;
    let notices = use_notices();
    let list = move || {
        step.set(Step::Listing);
        let Some(client) = client.get_value() else {
            return;
        };
        let own = known
            .sign_in
            .with_untracked(|sign_in| sign_in.as_ref()?.client_id.clone());
        let known_person = me.peek().map(|me| me.id.clone());
        spawn_local(async move {
            let listed = authorizations_of(&client, known_person, own.as_deref()).await;
            // The dialog may be gone by now.
            let _ = step.try_set(listed.map_or_else(Step::Failed, Step::Listed));
        });
    };
    let revoke = move || {
        let (Step::Listed(found), Some(client)) = (step.get_untracked(), client.get_value()) else {
            return;
        };
        step.set(Step::Revoking);
        let session = known.session;
        let sign_in = sign_in_of(known);
        spawn_local(async move {
            match delete_all(&client, found).await {
                // Another sign-in that began meanwhile is not the one that was revoked.
                Ok(()) if sign_in == sign_in_of(known) => session.revoked(),
                Ok(()) => {}
                Err(error) => {
                    if let Some(Step::Failed(error)) = step.try_set(Step::Failed(error)) {
                        tell_error(notices, explain(NOT_ALL, &error));
                    }
                }
            }
        });
    };
    list();
    let body = live(move || match step.get() {
        Step::Listing => view! { <Skeleton lines=3 words="Loading tokens" /> },
        Step::Listed(found) => lines(found),
        Step::Revoking => view! { <p role="status">"Revoking…"</p> },
        Step::Failed(error) => {
            view! { <ErrorPanel explanation=explain(NOT_ALL, &error) on_retry=Callback::new(move |()| list()) /> }
        }
    });
    let nothing = Signal::derive(move || {
        step.with(|step| match step {
            Step::Listed(found) => found.is_empty().then_some("There is nothing to revoke."),
            Step::Listing => Some("The list is still loading."),
            Step::Failed(_) => Some("Reload the list first."),
            Step::Revoking => None,
        })
        .map(str::to_owned)
    });
    let revoking = Signal::derive(move || step.with(|step| matches!(step, Step::Revoking)));
    // Deleting goes on when the dialog is closed, so it stays until that is over.
    let close = move || {
        if !revoking.get_untracked() {
            on_close();
        }
    };
    view! {
        <Dialog title="Revoke this integration's tokens" on_close=close>
            <p>
                "Webex revokes every token that this integration holds for you, here and elsewhere. Programs that use them stop working. Then you're signed out."
            </p>
            {body}
            <div class="dialog-foot">
                <Button on_click=close>{text::CANCEL}</Button>
                <Button kind=ButtonKind::Danger disabled_reason=nothing pending=revoking on_click=revoke>
                    "Revoke"
                </Button>
            </div>
        </Dialog>
    }
}

fn lines(found: Vec<Authorization>) -> View {
    if found.is_empty() {
        return view! { <p>"Webex lists no tokens of this integration for you."</p> };
    }
    let lines = found.into_iter().map(|authorization| {
        let mut words = authorization.application_name.unwrap_or_default();
        words.push_str(match authorization.kind {
            AuthorizationKind::Access => " · access token",
            AuthorizationKind::Refresh => " · refresh token",
            AuthorizationKind::Other => "",
        });
        if let Some(created) = authorization.created {
            words.push_str(" · ");
            words.push_str(&moment::words(&created));
        }
        view! {
            <li>
                <UntrustedText text=words />
            </li>
        }
    });
    view! { <ul class="entries">{lines.collect_views()}</ul> }
}
