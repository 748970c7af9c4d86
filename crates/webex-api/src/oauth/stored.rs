//! The stored forms of a sign-in in progress and of its tokens, for the session's vault only.
//!
//! They are written by hand, so that no derive can serialise a [`Secret`] by accident.

use serde_json::{Map, Value, json};
use time::OffsetDateTime;

use crate::json::json_text;
use crate::oauth::token::TokenSet;
use crate::oauth::transaction::{OAuthEndpoints, ResponseType, Transaction};
use crate::secret::Secret;

/// The stored text is not in our format, and is discarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the stored text is not of the expected form")]
pub struct StoredError;

impl Transaction {
    /// Returns the stored form. It contains the verifier and, if there is one, the client secret.
    pub fn to_json(&self) -> String {
        json_text(&json!({
            "state": self.state,
            "verifier": self.verifier.expose(),
            "challenge": self.challenge,
            "clientId": self.client_id,
            "clientSecret": self.client_secret.as_ref().map(Secret::expose),
            "nonce": self.nonce,
            "redirectUri": self.redirect_uri,
            "authorize": self.endpoints.authorize,
            "token": self.endpoints.token,
            "issuer": self.endpoints.issuer,
            "scopes": self.scopes,
            "created": self.created.unix_timestamp(),
            "responseType": self.response_type.as_str(),
        }))
    }

    /// Parses the stored form.
    ///
    /// # Errors
    /// If a member is missing or of the wrong type.
    pub fn from_json(text: &str) -> Result<Self, StoredError> {
        let stored = Stored::read(text)?;
        Ok(Self {
            state: stored.text("state")?,
            verifier: Secret::new(stored.text("verifier")?),
            challenge: stored.text("challenge")?,
            client_id: stored.text("clientId")?,
            client_secret: stored.optional_text("clientSecret")?.map(Secret::new),
            nonce: stored.optional_text("nonce")?,
            redirect_uri: stored.text("redirectUri")?,
            endpoints: OAuthEndpoints {
                authorize: stored.text("authorize")?,
                token: stored.text("token")?,
                issuer: stored.optional_text("issuer")?,
            },
            scopes: stored.texts("scopes")?.ok_or(StoredError)?,
            created: stored.moment("created")?.ok_or(StoredError)?,
            response_type: match stored.text("responseType")?.as_str() {
                "code" => ResponseType::Code,
                "token" => ResponseType::Token,
                _ => return Err(StoredError),
            },
        })
    }
}

impl TokenSet {
    /// Returns the stored form. It contains the tokens.
    pub fn to_json(&self) -> String {
        json_text(&json!({
            "accessToken": self.access_token.expose(),
            "expiresAt": self.expires_at.map(OffsetDateTime::unix_timestamp),
            "refreshToken": self.refresh_token.as_ref().map(Secret::expose),
            "refreshExpiresAt": self.refresh_expires_at.map(OffsetDateTime::unix_timestamp),
            "scopes": self.scopes,
        }))
    }

    /// Parses the stored form.
    ///
    /// # Errors
    /// If a member is missing or of the wrong type.
    pub fn from_json(text: &str) -> Result<Self, StoredError> {
        let stored = Stored::read(text)?;
        let access_token = stored.text("accessToken")?;
        if access_token.is_empty() {
            return Err(StoredError);
        }
        Ok(Self {
            access_token: Secret::new(access_token),
            expires_at: stored.moment("expiresAt")?,
            refresh_token: stored.optional_text("refreshToken")?.map(Secret::new),
            refresh_expires_at: stored.moment("refreshExpiresAt")?,
            scopes: stored.texts("scopes")?,
        })
    }
}

/// A stored object, in which `null` and absent are equivalent.
struct Stored(Map<String, Value>);

impl Stored {
    fn read(text: &str) -> Result<Self, StoredError> {
        // Parsed as `Value`, which other code uses too: parsing a map would add a second parser to the bundle.
        match serde_json::from_str(text) {
            Ok(Value::Object(members)) => Ok(Self(members)),
            _ => Err(StoredError),
        }
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    fn text(&self, name: &str) -> Result<String, StoredError> {
        self.optional_text(name)?.ok_or(StoredError)
    }

    fn optional_text(&self, name: &str) -> Result<Option<String>, StoredError> {
        match self.get(name) {
            None => Ok(None),
            Some(value) => value
                .as_str()
                .map(|text| Some(text.to_owned()))
                .ok_or(StoredError),
        }
    }

    fn texts(&self, name: &str) -> Result<Option<Vec<String>>, StoredError> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let texts = value.as_array().ok_or(StoredError)?.iter();
        texts
            .map(|text| text.as_str().map(str::to_owned))
            .collect::<Option<_>>()
            .map(Some)
            .ok_or(StoredError)
    }

    fn moment(&self, name: &str) -> Result<Option<OffsetDateTime>, StoredError> {
        let Some(value) = self.get(name) else {
            return Ok(None);
        };
        let seconds = value.as_i64().ok_or(StoredError)?;
        OffsetDateTime::from_unix_timestamp(seconds)
            .map(Some)
            .map_err(|_| StoredError)
    }
}
