//! What can go wrong. The README has the table.

use serde::Deserialize;
use serde_json::Value;

use crate::control::edit::Edit;

/// A fault as it stands in `POST /_sim/faults`.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Kind {
    /// An error status, instead of the answer or after the request was applied.
    Status {
        status: u16,
        #[serde(default)]
        after_apply: bool,
        retry_after: Option<Value>,
        /// `html` or `empty`; else Webex's JSON. An answer after a success keeps its true body unless this, `shape` or `json` is given.
        body: Option<String>,
        /// Another form of the error body.
        shape: Option<ErrorShape>,
        /// This JSON as the body.
        json: Option<Value>,
        /// Response headers that are sent twice.
        #[serde(default)]
        twice: Vec<String>,
        message: Option<String>,
        /// An OAuth error name, for the token endpoint.
        error: Option<String>,
        /// `Retry-After` is sent but not exposed to scripts.
        #[serde(default)]
        unexposed: bool,
    },
    /// No answer, ever.
    Hang {
        #[serde(default)]
        after_apply: bool,
    },
    /// The answer waits until `POST /_sim/release`. Without `after_apply` the request is not acted upon before that either.
    Hold {
        #[serde(default)]
        name: String,
        #[serde(default)]
        after_apply: bool,
    },
    /// The connection closes; with `after_headers` in the middle of the body.
    Drop {
        #[serde(default)]
        after_apply: bool,
        #[serde(default)]
        after_headers: bool,
    },
    /// The first byte comes late.
    Slow { ms: u64 },
    /// The body comes in eight late parts.
    Drip { ms: u64 },
    /// The body comes, but for its last byte, and after it so many blanks every few milliseconds, without end.
    Endless { ms: u64, bytes: Option<usize> },
    /// Half of the JSON, whole as HTTP.
    Truncate {},
    /// A captive portal.
    Html200 {},
    /// 200 without a body.
    Empty200 {},
    /// A byte order mark before the JSON.
    Bom {},
    /// UTF-16 that is called ISO-8859-1.
    Charset {},
    /// `Content-Encoding: gzip` on what is none.
    Gzip {},
    /// JSON members set or removed, by JSON pointer.
    Mutate {
        #[serde(default)]
        set: serde_json::Map<String, Value>,
        #[serde(default)]
        remove: Vec<String>,
    },
    /// Response headers set (a list makes several lines), removed, or sent twice.
    Headers {
        #[serde(default)]
        set: serde_json::Map<String, Value>,
        #[serde(default)]
        remove: Vec<String>,
        #[serde(default)]
        twice: Vec<String>,
    },
    /// The session types of a person: an entry for each of these sites, in this order, whatever site was asked for.
    Sites { urls: Vec<String> },
    /// Identifiers as bare UUIDs.
    Ids {},
    /// 206 or another status with half of the change applied.
    Partial { status: Option<u16> },
    /// A 2xx that changed nothing.
    Ignore {},
    /// A 2xx after which these members of the person are what they were. With `echo` the answer says otherwise.
    Readonly {
        members: Vec<Member>,
        #[serde(default)]
        echo: bool,
    },
    /// The authorization endpoint sends its caller back with this error. `state` is that of the request unless given; `null` leaves it out.
    Refuse {
        error: String,
        description: Option<String>,
        #[serde(default = "own_state")]
        state: Value,
    },
    /// 451: the data are kept in another region, whose host the message names.
    Region { host: String },
    /// Another administrator changes the row just before.
    Edit {
        #[serde(default)]
        edit: Box<Edit>,
    },
    /// 307 elsewhere.
    Redirect {
        location: String,
        status: Option<u16>,
    },
    /// The token of the call is revoked from here on.
    Revoke {},
    /// The answer without cross-origin headers.
    Nocors {},
    /// A `Link` of our choosing; a list makes several headers.
    Link { next: Value },
    /// The next page is this page again.
    Loop {},
    /// The next page is the first page.
    Cycle {},
    /// No items, but a next page.
    Emptypage {},
    /// The last item comes again on the next page.
    Duplicate {},
    /// One item is skipped between the pages.
    Lost {},
    /// `max` is held to less than was asked.
    Max { max: usize },
    /// Nothing goes wrong; lets the first calls of a chain of rules pass.
    None {},
}

/// `true` stands for the state of the request itself.
fn own_state() -> Value {
    Value::Bool(true)
}

/// Error bodies that gateways before Webex's services answer with, beside the documented form.
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

/// What `readonly` can hold back.
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
    /// Avatar, manager, addresses, numbers, extension, location and tracking code values.
    Contact,
}
