//! [`Row`]: a row under way, and whether its write has left for Webex.

use std::cell::Cell;
use std::rc::Rc;

use http::{Method, Request, Response};
use webex_api::{Client, LocalBoxFuture, Transport, TransportError};

use super::ports::Found;
use crate::change::{AnyTarget, Change, Target as _};
use crate::jobs::ending::Attempted;
use crate::jobs::run::Event;

/// A row under way.
pub(super) struct Row {
    pub(super) number: u32,
    /// Whether dropping it leaves no write behind whose outcome is unknown.
    pub(super) can_stop: Box<dyn Fn() -> bool>,
    /// What became of it.
    pub(super) event: LocalBoxFuture<'static, Event>,
}

impl Row {
    /// Reads the present value.
    pub(super) fn reads(number: u32, target: AnyTarget, client: Client) -> Self {
        let event = async move {
            let now = || client.clock().now();
            let read = target.read(&client).await;
            let result = read.map(|reply| reply.value);
            let result = result.map_err(|error| Attempted::of_unread(&error, now()));
            Event::Read {
                row: number,
                result,
            }
        };
        Self {
            number,
            can_stop: Box::new(|| true),
            event: Box::pin(event),
        }
    }

    /// Makes the change. `again`: an earlier attempt may take effect late.
    pub(super) fn writes(
        number: u32,
        change: Box<Change<AnyTarget>>,
        again: bool,
        client: &Client,
        found: Found,
    ) -> Self {
        let left = Rc::new(Cell::new(false));
        let client = client.through(|inner| {
            let left = Rc::clone(&left);
            Rc::new(Watched { inner, left })
        });
        let event = async move {
            let earlier = if again { change.asked() } else { Vec::new() };
            let report = change.make(&client, &earlier, Box::new(|_| ())).await;
            let attempted = Attempted::of(&report);
            let error = report.error.as_ref();
            found(change.target.operation(), report.found, error);
            Event::Attempted {
                row: number,
                attempted,
            }
        };
        Self {
            number,
            can_stop: Box::new(move || !left.get()),
            event: Box::pin(event),
        }
    }

    /// Finds out what became of the change.
    pub(super) fn looks_back(
        number: u32,
        change: Box<Change<AnyTarget>>,
        client: Client,
        found: Found,
    ) -> Self {
        let event = async move {
            let report = change.find_out(&client).await;
            let attempted = Attempted::of(&report);
            let error = report.error.as_ref();
            found(change.target.operation(), report.found, error);
            Event::Attempted {
                row: number,
                attempted,
            }
        };
        Self {
            number,
            can_stop: Box::new(|| false),
            event: Box::pin(event),
        }
    }
}

/// Notes whether a write has left and may have been carried out.
struct Watched {
    inner: Rc<dyn Transport>,
    left: Rc<Cell<bool>>,
}

impl Transport for Watched {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        limit: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        if request.method() == Method::GET {
            return self.inner.send(request, limit);
        }
        self.left.set(true);
        let answer = self.inner.send(request, limit);
        Box::pin(async move {
            let answer = answer.await;
            // Turned away unseen: Webex did nothing, and the client would send it again.
            let turned_away =
                |response: &Response<_>| matches!(response.status().as_u16(), 401 | 423 | 429);
            if answer.as_ref().is_ok_and(turned_away) {
                self.left.set(false);
            }
            answer
        })
    }

    fn turn(&self, url: &str) -> Option<LocalBoxFuture<'_, ()>> {
        self.inner.turn(url)
    }

    fn back_online(&self) -> Option<LocalBoxFuture<'static, ()>> {
        self.inner.back_online()
    }
}
