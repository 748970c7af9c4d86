//! Open questions about Webex. Each one is a switch, and tests run with every value.

use serde::{Deserialize, Serialize};

/// The `refresh_token` in the answer to a refresh.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RefreshAnswer {
    /// The same refresh token, with its life extended.
    #[default]
    Same,
    /// A new refresh token; the old one stops working.
    Rotate,
    /// None; the old refresh token stays valid.
    Omit,
}

/// How `PUT /admin/meeting/userconfig/sessionTypes` treats session types not in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SessionTypesPut {
    /// The list replaces the previous session types.
    #[default]
    Replace,
    /// The list is added to the previous session types.
    Merge,
}

/// The form of `loginEnabled` and `invitePending` in answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FlagForm {
    /// `"true"` and `"false"`, as in the official `Person` schema.
    Text,
    /// JSON booleans, as recorded, and as in the PUT body.
    #[default]
    Boolean,
    /// Strings for every other person.
    Mixed,
}

/// `notFoundIds` in a list of people in which everyone was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NotFoundIds {
    /// `null`, as recorded.
    #[default]
    Null,
    /// Absent; an empty list if ids were requested.
    Absent,
}

/// What an administrator sees of people's presence. Webex shows none to administrators who do not share their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StatusSharing {
    /// Presence and last activity.
    #[default]
    On,
    /// Neither member.
    Missing,
    /// `unknown` for everyone.
    Unknown,
}

/// What `PUT /people/{personId}` does with a changed member that a directory provides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SyncedWrites {
    /// A 400 that names the member. Nothing changes.
    #[default]
    Refuse,
    /// A 200. The member keeps its value.
    Ignore,
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

/// The encoding of answers of the XML service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum XmlEncoding {
    /// UTF-8.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// ISO-8859-1, with references for everything that it does not have.
    #[serde(rename = "iso-8859-1")]
    Latin1,
    /// UTF-16 with a byte order mark.
    #[serde(rename = "utf-16")]
    Utf16,
}

/// The namespace prefixes in answers of the XML service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum XmlPrefixes {
    /// Those of the reference: `serv`, `use`, and `ns1` for sites.
    #[default]
    Usual,
    /// Others, some of which the reference has for another namespace.
    Other,
    /// Those of the reference without declarations, as in the samples of Webex's guide.
    Undeclared,
}

/// The answer of `LstsummaryUser` if no one matches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum XmlNothingFound {
    /// The failure 000015.
    #[default]
    Failure,
    /// An empty list.
    List,
}

/// What `SetUser` does with tracking codes that it does not mention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum XmlOmittedSlots {
    /// They keep their values.
    #[default]
    Keep,
    /// They lose their values.
    Clear,
}

