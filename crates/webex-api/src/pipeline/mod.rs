//! What happens to a request, one module a stage: `authorize` → `send` with a time-out → `classify` → `retry`;
//! decoding follows in [`Client::call`](crate::Client::call).
//!
//! What is retried, and when (the `retry` tests check this table):
//!
//! | answer | `Safe`, `Idempotent` | `Unsafe` (POST, PATCH) | wait |
//! |---|---|---|---|
//! | 401 | retried once with a refreshed token | the same: nothing was done | none |
//! | 429 | yes | yes: nothing was done | `Retry-After`, seconds or date, any length, + 0–5 %; without it back-off |
//! | 423 | yes | yes: nothing was done | as 429 |
//! | 500, 502, 503, 504 | yes | no: it may have been done | back-off; 503 honours `Retry-After` |
//! | no answer while the device is offline | yes, without limit | no: it may have been done | until there is a network, 15 s at most |
//! | no answer | yes | no: it may have been done | back-off |
//! | time-out | yes, but at most 3 sends | no: it may have been done | back-off |
//! | any other 4xx, 501, 3xx, a body over its limit or not decodable | no | no | – |
//!
//! Back-off is full jitter, `rand(0, min(60 s, 0.5 s · 2ⁿ))`, with at most 8 tries; see [`Limits`](crate::Limits). The
//! time-out applies to the whole answer, including a body that drips. The client's observer is told why a call is
//! waiting: see [`hold`].

pub(crate) mod authorize;
pub(crate) mod classify;
pub(crate) mod connection;
pub mod hold;
pub(crate) mod reply;
pub(crate) mod request;
pub(crate) mod retry;
pub(crate) mod send;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use futures_util::future::{Either, select};

use crate::endpoint::Idempotency;
use crate::error::{ApiError, ErrorKind, Reach};
use crate::redact::redact;
use crate::transport::LocalBoxFuture;
use connection::Connection;
use hold::{Hold, Reporter};
use reply::RawReply;
use request::RequestParts;
use retry::Decision;

/// Takes a request through all stages. Not generic, so that it is compiled once for all endpoints.
///
/// The future is boxed here, because an `async fn` is compiled again in every crate that awaits it.
#[inline(never)]
pub(crate) fn dispatch(
    client: Rc<Connection>,
    parts: RequestParts,
) -> LocalBoxFuture<'static, Result<RawReply, ApiError>> {
    Box::pin(async move { run(&client, &parts).await })
}

async fn run(client: &Connection, parts: &RequestParts) -> Result<RawReply, ApiError> {
    let limits = &client.config.limits;
    let mut reporter = Reporter::new(client.observer.as_ref(), &client.calls, parts.endpoint);
    let mut reach = Reach::NotSent;
    // If this step fails, report how far earlier tries got.
    let before_sending = |reach| move |error: ApiError| error.with_reach(reach);
    let mut token = client
        .tokens
        .access_token()
        .await
        .map_err(before_sending(reach))?;
    let mut progress = retry::Progress::default();
    loop {
        while let Some(turn) = client.transport.turn(&parts.url) {
            turn.await;
            let present = client.tokens.access_token().await;
            token = present.map_err(before_sending(reach))?;
        }
        if parts.idempotency != Idempotency::Safe
            && client.may_write.as_ref().is_some_and(|may| !may())
        {
            return Err(before_sending(reach)(ApiError::read_only(parts.endpoint)));
        }
        let request =
            authorize::authorize(&client.config, parts, &token).map_err(before_sending(reach))?;
        let answer = send::send(client, request, parts.body_limit(limits), limits.timeout).await;
        let now = client.clock.now();
        let mut error = match classify::classify(client, parts, answer, now) {
            Ok(mut reply) => {
                if let Some(id) = &mut reply.head.tracking_id {
                    redact(id, &[token.expose()]);
                }
                return Ok(reply);
            }
            Err(error) => error,
        };
        error.redact(&token);
        reach = reach.max(reach_of(error.kind));
        error.reach = reach;
        if offline(client, parts, &error, &mut reporter).await {
            let present = client.tokens.access_token().await;
            token = present.map_err(before_sending(reach))?;
            continue;
        }
        match retry::decide(
            &error,
            parts.idempotency,
            &mut progress,
            limits,
            &*client.entropy,
        ) {
            Decision::GiveUp => return Err(error),
            Decision::Refresh => {
                let refreshed = client.tokens.refreshed(&token).await;
                token = refreshed.map_err(before_sending(reach))?;
            }
            Decision::Wait(wait) => {
                let until = now + wait;
                let hold = match error.kind {
                    ErrorKind::RateLimited => Hold::RateLimited { until },
                    ErrorKind::Locked => Hold::Locked { until },
                    after => Hold::Retrying {
                        attempt: progress.attempt(),
                        attempts: progress.attempts(after, limits),
                        after,
                        until,
                    },
                };
                reporter.report(Some(hold));
                retry::wait(&*client.clock, wait).await;
                if !matches!(hold, Hold::Retrying { .. }) {
                    reporter.report(None);
                }
                // During a long wait, another call's 401 may have brought a new token.
                let present = client.tokens.access_token().await;
                token = present.map_err(before_sending(reach))?;
            }
        }
    }
}

/// If `error` is due to a missing network, waits for one. Returns whether to send again.
async fn offline(
    client: &Connection,
    parts: &RequestParts,
    error: &ApiError,
    reporter: &mut Reporter,
) -> bool {
    if error.kind != ErrorKind::Unreachable || !retry::harmless(error.kind, parts.idempotency) {
        return false;
    }
    let Some(back) = client.transport.back_online() else {
        return false;
    };
    reporter.report(Some(Hold::Offline));
    // A platform may wrongly report that there is no network and then never report its return.
    let check = client.clock.sleep(client.config.limits.offline_check);
    if let Either::Left(_) = select(back, check).await {
        reporter.report(None);
    }
    true
}

/// How far a try got that failed this way.
fn reach_of(kind: ErrorKind) -> Reach {
    match kind {
        ErrorKind::Unauthorized | ErrorKind::RateLimited | ErrorKind::Locked => Reach::TurnedAway,
        _ => Reach::Webex,
    }
}
