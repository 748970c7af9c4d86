//! The machine as the client's source of tokens, without any single flight of its own: that there is one refresh is the machine's doing.

use crate::session_driver::Driver;
use rollcall_core::session::{Event, RefreshState};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use webex_api::{ApiError, LocalBoxFuture, Secret, TokenSource};

pub struct MachineTokens(pub Driver);

impl MachineTokens {
    fn present(&self) -> Result<(Secret, bool), ApiError> {
        let session = self.0.session.borrow();
        let signed_in = session.signed_in().ok_or_else(ApiError::signed_out)?;
        let under_way = matches!(signed_in.refresh, RefreshState::InFlight { .. });
        Ok((signed_in.tokens.access_token.clone(), under_way))
    }
}

impl TokenSource for MachineTokens {
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        Box::pin(std::future::ready(self.present().map(|(token, _)| token)))
    }

    fn refreshed(&self, rejected: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        let rejected = rejected.clone();
        Box::pin(async move {
            self.0
                .tell(Event::Unauthorized {
                    rejected: rejected.clone(),
                })
                .await;
            loop {
                match self.present()? {
                    (token, _) if token != rejected => return Ok(token),
                    (_, true) => self.0.waiters.wait().await,
                    (_, false) => return Err(ApiError::signed_out()),
                }
            }
        })
    }
}

/// Those who wait for the end of a refresh.
#[derive(Clone, Default)]
pub struct Waiters(Rc<(Cell<u64>, RefCell<Vec<Waker>>)>);

impl Waiters {
    /// Returns after the next [`Self::wake`].
    async fn wait(&self) {
        let (round, wakers) = &*self.0;
        let now = round.get();
        poll_fn(|context| {
            if round.get() != now {
                return Poll::Ready(());
            }
            wakers.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    pub fn wake(&self) {
        let (round, wakers) = &*self.0;
        round.set(round.get() + 1);
        wakers.take().into_iter().for_each(Waker::wake);
    }
}
