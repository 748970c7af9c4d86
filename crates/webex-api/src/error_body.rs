//! The bodies of refusals: Webex's three JSON shapes, OAuth's, and whatever a gateway or proxy sends instead.

use serde_json::Value;

use crate::error::ErrorDetail;

/// The longest text that is taken over from a server, in characters.
const LONGEST: usize = 500;

/// What a refusal's body says.
///
/// | shape | where |
/// |---|---|
/// | `{message, errors: [{description, errorCode?}], trackingId}` | most of the REST API |
/// | `{error: [{key, message: [{description, code}]}], trackingId}` | some admin calls |
/// | `{errorCode, message, trackingId}` | some meetings calls |
/// | `{error, error_description}` | OAuth |
/// | a web page, plain text, nothing | gateways, proxies, 429 |
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ErrorBody {
    pub(crate) message: Option<String>,
    pub(crate) details: Vec<ErrorDetail>,
    pub(crate) tracking_id: Option<String>,
    /// `error` of the OAuth shape.
    pub(crate) oauth_error: Option<String>,
}

impl ErrorBody {
    /// Reads any body; never fails.
    pub(crate) fn read(body: &[u8]) -> Self {
        match serde_json::from_slice::<Value>(body) {
            Ok(value @ Value::Object(_)) => Self::from_json(&value),
            Ok(Value::String(text)) => Self {
                message: shortened(&text),
                ..Self::default()
            },
            Ok(_) => Self::default(),
            Err(_) => Self {
                message: from_text(body),
                ..Self::default()
            },
        }
    }

    fn from_json(value: &Value) -> Self {
        let mut details = Vec::new();
        for entry in list(&value["errors"]) {
            push_detail(&mut details, entry);
        }
        for entry in list(&value["error"]) {
            for message in list(&entry["message"]) {
                push_detail(&mut details, message);
            }
        }
        let text = |name: &str| value[name].as_str().and_then(shortened);
        let oauth_error = text("error");
        let message = text("message")
            .or_else(|| text("error_description"))
            .or_else(|| details.first().map(|detail| detail.description.clone()))
            .or_else(|| oauth_error.clone());
        if let Some(code) = code(&value["errorCode"]) {
            let description = message.clone().unwrap_or_default();
            details.push(ErrorDetail {
                code: Some(code),
                description,
            });
        }
        Self {
            message,
            details,
            tracking_id: text("trackingId"),
            oauth_error,
        }
    }
}

/// The entries of a list, or none.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn push_detail(details: &mut Vec<ErrorDetail>, entry: &Value) {
    let description = entry["description"].as_str().and_then(shortened);
    let code = code(&entry["errorCode"]).or_else(|| code(&entry["code"]));
    if description.is_some() || code.is_some() {
        details.push(ErrorDetail {
            code,
            description: description.unwrap_or_default(),
        });
    }
}

/// A code, which comes as a number or as text.
fn code(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => shortened(text),
        _ => None,
    }
}

/// A web page is worth its title; other text is taken as it is.
fn from_text(body: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&body[..body.len().min(8 << 10)]);
    if !start.trim_start().starts_with('<') {
        return shortened(&start);
    }
    let lower = start.to_ascii_lowercase();
    let title = lower
        .find("<title>")
        .map(|at| at + "<title>".len())
        .zip(lower.find("</title>"))
        .and_then(|(from, to)| start.get(from..to))
        .and_then(shortened);
    Some(title.unwrap_or_else(|| "the answer is a web page".to_owned()))
}

/// One line of at most [`LONGEST`] characters; `None` when nothing is left.
fn shortened(text: &str) -> Option<String> {
    let mut words = String::new();
    for word in text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
    {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    if let Some((end, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(end);
        words.push('…');
    }
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn detail(code: Option<&str>, description: &str) -> ErrorDetail {
        ErrorDetail {
            code: code.map(str::to_owned),
            description: description.to_owned(),
        }
    }

    #[test]
    fn the_documented_shapes() {
        let a = ErrorBody::read(
            br#"{"message":"No.","errors":[{"errorCode":400000,"description":"d1"},{"description":"d2"}],"trackingId":"T"}"#,
        );
        assert_eq!(a.message.as_deref(), Some("No."));
        assert_eq!(
            a.details,
            [detail(Some("400000"), "d1"), detail(None, "d2")]
        );
        assert_eq!(a.tracking_id.as_deref(), Some("T"));

        let b = ErrorBody::read(br#"{"error":[{"key":"400","message":[{"description":"bad","code":"INVALID"}]}],"trackingId":"T"}"#);
        assert_eq!(
            (b.message.as_deref(), b.details),
            (Some("bad"), vec![detail(Some("INVALID"), "bad")])
        );

        let c = ErrorBody::read(br#"{"errorCode":"E7","message":"c","trackingId":"T"}"#);
        assert_eq!(
            (c.message.as_deref(), c.details),
            (Some("c"), vec![detail(Some("E7"), "c")])
        );

        let oauth = ErrorBody::read(br#"{"error":"invalid_grant","error_description":"spent"}"#);
        assert_eq!(
            (oauth.oauth_error.as_deref(), oauth.message.as_deref()),
            (Some("invalid_grant"), Some("spent"))
        );
    }

    #[test]
    fn everything_else() {
        let message = |body: &[u8]| ErrorBody::read(body).message;
        assert_eq!(message(b""), None);
        assert_eq!(message(b"{}"), None);
        assert_eq!(message(b"[1]"), None);
        assert_eq!(message(b"null"), None);
        assert_eq!(
            message(b"Too many\r\n requests\x00"),
            Some("Too many requests".into())
        );
        assert_eq!(message(b"<html><TITLE> Busy </TITLE>"), Some("Busy".into()));
        assert_eq!(
            message("<html>İ<title>x</title>".as_bytes()),
            Some("x".into())
        );
        assert_eq!(message(b"<html>"), Some("the answer is a web page".into()));
        assert_eq!(
            message(b"</title><title>"),
            Some("the answer is a web page".into())
        );
        assert_eq!(
            message("é".repeat(9000).as_bytes())
                .unwrap()
                .chars()
                .count(),
            LONGEST + 1
        );
        assert_eq!(
            message(&b"[".repeat(100_000)).unwrap().chars().count(),
            LONGEST + 1
        );
    }

    proptest! {
        #[test]
        fn never_panics(body in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = ErrorBody::read(&body);
        }

        #[test]
        fn never_panics_on_markup(body in "[<>/titleİ ]{0,80}") {
            let _ = ErrorBody::read(body.as_bytes());
        }
    }
}
