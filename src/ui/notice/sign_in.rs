//! Why nobody is signed in, in words.

mod answers;
mod pasted;

use rollcall_core::session::SignOutReason;
use webex_api::TransactionError;

pub use pasted::{pasted_code, pasted_token, refused_token};

use answers::{callback, exchange};

use super::{Explanation, explain};
use crate::ui::tone::Tone;

const AGAIN: &str = "Sign in again.";
const RUNNER: &str = "Tell whoever runs this site.";

/// The tone and the words of a reason.
pub fn why_signed_out(reason: &SignOutReason) -> (Tone, Explanation) {
    match reason {
        SignOutReason::Requested => told(
            Tone::Success,
            "You are signed out",
            "Everything that this tab kept is gone.",
            "",
        ),
        SignOutReason::Revoking => told(
            Tone::Info,
            "You are signed out",
            "Everything that this tab kept is gone. Webex is being asked to end the tokens; this takes five seconds at most.",
            "",
        ),
        SignOutReason::NotRevoked(error) => (
            Tone::Warning,
            Explanation {
                why: "Everything that this tab kept is gone. Tokens that Webex did not end stay valid until they expire."
                    .to_owned(),
                next: "To end them, sign in again and choose “Revoke” on the Token page.".to_owned(),
                ..explain("You are signed out, but Webex did not confirm the revocation", error)
            },
        ),
        SignOutReason::Elsewhere => told(
            Tone::Info,
            "You signed out in another tab",
            "A sign-out ends every sign-in in this browser, so this tab forgot its own as well.",
            "",
        ),
        SignOutReason::Idle => told(
            Tone::Info,
            "Rollcall is locked",
            "Nobody used it for a while, so it forgot the sign-in and everything that was on screen.",
            "Sign in again to come back to this page.",
        ),
        SignOutReason::SessionLimit => told(
            Tone::Info,
            "Your session has ended",
            "It has lasted as long as this site lets one last.",
            "Sign in again to come back to this page.",
        ),
        SignOutReason::Revoked => told(
            Tone::Success,
            "The tokens are revoked",
            "Webex no longer accepts them, and this tab has forgotten them.",
            "",
        ),
        SignOutReason::Cleared => told(
            Tone::Success,
            "The tokens are cleared",
            "This tab has forgotten them. At Webex they stay valid until they expire or are revoked.",
            "",
        ),
        SignOutReason::Expired => told(
            Tone::Warning,
            "Your sign-in has ended",
            "The time that Webex gave it is over.",
            AGAIN,
        ),
        SignOutReason::Rejected => told(
            Tone::Warning,
            "Your sign-in has ended",
            "Webex no longer accepts it: it may have been revoked.",
            AGAIN,
        ),
        SignOutReason::RefreshRefused(error) => (
            Tone::Warning,
            Explanation {
                next: AGAIN.to_owned(),
                ..exchange("Your sign-in has ended", error)
            },
        ),
        SignOutReason::CallbackRefused(error) => (Tone::Error, callback(error)),
        SignOutReason::NoOpenSignIn => told(
            Tone::Error,
            "That sign-in did not begin in this tab",
            "There is an answer, but this tab had not asked for one. A reload after signing in looks like this, and so does a forged link; the answer was not used.",
            "Begin again below.",
        ),
        SignOutReason::ExchangeFailed(error) => {
            let what = if error.wants_secret() {
                "This integration wants its secret"
            } else {
                "The sign-in could not be finished"
            };
            (Tone::Error, exchange(what, error))
        }
        SignOutReason::CannotBegin(TransactionError::Entropy(_)) => told(
            Tone::Error,
            "The sign-in could not begin",
            "This browser gives no secure random numbers, and Rollcall does not sign in with anything weaker.",
            "Update the browser, or use another one.",
        ),
        SignOutReason::CannotBegin(TransactionError::OpenIdWithoutCode) => told(
            Tone::Error,
            "The sign-in could not begin",
            "The scope “openid” asks for a proof of who signed in, and without a code that proof could not be checked.",
            "Leave “openid” out, or sign in another way.",
        ),
        SignOutReason::CannotBegin(TransactionError::Missing(what)) => told(
            Tone::Error,
            "The sign-in could not begin",
            &["There is no ", what, " to sign in with."].concat(),
            RUNNER,
        ),
        SignOutReason::SettingsChanged => told(
            Tone::Warning,
            "The settings of this site have changed",
            "Your sign-in was made with other settings, so it was not kept.",
            AGAIN,
        ),
        SignOutReason::Unreadable(_) => told(
            Tone::Warning,
            "Your sign-in could not be read",
            "What this tab kept is damaged or from another version.",
            AGAIN,
        ),
    }
}

fn told(tone: Tone, what: &str, why: &str, next: &str) -> (Tone, Explanation) {
    (tone, words(what, why, next))
}

fn words(what: &str, why: &str, next: &str) -> Explanation {
    Explanation {
        what: what.to_owned(),
        why: why.to_owned(),
        next: next.to_owned(),
        said: Vec::new(),
        tracking_id: None,
        refused: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use webex_api::{CallbackError, OAuthError};

    fn shown(reason: &SignOutReason) -> Explanation {
        why_signed_out(reason).1
    }

    fn refused(error: &str, status: u16) -> OAuthError {
        OAuthError::Refused {
            error: error.to_owned(),
            description: None,
            status,
            tracking_id: Some("ROUTER_1".to_owned()),
        }
    }

    #[test]
    fn a_wanted_secret_is_named() {
        let explanation = shown(&SignOutReason::ExchangeFailed(refused(
            "invalid_client",
            401,
        )));
        assert!(explanation.what.contains("secret"));
        assert_eq!(explanation.tracking_id.as_deref(), Some("ROUTER_1"));
    }

    #[test]
    fn declined_consent_is_named() {
        let denied = CallbackError::Refused {
            error: "access_denied".to_owned(),
            description: None,
        };
        assert!(
            shown(&SignOutReason::CallbackRefused(denied))
                .why
                .contains("declined")
        );
    }

    #[test]
    fn a_server_fault_is_not_the_persons() {
        assert!(
            shown(&SignOutReason::ExchangeFailed(refused("status 503", 503)))
                .why
                .contains("fault of its own")
        );
    }
}
