//! A bearer token as a person pastes it, and what can be read off a token without asking Webex.

use serde_json::Value;

use crate::jwt;
use crate::secret::Secret;

/// The longest token that is taken.
const LONGEST: usize = 16 << 10;

/// The shortest: Webex's have a hundred characters or more, other servers' at least about this many.
const SHORTEST: usize = 20;

/// Why a pasted text is no token. Each has its own sentence, in `Display`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BearerFault {
    /// Nothing was pasted.
    #[error("there is nothing in the field")]
    Empty,
    /// Blanks or line breaks inside.
    #[error(
        "a token has no blanks or line breaks inside: this is more than a token, or a token broken in two"
    )]
    HasBlanks,
    /// The end is missing.
    #[error("the end of this token is missing: copy it again as a whole")]
    Truncated,
    /// Dots or stars where characters were hidden.
    #[error("parts of this token are hidden: copy it with its copy button")]
    Masked,
    /// An address.
    #[error("this is an address, not a token")]
    Url,
    /// A code, as in `code=…`.
    #[error("this is an authorization code: it must be exchanged for a token first")]
    Code,
    /// JSON, such as a whole answer of the token endpoint.
    #[error("this is a whole answer: copy only the value of access_token out of it")]
    Json,
    /// A client id: `C` and 64 hexadecimal digits.
    #[error("this is a client ID, not a token")]
    ClientId,
    /// A client secret: 64 hexadecimal digits.
    #[error("this is a client secret, not a token")]
    ClientSecret,
    /// A Webex id of a person, organisation or the like.
    #[error("this is the ID of something in Webex, not a token")]
    WebexId,
    /// Characters that no token has.
    #[error("this has characters that no token has")]
    NotAscii,
    /// Longer than any token is.
    #[error("this is too long for a token")]
    TooLong,
}

/// Reads a pasted token. Tolerates blanks and quotes around it, and a leading `Bearer` or `Authorization: Bearer`.
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

/// Without blanks and quotes around it.
fn stripped(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`'))
}

/// What a text is that is no token.
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

/// Whether the end of a Webex token is missing: of `…_CLUSTER_uuid` the uuid, of a JSON Web Token a part.
fn is_cut_off(text: &str) -> bool {
    // `{"` in base64url: how every header of a JSON Web Token begins.
    if text.starts_with("eyJ") && !text.contains('_')
        || text.starts_with("eyJ") && text.contains('.')
    {
        return jwt::open(text).is_none();
    }
    let mut parts = text.splitn(3, '_');
    let (Some(first), Some(cluster)) = (parts.next(), parts.next()) else {
        return false;
    };
    // Short first parts are other servers' tokens, which may have underscores anywhere.
    let of_webex = first.len() >= 48
        && (1..=8).contains(&cluster.len())
        && cluster
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let end = parts.next().unwrap_or_default();
    of_webex && end.len() < UUID_LENGTH && is_uuid_start(end)
}

/// The organisation that a token belongs to, as a UUID in lower case: the third part of an opaque token, the claim `realm` of a
/// JSON Web Token. `None` where the token does not tell.
pub fn org_of_token(token: &Secret) -> Option<String> {
    let text = token.expose();
    let org = match jwt::open(text) {
        Some((_, claims)) => claims.get("realm").and_then(Value::as_str)?.to_owned(),
        None => text.split('_').nth(2)?.to_owned(),
    };
    (org.len() == UUID_LENGTH && is_uuid_start(&org)).then(|| org.to_ascii_lowercase())
}

const UUID_LENGTH: usize = 36;

/// Whether a text is a UUID as far as it goes.
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
    fn a_token_in_its_wrappings() {
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
    fn foreign_text_has_its_own_sentence() {
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
        assert_eq!(sentences.len(), 12, "each fault has a sentence of its own");
    }

    #[test]
    fn the_organisation_of_a_token() {
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
        fn tokens_of_any_server_are_taken(text in "[A-Za-z0-9_-]{20,43}") {
            let json_like = text.starts_with("eyJ");
            prop_assume!(!json_like && crate::ids::DecodedId::of(&text).is_none());
            prop_assert_eq!(read_bearer(&text), Ok(Secret::new(text.as_str())));
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,60}") {
            let _ = (read_bearer(&text), org_of_token(&Secret::new(text.as_str())));
        }

        /// Whatever is cut off a Webex token is noticed, as long as the cluster is there.
        #[test]
        fn a_cut_is_noticed(cut in 1_usize..37) {
            let token = opaque();
            prop_assert_eq!(read_bearer(&token[..token.len() - cut]), Err(BearerFault::Truncated));
        }
    }
}
