//! The simulator as a transport: what a network would do with an answer is done here.

use crate::clock::VirtualClock;
use http::{Request, Response};
use std::cell::RefCell;
use std::future::{pending, poll_fn};
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;
use webex_api::{Clock, LocalBoxFuture, Transport, TransportError};
use webex_sim::{Delivery, PickUp, Simulator};

/// Hands requests to the simulator in this process.
#[derive(Clone)]
pub struct InProcess {
    pub simulator: Rc<RefCell<Simulator>>,
    pub clock: VirtualClock,
}

impl InProcess {
    async fn deliver(
        &self,
        request: Request<Vec<u8>>,
        limit: usize,
    ) -> Result<Response<Vec<u8>>, TransportError> {
        // Requests that are made at the same time are all under way before the first is answered.
        yield_once().await;
        let mut response = self
            .simulator
            .borrow_mut()
            .handle(request, self.clock.now());
        let closed = || Err(TransportError::Unreachable("connection closed".into()));
        if let Some(Delivery::Held { ticket }) = response.extensions().get().copied() {
            response = loop {
                // By itself, so that the simulator is not borrowed while others run.
                let picked_up = self.simulator.borrow_mut().pick_up(ticket);
                match picked_up {
                    PickUp::Waiting => yield_once().await,
                    PickUp::Released(response) => break response,
                    PickUp::Gone => return closed(),
                }
            };
        }
        let delivery = response.extensions().get::<Delivery>().copied();
        match delivery.unwrap_or_default() {
            Delivery::Normal => {}
            Delivery::Delay { ms } | Delivery::Drip { ms } => {
                self.clock.sleep(Duration::from_millis(ms)).await;
            }
            Delivery::Endless { ms, bytes } => {
                let pieces = u64::try_from(limit / bytes.max(1)).unwrap_or(u64::MAX);
                let end = Duration::from_millis(ms.saturating_mul(pieces.saturating_add(1)));
                self.clock.sleep(end).await;
                return Err(TransportError::TooLarge { limit });
            }
            Delivery::Hang | Delivery::Held { .. } => pending().await,
            Delivery::Drop | Delivery::Cut { .. } => return closed(),
        }
        if response.body().len() > limit {
            return Err(TransportError::TooLarge { limit });
        }
        Ok(response)
    }
}

impl Transport for InProcess {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        limit: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        Box::pin(self.deliver(request, limit))
    }
}

/// Lets all other ready tasks run first.
pub async fn yield_once() {
    let mut yielded = false;
    poll_fn(|context| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
