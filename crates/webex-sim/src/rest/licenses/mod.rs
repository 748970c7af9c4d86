//! `/v1/licenses`.

pub(crate) mod assign;
pub(crate) mod body;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod rules;
pub(crate) mod show;
