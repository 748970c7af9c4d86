//! The people of the believable organisation.

use std::collections::HashMap;
use std::sync::Arc;

use crate::auth::roles::RoleSet;
use crate::dice::Dice;
use crate::tenant::Tenant;
use crate::tenant::extras::{Address, Extras, PhoneNumber};
use crate::tenant::license::{Family, LicenseSet};
use crate::tenant::license_table::TABLE;
use crate::tenant::names::{Order, SCRIPTS};
use crate::tenant::person::{Person, Presence};
use crate::tenant::places::{ADDRESSES, DEPARTMENTS, TIMEZONES, TITLES};
use crate::tenant::site::MAX_SITES;

/// The start of 2026. Everything in the generated organisation happened earlier.
pub(crate) const EPOCH: i64 = 1_767_225_600;
const DOMAINS: [&str; 3] = [
    "lantern.example",
    "eu.lantern.example",
    "workshop.lantern.example",
];

/// The first three people of every tenant: full administrator, read-only administrator, ordinary user.
const FIXED: [(&str, &str, RoleSet, &str); 3] = [
    ("Avery", "Quill", RoleSet::FULL, "Director"),
    ("Robin", "Ashdown", RoleSet::READ_ONLY, "Analyst"),
    ("Sam", "Nettle", RoleSet::NONE, "Technician"),
];

struct Crowd<'a> {
    dice: &'a mut Dice,
    taken: HashMap<String, u32>,
    departments: Vec<Arc<str>>,
    titles: Vec<Arc<str>>,
    timezones: Vec<Arc<str>>,
}

/// Fills the directory.
pub(crate) fn settle(tenant: &mut Tenant, people: usize, dice: &mut Dice) {
    let shared = |texts: &[&str]| texts.iter().map(|text| Arc::from(*text)).collect();
    let mut crowd = Crowd {
        dice,
        taken: HashMap::new(),
        departments: shared(&DEPARTMENTS),
        titles: shared(&TITLES),
        timezones: shared(&TIMEZONES),
    };
    for (first, last, roles, title) in FIXED.into_iter().take(people) {
        let mut person = crowd.body(
            first,
            last,
            format!("{first} {last}"),
            &format!("{first}.{last}").to_lowercase(),
            0,
        );
        person.roles = roles;
        person.title = Some(title.into());
        person.licenses = fixed_licenses(roles);
        person.session_types = all_types(tenant, person.licenses);
        tenant.add(person);
    }
    for number in FIXED.len()..people {
        let mut person = crowd.stranger();
        crowd.equip(&mut person, tenant, number);
        tenant.add(person);
    }
}

fn fixed_licenses(roles: RoleSet) -> LicenseSet {
    let mut set = implicit();
    set.insert(0);
    set.insert(4);
    if roles == RoleSet::FULL {
        set.insert(1);
        set.insert(2);
    }
    set
}

/// Returns the licences that everyone has.
pub(crate) fn implicit() -> LicenseSet {
    let mut set = LicenseSet::default();
    for (index, row) in TABLE
        .iter()
        .enumerate()
        .filter(|(_, row)| row.family.implicit())
    {
        debug_assert!(row.share == 1000);
        set.insert(index);
    }
    set
}

/// Returns every session type of every site on which these licences make a person a host.
pub(crate) fn all_types(tenant: &Tenant, licenses: LicenseSet) -> [u16; MAX_SITES] {
    let mut types = [0; MAX_SITES];
    for site in licenses
        .indices()
        .filter_map(|index| tenant.licenses.get(index)?.site)
    {
        types[site] = (1 << tenant.sites[site].session_types.len()) - 1;
    }
    types
}

