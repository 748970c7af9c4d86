//! What Webex's sign-in answered, or did not, in words.

use webex_api::{CallbackError, OAuthError, TransportError};

use super::sentences::{AGAIN, RUNNER, words};
use crate::components::explanation::Explanation;

/// A refused callback (RFC 6749 §4.1.2.1 for the server's own refusals).
pub(super) fn callback(error: &CallbackError) -> Explanation {
    const WHAT: &str = "The sign-in wasn't finished";
    match error {
        CallbackError::Refused { error, description } => {
            let (why, next) = match error.as_str() {
                "access_denied" => (
                    "Permission was declined on Webex's page.",
                    "To go on, sign in again and accept.",
                ),
                "invalid_scope" => (
                    "Webex rejected the scopes Rollcall asked for: the integration isn't registered for them.",
                    RUNNER,
                ),
                "unauthorized_client" => (
                    "Webex doesn't let this integration sign in this way.",
                    RUNNER,
                ),
                "server_error" | "temporarily_unavailable" => (
                    "Something went wrong at Webex's sign-in.",
                    "Try again in a moment.",
                ),
                _ => (
                    "Webex refused the sign-in.",
                    "Try again. If it keeps happening, tell the people who run this site.",
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
            "It took longer than ten minutes, so the answer is no longer accepted.",
            AGAIN,
        ),
        CallbackError::Changed(what) => words(
            WHAT,
            &format!("The {what} isn't the one this sign-in started with."),
            AGAIN,
        ),
        CallbackError::IssuerWrong => words(
            WHAT,
            "The answer came from a different sign-in server, so it wasn't used.",
            RUNNER,
        ),
        CallbackError::StateWrong => words(
            WHAT,
            "The answer belongs to a different sign-in, so it wasn't used.",
            AGAIN,
        ),
        CallbackError::Unasked => words(
            WHAT,
            "This tab asked for a code and got a token, or the other way round. The answer wasn't used.",
            AGAIN,
        ),
        CallbackError::TooLong
        | CallbackError::Fragment
        | CallbackError::Jarm
        | CallbackError::TokenInCallback
        | CallbackError::Repeated(_)
        | CallbackError::Missing(_)
        | CallbackError::Malformed(_)
        | CallbackError::ErrorWithCode => words(
            WHAT,
            &format!("The answer isn't one that Rollcall asked for: {error}. It wasn't used."),
            AGAIN,
        ),
    }
}

/// A token request that failed (RFC 6749 §5.2).
pub(super) fn exchange(what: &str, error: &OAuthError) -> Explanation {
    match error {
        OAuthError::Refused {
            error: code,
            description,
            tracking_id,
            status,
        } => {
            let (why, next) = match code.as_str() {
                _ if error.wants_secret() => (
                    "Webex didn't accept it without a secret, or the secret was wrong. Rollcall didn't fall back to a weaker way of signing in.",
                    "Enter its client ID and secret under “Use your own integration”, or paste a token.",
                ),
                "unauthorized_client" => (
                    "Webex doesn't let this integration sign in this way.",
                    RUNNER,
                ),
                "invalid_grant" => (
                    "Webex rejected the code or token: it was used before or has expired.",
                    AGAIN,
                ),
                _ if *status >= 500 => (
                    "Something went wrong at Webex's sign-in.",
                    "Try again in a moment.",
                ),
                _ => (
                    "Webex refused the sign-in.",
                    "Try again. If it keeps happening, tell the people who run this site.",
                ),
            };
            let description = description.as_deref().unwrap_or("no description");
            Explanation {
                said: vec![format!("{description} ({code})")],
                tracking_id: tracking_id.clone(),
                ..words(what, why, next)
            }
        }
        OAuthError::IdToken(fault) => words(
            what,
            &format!(
                "Webex's proof of who signed in isn't valid: {fault}. Its tokens weren't used."
            ),
            "Sign in again. If it keeps happening, tell the people who run this site.",
        ),
        OAuthError::Malformed(fault) => words(
            what,
            &format!("Webex's sign-in sent an answer with {fault}."),
            "Try again in a moment.",
        ),
        OAuthError::Transport(TransportError::TimedOut) => {
            words(what, "Webex's sign-in didn't answer in time.", "Try again.")
        }
        OAuthError::Transport(TransportError::TooLarge { .. }) => words(
            what,
            "The answer of Webex's sign-in was too long for Rollcall.",
            RUNNER,
        ),
        OAuthError::Transport(_) => words(
            what,
            "Couldn't reach Webex's sign-in.",
            "Check your network, then try again. A proxy or content filter may be blocking it.",
        ),
        OAuthError::Address => words(
            what,
            "The token address in this site's settings isn't an address.",
            RUNNER,
        ),
    }
}
