//! Session types of a site.

use serde::Serialize;

/// A session type. `id` is a small number as a string.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SessionType {
    pub(crate) id: String,
    pub(crate) short_name: String,
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
}

impl SessionType {
    pub(crate) fn new((id, short_name, name, kind): (&str, &str, &str, &'static str)) -> Self {
        Self {
            id: id.into(),
            short_name: short_name.into(),
            name: name.into(),
            kind,
        }
    }
}
