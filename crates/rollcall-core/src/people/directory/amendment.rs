//! Notes what changed since the list was read.

use webex_api::{License, LicenseId, Person, PersonId, SiteUrl};

use super::{Directory, next_serial};

/// What is known of a person since the list was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Amended {
    /// The licences.
    Licenses {
        /// Whose.
        person: PersonId,
        /// The licences held now.
        held: Vec<LicenseId>,
        /// A site, and whether the person is an attendee there; `None` if nothing was read of that.
        attends: Option<(SiteUrl, bool)>,
    },
    /// The whole person.
    Person(Box<Person>),
}

impl Directory {
    /// Takes in what changed of people in the table, and adds none. `pools` say which site a licence belongs to. The table gets another
    /// serial number, because filters and orders look at what changed.
    pub fn amend(&mut self, changed: Vec<Amended>, pools: &[License]) {
        for amended in changed {
            match amended {
                Amended::Licenses {
                    person,
                    held,
                    attends,
                } => {
                    let Some(row) = self.position(person.as_str()) else {
                        continue;
                    };
                    let sites = self.sites_with(row, &held, attends, pools);
                    let sites = self.values.sites.intern(sites.into());
                    let held = self.values.licenses.intern(Some(held.into()));
                    if let Some(row) = self.rows.get_mut(row as usize) {
                        row.shared.licenses = held;
                        row.shared.sites = sites;
                    }
                }
                Amended::Person(person) => {
                    let Some(row) = self.position(person.id.as_str()) else {
                        continue;
                    };
                    let amended = self.row_of(*person);
                    if let Some(row) = self.rows.get_mut(row as usize) {
                        *row = amended;
                    }
                }
            }
        }
        self.texts.close_page();
        self.serial = next_serial();
    }

    /// The sites of a row that holds these licences: a host's account goes and comes with the licences of the site.
    fn sites_with(
        &self,
        row: u32,
        held: &[LicenseId],
        attends: Option<(SiteUrl, bool)>,
        pools: &[License],
    ) -> Vec<SiteUrl> {
        let Some(former) = self.row(row) else {
            return Vec::new();
        };
        let mut sites = former.sites.to_vec();
        if pools.is_empty() {
            return sites;
        }
        let hosted = |licenses: &[LicenseId]| {
            let mut hosted = Vec::new();
            for pool in pools.iter().filter(|pool| licenses.contains(&pool.id)) {
                let site = pool.site_url.as_deref().filter(|site| !site.is_empty());
                hosted.extend(site.map(SiteUrl::from));
            }
            hosted
        };
        let (mut lost, mut come) = (hosted(former.licenses.unwrap_or_default()), hosted(held));
        match attends {
            Some((site, true)) => come.push(site),
            Some((site, false)) => lost.push(site),
            None => {}
        }
        let has = |sites: &[SiteUrl], site: &SiteUrl| sites.iter().any(|of| of.is_same(site));
        sites.retain(|site| !has(&lost, site) || has(&come, site));
        for site in come {
            if !has(&sites, &site) {
                sites.push(site);
            }
        }
        sites
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::people::{Account, Field, Filter, Listing, PeopleView};

    fn directory(people: &[Value]) -> Directory {
        let mut directory = Directory::new();
        let people = people.iter().cloned();
        let people = people.map(|person| serde_json::from_value(person).unwrap());
        directory.push_page(people.collect());
        directory
    }

    fn held(person: &str, licenses: &[&str], attends: Option<(&str, bool)>) -> Amended {
        Amended::Licenses {
            person: person.into(),
            held: licenses.iter().map(|id| LicenseId::from(*id)).collect(),
            attends: attends.map(|(site, there)| (site.into(), there)),
        }
    }

    #[test]
    fn a_filter_sees_licences_that_were_given_since() {
        let person = |id: &str| json!({"id": id, "licenses": ["A"]});
        let mut people = directory(&["a", "b"].map(person));
        let view = PeopleView::filtered([Filter::new(Field::License("B".into()))]);
        let mut listing = Listing::default();
        assert_eq!(listing.update(&people, &view), [0; 0]);
        let both = ["A", "B"];
        people.amend(
            vec![held("b", &both, None), held("unknown", &both, None)],
            &[],
        );
        assert_eq!(listing.update(&people, &view), [1]);
        assert_eq!(people.row(0).unwrap().licenses.unwrap().len(), 1);
        assert_eq!(people.len(), 2);
    }

    #[test]
    fn a_site_comes_and_goes_with_its_licences_and_with_an_attendee() {
        let pools: Vec<License> = serde_json::from_value(json!([
            {"id": "X", "name": "X", "siteUrl": "x.example"},
            {"id": "Y", "name": "Y", "siteUrl": "y.example"},
            {"id": "A", "name": "A"},
        ]))
        .unwrap();
        let mut people = directory(&[
            json!({"id": "a", "licenses": ["X"], "siteUrls": ["x.example", "z.example#attendee"]}),
        ]);
        let mut sites_after = |amended: Amended, pools: &[License]| {
            people.amend(vec![amended], pools);
            let sites = people.row(0).unwrap().sites.iter();
            sites.map(|it| it.as_str().to_owned()).collect::<Vec<_>>()
        };
        for (licenses, attends, expected) in [
            (
                &["X", "Y"][..],
                None,
                &["x.example", "z.example", "y.example"][..],
            ),
            (&["A"], None, &["z.example"]),
            (
                &["A"],
                Some(("X.example", true)),
                &["z.example", "X.example"],
            ),
            (&["A"], Some(("Z.example", false)), &["X.example"]),
            (&["X"], Some(("x.example", false)), &["X.example"]),
        ] {
            let sites = sites_after(held("a", licenses, attends), &pools);
            assert_eq!(sites, expected, "{licenses:?} {attends:?}");
        }
        // Without the pools, nothing is known of sites.
        assert_eq!(sites_after(held("a", &[], None), &[]), ["X.example"]);
    }

    #[test]
    fn a_person_who_was_read_again_is_found_by_what_is_new() {
        let person = |id: &str, name: &str, enabled: bool| {
            json!({
                "id": id, "displayName": name, "emails": [format!("{name}@acme.example")],
                "loginEnabled": enabled, "department": name,
            })
        };
        let mut people = directory(&[person("a", "Ada", true), person("b", "Bob", true)]);
        let view = PeopleView::search("lovelace");
        let mut listing = Listing::default();
        assert_eq!(listing.update(&people, &view), [0; 0]);
        let amended = |value: Value| {
            let person: Person = serde_json::from_value(value).unwrap();
            Amended::Person(Box::new(person))
        };
        let changed = [person("a", "Lovelace", false), person("c", "Cleo", true)];
        people.amend(changed.map(amended).into(), &[]);
        assert_eq!(listing.update(&people, &view), [0]);
        let row = people.row(0).unwrap();
        assert_eq!((row.name, row.email), ("Lovelace", "Lovelace@acme.example"));
        assert_eq!((people.account(0), people.len()), (Account::Disabled, 2));
        assert_eq!(
            (people.position("a"), people.position("b")),
            (Some(0), Some(1))
        );
        assert_eq!(people.row(1).unwrap().name, "Bob");
    }
}
