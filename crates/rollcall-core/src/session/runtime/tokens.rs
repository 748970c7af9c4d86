//! The client's token source: the session's present token, and after a 401 the one that a single refresh brings.

use super::Runtime;
use crate::session::{Event, RefreshState, Session, SignInId};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
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

/// Those who wait for the end of a refresh.
#[derive(Default)]
pub(super) struct Waiters {
    /// How often they were woken.
    rounds: Cell<u64>,
    wakers: RefCell<Vec<Waker>>,
}

impl Waiters {
    /// Returns after the next [`Self::wake`].
    async fn wait(&self) {
        let before = self.rounds.get();
        poll_fn(|context| {
            if self.rounds.get() != before {
                return Poll::Ready(());
            }
            self.wakers.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    /// Lets everyone look again.
    pub(super) fn wake(&self) {
        self.rounds.set(self.rounds.get().wrapping_add(1));
        self.wakers.take().into_iter().for_each(Waker::wake);
    }
}
