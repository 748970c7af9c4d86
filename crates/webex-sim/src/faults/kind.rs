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
        /// `html` or `empty`; else Webex's JSON.
        body: Option<String>,
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
    /// Identifiers as bare UUIDs.
    Ids {},
    /// 206 or another status with half of the change applied.
    Partial { status: Option<u16> },
    /// A 2xx that changed nothing.
    Ignore {},
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
