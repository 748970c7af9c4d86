//! Requests that their transport keeps back.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::FutureExt as _;
use http::{Request, Response};
use pollster::block_on;

use super::ME;
use crate::scripted::{Scripted, reply, world};
use crate::{Clock, GetMe, LocalBoxFuture, Secret, Transport, TransportError};

/// Keeps each request back for some hours.
struct Patient {
    inner: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
    hours: Cell<u32>,
    meanwhile: Box<dyn Fn()>,
}

impl Transport for Patient {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        limit: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        assert_eq!(self.hours.get(), 0, "it is not its turn");
        self.inner.send(request, limit)
    }

    fn turn(&self, url: &str) -> Option<LocalBoxFuture<'_, ()>> {
        assert!(url.starts_with("https://webexapis.com/v1/people/me"));
        let left = self.hours.get().checked_sub(1)?;
        let hour = self.clock.sleep(Duration::from_secs(3_600));
        let wait = async move {
            hour.await;
            self.hours.set(left);
            (self.meanwhile)();
        };
        Some(wait.boxed_local())
    }
}

#[test]
fn a_request_waits_for_its_turn_outside_of_its_time_out_and_takes_its_token_afterwards() {
    let world = world(Scripted::in_turn([reply(200, &[], ME)]));
    let tokens = Rc::clone(&world.tokens);
    let client = world.client.through(|inner| {
        Rc::new(Patient {
            inner,
            clock: Rc::<crate::scripted::VirtualClock>::clone(&world.clock),
            hours: Cell::new(3),
            meanwhile: Box::new(move || tokens.set(Some(Secret::new("later")))),
        })
    });
    assert!(block_on(client.call(&GetMe)).is_ok());
    let sent = world.transport.sent.borrow();
    assert_eq!(sent.len(), 1);
    assert_eq!(Scripted::bearer(&sent[0]), "later");
    assert!(world.clock.passed() >= Duration::from_secs(3 * 3_600));
}
