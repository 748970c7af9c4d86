//! The client's token source: the session's present token, and after a 401 the one that a single refresh brings.

use super::Runtime;
use crate::session::{Event, RefreshState, Session, SignInId};
use std::rc::Rc;
use webex_api::{ApiError, ErrorKind, LocalBoxFuture, Secret, TokenSource};

/// Gives the session's tokens to the client. Any number of callers cause one refresh, because the machine begins one only from
/// a state without one. They are those of one sign-in: a call that outlives it must not go on with the tokens of the next,
/// which may be of another person, or for another server.
pub struct SessionTokens {
    runtime: Rc<Runtime>,
    sign_in_id: SignInId,
}

impl SessionTokens {
    pub(super) fn new(runtime: Rc<Runtime>, sign_in_id: SignInId) -> Self {
        Self {
            runtime,
            sign_in_id,
        }
    }

    fn present(&self) -> Result<(Secret, Refresh), ApiError> {
        self.runtime.read(|session| match session {
            Session::SignedIn(signed_in) if signed_in.sign_in_id == self.sign_in_id => Ok((
                signed_in.tokens.access_token.clone(),
                Refresh::of(&signed_in.refresh),
            )),
            _ => Err(ApiError::signed_out()),
        })
    }
}

/// What a caller with a rejected token can hope for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Refresh {
    Possible,
    UnderWay,
    Failed,
}

impl Refresh {
    const fn of(state: &RefreshState) -> Self {
        match state {
            RefreshState::Idle => Self::Possible,
            RefreshState::InFlight { .. } => Self::UnderWay,
            RefreshState::Backoff { .. } => Self::Failed,
        }
    }
}

impl TokenSource for SessionTokens {
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        // No request leaves a tab whose session is over, whether the tab has noticed or not.
        self.runtime.look();
        Box::pin(std::future::ready(self.present().map(|(token, _)| token)))
    }

    fn refreshed(&self, rejected: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        let rejected = rejected.clone();
        Box::pin(async move {
            self.present()?;
            self.runtime.tell(Event::Unauthorized {
                rejected: rejected.clone(),
            });
            loop {
                let (token, refresh) = self.present()?;
                match refresh {
                    _ if token != rejected => return Ok(token),
                    Refresh::UnderWay => self.runtime.refresh_ended.wait().await,
                    // The session stays: only the server can end it. This call has no token that works.
                    Refresh::Possible | Refresh::Failed => return Err(not_refreshed()),
                }
            }
        })
    }
}

fn not_refreshed() -> ApiError {
    ApiError::new(
        ErrorKind::Unreachable,
        "session",
        "the access token was rejected and a new one could not be fetched yet",
    )
}
