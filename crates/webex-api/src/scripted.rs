//! Test doubles: a scripted transport, a clock that jumps, and deterministic entropy.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use futures_util::FutureExt as _;
use http::{Request, Response};
use time::OffsetDateTime;
use time::macros::datetime;

use crate::{
    ApiBase, ApiError, Client, ClientConfig, Clock, Entropy, EntropyUnavailable, Limits,
    LocalBoxFuture, Secret, SingleFlight, Transport, TransportError,
};

/// A scripted answer: a response, no answer at all, or silence until the time-out.
#[derive(Clone)]
pub(crate) enum Answer {
    Reply(Response<Vec<u8>>),
    Fault(TransportError),
    Silence,
}

/// Creates an answer with this status, headers and body.
pub(crate) fn reply(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    Answer::Reply(response.body(body.as_bytes().to_vec()).unwrap())
}

type Script = dyn Fn(&Request<Vec<u8>>) -> Answer;

/// A transport that calls a function and records the requests.
pub(crate) struct Scripted {
    script: Box<Script>,
    pub(crate) sent: RefCell<Vec<Request<Vec<u8>>>>,
    /// The limit of each body, in bytes.
    pub(crate) limits: RefCell<Vec<usize>>,
    /// The number of futures dropped before they answered.
    pub(crate) aborted: Rc<Cell<usize>>,
    back_online: Box<dyn Fn() -> Option<LocalBoxFuture<'static, ()>>>,
}

impl Scripted {
    pub(crate) fn new(script: impl Fn(&Request<Vec<u8>>) -> Answer + 'static) -> Self {
        Self {
            script: Box::new(script),
            sent: RefCell::default(),
            limits: RefCell::default(),
            aborted: Rc::default(),
            back_online: Box::new(|| None),
        }
    }

    /// Sets what the device reports about its network.
    pub(crate) fn with_network(
        mut self,
        back_online: impl Fn() -> Option<LocalBoxFuture<'static, ()>> + 'static,
    ) -> Self {
        self.back_online = Box::new(back_online);
        self
    }

    /// Answers in turn; the last answer repeats.
    pub(crate) fn in_turn(answers: impl IntoIterator<Item = Answer>) -> Self {
        let left = RefCell::new(answers.into_iter().collect::<VecDeque<_>>());
        Self::new(move |_| {
            let mut left = left.borrow_mut();
            if left.len() > 1 {
                left.pop_front().unwrap()
            } else {
                left[0].clone()
            }
        })
    }

    pub(crate) fn urls(&self) -> Vec<String> {
        self.sent
            .borrow()
            .iter()
            .map(|request| request.uri().to_string())
            .collect()
    }

    pub(crate) fn bearer(request: &Request<Vec<u8>>) -> &str {
        request.headers()["authorization"]
            .to_str()
            .unwrap()
            .strip_prefix("Bearer ")
            .unwrap()
    }
}

/// Counts its drops, as a browser transport would abort.
struct Abort(Rc<Cell<usize>>);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

impl Transport for Scripted {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        limit: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        let answer = (self.script)(&request);
        self.sent.borrow_mut().push(request);
        self.limits.borrow_mut().push(limit);
        async move {
            // One turn of the executor, so that parallel calls really overlap.
            yield_once().await;
            match answer {
                Answer::Reply(response) => Ok(response),
                Answer::Fault(error) => Err(error),
                Answer::Silence => {
                    let _abort = Abort(Rc::clone(&self.aborted));
                    std::future::pending().await
                }
            }
        }
        .boxed_local()
    }

    fn back_online(&self) -> Option<LocalBoxFuture<'static, ()>> {
        (self.back_online)()
    }
}

/// Is pending once.
pub(crate) async fn yield_once() {
    let mut yielded = false;
    std::future::poll_fn(|context| {
        if std::mem::replace(&mut yielded, true) {
            return std::task::Poll::Ready(());
        }
        context.waker().wake_by_ref();
        std::task::Poll::Pending
    })
    .await;
}

/// A clock whose sleeps take no time but advance it. A sleep ends on its third poll, so that anything ready sooner wins
/// a race against it.
pub(crate) struct VirtualClock {
    now: Rc<Cell<OffsetDateTime>>,
    pub(crate) sleeps: Rc<RefCell<Vec<Duration>>>,
}

pub(crate) const START: OffsetDateTime = datetime!(2026-09-01 12:00 UTC);

impl Default for VirtualClock {
    fn default() -> Self {
        Self {
            now: Rc::new(Cell::new(START)),
            sleeps: Rc::default(),
        }
    }
}

impl VirtualClock {
    pub(crate) fn passed(&self) -> Duration {
        Duration::try_from(self.now.get() - START).unwrap()
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> OffsetDateTime {
        self.now.get()
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        let (now, sleeps) = (Rc::clone(&self.now), Rc::clone(&self.sleeps));
        async move {
            yield_once().await;
            yield_once().await;
            now.set(now.get() + duration);
            sleeps.borrow_mut().push(duration);
        }
        .boxed_local()
    }
}

/// Mixes a counter into bytes that differ each time but repeat in each run.
#[derive(Default)]
pub(crate) struct Counting(Cell<u64>);

impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyUnavailable> {
        for chunk in bytes.chunks_mut(8) {
            self.0.set(self.0.get() + 1);
            // SplitMix64's finaliser.
            let mut z = self.0.get().wrapping_mul(0x9e37_79b9_7f4a_7c15);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(z ^ (z >> 31)).to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}

/// Always returns the same jitter.
pub(crate) struct Jitter(pub(crate) f64);

impl Entropy for Jitter {
    fn fill(&self, _: &mut [u8]) -> Result<(), EntropyUnavailable> {
        Err(EntropyUnavailable)
    }

    fn unit(&self) -> f64 {
        self.0
    }
}

/// A client with everything a test checks.
pub(crate) struct World {
    pub(crate) client: Client,
    pub(crate) transport: Rc<Scripted>,
    pub(crate) clock: Rc<VirtualClock>,
    pub(crate) tokens: Rc<SingleFlight>,
    pub(crate) refreshes: Rc<Cell<usize>>,
}

pub(crate) const TOKEN: &str = "CANARY-token-0";

/// Creates a signed-in client over `transport`. Refreshes return `CANARY-token-1`, `-2` and so on.
pub(crate) fn world(transport: Scripted) -> World {
    world_with(transport, Jitter(1.0), Limits::default())
}

pub(crate) fn world_with(
    transport: Scripted,
    entropy: impl Entropy + 'static,
    limits: Limits,
) -> World {
    let refreshes = Rc::new(Cell::new(0));
    let count = Rc::clone(&refreshes);
    let tokens = Rc::new(SingleFlight::new(Some(Secret::new(TOKEN)), move |_| {
        count.set(count.get() + 1);
        let token = Secret::new(format!("CANARY-token-{}", count.get()));
        async move {
            yield_once().await;
            Ok::<_, ApiError>(token)
        }
        .boxed_local()
    }));
    let transport = Rc::new(transport);
    let clock = Rc::new(VirtualClock::default());
    let config = ClientConfig {
        api_base: ApiBase::parse("https://webexapis.com/v1").unwrap(),
        limits,
    };
    let client = Client::new(
        config,
        Rc::<Scripted>::clone(&transport),
        Rc::<VirtualClock>::clone(&clock),
        Rc::new(entropy),
        Rc::<SingleFlight>::clone(&tokens),
    );
    World {
        client,
        transport,
        clock,
        tokens,
        refreshes,
    }
}
