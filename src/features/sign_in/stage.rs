//! How far a sign-in is, as far as the page cares.

use rollcall_core::session::{Session, SignOutReason};

use crate::components::explanation::Explanation;
use crate::components::sign_in_errors::why_signed_out;
use crate::ui::tone::Tone;

/// How far a sign-in is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Nothing is going on: the sign-in methods are shown.
    Open(Option<Why>),
    /// The page is about to leave for Webex.
    Leaving,
    /// There is an answer; also the moment until the first page of the app stands.
    Finishing,
}

/// Why the person is not signed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// How bad that is.
    pub tone: Tone,
    /// In words.
    pub explanation: Explanation,
    /// Whether the integration may just lack its secret.
    pub wants_secret: bool,
}

impl Stage {
    /// The stage of a session.
    pub fn of(session: &Session) -> Self {
        match session {
            Session::SignedOut { why } => Self::Open(why.as_ref().map(|reason| {
                let (tone, explanation) = why_signed_out(reason);
                Why {
                    tone,
                    explanation,
                    wants_secret: wants_secret(reason),
                }
            })),
            Session::Redirecting => Self::Leaving,
            Session::Exchanging { .. } | Session::SignedIn(_) => Self::Finishing,
        }
    }
}

fn wants_secret(reason: &SignOutReason) -> bool {
    matches!(reason, SignOutReason::ExchangeFailed(error) if error.wants_secret())
}

#[cfg(test)]
mod tests {
    use super::{Session, SignOutReason, Stage};
    use webex_api::OAuthError;

    fn refused(error: &str, status: u16) -> bool {
        let error = OAuthError::Refused {
            error: error.to_owned(),
            description: None,
            status,
            tracking_id: None,
        };
        let why = Some(SignOutReason::ExchangeFailed(error));
        match Stage::of(&Session::SignedOut { why }) {
            Stage::Open(Some(why)) => why.wants_secret,
            stage => panic!("{stage:?}"),
        }
    }

    #[test]
    fn only_a_refused_client_is_asked_for_its_secret() {
        assert!(refused("invalid_client", 401));
        assert!(refused("invalid_client", 400));
        assert!(!refused("invalid_grant", 400));
        assert!(!refused("status 503", 503));
    }
}
