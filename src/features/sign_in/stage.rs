//! How far a sign-in is, as far as the page cares.

use rollcall_core::session::Session;

use crate::ui::notice::Explanation;
use crate::ui::notice::sign_in::why_signed_out;
use crate::ui::tone::Tone;

/// How far a sign-in is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Nothing is going on: the ways in are open.
    Open(Option<Why>),
    /// The page is about to leave for Webex.
    Leaving,
    /// Webex sent the person back; also the moment until the first page of the app stands.
    Finishing,
}

/// Why the person is not signed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// How bad that is.
    pub tone: Tone,
    /// In words.
    pub explanation: Explanation,
}

impl Stage {
    /// The stage of a session.
    pub fn of(session: &Session) -> Self {
        match session {
            Session::SignedOut { why } => Self::Open(why.as_ref().map(|reason| {
                let (tone, explanation) = why_signed_out(reason);
                Why { tone, explanation }
            })),
            Session::Redirecting => Self::Leaving,
            Session::Exchanging { .. } | Session::SignedIn(_) => Self::Finishing,
        }
    }
}
