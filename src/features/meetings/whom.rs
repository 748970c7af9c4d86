//! The people of counts and grids.

use rollcall_core::meetings::hosts_of;
use webex_api::{PersonId, SiteUrl};

use crate::data::Tenant;

/// Why there is no grid for so many.
pub(super) const TOO_MANY: &str = "A grid has room for 500 people. Select up to 500 in People.";

/// Returns the people who hold a licence of the site, as far as the list has loaded; tracked.
pub(super) fn hosts(tenant: Tenant, site: &SiteUrl) -> Vec<PersonId> {
    let licenses = tenant.licenses.ready().unwrap_or_default();
    let licenses = hosts_of(site, &licenses);
    tenant.directory.rows.with(|people| {
        let rows = (0..people.len() as u32).filter_map(|row| people.row(row));
        let hosts = rows.filter(|row| {
            let mut held = row.licenses.unwrap_or_default().iter();
            held.any(|id| licenses.contains(id))
        });
        hosts.map(|row| row.id.into()).collect()
    })
}

/// Who is selected in the list of people; tracked.
pub(super) fn chosen(tenant: Tenant) -> Vec<PersonId> {
    let directory = tenant.directory;
    directory.rows.with(|people| {
        let rows: Vec<u32> = directory.selection.with(|rows| rows.rows().collect());
        let rows = rows.into_iter().filter_map(|row| people.row(row));
        rows.map(|row| row.id.into()).collect()
    })
}
