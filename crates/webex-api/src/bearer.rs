//! Reads a bearer token as a person pastes it, and what a token reveals without asking Webex.

use serde_json::Value;

use crate::jwt;
use crate::secret::Secret;

/// The maximum length of a token, in bytes.
const LONGEST: usize = 16 << 10;

/// The minimum length. Webex's tokens have a hundred characters or more; other servers' tokens have at least about this
/// many.
const SHORTEST: usize = 20;

/// Why a pasted text is not a token. `Display` gives each its own sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BearerFault {
    /// The text is empty.
    #[error("the field is empty")]
    Empty,
    /// Spaces or line breaks inside.
    #[error(
        "a token has no spaces or line breaks: this is either more than a token or a token split in two"
    )]
    HasBlanks,
    /// The end is missing.
    #[error("the end of this token is missing: copy the whole token again")]
    Truncated,
    /// Dots or stars in place of hidden characters.
    #[error("parts of this token are hidden: copy it with its copy button")]
    Masked,
    /// A URL.
    #[error("this is an address, not a token")]
    Url,
    /// An authorization code, as in `code=…`.
    #[error("this is an authorization code: it must be exchanged for a token first")]
    Code,
    /// JSON, such as a whole response of the token endpoint.
    #[error("this is a whole response: copy only the value of access_token")]
    Json,
    /// A client id: `C` and 64 hexadecimal digits.
    #[error("this is a client ID, not a token")]
    ClientId,
    /// A client secret: 64 hexadecimal digits.
    #[error("this is a client secret, not a token")]
    ClientSecret,
    /// A Webex id, for example of a person or organisation.
    #[error("this is a Webex ID, not a token")]
    WebexId,
    /// Characters that tokens do not have.
    #[error("this has characters that tokens do not have")]
    NotAscii,
    /// Longer than any token.
    #[error("this is too long for a token")]
    TooLong,
}

/// Reads a pasted token. Accepts surrounding spaces and quotes, and a leading `Bearer` or `Authorization: Bearer`.
///
/// # Errors
/// See [`BearerFault`].
pub fn read_bearer(text: &str) -> Result<Secret, BearerFault> {
    let mut text = stripped(text);
    for prefix in ["authorization:", "bearer"] {
        let head = text.get(..prefix.len()).unwrap_or_default();
        if head.eq_ignore_ascii_case(prefix) {
            let rest = &text[prefix.len()..];
            let whole_word =
                prefix.ends_with(':') || rest.is_empty() || rest.starts_with(char::is_whitespace);
            if whole_word {
                text = stripped(rest);
            }
        }
    }
    if text.is_empty() {
        return Err(BearerFault::Empty);
    }
    if text.len() > LONGEST {
        return Err(BearerFault::TooLong);
    }
    match foreign(text) {
        Some(fault) => Err(fault),
        None => Ok(Secret::new(text)),
    }
}

