//! The client's token source: the session's present token, and after a 401 the one that a single refresh brings.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use rollcall_core::session::{Event, RefreshState, Session, SignInId};
use webex_api::{ApiError, ErrorKind, Secret, TokenSource};

use super::driver::Driver;

/// Gives the session's tokens to the client. Any number of callers cause one refresh, because the machine begins one only from
/// a state without one. They are those of one sign-in: a call that outlives it must not go on with the tokens of the next,
/// which may be of another person, or for another server.
pub struct SessionTokens {
    driver: Rc<Driver>,
    sign_in_id: SignInId,
}

impl SessionTokens {
    /// The tokens of the sign-in with this id ([`rollcall_core::session::SignedIn::sign_in_id`]).
    pub fn new(driver: Rc<Driver>, sign_in_id: SignInId) -> Self {
        Self { driver, sign_in_id }
    }

    fn present(&self) -> Result<(Secret, Refresh), ApiError> {
        let session = self.driver.session();
        session.with_untracked(|session| match session {
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
        self.driver.look();
        Box::pin(std::future::ready(self.present().map(|(token, _)| token)))
    }

    fn refreshed(&self, rejected: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        let rejected = rejected.clone();
        Box::pin(async move {
            self.present()?;
            self.driver.tell(Event::Unauthorized {
                rejected: rejected.clone(),
            });
            loop {
                let (token, refresh) = self.present()?;
                match refresh {
                    _ if token != rejected => return Ok(token),
                    Refresh::UnderWay => self.driver.refreshed.wait().await,
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

/// Those who wait for the end of a refresh.
#[derive(Default)]
pub struct Waiters(RefCell<Vec<oneshot::Sender<()>>>);

impl Waiters {
    /// Returns after the next [`Self::wake`].
    pub async fn wait(&self) {
        let (sender, receiver) = oneshot::channel();
        self.0.borrow_mut().push(sender);
        // A sender that is dropped unsent means the same: look again.
        let _ = receiver.await;
    }

    /// Lets everyone look again.
    pub fn wake(&self) {
        for waiter in self.0.take() {
            // Somebody who has stopped waiting needs no answer.
            let _ = waiter.send(());
        }
    }
}
