//! The files: the official extracts, and the facts made from them.

/// One official extract, and the facts that this crate ships of it.
#[derive(Clone, Copy, Debug)]
pub struct Extract {
    /// The extract's file name.
    pub official_name: &'static str,
    /// The name of the file with its facts, in this crate's folder `schema`.
    pub facts_name: &'static str,
    /// The facts, as JSON: what [`facts::text`](crate::facts::text) returns.
    pub facts: &'static str,
}

/// The extracts. A path is in one of them only.
pub const EXTRACTS: [Extract; 2] = [
    Extract {
        official_name: "webex-openapi-admin.json",
        facts_name: "admin.json",
        facts: include_str!("../schema/admin.json"),
    },
    Extract {
        official_name: "webex-openapi-meeting.json",
        facts_name: "meeting.json",
        facts: include_str!("../schema/meeting.json"),
    },
];
