//! Error bodies: every JSON shape in which Webex, its identity service or a gateway reports an error, and plain text.

mod text;

#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use crate::error::ErrorDetail;
use crate::header::each_once;
use text::{from_text, shortened};

/// The content of an error body.
///
/// | shape | where |
/// |---|---|
/// | `{message, errors: [{description, errorCode?}], trackingId}` | most of the REST API |
/// | `{message, errors: [{code, message}], trackingId}` | some admin calls |
/// | `{error: [{key, message: [{description, code}]}], trackingId}` | some admin calls |
/// | `{errorCode, message, trackingId}` | some meetings calls |
/// | `{errors: {member: …}}`, `{error: {message, …}}`, `{message: {…}}` | gateways and newer services |
/// | `{detail, scimType}` (RFC 7644 §3.12), `{title, detail}` (RFC 9457) | identity service |
/// | `{error, error_description, trackingID}` | OAuth |
/// | a web page, plain text, nothing | gateways, proxies, 429 |
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ErrorBody {
    pub(crate) message: Option<String>,
    pub(crate) details: Vec<ErrorDetail>,
    pub(crate) tracking_id: Option<String>,
    /// `error` in the OAuth shape.
    pub(crate) oauth_error: Option<String>,
}

/// Members that describe an error, the most specific first. `error` is not among them: in OAuth it is a code.
const WORDS: [&str; 9] = [
    "message",
    "description",
    "error_description",
    "detail",
    "errorMessage",
    "error_message",
    "reason",
    "faultstring",
    "title",
];

/// Members that hold an error code.
const CODES: [&str; 3] = ["errorCode", "code", "scimType"];

/// Members that hold further errors, unless they are strings.
const NESTED: [&str; 7] = [
    "errors",
    "error",
    "message",
    "details",
    "detail",
    "description",
    "fault",
];

/// The maximum number of errors kept from one body.
const MOST: usize = 20;

/// The maximum depth at which errors are searched.
const DEEPEST: usize = 8;

impl ErrorBody {
    /// Reads any body. Never fails.
    pub(crate) fn read(body: &[u8]) -> Self {
        match serde_json::from_slice::<Value>(body) {
            Ok(value) => Self::from_json(&value),
            Err(_) => Self {
                message: from_text(body),
                ..Self::default()
            },
        }
    }

    fn from_json(value: &Value) -> Self {
        let mut details = Details(Vec::new());
        let none = Map::new();
        let (members, own) = match value {
            Value::Object(members) => (members, words_of(members)),
            other => {
                details.add(other, None, 0);
                (&none, None)
            }
        };
        details.add_nested(members, 0);
        let mut details = details.0;
        let oauth_error = members.get("error").and_then(text);
        let first = details.iter().find(|detail| !detail.description.is_empty());
        let message = own
            .or_else(|| first.map(|detail| detail.description.clone()))
            .or_else(|| oauth_error.clone());
        if let Some(code) = code_of(members) {
            details.push(ErrorDetail {
                code: Some(code),
                description: message.clone().unwrap_or_default(),
            });
        }
        Self {
            message,
            details,
            tracking_id: tracking_id(members),
            oauth_error,
        }
    }
}

/// The errors of a body, in order.
struct Details(Vec<ErrorDetail>);

impl Details {
    /// Collects the messages in `value`: a string, a list, one error object, or a map from member names to their
    /// errors. `about` is the member name in such a map.
    fn add(&mut self, value: &Value, about: Option<&str>, depth: usize) {
        if depth > DEEPEST || self.0.len() >= MOST {
            return;
        }
        match value {
            Value::String(_) => {
                if let Some(words) = text(value) {
                    self.push(None, Some(words), about);
                }
            }
            Value::Array(entries) => {
                for entry in entries {
                    self.add(entry, about, depth + 1);
                }
            }
            Value::Object(members) => {
                let (code, words) = (code_of(members), words_of(members));
                let nested = nested_of(members).next().is_some();
                if code.is_some() || words.is_some() {
                    self.push(code, words, about);
                } else if !nested {
                    for (name, value) in members {
                        self.add(value, Some(name), depth + 1);
                    }
                    return;
                }
                self.add_nested(members, depth);
            }
            _ => {}
        }
    }

    fn add_nested(&mut self, members: &Map<String, Value>, depth: usize) {
        for value in nested_of(members) {
            self.add(value, None, depth + 1);
        }
    }

    fn push(&mut self, code: Option<String>, words: Option<String>, about: Option<&str>) {
        let mut description = words.unwrap_or_default();
        if let Some(about) = about.and_then(shortened) {
            description = [&about, ": ", &description].concat();
        }
        self.0.push(ErrorDetail { code, description });
    }
}

/// Iterates over the values that hold further errors. Strings in a [`WORDS`] member are messages, and in `error` an
/// OAuth code.
fn nested_of(members: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    NESTED.iter().filter_map(|name| {
        let value = members.get(*name)?;
        let is_text = value.is_string() && (*name == "error" || WORDS.contains(name));
        (!is_text).then_some(value)
    })
}

fn words_of(members: &Map<String, Value>) -> Option<String> {
    WORDS
        .iter()
        .find_map(|name| members.get(*name).and_then(text))
}

/// Returns the code, a number or a string.
fn code_of(members: &Map<String, Value>) -> Option<String> {
    CODES.iter().find_map(|name| match members.get(*name)? {
        Value::Number(number) => Some(number.to_string()),
        value => text(value),
    })
}

fn text(value: &Value) -> Option<String> {
    value.as_str().and_then(shortened)
}

/// Returns `trackingId`, which OAuth errors spell `trackingID`, from the body itself or from one of its errors.
fn tracking_id(members: &Map<String, Value>) -> Option<String> {
    let of = |members: &Map<String, Value>| {
        members.iter().find_map(|(name, value)| {
            let named = name.eq_ignore_ascii_case("trackingId");
            let id = named.then(|| text(value)).flatten()?;
            each_once(id.split(',').map(str::trim))
        })
    };
    of(members).or_else(|| {
        NESTED
            .iter()
            .find_map(|name| of(members.get(*name)?.as_object()?))
    })
}
