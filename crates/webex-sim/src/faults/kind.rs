//! What can go wrong. The README describes every fault.

use serde::Deserialize;
use serde_json::Value;

use crate::edit::Edit;

/// A fault as sent to `POST /_sim/faults`.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Kind {
    /// An error status, either instead of carrying out the request or after it.
    Status {
        status: u16,
        #[serde(default)]
        after_apply: bool,
        retry_after: Option<Value>,
        /// `html` or `empty`; otherwise Webex's JSON. After a success, the answer keeps its real body unless this,
        /// `shape` or `json` is given.
        body: Option<String>,
        /// Another shape for the error body.
        shape: Option<ErrorShape>,
        /// The exact JSON body.
        json: Option<Value>,
        /// Response headers to send twice.
        #[serde(default)]
        twice: Vec<String>,
        message: Option<String>,
        /// An OAuth error code, for the token endpoint.
        error: Option<String>,
        /// Whether `Retry-After` is sent but not exposed to scripts.
        #[serde(default)]
        unexposed: bool,
    },
    /// No answer, ever.
    Hang {
        #[serde(default)]
        after_apply: bool,
    },
    /// Holds the answer until `POST /_sim/release`. Without `after_apply`, the request is not carried out until then
    /// either.
    Hold {
        #[serde(default)]
        name: String,
        #[serde(default)]
        after_apply: bool,
    },
    /// Closes the connection; with `after_headers`, in the middle of the body.
    Drop {
        #[serde(default)]
        after_apply: bool,
        #[serde(default)]
        after_headers: bool,
    },
    /// Delays the first byte.
    Slow { ms: u64 },
    /// Sends the body in eight delayed parts.
    Drip { ms: u64 },
    /// Sends the body except its last byte, then `bytes` spaces every `ms` milliseconds, without end.
    Endless { ms: u64, bytes: Option<usize> },
    /// Half of the JSON, as a complete HTTP body.
    Truncate {},
    /// A captive portal's page.
    Html200 {},
    /// A 200 without a body.
    Empty200 {},
    /// A byte order mark before the JSON.
    Bom {},
    /// UTF-16 labelled as ISO-8859-1.
    Charset {},
    /// `Content-Encoding: gzip` on an uncompressed body.
    Gzip {},
    /// Sets and removes JSON members, by JSON pointer.
    Mutate {
        #[serde(default)]
        set: serde_json::Map<String, Value>,
        #[serde(default)]
        remove: Vec<String>,
    },
    /// Sets response headers (a list sends one several times), removes them, or sends them twice.
    Headers {
        #[serde(default)]
        set: serde_json::Map<String, Value>,
        #[serde(default)]
        remove: Vec<String>,
        #[serde(default)]
        twice: Vec<String>,
    },
    /// A person's session types: one entry for each of these sites, in this order, regardless of the site requested.
    Sites { urls: Vec<String> },
    /// Identifiers as bare UUIDs.
    Ids {},
    /// A 206, or another status, with half of the change applied.
    Partial { status: Option<u16> },
    /// A 2xx that changed nothing.
    Ignore {},
    /// A 2xx that left these members of the person unchanged. With `echo`, the answer claims otherwise.
    Readonly {
        members: Vec<Member>,
        #[serde(default)]
        echo: bool,
    },
    /// Makes the authorization endpoint redirect back with this error. `state` defaults to the request's own; `null`
    /// omits it.
    Refuse {
        error: String,
        description: Option<String>,
        #[serde(default = "own_state")]
        state: Value,
    },
    /// A 451: the data is kept in another region, whose host the message gives.
    Region { host: String },
    /// Another administrator changes the row just before.
    Edit {
        #[serde(default)]
        edit: Box<Edit>,
    },
    /// A 307 redirect.
    Redirect {
        location: String,
        status: Option<u16>,
    },
    /// Revokes the call's token from here on.
    Revoke {},
    /// Omits the cross-origin headers.
    Nocors {},
    /// A custom `Link`. A list sends several headers.
    Link { next: Value },
    /// The next page is this page again.
    Loop {},
    /// The next page is the first page.
    Cycle {},
    /// A page without items that has a next page.
    Emptypage {},
    /// The last item is repeated on the next page.
    Duplicate {},
    /// One item is skipped between the pages.
    Lost {},
    /// Caps `max` below the requested value.
    Max { max: usize },
    /// A failure of the XML service, either instead of carrying out the request or after it.
    Xml {
        exception: String,
        reason: Option<String>,
        #[serde(default)]
        after_apply: bool,
    },
    /// The answer of the XML service comes from a backup site.
    Backup {},
    /// No fault. Lets the first calls pass in a chain of rules.
    None {},
}

/// `true` means the request's own state.
fn own_state() -> Value {
    Value::Bool(true)
}

/// Error shapes of the gateways in front of Webex's services, besides the documented one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ErrorShape {
    /// `{"errors": [{"code": 25008, "message": "…"}]}`.
    Code,
    /// `{"error": {"key": "…", "message": [{"description": "…"}]}, "trackingId": "…"}`.
    Object,
    /// `{"schemas": […], "status": "…", "detail": "…"}`, RFC 7644, section 3.12.
    Scim,
    /// `{"errors": {"field": ["…"]}}`.
    Map,
}

/// Members that `readonly` can keep unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Member {
    Emails,
    DisplayName,
    FirstName,
    LastName,
    Department,
    Title,
    Roles,
    Licenses,
    SiteUrls,
    LoginEnabled,
    SessionTypes,
    /// Avatar, manager, addresses, phone numbers, extension, location and tracking code values.
    Contact,
}
