//! The one way to the network: the browser's `fetch`, by `gloo-net`, told to add nothing to a request.
//!
//! The request is made here and handed over ready: `gloo_net`'s own builder ends every address that has a query with an `&`
//! (0.6, `impl TryFrom<RequestBuilder> for Request`), and what is sent would not be what the page shows.

mod abort;
mod body;
mod fault;

use futures_util::future::LocalBoxFuture;
use gloo_net::Error;
use gloo_net::http::{Request as GlooRequest, Response as GlooResponse};
use http::{Request, Response};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestMode,
    RequestRedirect,
};
use webex_api::{ANSWER_HEADERS, Transport, TransportError};

pub(super) use self::abort::AbortOnDrop;
use self::fault::unreachable;
use super::{demo, leaving, network};

/// The cap of a file of the app: more than that of a build that is not optimised.
const OWN_LIMIT: usize = 256 * 1024 * 1024;

/// Sends requests with the browser's `fetch`.
///
/// No cookies, no cache, no referrer, no redirects: a redirect could carry the bearer token to another origin. Dropping the
/// future aborts the request. An answer is read as a stream, and not past the limit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fetch;

impl Transport for Fetch {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        limit: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        Box::pin(send(request, limit))
    }

    fn back_online(&self) -> Option<LocalBoxFuture<'static, ()>> {
        network::back_online()
    }
}

/// Reads a file of the app itself, at this path of the host, as the page got it: from the service worker, the browser's cache or the
/// host. The demo does not answer for it. `None` if it cannot be read.
pub async fn own_file(path: &str) -> Option<Vec<u8>> {
    let options = RequestInit::new();
    options.set_credentials(RequestCredentials::Omit);
    options.set_redirect(RequestRedirect::Error);
    let request = web_sys::Request::new_with_str_and_init(path, &options).ok()?;
    let response = GlooRequest::from(request).send().await.ok()?;
    let body = body::read(&response, OWN_LIMIT).await.ok()?;
    response.ok().then_some(body)
}

async fn send(
    request: Request<Vec<u8>>,
    limit: usize,
) -> Result<Response<Vec<u8>>, TransportError> {
    let answered = exchange(request, limit).await;
    if answered.is_err() {
        leaving::pass().await;
    }
    answered
}

async fn exchange(
    request: Request<Vec<u8>>,
    limit: usize,
) -> Result<Response<Vec<u8>>, TransportError> {
    let abort = AbortOnDrop::new().map_err(unreachable)?;
    let request = ready(&request, &abort).map_err(unreachable)?;
    // In the demo, nothing may reach the network.
    let response = match demo::fetch(&request) {
        Some(answer) => {
            let answer = JsFuture::from(answer).await.map_err(unreachable)?;
            GlooResponse::from(answer.unchecked_into::<web_sys::Response>())
        }
        None => GlooRequest::from(request).send().await.map_err(failed)?,
    };
    let body = body::read(&response, limit).await?;
    answer(&response, body)
}

fn ready(request: &Request<Vec<u8>>, abort: &AbortOnDrop) -> Result<web_sys::Request, JsValue> {
    let options = RequestInit::new();
    options.set_method(request.method().as_str());
    options.set_mode(RequestMode::Cors);
    options.set_credentials(RequestCredentials::Omit);
    options.set_cache(RequestCache::NoStore);
    options.set_redirect(RequestRedirect::Error);
    options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    options.set_signal(Some(&abort.signal()));
    let headers = Headers::new()?;
    for (name, value) in request.headers() {
        let value = value
            .to_str()
            .map_err(|_| JsValue::from_str("a header is not text"))?;
        headers.append(name.as_str(), value)?;
    }
    options.set_headers(&headers);
    if !request.body().is_empty() {
        options.set_body(&Uint8Array::from(request.body().as_slice()));
    }
    let address = request.uri().to_string();
    web_sys::Request::new_with_str_and_init(&address, &options)
}

fn answer(response: &GlooResponse, body: Vec<u8>) -> Result<Response<Vec<u8>>, TransportError> {
    let mut answer = Response::builder().status(response.status());
    // Only these, by their constants: reading any name would bring the table of all known ones, three kilobytes of the first load.
    for name in ANSWER_HEADERS {
        if let Some(value) = response.headers().get(name.as_str()) {
            answer = answer.header(name, value);
        }
    }
    answer
        .body(body)
        .map_err(|_| TransportError::Unreachable("the answer's head is malformed".to_owned()))
}

/// Why `fetch` gave no answer.
fn failed(error: Error) -> TransportError {
    match error {
        Error::JsError(error) => TransportError::Unreachable(error.message),
        other => TransportError::Unreachable(other.to_string()),
    }
}
