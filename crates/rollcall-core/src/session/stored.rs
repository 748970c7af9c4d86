//! The form in which tokens survive a reload of the tab: one JSON text in session storage, written and read explicitly.
//!
//! Nothing here derives `Serialize`, so a token cannot get into some other document by accident. What is read is checked as
//! strictly as an answer from the network: anybody with the developer tools can write into session storage.

use super::{EndedSignIns, RefreshState, SessionLimits, SignInId, SignedIn};
use crate::config::{Environment, SignInMethod};
use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use webex_api::{Secret, TokenSet, json_text};

/// Version of the form; another one is not read.
pub(super) const VERSION: i64 = 3;
/// The longest text that is read, in bytes.
const SIZE_LIMIT: usize = 64 * 1024;

/// Why what was kept cannot be used. Never holds the text itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoredFault {
    /// Larger than anything this app writes.
    TooLarge,
    /// Not a JSON object, or written by another version of the app.
    Unknown,
    /// This member is missing or is not what it should be.
    Member(&'static str),
}

impl SignedIn {
    /// The text for session storage. Times are whole seconds since 1970. The integration's secret is not in it, only that there is one.
    pub fn to_stored(&self) -> Secret {
        let text = json!({
            "version": VERSION,
            "tokens": self.tokens.to_json(),
            "clientId": self.client_id,
            "needsSecret": self.needs_secret,
            "tokenUrl": self.token_url,
            "environment": self.environment.key(),
            "method": self.method.key(),
            "signInId": self.sign_in_id.expose(),
            "ended": self.ended.text(),
            "obtainedAt": self.obtained_at.unix_timestamp(),
            "startedAt": self.started_at.unix_timestamp(),
            "activeAt": self.active_at.unix_timestamp(),
            "seenAt": self.seen_at.unix_timestamp(),
            "mayWrite": self.may_write,
        });
        Secret::new(json_text(&text))
    }

    /// Reads what [`SignedIn::to_stored`] wrote. How long a session may last is said by the settings, not by what was kept.
    ///
    /// # Errors
    /// Names the first invalid member.
    pub fn from_stored(text: &Secret, limits: SessionLimits) -> Result<Self, StoredFault> {
        let members = read_members(text)?;
        let members = Members(&members);
        Ok(Self {
            tokens: members.read("tokens", |value| value.as_str().and_then(read_tokens))?,
            client_id: members.optional_text("clientId")?,
            client_secret: None,
            needs_secret: members.read("needsSecret", Value::as_bool)?,
            token_url: members.optional_text("tokenUrl")?,
            environment: members.read("environment", |value| {
                value.as_str().and_then(Environment::from_key)
            })?,
            method: members.read("method", |value| {
                value.as_str().and_then(SignInMethod::from_key)
            })?,
            sign_in_id: members
                .read("signInId", |value| value.as_str().and_then(SignInId::parse))?,
            ended: EndedSignIns::read(members.optional_text("ended")?.as_deref()),
            // Only a session that may be kept is ever written.
            keep: true,
            obtained_at: members.read("obtainedAt", moment)?,
            started_at: members.read("startedAt", moment)?,
            active_at: members.read("activeAt", moment)?,
            limits,
            seen_at: members.read("seenAt", moment)?,
            // A refresh in progress ended with the page. The next check of the clock decides whether to start another.
            refresh: RefreshState::Idle,
            // What an earlier version of the app wrote has no such member.
            may_write: members.0.get("mayWrite") == Some(&Value::Bool(true)),
            hasty: 0,
        })
    }
}

/// The members of a stored text of this version.
pub(super) fn read_members(text: &Secret) -> Result<Map<String, Value>, StoredFault> {
    if text.expose().len() > SIZE_LIMIT {
        return Err(StoredFault::TooLarge);
    }
    let members: Map<String, Value> =
        serde_json::from_str(text.expose()).map_err(|_| StoredFault::Unknown)?;
    if members.get("version").and_then(Value::as_i64) != Some(VERSION) {
        return Err(StoredFault::Unknown);
    }
    Ok(members)
}

pub(super) struct Members<'a>(pub(super) &'a Map<String, Value>);

impl Members<'_> {
    pub(super) fn read<T>(
        &self,
        name: &'static str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Result<T, StoredFault> {
        self.0
            .get(name)
            .and_then(read)
            .ok_or(StoredFault::Member(name))
    }

    fn optional_text(&self, name: &'static str) -> Result<Option<String>, StoredFault> {
        match self.0.get(name) {
            Some(Value::Null) => Ok(None),
            _ => self.read(name, text_of).map(Some),
        }
    }
}

fn text_of(value: &Value) -> Option<String> {
    value
        .as_str()
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

fn moment(value: &Value) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(value.as_i64()?).ok()
}

/// Tokens go into a header and a form: visible ASCII only (RFC 6750 section 2.1 allows even less).
fn read_tokens(text: &str) -> Option<TokenSet> {
    let tokens = TokenSet::from_json(text).ok()?;
    let plain = |token: &Secret| {
        !token.expose().is_empty() && token.expose().bytes().all(|byte| byte.is_ascii_graphic())
    };
    (plain(&tokens.access_token) && tokens.refresh_token.as_ref().is_none_or(plain))
        .then_some(tokens)
}
