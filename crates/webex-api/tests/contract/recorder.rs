//! A client that records requests and returns given answers.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use http::{Request, Response};
use pollster::block_on;
use time::OffsetDateTime;
use webex_api::{
    ApiBase, ApiError, Client, ClientConfig, Clock, Endpoint, Entropy, EntropyUnavailable, Limits,
    LocalBoxFuture, Reply, Secret, SingleFlight, Transport, TransportError,
};

#[derive(Default)]
struct Recorder {
    sent: RefCell<Vec<Request<Vec<u8>>>>,
    answer: Vec<u8>,
}

impl Transport for Recorder {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        _: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        self.sent.borrow_mut().push(request);
        let answer = Response::new(self.answer.clone());
        Box::pin(async move { Ok(answer) })
    }
}

struct Nothing;

impl Clock for Nothing {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH
    }

    fn sleep(&self, _: Duration) -> LocalBoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }
}

impl Entropy for Nothing {
    fn fill(&self, _: &mut [u8]) -> Result<(), EntropyUnavailable> {
        Err(EntropyUnavailable)
    }
}

type Outcome<E> = Result<Reply<<E as Endpoint>::Output>, ApiError>;

/// Makes one call, answered by a 200 with `body`. Returns the request sent and the outcome.
pub(crate) fn call<E: Endpoint>(endpoint: &E, body: &[u8]) -> (Request<Vec<u8>>, Outcome<E>) {
    let transport = Rc::new(Recorder {
        answer: body.to_vec(),
        ..Recorder::default()
    });
    let api_base = ApiBase::parse("https://webexapis.com/v1").unwrap();
    let config = ClientConfig {
        api_base,
        limits: Limits::default(),
    };
    let tokens = SingleFlight::new(Some(Secret::new("token")), |_| {
        Box::pin(async { Err(ApiError::signed_out()) })
    });
    let client = Client::new(
        config,
        Rc::<Recorder>::clone(&transport),
        Rc::new(Nothing),
        Rc::new(Nothing),
        Rc::new(tokens),
    );
    let outcome = block_on(client.call(endpoint));
    let request = transport.sent.borrow_mut().pop().unwrap();
    (request, outcome)
}
