//! What nobody outside knows about Webex: each question is a switch, and tests run with every value.

use serde::{Deserialize, Serialize};

/// Whether a refresh brings a new refresh token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RefreshAnswer {
    /// The same refresh token with a renewed life.
    #[default]
    Same,
    /// A new refresh token; the old one is dead.
    Rotate,
    /// No `refresh_token` member; the old one stays good.
    Omit,
}

/// What `PUT /admin/meeting/userconfig/sessionTypes` does with types that are not named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SessionTypesPut {
    /// The list is the whole truth afterwards.
    #[default]
    Replace,
    /// The list is added to what was there.
    Merge,
}

/// The form of `loginEnabled` and `invitePending` in answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FlagForm {
    /// `"true"` and `"false"`, as the official `Person` schema has it.
    #[default]
    Text,
    /// JSON booleans, as the PUT body has it.
    Boolean,
    /// Strings for every other person.
    Mixed,
}

/// The error shape of `POST /v1/access_token`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OauthErrorShape {
    /// `{error, error_description}`.
    #[default]
    Oauth,
    /// `{message, errors, trackingId}`.
    Gateway,
}

/// Open questions about Webex. The defaults are the likelier answer, or the one that a client needs to work at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Switches {
    /// Is a code exchanged, and a token refreshed, without the client secret when PKCE was used? The documents say no.
    pub public_client: bool,
    /// Is `response_type=token` allowed?
    pub implicit: bool,
    /// Does the implicit flow hand out a refresh token? The documents list none, the JavaScript SDK would take one.
    pub implicit_refresh: bool,
    /// Can a code be exchanged again within its life?
    pub reusable_codes: bool,
    /// Does a refresh end the access tokens that were handed out before?
    pub refresh_ends_access: bool,
    /// Does a refresh token that was replaced end the whole authorization when it is used again (RFC 9700, 4.14.2)?
    pub reuse_revokes: bool,
    /// Does the answer of the authorization endpoint carry `iss` (RFC 9207)?
    pub send_iss: bool,
    /// The issuer in `iss` and in tokens; Webex's differs by cluster.
    pub issuer: String,
    /// Are access tokens JWTs with the organisation as `realm`?
    pub jwt_tokens: bool,
    /// For how many seconds does an access token stay good after its authorization was deleted?
    pub revoke_delay_s: u32,
    /// Response headers left out of `Access-Control-Expose-Headers`.
    pub hidden_headers: Vec<String>,
    /// Does a preflight for PATCH pass?
    pub patch_preflight: bool,
    /// Does a preflight for the request header `email` pass?
    pub email_header_preflight: bool,
    /// Does a preflight for the token endpoint with an `Authorization` header pass?
    pub token_basic_preflight: bool,
    /// What a refresh answers.
    pub refresh: RefreshAnswer,
    /// Is `expires_in` left out of token answers?
    pub omit_expires_in: bool,
    /// Replace or merge.
    pub session_types: SessionTypesPut,
    /// The form of `loginEnabled` and `invitePending`.
    pub person_flags: FlagForm,
    /// The error shape of the token endpoint.
    pub oauth_errors: OauthErrorShape,
    /// May a script of another origin use the XML service?
    pub xml_cors: bool,
    /// Is `spark-admin:people_read` enough for `GET /people/me`? The documents name `spark:people_read`, or `spark:all`.
    pub admin_scope_for_me: bool,
    /// Is the body of a 429 `text/html`?
    pub html_429: bool,
    /// Is the account type of a site `HOST`, as wxc_sdk has it, or `host`, as the documents have it?
    pub upper_account_types: bool,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            public_client: true,
            implicit: true,
            implicit_refresh: false,
            reusable_codes: false,
            refresh_ends_access: false,
            reuse_revokes: false,
            send_iss: false,
            issuer: "https://idbroker.webex.com/idb".into(),
            jwt_tokens: false,
            revoke_delay_s: 0,
            hidden_headers: Vec::new(),
            patch_preflight: true,
            email_header_preflight: false,
            token_basic_preflight: true,
            refresh: RefreshAnswer::default(),
            omit_expires_in: false,
            session_types: SessionTypesPut::default(),
            person_flags: FlagForm::default(),
            oauth_errors: OauthErrorShape::default(),
            xml_cors: true,
            admin_scope_for_me: false,
            html_429: false,
            upper_account_types: false,
        }
    }
}

impl Switches {
    /// These switches with the members of a JSON object put over them.
    ///
    /// # Errors
    /// The message of the first unknown member or wrong value.
    pub fn changed_by(&self, changes: &serde_json::Value) -> Result<Self, String> {
        let mut all = serde_json::to_value(self).map_err(|error| error.to_string())?;
        match (all.as_object_mut(), changes.as_object()) {
            (Some(all), Some(changes)) => {
                all.extend(
                    changes
                        .iter()
                        .map(|(key, value)| (key.clone(), value.clone())),
                );
            }
            _ => return Err("an object of switches is wanted".into()),
        }
        serde_json::from_value(all).map_err(|error| error.to_string())
    }
}
