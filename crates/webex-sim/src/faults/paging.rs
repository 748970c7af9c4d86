//! Faults in paging.

use http::{HeaderValue, Response};
use serde_json::Value;

use crate::call::Call;
use crate::cors;
use crate::faults::body::edit_json;
use crate::faults::kind::Kind;
use crate::rest::people::list::{cursor, cursor_text, place};
use crate::simulator::Simulator;

/// Changes the page's `Link` or its items.
pub(crate) fn mislead(
    kind: &Kind,
    sim: &Simulator,
    call: &Call<'_>,
    mut response: Response<Vec<u8>>,
) -> Response<Vec<u8>> {
    let here = place(call).unwrap_or_default();
    let to = |slot| call.url_with(parameter(call), &cursor_text(slot));
    match kind {
        Kind::Link { next } => links(&mut response, next),
        Kind::Loop {} => link(&mut response, &to(here.slot)),
        Kind::Cycle {} => link(&mut response, &to(0)),
        Kind::Emptypage {} => {
            let next = here.after_empty_page().text();
            link(&mut response, &call.url_with(parameter(call), &next));
            edit_json(&mut response, |json| {
                let members = json.as_object_mut().into_iter().flatten();
                members
                    .filter_map(|(_, value)| value.as_array_mut())
                    .for_each(Vec::clear);
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

/// Returns the query parameter that the list pages with. Licence holders use a different one from people.
fn parameter(call: &Call<'_>) -> &'static str {
    if call.query("includeAssignedTo").is_some() {
        "next"
    } else {
        "cursor"
    }
}

fn link(response: &mut Response<Vec<u8>>, url: &str) {
    cors::set(response, "Link", &format!("<{url}>; rel=\"next\""));
}

/// Sets `Link` headers. A string is one URL, a list sends several headers, and a string that starts with `<` is the raw
/// header.
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

/// Moves the start of the next page.
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