/// Open questions about Webex. The defaults are what was recorded in one organisation; failing that, the likelier
/// answer, or the one a client needs to work at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Switches {
    /// With PKCE, does the token endpoint exchange a code and refresh a token without the client secret? The
    /// documentation says no.
    pub public_client: bool,
    /// Is `response_type=token` allowed?
    pub implicit: bool,
    /// Does the implicit flow return a refresh token? The documentation lists none; the JavaScript SDK would accept
    /// one.
    pub implicit_refresh: bool,
    /// Can a code be exchanged again during its life?
    pub reusable_codes: bool,
    /// Does a refresh end the access tokens issued before it?
    pub refresh_ends_access: bool,
    /// Does using a rotated refresh token again end the whole authorization (RFC 9700, section 4.14.2)?
    pub reuse_revokes: bool,
    /// Does the authorization endpoint's answer include `iss` (RFC 9207)?
    pub send_iss: bool,
    /// The issuer in `iss` and in tokens. Webex's differs by cluster.
    pub issuer: String,
    /// Are access tokens JWTs with the organisation as `realm`?
    pub jwt_tokens: bool,
    /// How many seconds does an access token stay valid after its authorization is deleted?
    pub revoke_delay_s: u32,
    /// Response headers left out of `Access-Control-Expose-Headers`.
    pub hidden_headers: Vec<String>,
    /// Does a preflight for PATCH pass?
    pub patch_preflight: bool,
    /// Does a preflight for the request header `email` pass?
    pub email_header_preflight: bool,
    /// Does a preflight for the token endpoint with an `Authorization` header pass?
    pub token_basic_preflight: bool,
    /// What does a refresh return as `refresh_token`?
    pub refresh: RefreshAnswer,
    /// Is `expires_in` absent from token answers?
    pub omit_expires_in: bool,
    /// Does a PUT replace the session types or merge with them?
    pub session_types: SessionTypesPut,
    /// The form of `loginEnabled` and `invitePending`.
    pub person_flags: FlagForm,
    /// `notFoundIds` when everyone was found.
    pub not_found_ids: NotFoundIds,
    /// Is `lastActivity` present when the status is `unknown`?
    pub activity_of_unknown: bool,
    /// Do lists of people omit licences and roles?
    pub bare_lists: bool,
    /// Does `siteUrls` include plain entries for sites on which the person holds no licence?
    pub plain_sites: bool,
    /// Do a person's addresses come in the same order in every answer?
    pub stable_emails: bool,
    /// Do some people in a list have an `errors` object about a member that could not be read?
    pub item_errors: bool,
    /// Do administrators share their own status?
    pub status_sharing: StatusSharing,
    /// What does a write of a member that a directory provides do?
    pub synced_writes: SyncedWrites,
    /// Does the search for SCIM users say how many there are? The schema doesn't require it.
    pub scim_total: bool,
    /// Does the search for SCIM users also find and count the accounts of meeting rooms? The schema has such a kind of user.
    pub scim_rooms: bool,
    /// Do ids of licences and roles contain a bare UUID?
    pub uuid_ids: bool,
    /// Do free pools and trials have a subscription of the usual form?
    pub always_subscribed: bool,
    /// Are all free pools unlimited, or do some grow with their holders?
    pub unlimited_free_pools: bool,
    /// Is `consumedBy…` of some free pools null?
    pub null_units: bool,
    /// Do licences have their names from before 26 January 2026?
    pub old_license_names: bool,
    /// Does a 206 list in `errors` what was not done?
    pub errors_in_206: bool,
    /// The error shape of the token endpoint.
    pub oauth_errors: OauthErrorShape,
    /// Do the token endpoint's errors have `trackingID` in the body?
    pub oauth_tracking_id: bool,
    /// Does the `scope` of token answers include `spark:kms` although it was not requested?
    pub adds_kms: bool,
    /// Does `TrackingID` come back twice if the client sent its own?
    pub doubled_tracking_id: bool,
    /// May scripts of other origins use the XML service?
    pub xml_cors: bool,
    /// The encoding of its answers.
    pub xml_encoding: XmlEncoding,
    /// The namespace prefixes of its answers.
    pub xml_prefixes: XmlPrefixes,
    /// Does a backup site answer?
    pub xml_backup: bool,
    /// The exception for a ticket that has ended or is unknown.
    pub xml_ticket_exception: String,
    /// The answer to a search for people if no one matches.
    pub xml_nothing_found: XmlNothingFound,
    /// What happens to tracking codes that `SetUser` does not mention.
    pub xml_omitted_slots: XmlOmittedSlots,
    /// Does the site know `GetMe`, which only Cisco's guide describes?
    pub xml_get_me: bool,
    /// Is `spark-admin:people_read` enough for `GET /people/me`? The documentation lists `spark:people_read` and
    /// `spark:all`.
    pub admin_scope_for_me: bool,
    /// Is the body of a 429 `text/html`?
    pub html_429: bool,
    /// Is the account type of a site `HOST`, as in wxc_sdk, or `host`, as documented?
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
            synced_writes: SyncedWrites::default(),
            scim_total: true,
            scim_rooms: false,
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
            xml_encoding: XmlEncoding::default(),
            xml_prefixes: XmlPrefixes::default(),
            xml_backup: false,
            xml_ticket_exception: "030002".into(),
            xml_nothing_found: XmlNothingFound::default(),
            xml_omitted_slots: XmlOmittedSlots::default(),
            xml_get_me: true,
            admin_scope_for_me: false,
            html_429: false,
            upper_account_types: false,
        }
    }
}

impl Switches {
    /// Returns the defaults, except in the forms in which the recorded organisation departs from the official schemas.
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

    /// Returns these switches with the members of a JSON object applied.
    ///
    /// # Errors
    /// The message about the first unknown member or invalid value.
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
            _ => return Err("the body must be an object of switches".into()),
        }
        serde_json::from_value(all).map_err(|error| error.to_string())
    }
}
