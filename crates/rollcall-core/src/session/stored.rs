//! The form in which tokens survive a reload of the tab: one JSON text in session storage, written and read explicitly.
//!
//! Nothing here derives `Serialize`, so a token cannot get into some other document by accident. What is read is checked as
//! strictly as an answer from the network: anybody with the developer tools can write into session storage.

use super::{RefreshState, SignedIn};
use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use webex_api::{Secret, TokenSet};

/// Version of the form; another one is not read.
const VERSION: i64 = 1;
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
    /// The text for session storage. Times are whole seconds since 1970.
    pub fn to_stored(&self) -> Secret {
        let text = json!({
            "version": VERSION,
            "tokens": self.tokens.to_json(),
            "clientId": self.client_id,
            "tokenUrl": self.token_url,
            "obtainedAt": self.obtained_at.unix_timestamp(),
        });
        Secret::new(text.to_string())
    }

    /// Reads what [`SignedIn::to_stored`] wrote.
    ///
    /// # Errors
    /// The first member that is not as it should be.
    pub fn from_stored(text: &Secret) -> Result<Self, StoredFault> {
        if text.expose().len() > SIZE_LIMIT {
            return Err(StoredFault::TooLarge);
        }
        let members: Map<String, Value> =
            serde_json::from_str(text.expose()).map_err(|_| StoredFault::Unknown)?;
        if members.get("version").and_then(Value::as_i64) != Some(VERSION) {
            return Err(StoredFault::Unknown);
        }
        let text = |name| {
            members
                .get(name)
                .and_then(Value::as_str)
                .filter(|text| !text.is_empty())
                .ok_or(StoredFault::Member(name))
        };
        let obtained_at = members.get("obtainedAt").and_then(Value::as_i64);
        Ok(Self {
            tokens: read_tokens(text("tokens")?).ok_or(StoredFault::Member("tokens"))?,
            client_id: text("clientId")?.to_owned(),
            token_url: text("tokenUrl")?.to_owned(),
            obtained_at: obtained_at
                .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok())
                .ok_or(StoredFault::Member("obtainedAt"))?,
            // A refresh that was under way when the page went is over; the next look at the clock decides anew.
            refresh: RefreshState::Idle,
        })
    }
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