impl Crowd<'_> {
    fn body(
        &mut self,
        first: &str,
        last: &str,
        display: String,
        local: &str,
        domain: usize,
    ) -> Person {
        let address = format!("{local}@{}", DOMAINS[domain]);
        let count = self.taken.entry(address.clone()).or_default();
        *count += 1;
        let email = match *count {
            1 => address,
            count => format!("{local}{count}@{}", DOMAINS[domain]),
        };
        let created =
            EPOCH - 86_400 * (30 + self.dice.below(2000) as i64) - self.dice.below(86_400) as i64;
        let text = |name: &str| (!name.is_empty()).then(|| name.into());
        Person {
            uuid: self.dice.uuid(),
            email: email.into(),
            display_name: display.into(),
            first_name: text(first),
            last_name: text(last),
            department: None,
            title: None,
            timezone: Some(self.timezones[self.dice.below(TIMEZONES.len())].clone()),
            licenses: LicenseSet::default(),
            roles: RoleSet::NONE,
            attendee: 0,
            plain_sites: 0,
            preferred_site: 0,
            session_types: [0; MAX_SITES],
            synced: false,
            login_enabled: true,
            invite_pending: false,
            presence: Presence::Active,
            created,
            modified: created + self.dice.below(20 * 86_400) as i64,
            last_activity: Some(EPOCH - self.dice.below(7 * 86_400) as i64),
            extras: None,
        }
    }

    /// Generates a person with a name from a random script.
    fn stranger(&mut self) -> Person {
        let total: usize = SCRIPTS.iter().map(|script| script.weight).sum();
        let mut draw = self.dice.below(total);
        let script = SCRIPTS
            .iter()
            .find(|script| {
                let found = draw < script.weight;
                draw = draw.wrapping_sub(script.weight);
                found
            })
            .unwrap_or(&SCRIPTS[0]);
        let (given, given_latin) = script.given[self.dice.below(script.given.len())];
        let (family, family_latin) = script.family[self.dice.below(script.family.len())];
        let (display, local) = match script.order {
            Order::GivenFirst => (
                format!("{given} {family}"),
                format!("{given_latin}.{family_latin}"),
            ),
            Order::FamilyFirst => (
                format!("{family} {given}"),
                format!("{given_latin}.{family_latin}"),
            ),
            Order::FamilyFirstJoined => (
                format!("{family}{given}"),
                format!("{given_latin}.{family_latin}"),
            ),
            Order::Mononym => (given.to_owned(), given_latin.to_owned()),
        };
        let domain = [0, 0, 0, 1, 1, 2][self.dice.below(6)];
        self.body(given, family, display, &local, domain)
    }

    fn equip(&mut self, person: &mut Person, tenant: &Tenant, number: usize) {
        if self.dice.per_mille(900) {
            person.department = Some(self.departments[self.dice.below(DEPARTMENTS.len())].clone());
        }
        if self.dice.per_mille(850) {
            person.title = Some(self.titles[self.dice.below(TITLES.len())].clone());
        }
        person.licenses = implicit();
        person.presence = Presence::ALL[[0, 0, 0, 1, 2, 3, 4, 5, 7, 8][self.dice.below(10)]];
        match self.dice.below(100) {
            0..3 => {
                (person.invite_pending, person.presence, person.last_activity) =
                    (true, Presence::Pending, None);
            }
            3..7 => {
                (person.login_enabled, person.presence) = (false, Presence::Inactive);
                return;
            }
            _ => {}
        }
        self.license(person);
        person.session_types = all_types(tenant, person.licenses);
        if self.dice.per_mille(300) {
            person.session_types[0] &= !(1 << self.dice.below(5));
        }
        if !person.licenses.has(1) && self.dice.per_mille(110) {
            person.attendee |= 1 << 1;
        }
        if !person.licenses.has(2) && self.dice.per_mille(40) {
            person.attendee |= 1 << 2;
        }
        person.preferred_site = u8::from(!person.licenses.has(0) && person.licenses.has(1));
        if number == FIXED.len() || self.dice.per_mille(2) {
            person.roles = [
                RoleSet::USER,
                RoleSet(1 << 3),
                RoleSet(1 << 4),
                RoleSet(1 << 6),
            ][number % 4];
        }
        self.contact(person, tenant);
    }

    fn license(&mut self, person: &mut Person) {
        for (index, row) in TABLE.iter().enumerate() {
            // Holders of the companion licence are chosen afterwards: drawing here would change everyone else.
            let drawn = !row.family.implicit() && row.family != Family::Companion;
            if drawn && self.dice.per_mille(row.share) {
                person.licenses.insert(index);
            }
        }
        // Calling Professional and Standard exclude each other, and so do the two webinar sizes.
        let of = |family| TABLE.iter().position(|row| row.family == family);
        for (keep, drop) in [
            (of(Family::CallingProfessional), of(Family::CallingStandard)),
            (Some(12), Some(13)),
        ] {
            if let (Some(keep), Some(drop)) = (keep, drop)
                && person.licenses.has(keep)
            {
                person.licenses.remove(drop);
            }
        }
    }

    fn contact(&mut self, person: &mut Person, tenant: &Tenant) {
        let calling = person
            .licenses
            .indices()
            .any(|index| TABLE[index].family.calling());
        if !calling && !self.dice.per_mille(120) {
            return;
        }
        let mut extras = Extras::default();
        if calling {
            extras.extension = Some(format!("{}", 1000 + self.dice.below(9000)));
            extras.location = Some(self.dice.below(tenant.locations.len()));
            extras.phone_numbers.push(PhoneNumber {
                kind: "work".into(),
                value: format!(
                    "+1 555 01{:02} {:04}",
                    self.dice.below(100),
                    self.dice.below(10_000)
                ),
                primary: Some(true),
            });
        }
        let (country, locality, region, street, postal_code) =
            ADDRESSES[self.dice.below(ADDRESSES.len())];
        extras.addresses.push(Address {
            kind: Some("work".into()),
            country: Some(country.into()),
            locality: Some(locality.into()),
            region: Some(region.into()),
            street_address: Some(street.into()),
            postal_code: Some(postal_code.into()),
        });
        person.extras = Some(Box::new(extras));
    }
}
