//! Why nobody is signed in, in words.

use rollcall_core::session::SignOutReason;
use webex_api::{CallbackError, OAuthError, TransactionError, TransportError};

use super::Explanation;
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
        SignOutReason::Elsewhere => told(
            Tone::Info,
            "You signed out in another tab",
            "So this tab forgot its sign-in as well.",
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
            "Webex sent a code, but this tab had not asked for one. A reload after signing in looks like this, and so does a forged link; the code was not used.",
            "Begin again with the button below.",
        ),
        SignOutReason::ExchangeFailed(error) => (
            Tone::Error,
            exchange("The sign-in could not be finished", error),
        ),
        SignOutReason::CannotBegin(TransactionError::Entropy(_)) => told(
            Tone::Error,
            "The sign-in could not begin",
            "This browser gives no secure random numbers, and Rollcall does not sign in with anything weaker.",
            "Update the browser, or use another one.",
        ),
        SignOutReason::CannotBegin(TransactionError::Missing(what)) => told(
            Tone::Error,
            "The sign-in could not begin",
            &format!("The settings of this site lack the {what}."),
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

/// A refused callback (RFC 6749 §4.1.2.1 for the server's own refusals).
fn callback(error: &CallbackError) -> Explanation {
    const WHAT: &str = "The sign-in was not finished";
    match error {
        CallbackError::Refused { error, description } => {
            let (why, next) = match error.as_str() {
                "access_denied" => (
                    "Consent was not given: it was declined on the page of Webex.",
                    "Sign in again and accept, if you want to go on.",
                ),
                "invalid_scope" => (
                    "Webex refused the scopes that Rollcall asks for: the integration was registered without them.",
                    RUNNER,
                ),
                "unauthorized_client" => (
                    "Webex does not let this integration sign in this way.",
                    RUNNER,
                ),
                "server_error" | "temporarily_unavailable" => (
                    "Webex's sign-in has a fault of its own.",
                    "Try again in a moment.",
                ),
                _ => (
                    "Webex's sign-in refused.",
                    "Try again; if it stays so, tell whoever runs this site.",
                ),
            };
            let said = description
                .iter()
                .map(|words| format!("{words} ({error})"))
                .collect();
            Explanation {
                said,
                ..words(WHAT, why, next)
            }
        }
        CallbackError::Expired => words(
            WHAT,
            "It took longer than ten minutes, so its answer is no longer accepted.",
            AGAIN,
        ),
        CallbackError::Changed(what) => words(
            WHAT,
            &format!("The {what} in the settings of this site changed while you were signing in."),
            AGAIN,
        ),
        CallbackError::IssuerWrong => words(
            WHAT,
            "The answer came from another sign-in server than the one that was asked. It was not used.",
            RUNNER,
        ),
        CallbackError::StateWrong => words(
            WHAT,
            "The answer belongs to another sign-in than the one that this tab began. It was not used.",
            AGAIN,
        ),
        CallbackError::TooLong
        | CallbackError::Fragment
        | CallbackError::Jarm
        | CallbackError::TokenInCallback
        | CallbackError::Repeated(_)
        | CallbackError::Missing(_)
        | CallbackError::ErrorWithCode => words(
            WHAT,
            &format!(
                "The answer that came back is not one that Rollcall asked for: {error}. It was not used."
            ),
            AGAIN,
        ),
    }
}

/// A token request that failed (RFC 6749 §5.2).
fn exchange(what: &str, error: &OAuthError) -> Explanation {
    match error {
        OAuthError::Refused {
            error,
            description,
            tracking_id,
            status,
        } => {
            let (why, next) = match error.as_str() {
                "invalid_client" | "unauthorized_client" => (
                    "Webex wants the secret of this integration, and a page in a browser has none to keep.",
                    "Tell whoever runs this site: its integration must be allowed to sign in without a secret.",
                ),
                "invalid_grant" => (
                    "Webex did not accept the code or token: it was used before, or it is too old.",
                    AGAIN,
                ),
                _ if *status >= 500 => (
                    "Webex's sign-in has a fault of its own.",
                    "Try again in a moment.",
                ),
                _ => (
                    "Webex's sign-in refused.",
                    "Try again; if it stays so, tell whoever runs this site.",
                ),
            };
            let description = description.as_deref().unwrap_or("no further words");
            Explanation {
                said: vec![format!("{description} ({error})")],
                tracking_id: tracking_id.clone(),
                ..words(what, why, next)
            }
        }
        OAuthError::Malformed(fault) => words(
            what,
            &format!("Webex's sign-in sent an answer with {fault}."),
            "Try again in a moment.",
        ),
        OAuthError::Transport(TransportError::TimedOut) => words(
            what,
            "Webex's sign-in did not answer in time.",
            "Try again.",
        ),
        OAuthError::Transport(TransportError::TooLarge { .. }) => words(
            what,
            "Webex's sign-in sent a longer answer than Rollcall accepts.",
            RUNNER,
        ),
        OAuthError::Transport(_) => words(
            what,
            "Webex's sign-in could not be reached.",
            "Check the network; a proxy or content filter may be in the way. Then try again.",
        ),
        OAuthError::Address => words(
            what,
            "The token address in the settings of this site is not an address.",
            RUNNER,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert!(explanation.why.contains("secret"));
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
