//! Answers whose bytes contradict their headers.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Response;
use serde_json::Value;

use crate::cors;
use crate::faults::kind::Kind;

/// Corrupts the body of an answer.
pub(crate) fn spoil(kind: &Kind, mut response: Response<Vec<u8>>) -> Response<Vec<u8>> {
    match kind {
        Kind::Truncate {} => {
            let half = response.body().len() / 2;
            response.body_mut().truncate(half);
        }
        Kind::Bom {} => {
            response.body_mut().splice(0..0, [0xef, 0xbb, 0xbf]);
        }
        Kind::Charset {} => {
            let text = String::from_utf8_lossy(response.body()).into_owned();
            *response.body_mut() = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            cors::set(
                &mut response,
                "Content-Type",
                "application/json;charset=ISO-8859-1",
            );
        }
        Kind::Gzip {} => cors::set(&mut response, "Content-Encoding", "gzip"),
        Kind::Mutate { set, remove } => edit_json(&mut response, |json| {
            for (pointer, value) in set {
                put(json, pointer, value.clone());
            }
            for pointer in remove {
                take(json, pointer);
            }
        }),
        Kind::Ids {} => edit_json(&mut response, bare_ids),
        _ => {}
    }
    response
}

/// Rewrites a JSON body. Other bodies are left alone.
pub(crate) fn edit_json(response: &mut Response<Vec<u8>>, edit: impl FnOnce(&mut Value)) {
    if let Ok(mut json) = serde_json::from_slice(response.body()) {
        edit(&mut json);
        *response.body_mut() = serde_json::to_vec(&json).unwrap_or_default();
    }
}

fn parent<'a>(json: &'a mut Value, pointer: &str) -> Option<(&'a mut Value, String)> {
    let (parent, name) = pointer.rsplit_once('/')?;
    Some((
        json.pointer_mut(parent)?,
        name.replace("~1", "/").replace("~0", "~"),
    ))
}

fn put(json: &mut Value, pointer: &str, value: Value) {
    match parent(json, pointer) {
        Some((Value::Object(members), name)) => {
            members.insert(name, value);
        }
        // RFC 6901, section 4: `-` is the position after the last element.
        Some((Value::Array(items), index)) if index == "-" => items.push(value),
        Some((Value::Array(items), index)) => {
            if let Some(item) = index
                .parse()
                .ok()
                .and_then(|index: usize| items.get_mut(index))
            {
                *item = value;
            }
        }
        _ => {}
    }
}

fn take(json: &mut Value, pointer: &str) {
    match parent(json, pointer) {
        Some((Value::Object(members), name)) => {
            members.remove(&name);
        }
        Some((Value::Array(items), index)) => {
            if let Some(index) = index
                .parse()
                .ok()
                .filter(|index: &usize| *index < items.len())
            {
                items.remove(index);
            }
        }
        _ => {}
    }
}

fn bare_ids(json: &mut Value) {
    match json {
        Value::String(text) => {
            let bytes = URL_SAFE_NO_PAD.decode(text.as_str()).unwrap_or_default();
            let decoded = String::from_utf8(bytes).unwrap_or_default();
            if let Some((_, uuid)) = decoded
                .strip_prefix("ciscospark://")
                .and_then(|rest| rest.rsplit_once('/'))
            {
                *text = uuid.to_owned();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(bare_ids),
        Value::Object(members) => members.values_mut().for_each(bare_ids),
        _ => {}
    }
}
