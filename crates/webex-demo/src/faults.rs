//! The faults that can be tried out in the demo.

use serde_json::json;

/// A fault that is on until another one is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The next three requests are answered with 429 and five seconds to wait.
    Busy,
    /// Changes are applied in part, with an answer that says success.
    Partly,
    /// Changes are applied, and their answers are lost.
    Lost,
}

/// The requests that change people. The XML service's are named by their operation.
const CHANGES: [&str; 6] = [
    "PATCH *",
    "PUT *",
    "DELETE *",
    "POST /v1/people",
    "POST */XMLService#user.*",
    "POST */XMLService#site.*",
];

/// Those of them that can be applied in part.
const PARTLY: [&str; 3] = [
    "PATCH /v1/licenses/users",
    "PUT /v1/people/*",
    "PUT */sessionTypes",
];

impl Fault {
    /// Reads the name that the page uses.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "429" => Some(Self::Busy),
            "partly" => Some(Self::Partly),
            "lost" => Some(Self::Lost),
            _ => None,
        }
    }

    /// Returns the simulator's rules.
    pub(crate) fn rules(self) -> String {
        let rules = match self {
            Self::Busy => json!([{ "route": "* *", "nth": 1, "times": 3,
                "fault": { "kind": "status", "status": 429, "retry_after": 5 } }]),
            Self::Partly => PARTLY
                .iter()
                .map(|route| json!({ "route": route, "fault": { "kind": "partial" } }))
                .collect(),
            // The account of a reading operation is not changed, so losing its answer only makes it slow.
            Self::Lost => CHANGES
                .iter()
                .map(|route| json!({ "route": route, "fault": { "kind": "drop", "after_apply": true } }))
                .collect(),
        };
        rules.to_string()
    }
}
