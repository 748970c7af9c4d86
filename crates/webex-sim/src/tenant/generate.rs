//! A tenant from its settings.

use crate::settings::{Settings, TenantKind};
use crate::tenant::{Tenant, believable, hostile};

/// The organisation of these settings; equal settings give an equal one.
pub(crate) fn tenant(settings: &Settings) -> Tenant {
    let mut tenant = believable::tenant(settings.people.max(3), settings.seed);
    if settings.tenant == TenantKind::Hostile {
        hostile::poison(&mut tenant);
    }
    tenant.spell_ids(settings.switches.uuid_ids);
    tenant.revision = 0;
    tenant
}
