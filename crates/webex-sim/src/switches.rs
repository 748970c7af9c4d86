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
    Text,
    /// JSON booleans, as they were recorded and as the PUT body has it.
    #[default]
    Boolean,
    /// Strings for every other person.
    Mixed,
}

/// `notFoundIds` of a list of people in which nobody is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NotFoundIds {
    /// `null`, as recorded.
    #[default]
    Null,
    /// Left out; an empty list where ids were asked for.
    Absent,
}

/// What an administrator sees of everybody's presence. Webex shows none to those who do not share their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StatusSharing {
    /// Presence and last activity.
    #[default]
    On,
    /// Neither member.
    Missing,
    /// `unknown` for everybody.
    Unknown,
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

/// Open questions about Webex. The defaults are what was recorded of an organisation, else the likelier answer, or the one that a client
/// needs to work at all.
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
    /// `notFoundIds` where nobody is missing.
    pub not_found_ids: NotFoundIds,
    /// Is there a `lastActivity` where the status is `unknown`?
    pub activity_of_unknown: bool,
    /// Do lists of people leave out licences and roles?
    pub bare_lists: bool,
    /// Does `siteUrls` name sites plainly on which the person holds no licence?
    pub plain_sites: bool,
    /// Is the order of several addresses of a person the same in every answer?
    pub stable_emails: bool,
    /// Do some people of a list carry an `errors` object about a member that could not be read?
    pub item_errors: bool,
    /// Does the signed-in person share its status?
    pub status_sharing: StatusSharing,
    /// Do ids of licences and roles hold a bare UUID?
    pub uuid_ids: bool,
    /// Do free pools and trials have a subscription of the usual form?
    pub always_subscribed: bool,
    /// Are all free pools without limit, or do they grow with their holders?
    pub unlimited_free_pools: bool,
    /// Is `consumedBy…` of some free pools null?
    pub null_units: bool,
    /// Have licences the names from before 26 January 2026?
    pub old_license_names: bool,
    /// Does a 206 name in `errors` what was not done?
    pub errors_in_206: bool,
    /// The error shape of the token endpoint.
    pub oauth_errors: OauthErrorShape,
    /// Do its errors carry `trackingID` in the body?
    pub oauth_tracking_id: bool,
    /// Does the `scope` of token answers name `spark:kms` although it was not asked for?
    pub adds_kms: bool,
    /// Does `TrackingID` come back twice where the client sent its own?
    pub doubled_tracking_id: bool,
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
            not_found_ids: NotFoundIds::default(),
            activity_of_unknown: false,
            bare_lists: false,
            plain_sites: true,
            stable_emails: false,
            item_errors: true,
            status_sharing: StatusSharing::default(),
            uuid_ids: false,
            always_subscribed: false,
            unlimited_free_pools: false,
            null_units: true,
            old_license_names: false,
            errors_in_206: false,
            oauth_errors: OauthErrorShape::default(),
            oauth_tracking_id: true,
            adds_kms: true,
            doubled_tracking_id: true,
            xml_cors: true,
            admin_scope_for_me: false,
            html_429: false,
            upper_account_types: false,
        }
    }
}

impl Switches {
    /// The defaults, but for the forms in which the recorded organisation departs from the official schemas.
    #[must_use]
    pub fn documented() -> Self {
        Self {
            person_flags: FlagForm::Text,
            not_found_ids: NotFoundIds::Absent,
            item_errors: false,
            null_units: false,
            ..Self::default()
        }
    }

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
