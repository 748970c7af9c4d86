//! The believable organisation: everything but the crowd, and the size of the licence pools.

use crate::auth::roles;
use crate::ids::Kind;
use crate::tenant::license::License;
use crate::tenant::license_table::{Stock, TABLE};
use crate::tenant::location::Location;
use crate::tenant::people::People;
use crate::tenant::{Org, Role, Tenant, crowd, group, site_table};
use crate::world::Dice;

/// An organisation of so many people.
pub(crate) fn tenant(people: usize, seed: u64) -> Tenant {
    let mut dice = Dice::new(seed);
    let org = dice.uuid();
    let mut tenant = Tenant {
        org: Org {
            uuid: org,
            id: Kind::Organization.id(org),
            name: "Acme Lantern Works".into(),
            created: 1_445_178_376,
        },
        people: People::default(),
        licenses: licenses(&mut dice),
        sites: site_table::sites(),
        roles: roles::NAMES
            .map(|name| Role {
                uuid: dice.uuid(),
                name: name.into(),
            })
            .into(),
        locations: (0..3)
            .map(|place| Location::at(place, Kind::Location.id(dice.uuid())))
            .collect(),
        groups: Vec::new(),
        revision: 0,
        undo: None,
    };
    crowd::settle(&mut tenant, people, &mut dice);
    stock(&mut tenant);
    // With dice of their own, so that groups change no other id.
    tenant.groups = group::groups(&tenant.people, &mut Dice::new(seed ^ 0x67_72_6f_75_70));
    tenant
}

fn licenses(dice: &mut Dice) -> Vec<License> {
    let license = |row: &crate::tenant::license_table::Row| License {
        id: Kind::License.id(dice.uuid()),
        name: row.name.into(),
        family: row.family,
        total: None,
        users: 0,
        workspaces: row.workspaces,
        subscription: format!("Sub-sim{:06}", 100_000 + dice.below(900_000)),
        site: row.site,
    };
    TABLE.iter().map(license).collect()
}

/// Sizes the pools by what is used: nearly full ones keep 2 % (at least 3 units), ample ones a fifth (at least 20).
fn stock(tenant: &mut Tenant) {
    for (license, row) in tenant.licenses.iter_mut().zip(&TABLE) {
        let used = license.consumed();
        license.total = match row.stock {
            Stock::Unlimited => None,
            Stock::Full => Some(used),
            Stock::NearlyFull => Some(used + (used / 50).max(3)),
            Stock::Ample => Some(used + (used / 5).max(20)),
        };
    }
}
