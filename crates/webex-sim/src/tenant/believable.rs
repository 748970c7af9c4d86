//! The believable organisation, except its people (see `crowd.rs`), and the size of its licence pools.

use crate::auth::roles;
use crate::dice::Dice;
use crate::ids::Kind;
use crate::tenant::license::{Family, License};
use crate::tenant::license_table::{Row, Stock, TABLE};
use crate::tenant::location::Location;
use crate::tenant::people::People;
use crate::tenant::{Org, Role, Tenant, crowd, group, site_table, variety};

/// Generates an organisation with this many people, and this many custom session types on its first site.
pub(crate) fn tenant(people: usize, seed: u64, custom_types: usize) -> Tenant {
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
        licenses: licenses(&mut dice, seed),
        sites: site_table::sites(custom_types),
        roles: roles::NAMES
            .into_iter()
            .zip(roles::KEYS)
            .map(|(name, key)| Role {
                uuid: dice.uuid(),
                key,
                id: String::new(),
                name: name.into(),
            })
            .collect(),
        locations: (0..3)
            .map(|place| Location::at(place, Kind::Location.id(dice.uuid())))
            .collect(),
        groups: Vec::new(),
        revision: 0,
        undo: None,
    };
    crowd::settle(&mut tenant, people, &mut dice);
    variety::spread(&mut tenant, &mut Dice::new(seed ^ 0x76_61_72_79));
    stock(&mut tenant);
    // A separate generator, so that groups do not change any other id.
    tenant.groups = group::groups(&tenant.people, &mut Dice::new(seed ^ 0x67_72_6f_75_70));
    tenant
}

fn licenses(dice: &mut Dice, seed: u64) -> Vec<License> {
    // A separate generator, so that licences added later do not change any other id.
    let mut later = Dice::new(seed ^ 0x70_6f_6f_6c);
    let license = |row: &Row| {
        let trial = format!("trialSub.{}", later.uuid());
        let dice = match row.family {
            Family::Companion => &mut later,
            _ => &mut *dice,
        };
        License {
            uuid: dice.uuid(),
            prefix: row.prefix,
            id: String::new(),
            name: row.name.into(),
            old_name: row.old_name,
            family: row.family,
            contract: row.contract,
            total: None,
            grows: row.stock == Stock::Growing,
            users: 0,
            workspaces: row.workspaces,
            subscription: format!("Sub-sim{:06}", 100_000 + dice.below(900_000)),
            trial,
            site: row.site,
        }
    };
    TABLE.iter().map(license).collect()
}

/// Sizes the pools by usage: nearly full pools keep 2 % free (at least 3 units), ample ones a fifth (at least 20).
fn stock(tenant: &mut Tenant) {
    for (license, row) in tenant.licenses.iter_mut().zip(&TABLE) {
        let used = license.consumed();
        license.total = match row.stock {
            Stock::Unlimited | Stock::Growing => None,
            Stock::Full => Some(used),
            Stock::NearlyFull => Some(used + (used / 50).max(3)),
            Stock::Ample => Some(used + (used / 5).max(20)),
        };
    }
}
