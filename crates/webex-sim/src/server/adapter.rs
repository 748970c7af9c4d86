//! Between axum and the pure handler.

use std::convert::Infallible;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use futures_util::stream;
use http::{Response, StatusCode, header};
use time::OffsetDateTime;
use tokio::net::TcpListener;
use tokio::time::sleep;

use crate::server::connection::{Connections, Scissors};
use crate::{Delivery, Simulator};

/// The greatest request body in bytes.
const MAX_BODY: usize = 4 << 20;
/// Into how many parts a dripping body is cut.
const DRIPS: usize = 8;

type Shared = Arc<Mutex<Simulator>>;

/// Serves until the process ends.
pub(crate) async fn serve(listener: TcpListener, simulator: Simulator) -> io::Result<()> {
    let app = Router::new()
        .fallback(answer)
        .with_state(Arc::new(Mutex::new(simulator)));
    axum::serve(
        Connections(listener),
        app.into_make_service_with_connect_info::<Scissors>(),
    )
    .await
}

async fn answer(
    State(simulator): State<Shared>,
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
    let response = simulator
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .handle(request, OffsetDateTime::now_utc());
    deliver(response, &scissors).await
}

async fn deliver(response: Response<Vec<u8>>, scissors: &Scissors) -> Response<Body> {
    match response.extensions().get().copied().unwrap_or_default() {
        Delivery::Normal => response.map(Body::from),
        Delivery::Hang => std::future::pending().await,
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

/// Promises the whole body by its length, sends the headers and a part, then closes the connection.
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
            // The part must have left before the scissors close.
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
