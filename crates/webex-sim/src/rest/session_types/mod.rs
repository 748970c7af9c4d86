//! `/v1/admin/meeting/{config,userconfig}/sessionTypes`.

pub(crate) mod of_site;
pub(crate) mod of_user;
pub(crate) mod update;
