//! Why nobody is signed in, in words.

mod answers;
mod pasted;
mod sentences;

use rollcall_core::session::SignOutReason;
use webex_api::TransactionError;

pub use pasted::{pasted_code, pasted_token, refused_token};

use answers::{callback, exchange};
use sentences::{AGAIN, RUNNER, words};

use super::explanation::{Explanation, explain};
use crate::ui::tone::Tone;

/// The tone and the words of a reason.
pub fn why_signed_out(reason: &SignOutReason) -> (Tone, Explanation) {
    match reason {
        SignOutReason::Requested => told(
            Tone::Success,
            "You're signed out",
            "Everything this tab kept has been deleted.",
            "",
        ),
        SignOutReason::Revoking => told(
            Tone::Info,
            "You're signed out",
            "Everything this tab kept has been deleted. Rollcall is asking Webex to revoke the tokens, which takes five seconds at most.",
            "",
        ),
        SignOutReason::NotRevoked(error) => (
            Tone::Warning,
            Explanation {
                why: "Everything this tab kept has been deleted. Tokens that Webex didn't revoke stay valid until they expire."
                    .to_owned(),
                next: "To revoke them, sign in again and choose “Revoke…” on the Token page.".to_owned(),
                ..explain("You're signed out, but Webex didn't confirm the revocation", error)
            },
        ),
        SignOutReason::Elsewhere => told(
            Tone::Info,
            "You signed out in another tab",
            "Signing out ends every Rollcall session in this browser.",
            "",
        ),
        SignOutReason::Idle => told(
            Tone::Info,
            "You were signed out after inactivity and this page was cleared.",
            "",
            "Sign in again to come back to this page.",
        ),
        SignOutReason::SessionLimit => told(
            Tone::Info,
            "Your session has ended",
            "It reached this site's time limit.",
            "Sign in again to come back to this page.",
        ),
        SignOutReason::Revoked => told(
            Tone::Success,
            "The tokens are revoked",
            "Webex no longer accepts them, and this tab has deleted them.",
            "",
        ),
        SignOutReason::Cleared => told(
            Tone::Success,
            "The tokens are cleared",
            "This tab has deleted them. At Webex they stay valid until they expire or are revoked.",
            "",
        ),
        SignOutReason::Expired => told(
            Tone::Warning,
            "Your sign-in has ended",
            "It has expired.",
            AGAIN,
        ),
        SignOutReason::Rejected => told(
            Tone::Warning,
            "Your sign-in has ended",
            "Webex no longer accepts it. It may have been revoked.",
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
            "That sign-in didn't start in this tab",
            "Webex's answer is here, but this tab didn't ask for it. Reloading after signing in does this, and so does a forged link. The answer wasn't used.",
            "Start again below.",
        ),
        SignOutReason::ExchangeFailed(error) => {
            let what = if error.wants_secret() {
                "This integration needs its secret"
            } else {
                "Couldn't finish signing in"
            };
            (Tone::Error, exchange(what, error))
        }
        SignOutReason::CannotBegin(TransactionError::Entropy(_)) => told(
            Tone::Error,
            "The sign-in could not begin",
            "This browser has no secure random numbers, and Rollcall doesn't sign in without them.",
            "Update the browser or use another one.",
        ),
        SignOutReason::CannotBegin(TransactionError::OpenIdWithoutCode) => told(
            Tone::Error,
            "The sign-in could not begin",
            "The scope “openid” asks for proof of who signed in, which can't be checked without a code.",
            "Leave out “openid” or sign in another way.",
        ),
        SignOutReason::CannotBegin(TransactionError::Missing(what)) => told(
            Tone::Error,
            "The sign-in could not begin",
            &["There is no ", what, " to sign in with."].concat(),
            RUNNER,
        ),
        SignOutReason::SettingsChanged => told(
            Tone::Warning,
            "This site's settings have changed",
            "You signed in with the old settings, so your session wasn't kept.",
            AGAIN,
        ),
        SignOutReason::Unreadable(_) => told(
            Tone::Warning,
            "Couldn't read your sign-in",
            "What this tab kept is damaged or from another version of Rollcall.",
            AGAIN,
        ),
    }
}

fn told(tone: Tone, what: &str, why: &str, next: &str) -> (Tone, Explanation) {
    (tone, words(what, why, next))
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
                .contains("went wrong at Webex")
        );
    }
}
