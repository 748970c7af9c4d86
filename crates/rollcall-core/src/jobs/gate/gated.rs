//! [`Gated`]: a transport whose requests pass the gates.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::Duration;

use http::{Request, Response, StatusCode, Uri};
use time::OffsetDateTime;
use webex_api::{Clock, Entropy, Limits, LocalBoxFuture, Transport, TransportError, retry_after};

use super::{Answer, Gates, Permit};

/// The longest single timer. Browsers fire timers beyond 2³¹ ms at once.
const LONGEST_SLEEP: Duration = Duration::from_secs(60 * 60);

/// A transport whose requests wait at the gate of their host and group, reads as well as writes.
pub struct Gated {
    inner: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
    entropy: Rc<dyn Entropy>,
    /// The longest wait that a server may ask for, in seconds.
    longest: u64,
    gates: RefCell<Gates>,
    /// How many requests have ended.
    ended: Cell<u64>,
    waiting: RefCell<Vec<Waker>>,
}

impl Gated {
    /// Puts gates in front of a transport. Clients that share it share the gates.
    pub fn new(inner: Rc<dyn Transport>, clock: Rc<dyn Clock>, entropy: Rc<dyn Entropy>) -> Self {
        Self {
            inner,
            clock,
            entropy,
            longest: Limits::default().waits_seconds,
            gates: RefCell::default(),
            ended: Cell::default(),
            waiting: RefCell::default(),
        }
    }

    /// Returns the latest end of a pause that Webex asked for, if one is going on.
    pub fn closed_until(&self) -> Option<OffsetDateTime> {
        self.gates.borrow().closed_until(self.clock.now())
    }

    /// Resolves when any request has ended.
    async fn another(&self) {
        let before = self.ended.get();
        poll_fn(|context| {
            if self.ended.get() != before {
                return Poll::Ready(());
            }
            self.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

impl Transport for Gated {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        limit: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        let uri = request.uri().clone();
        let (host, path) = (uri.host().unwrap_or_default(), uri.path());
        let now = self.clock.now();
        self.gates.borrow_mut().of(host, path).sent(now);
        let mut passage = Passage {
            gated: self,
            uri,
            answer: Answer::Missing,
        };
        let answer = self.inner.send(request, limit);
        Box::pin(async move {
            let answer = answer.await;
            if let Ok(response) = &answer {
                passage.answered(response);
            }
            answer
        })
    }

    fn turn(&self, url: &str) -> Option<LocalBoxFuture<'_, ()>> {
        let uri: Uri = url.parse().ok()?;
        let (host, path) = (uri.host().unwrap_or_default(), uri.path());
        let now = self.clock.now();
        let permit = self.gates.borrow_mut().of(host, path).permit(now);
        match permit {
            Permit::Granted => self.inner.turn(url),
            Permit::NotBefore(until) => {
                let wait = Duration::try_from(until - now).unwrap_or_default();
                Some(self.clock.sleep(wait.min(LONGEST_SLEEP)))
            }
            Permit::AfterAnother => Some(Box::pin(self.another())),
        }
    }

    fn back_online(&self) -> Option<LocalBoxFuture<'static, ()>> {
        self.inner.back_online()
    }
}

/// A request in flight. However it ends, also if it is dropped, the gate learns of it.
struct Passage<'a> {
    gated: &'a Gated,
    uri: Uri,
    answer: Answer,
}

impl Passage<'_> {
    fn answered(&mut self, response: &Response<Vec<u8>>) {
        self.answer = match response.status() {
            StatusCode::TOO_MANY_REQUESTS => {
                let (now, longest) = (self.gated.clock.now(), self.gated.longest);
                let retry_after = retry_after(response.headers(), now, longest);
                Answer::TooMany { retry_after }
            }
            _ => Answer::Answered,
        };
    }
}

impl Drop for Passage<'_> {
    fn drop(&mut self) {
        let gated = self.gated;
        let (host, path) = (self.uri.host().unwrap_or_default(), self.uri.path());
        let (now, unit) = (gated.clock.now(), gated.entropy.unit());
        let mut gates = gated.gates.borrow_mut();
        gates.of(host, path).answered(self.answer, now, unit);
        drop(gates);
        gated.ended.set(gated.ended.get() + 1);
        for waker in gated.waiting.take() {
            waker.wake();
        }
    }
}
