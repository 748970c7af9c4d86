//! `/v1/people`.

pub(crate) mod body;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod get;
pub(crate) mod list;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod site_urls;
pub(crate) mod update;
