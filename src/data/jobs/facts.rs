//! What is known when a job is planned.

use rollcall_core::change::deletion::is_full_admin;
use rollcall_core::change::{AnyTarget, AnyValue};
use rollcall_core::jobs::plan::{Facts, Known};
use rollcall_core::people::Directory;
use rollcall_core::sets::set_of;
use webex_api::PersonId;

use crate::data::Tenant;

/// The list of people, as far as it has loaded.
struct Listed<'a>(&'a Directory);

impl Known for Listed<'_> {
    fn has(&self, person: &PersonId) -> bool {
        self.0.contains(person.as_str())
    }

    fn value(&self, target: &AnyTarget) -> Option<AnyValue> {
        let held = |person: &PersonId| {
            let row = self.0.row(self.0.position(person.as_str())?)?;
            Some(set_of(row.licenses?.iter().cloned()))
        };
        match target {
            AnyTarget::Licenses(of) => held(&of.person).map(AnyValue::Licenses),
            AnyTarget::Deletion(of) => Some(AnyValue::Account(Some(held(&of.person)?))),
            _ => None,
        }
    }
}

/// Gathers what has loaded.
pub(super) fn with_facts<T>(tenant: Tenant, with: impl FnOnce(&Facts<'_>) -> T) -> T {
    let (licenses, me, roles) = (
        tenant.licenses.peek(),
        tenant.me.peek(),
        tenant.roles.peek(),
    );
    let roles = roles.as_ref().map(|roles| &***roles);
    tenant.directory.rows.with_untracked(|people| {
        let is_full = |row: &u32| {
            let held = people.row(*row).and_then(|row| row.roles);
            held.unwrap_or_default()
                .iter()
                .any(|role| is_full_admin(role, roles))
        };
        let admins = (0..people.len() as u32).filter(is_full);
        let admins: Vec<PersonId> = admins
            .filter_map(|row| people.row(row))
            .map(|row| row.id.into())
            .collect();
        with(&Facts {
            pools: licenses.as_ref().map_or(&[], |pools| pools),
            home: me.as_ref().and_then(|me| me.org_id.as_ref()),
            me: me.as_ref().map(|me| &me.id),
            full_admins: &admins,
            known: &Listed(people),
        })
    })
}
