//! Pages that lead astray.

use http::{HeaderValue, Response};
use serde_json::Value;

use crate::call::Call;
use crate::cors;
use crate::faults::body::edit_json;
use crate::faults::kind::Kind;
use crate::rest::people::list::{cursor, cursor_text};
use crate::simulator::Simulator;

/// The page with another `Link`, or other items.
pub(crate) fn mislead(
    kind: &Kind,
    sim: &Simulator,
    call: &Call<'_>,
    mut response: Response<Vec<u8>>,
) -> Response<Vec<u8>> {
    let here = cursor(call).unwrap_or(0);
    let to = |slot| call.url_with("cursor", &cursor_text(slot));
    match kind {
        Kind::Link { next } => links(&mut response, next),
        Kind::Loop {} => link(&mut response, &to(here)),
        Kind::Cycle {} => link(&mut response, &to(0)),
        Kind::Emptypage {} => {
            link(&mut response, &to(here));
            edit_json(&mut response, |json| {
                json["items"] = Value::Array(Vec::new());
            });
        }
        Kind::Duplicate {} => shift(
            sim,
            &mut response,
            |slot, people| {
                people
                    .from(0)
                    .take_while(|(at, _)| *at < slot)
                    .last()
                    .map_or(slot, |(at, _)| at)
            },
            to,
        ),
        Kind::Lost {} => shift(
            sim,
            &mut response,
            |slot, people| people.from(slot + 1).next().map_or(slot, |(at, _)| at),
            to,
        ),
        _ => {}
    }
    response
}

fn link(response: &mut Response<Vec<u8>>, url: &str) {
    cors::set(response, "Link", &format!("<{url}>; rel=\"next\""));
}

/// A string is one URL; a list makes several headers; a string that begins with `<` is the raw header.
fn links(response: &mut Response<Vec<u8>>, next: &Value) {
    response.headers_mut().remove("Link");
    let all = match next {
        Value::Array(all) => all.clone(),
        one => vec![one.clone()],
    };
    for text in all.iter().filter_map(Value::as_str) {
        let raw = if text.starts_with('<') {
            text.to_owned()
        } else {
            format!("<{text}>; rel=\"next\"")
        };
        if let Ok(value) = HeaderValue::from_bytes(raw.as_bytes()) {
            response.headers_mut().append("Link", value);
        }
    }
}

/// Moves the place where the next page begins.
fn shift(
    sim: &Simulator,
    response: &mut Response<Vec<u8>>,
    moved: impl Fn(usize, &crate::tenant::people::People) -> usize,
    to: impl Fn(usize) -> String,
) {
    let next = response
        .headers()
        .get("Link")
        .and_then(|value| value.to_str().ok())
        .and_then(next_slot);
    if let Some(slot) = next {
        link(response, &to(moved(slot, &sim.world.tenant.people)));
    }
}

fn next_slot(link: &str) -> Option<usize> {
    let url = link.strip_prefix('<')?.split('>').next()?;
    let uri: http::Uri = url.parse().ok()?;
    let request = http::Request::get(uri).body(Vec::new()).ok()?;
    cursor(&Call::new(&request, time::OffsetDateTime::UNIX_EPOCH)).ok()
}