/// Removes surrounding spaces and quotes.
fn stripped(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`'))
}

/// Identifies a text that is something other than a token.
fn foreign(text: &str) -> Option<BearerFault> {
    let hex = |text: &str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hidden = text.contains(['•', '…']) || text.contains("...") || text.contains("***");
    if text.starts_with(['{', '[']) || text.contains("access_token\"") {
        Some(BearerFault::Json)
    } else if text.contains("://") {
        Some(BearerFault::Url)
    } else if text.starts_with("code=") || text.starts_with("?code=") {
        Some(BearerFault::Code)
    } else if hidden {
        Some(BearerFault::Masked)
    } else if text.contains(char::is_whitespace) {
        Some(BearerFault::HasBlanks)
    } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Some(BearerFault::NotAscii)
    } else if text.strip_prefix('C').is_some_and(hex) {
        Some(BearerFault::ClientId)
    } else if hex(text) {
        Some(BearerFault::ClientSecret)
    } else if crate::ids::DecodedId::of(text).is_some() {
        Some(BearerFault::WebexId)
    } else if text.len() < SHORTEST || is_cut_off(text) {
        Some(BearerFault::Truncated)
    } else {
        None
    }
}

/// Whether the end of a Webex token is missing: the UUID of `…_CLUSTER_uuid`, or a part of a JSON Web Token.
fn is_cut_off(text: &str) -> bool {
    // `{"` in base64url: the start of every header of a JSON Web Token.
    if text.starts_with("eyJ") && !text.contains('_')
        || text.starts_with("eyJ") && text.contains('.')
    {
        return jwt::open(text).is_none();
    }
    let mut parts = text.splitn(3, '_');
    let (Some(first), Some(cluster)) = (parts.next(), parts.next()) else {
        return false;
    };
    // A short first part belongs to another server's token, which may have underscores anywhere.
    let of_webex = first.len() >= 48
        && (1..=8).contains(&cluster.len())
        && cluster
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let end = parts.next().unwrap_or_default();
    of_webex && end.len() < UUID_LENGTH && is_uuid_start(end)
}

/// Returns the organisation of a token as a lower-case UUID: the third part of an opaque token, or the claim `realm` of
/// a JSON Web Token. `None` if the token does not contain it.
pub fn org_of_token(token: &Secret) -> Option<String> {
    let text = token.expose();
    let org = match jwt::open(text) {
        Some((_, claims)) => claims.get("realm").and_then(Value::as_str)?.to_owned(),
        None => text.split('_').nth(2)?.to_owned(),
    };
    (org.len() == UUID_LENGTH && is_uuid_start(&org)).then(|| org.to_ascii_lowercase())
}

const UUID_LENGTH: usize = 36;

/// Whether a text is a UUID or the start of one.
fn is_uuid_start(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIRST: &str = "ZDI3MGEyYzQtNmFlNS00NDNhLWFlNzAtZGVjNjE0MGU1OGZmZWNmZDEwN2ItYTU3";
    const ORG: &str = "1eb65fdf-9643-417f-9974-ad72cae0e10f";
    /// `{"alg":"RS256"}` and `{"realm":"1EB65FDF-…"}`.
    const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJyZWFsbSI6IjFFQjY1RkRGLTk2NDMtNDE3Zi05OTc0LWFkNzJjYWUwZTEwZiJ9.c2ln";

    fn opaque() -> String {
        format!("{FIRST}_PF84_{ORG}")
    }

    #[test]
    fn accepts_wrapped_tokens() {
        let token = opaque();
        for text in [
            token.clone(),
            format!("  {token}\n"),
            format!("Bearer {token}"),
            format!("bearer   {token}"),
            format!("\"Bearer {token}\""),
            format!("Authorization: Bearer {token}"),
            format!("authorization:Bearer {token}\r\n"),
            format!("'{token}'"),
        ] {
            assert_eq!(
                read_bearer(&text),
                Ok(Secret::new(token.as_str())),
                "{text}"
            );
        }
        assert_eq!(read_bearer(JWT), Ok(Secret::new(JWT)));
    }

    #[test]
    fn names_what_else_was_pasted() {
        use BearerFault::*;
        let client = "C6db11fc58941f550a69165aa4f2ee4b7a69165aa4f2ee4b7a69165aa4f2ee4b7";
        let person =
            "Y2lzY29zcGFyazovL3VzL1BFT1BMRS9mNWIzNjE4Ny1jOGRkLTQ3MjctOGIyZi1mOWM0NDdmMjkwNDY";
        let token = opaque();
        let rows = [
            (String::new(), Empty),
            ("  \n ".into(), Empty),
            ("Bearer ".into(), Empty),
            ("Bearer".into(), Empty),
            ("\"\"".into(), Empty),
            (format!("{FIRST}\n_PF84_{ORG}"), HasBlanks),
            (format!("{token} {token}"), HasBlanks),
            ("the token that I was sent".into(), HasBlanks),
            ("abc".into(), Truncated),
            (format!("{FIRST}_PF84_"), Truncated),
            (format!("{FIRST}_PF84"), Truncated),
            (
                format!("{FIRST}_PF84_1eb65fdf-9643-417f-9974-ad72cae0e10"),
                Truncated,
            ),
            ("eyJhbGciOiJSUzI1NiJ9.eyJyZWFsbSI6Im8ifQ".into(), Truncated),
            ("eyJhbGciOiJSUzI1NiJ9eyJyZWFsbSI6Im8ifQ".into(), Truncated),
            (format!("{FIRST}..."), Masked),
            ("ZDI3••••••••••••••••••••".into(), Masked),
            ("ZDI3MGEyYzQtNmFlNS00NDNhLWFlNzAt…".into(), Masked),
            ("****************************".into(), Masked),
            ("https://webexapis.com/v1/authorize?client_id=C".into(), Url),
            (format!("http://localhost/#access_token={token}"), Url),
            (format!("code={token}"), Code),
            (format!("{{\"access_token\":\"{token}\"}}"), Json),
            (format!("\"access_token\": \"{token}\","), Json),
            ("[]".into(), Json),
            (client.into(), ClientId),
            (client[1..].into(), ClientSecret),
            (person.into(), WebexId),
            ("ZDI3MGEyYzQtNmFlNS00NDNhLWFlNzAé".into(), NotAscii),
            ("a".repeat(64 << 10), TooLong),
        ];
        let mut sentences = std::collections::BTreeSet::new();
        for (text, fault) in rows {
            assert_eq!(read_bearer(&text), Err(fault), "{text:.90}");
            sentences.insert(fault.to_string());
        }
        assert_eq!(sentences.len(), 12, "each fault has its own sentence");
    }

    #[test]
    fn reads_the_organization_of_a_token() {
        let of = |text: &str| org_of_token(&Secret::new(text));
        assert_eq!(of(&opaque()).as_deref(), Some(ORG));
        assert_eq!(of(JWT).as_deref(), Some(ORG));
        assert_eq!(of(&format!("{}_more", opaque())).as_deref(), Some(ORG));
        for text in [
            "",
            "a_b_c",
            "a_b",
            &format!("{FIRST}_PF84_{ORG}0"),
            "eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn accepts_tokens_of_any_server(text in "[A-Za-z0-9_-]{20,43}") {
            let json_like = text.starts_with("eyJ");
            prop_assume!(!json_like && crate::ids::DecodedId::of(&text).is_none());
            prop_assert_eq!(read_bearer(&text), Ok(Secret::new(text.as_str())));
        }

        #[test]
        fn parsing_never_panics(text in "\\PC{0,60}") {
            let _ = (read_bearer(&text), org_of_token(&Secret::new(text.as_str())));
        }

        /// A Webex token with a missing end is noticed as long as the cluster is still there.
        #[test]
        fn notices_a_missing_end(cut in 1_usize..37) {
            let token = opaque();
            prop_assert_eq!(read_bearer(&token[..token.len() - cut]), Err(BearerFault::Truncated));
        }
    }
}
