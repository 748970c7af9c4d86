//! The parameters of a callback, none of which may be repeated.

use std::borrow::Cow;

use time::OffsetDateTime;

use crate::oauth::callback_error::CallbackError;
use crate::oauth::token::{TokenSet, is_token};
use crate::oauth::transaction::ResponseType;
use crate::secret::Secret;

/// The maximum length of a query or fragment, in bytes.
const LONGEST: usize = 16 << 10;

/// The known parameters. The server may add others.
#[derive(Default)]
pub(super) struct Parameters<'a> {
    pub(super) code: Option<Cow<'a, str>>,
    pub(super) state: Option<Cow<'a, str>>,
    pub(super) issuer: Option<Cow<'a, str>>,
    pub(super) error: Option<Cow<'a, str>>,
    pub(super) description: Option<Cow<'a, str>>,
    pub(super) access_token: Option<Cow<'a, str>>,
    token_type: Option<Cow<'a, str>>,
    expires_in: Option<Cow<'a, str>>,
    scope: Option<Cow<'a, str>>,
}

impl<'a> Parameters<'a> {
    /// Parses the part of the address where an answer to `asked` is expected.
    pub(super) fn read(text: &'a str, asked: ResponseType) -> Result<Self, CallbackError> {
        if text.len() > LONGEST {
            return Err(CallbackError::TooLong);
        }
        let implicit = asked == ResponseType::Token;
        let mut parameters = Self::default();
        for (name, value) in form_urlencoded::parse(bare(text).as_bytes()) {
            let (slot, name) = match &*name {
                "code" if implicit => return Err(CallbackError::Unasked),
                "code" => (&mut parameters.code, "code"),
                "state" => (&mut parameters.state, "state"),
                "iss" => (&mut parameters.issuer, "iss"),
                "error" => (&mut parameters.error, "error"),
                "error_description" => (&mut parameters.description, "error_description"),
                "response" => return Err(CallbackError::Jarm),
                "access_token" if implicit => (&mut parameters.access_token, "access_token"),
                "id_token" if implicit => return Err(CallbackError::Unasked),
                "access_token" | "id_token" | "token" => {
                    return Err(CallbackError::TokenInCallback);
                }
                "token_type" if implicit => (&mut parameters.token_type, "token_type"),
                "expires_in" if implicit => (&mut parameters.expires_in, "expires_in"),
                "scope" if implicit => (&mut parameters.scope, "scope"),
                _ => continue,
            };
            if slot.replace(value).is_some() {
                return Err(CallbackError::Repeated(name));
            }
        }
        Ok(parameters)
    }

    /// Returns the token of an implicit answer (RFC 6749 §4.2.2). Its lifetime must be present, in whole seconds.
    pub(super) fn granted(self, now: OffsetDateTime) -> Result<TokenSet, CallbackError> {
        let access_token = filled(self.access_token, "access_token")?;
        if !is_token(&access_token) {
            return Err(CallbackError::Malformed("access_token"));
        }
        if !filled(self.token_type, "token_type")?.eq_ignore_ascii_case("bearer") {
            return Err(CallbackError::Malformed("token_type"));
        }
        let life = filled(self.expires_in, "expires_in")?;
        let digits = life.bytes().all(|byte| byte.is_ascii_digit());
        let seconds: Option<u32> = life.parse().ok();
        let seconds = seconds.filter(|seconds| digits && *seconds > 0);
        let seconds = seconds.ok_or(CallbackError::Malformed("expires_in"))?;
        let scopes = self
            .scope
            .map(|scope| scope.split_ascii_whitespace().map(str::to_owned).collect());
        Ok(TokenSet {
            access_token: Secret::new(access_token),
            expires_at: now.checked_add(time::Duration::seconds(seconds.into())),
            refresh_token: None,
            refresh_expires_at: None,
            scopes,
        })
    }
}

fn filled<'a>(
    value: Option<Cow<'a, str>>,
    name: &'static str,
) -> Result<Cow<'a, str>, CallbackError> {
    value
        .filter(|value| !value.is_empty())
        .ok_or(CallbackError::Missing(name))
}

/// Whether a query or fragment contains any part of an answer.
pub(super) fn holds_answer(text: &str) -> bool {
    let answers = [
        "code",
        "state",
        "error",
        "access_token",
        "id_token",
        "token",
        "response",
    ];
    form_urlencoded::parse(bare(text).as_bytes()).any(|(name, _)| answers.contains(&&*name))
}

/// Strips the leading `?` or `#`.
fn bare(text: &str) -> &str {
    text.strip_prefix(['?', '#']).unwrap_or(text)
}
