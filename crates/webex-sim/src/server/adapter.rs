//! Connects axum to the pure handler.

use std::convert::Infallible;
use std::io;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use futures_util::{StreamExt, stream};
use http::{Response, StatusCode, header};
use time::OffsetDateTime;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::time::sleep;

use crate::server::connection::{Connections, Scissors};
use crate::{Delivery, PickUp, Simulator};

/// The maximum request body, in bytes.
const MAX_BODY: usize = 4 << 20;
/// The number of parts in a dripping body.
const DRIPS: usize = 8;

/// The simulator, and a signal for requests that wait for a release.
struct Shared {
    simulator: Mutex<Simulator>,
    controlled: Notify,
}

impl Shared {
    fn simulator(&self) -> MutexGuard<'_, Simulator> {
        self.simulator
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves until the process ends.
pub(crate) async fn serve(listener: TcpListener, simulator: Simulator) -> io::Result<()> {
    let app = Router::new().fallback(answer).with_state(Arc::new(Shared {
        simulator: Mutex::new(simulator),
        controlled: Notify::new(),
    }));
    axum::serve(
        Connections(listener),
        app.into_make_service_with_connect_info::<Scissors>(),
    )
    .await
}

async fn answer(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        return response;
    };
    let request = Request::from_parts(parts, body.to_vec());
    let control = request.uri().path().starts_with("/_sim/");
    let mut response = shared
        .simulator()
        .handle(request, OffsetDateTime::now_utc());
    if control {
        shared.controlled.notify_waiters();
    }
    if let Some(Delivery::Held { ticket }) = response.extensions().get().copied() {
        response = released(&shared, ticket).await;
    }
    deliver(response, &scissors).await
}

/// Waits until a held request is released. Closes the connection if the simulator is reset instead.
async fn released(shared: &Shared, ticket: u64) -> Response<Vec<u8>> {
    loop {
        let mut controlled = pin!(shared.controlled.notified());
        // Register before checking, so that a release between the check and the wait is not missed.
        controlled.as_mut().enable();
        match shared.simulator().pick_up(ticket) {
            PickUp::Waiting => {}
            PickUp::Released(response) => return response,
            PickUp::Gone => {
                let mut response = Response::default();
                response.extensions_mut().insert(Delivery::Drop);
                return response;
            }
        }
        controlled.await;
    }
}

async fn deliver(response: Response<Vec<u8>>, scissors: &Scissors) -> Response<Body> {
    match response.extensions().get().copied().unwrap_or_default() {
        Delivery::Normal => response.map(Body::from),
        // A released answer is never held again.
        Delivery::Hang | Delivery::Held { .. } => std::future::pending().await,
        Delivery::Endless { ms, bytes } => response.map(|body| endless(body, ms, bytes)),
        Delivery::Drop => {
            scissors.cut();
            Response::new(Body::empty())
        }
        Delivery::Cut { after } => cut(response, after, scissors.clone()),
        Delivery::Delay { ms } => {
            sleep(Duration::from_millis(ms)).await;
            response.map(Body::from)
        }
        Delivery::Drip { ms } => response.map(|body| drip(body, ms)),
    }
}

/// Announces the full length, sends the headers and part of the body, then closes the connection.
fn cut(mut response: Response<Vec<u8>>, after: usize, scissors: Scissors) -> Response<Body> {
    let length = response.body().len().max(after + 1);
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, length.into());
    response.map(|mut body| {
        body.truncate(after);
        let parts = stream::unfold((Some(body), scissors), |(part, scissors)| async move {
            if let Some(part) = part {
                return Some((Ok(Bytes::from(part)), (None, scissors)));
            }
            // Give the part time to leave before closing.
            sleep(Duration::from_millis(30)).await;
            scissors.cut();
            Some((
                Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
                (None, scissors),
            ))
        });
        Body::from_stream(parts)
    })
}

fn drip(body: Vec<u8>, ms: u64) -> Body {
    let size = body.len().div_ceil(DRIPS).max(1);
    let parts: Vec<_> = body.chunks(size).map(Bytes::copy_from_slice).collect();
    Body::from_stream(stream::unfold(
        parts.into_iter(),
        move |mut parts| async move {
            let part = parts.next()?;
            sleep(Duration::from_millis(ms)).await;
            Some((Ok::<_, Infallible>(part), parts))
        },
    ))
}

fn endless(mut body: Vec<u8>, ms: u64, bytes: usize) -> Body {
    // Without its last byte the body stays incomplete JSON, however many spaces follow.
    body.pop();
    let start = stream::once(async move { Ok::<_, Infallible>(Bytes::from(body)) });
    let blanks = Bytes::from(vec![b' '; bytes]);
    let rest = stream::unfold(blanks, move |blanks| async move {
        sleep(Duration::from_millis(ms.max(1))).await;
        Some((Ok(blanks.clone()), blanks))
    });
    Body::from_stream(start.chain(rest))
}
