//! Generates a tenant from settings.

use crate::settings::{Settings, TenantKind};
use crate::tenant::{Tenant, believable, hostile};

/// Generates the organisation. Equal settings give equal organisations.
pub(crate) fn tenant(settings: &Settings) -> Tenant {
    let mut tenant = believable::tenant(
        settings.people.max(3),
        settings.seed,
        settings.custom_types.min(10),
    );
    if settings.tenant == TenantKind::Hostile {
        hostile::poison(&mut tenant);
    }
    tenant.set_id_form(settings.switches.uuid_ids);
    tenant.revision = 0;
    tenant
}
