//! What Webex's sign-in answered, or did not, in words.

use webex_api::{CallbackError, OAuthError, TransportError};

use super::{AGAIN, RUNNER, words};
use crate::ui::notice::Explanation;

/// A refused callback (RFC 6749 §4.1.2.1 for the server's own refusals).
pub(super) fn callback(error: &CallbackError) -> Explanation {
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
            &format!("The {what} is not the one that this sign-in began with."),
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
        CallbackError::Unasked => words(
            WHAT,
            "The answer is of another kind than this tab asked for: a token where a code was wanted, or the other way round. It was not used.",
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
            &format!(
                "The answer that came back is not one that Rollcall asked for: {error}. It was not used."
            ),
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
                    "Webex does not let it sign in without one, or not with the one that was sent. Rollcall tried nothing weaker.",
                    "Sign in with its client id and secret as your own integration, or paste a token.",
                ),
                "unauthorized_client" => (
                    "Webex does not let this integration sign in this way.",
                    RUNNER,
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
                said: vec![format!("{description} ({code})")],
                tracking_id: tracking_id.clone(),
                ..words(what, why, next)
            }
        }
        OAuthError::IdToken(fault) => words(
            what,
            &format!(
                "Webex's proof of who signed in is not accepted: {fault}. Its tokens were not used."
            ),
            "Sign in again; if it stays so, tell whoever runs this site.",
        ),
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
