//! What the choices ask for, as source rows.

use crate::prelude::*;
use rollcall_core::change::profile::Part;
use rollcall_core::jobs::edit::{
    Addresses, CodeEdit, Deletion, Edit, FieldEdit, Members, NewRole, Profile, SessionTypes,
    Sessions, SignIn, SiteRole, TrackingCodes,
};
use rollcall_core::jobs::from_file::FromFile;
use rollcall_core::jobs::plan::Wish;
use rollcall_core::jobs::recipes::{move_to_pool, rows_of_same_licenses, same_session_types};
use rollcall_core::people::Directory;
use rollcall_core::sets::{Set, set_of};
use webex_api::{License, LicenseId, OrgId, PersonId, SiteUrl};

use super::choice::{AS_FILE, Choice};
use super::lines::pools;
use super::opened::FILE;
use crate::data::Tenant;

/// No one is said to hold a licence whose licences are not known.
const NOT_LISTED: &str =
    "Webex didn't list the licences of all these people, so Rollcall can't tell what would change.";

const NO_MODEL: &str = "Choose the model person.";

/// What is done to each person.
enum Wanted {
    /// The same.
    Same(Edit),
    /// The same to those who hold a licence, and nothing to others.
    Holders(LicenseId, Edit),
    /// Whatever leads to these licences.
    Licenses(Set<LicenseId>),
}

impl Choice {
    /// What is asked for, or what is missing for it; not tracked.
    pub fn asked(self, tenant: Tenant) -> Result<FromFile, &'static str> {
        untrack(|| {
            let is_file = self.source.with(|it| it == FILE);
            let read = self.read.get().filter(|_| is_file);
            if self.kind.get() == AS_FILE {
                return Ok(read.map(|read| FromFile::clone(&read)).unwrap_or_default());
            }
            let (wanted, people) = (self.wanted(tenant)?, self.people(tenant));
            let me = tenant.me.peek();
            let home = me.as_ref().and_then(|me| me.org_id.as_ref());
            let mut asked = tenant.directory.rows.with(|directory| {
                pools(tenant, &|pools| {
                    let facts = Facts {
                        directory,
                        pools,
                        home,
                    };
                    facts.asked(&wanted, &people)
                })
            })?;
            if let (Wanted::Holders(..), true) = (&wanted, asked.wishes.is_empty()) {
                return Err("None of these people hold the licence to move from.");
            }
            if let Some(read) = read {
                asked.problems = read.problems.clone();
            }
            Ok(asked)
        })
    }

    /// What is done, or what is missing for it.
    fn wanted(self, tenant: Tenant) -> Result<Wanted, &'static str> {
        let site = || match self.site.get() {
            site if site.is_empty() => Err("Choose a meeting site."),
            site => Ok(SiteUrl::from(site.as_str())),
        };
        let license = LicenseId::from(self.license.get().as_str());
        Ok(Wanted::Same(match self.kind.get() {
            "licenses" => {
                let (remove, add) = (self.remove.get(), self.add.get());
                if remove.is_empty() && add.is_empty() {
                    return Err("Choose licences to add or to remove.");
                }
                Members::Change { remove, add }.into()
            }
            "exactly" => {
                let licenses = self.add.get();
                return match licenses.is_empty() {
                    true => Err("Choose the licences that they keep or get."),
                    false => Ok(Wanted::Licenses(licenses)),
                };
            }
            "licensesAs" => {
                let model = self.model.get().ok_or(NO_MODEL)?;
                let model = tenant.person(&model.id).peek();
                let held = model.as_ref().and_then(|model| model.licenses.as_ref());
                let held = held.ok_or("The licences of the model person are not known.")?;
                return Ok(Wanted::Licenses(set_of(held.iter().cloned())));
            }
            "move" => {
                let from = LicenseId::from(self.from.get().as_str());
                if from.as_str().is_empty() || license.as_str().is_empty() || from == license {
                    return Err("Choose the licence to move from, and another one to move to.");
                }
                let edit = move_to_pool(from.clone(), license);
                return Ok(Wanted::Holders(from, edit));
            }
            kind @ ("host" | "attendee") => {
                let site = site()?;
                let is_here = |of: &&License| {
                    of.site_url
                        .as_deref()
                        .is_some_and(|of| site.is_same(&of.into()))
                };
                let licenses = pools(tenant, &|pools| {
                    let here = pools.iter().filter(is_here);
                    here.map(|pool| pool.id.clone()).collect::<Vec<_>>()
                });
                let role = match kind {
                    "host" if !licenses.contains(&license) => {
                        return Err("Choose the licence that hosts get.");
                    }
                    "host" => NewRole::Host(license),
                    _ => NewRole::Attendee,
                };
                SiteRole {
                    site,
                    licenses,
                    role,
                }
                .into()
            }
            kind @ ("sessionTypes" | "typesExactly") => {
                let (remove, add) = (self.remove_types.get(), self.add_types.get());
                let exactly = kind == "typesExactly";
                if add.is_empty() && (exactly || remove.is_empty()) {
                    return Err("Choose session types.");
                }
                let types = match exactly {
                    true => Members::Exactly(add),
                    false => Members::Change { remove, add },
                };
                let site = site()?;
                SessionTypes { site, types }.into()
            }
            "typesAs" => {
                let (site, model) = (site()?, self.model.get().ok_or(NO_MODEL)?);
                let held = tenant.user_session_types(&model.id, &site).peek();
                let held = held.ok_or("The session types of the model person are not known.")?;
                let types = set_of(held.session_types.iter().map(|it| it.id.clone()));
                if types.is_empty() {
                    return Err("The model person has no session types on this site.");
                }
                same_session_types(site, types)
            }
            "trackingCodes" => {
                let (name, to) = (self.code.trimmed(), self.value.trimmed());
                if name.is_empty() || to.is_empty() {
                    return Err("Enter the name of the tracking code and its new value.");
                }
                let (site, from) = (site()?, None);
                let codes = vec![CodeEdit { name, from, to }];
                TrackingCodes { site, codes }.into()
            }
            "field" => {
                let part = Part::from_key(&self.part.get()).ok_or("Choose a field.")?;
                let (clear, text) = (self.clear.get(), self.value.trimmed());
                if !clear && text.is_empty() {
                    return Err("Enter the new text, or tick that the field is to be empty.");
                }
                // The list of people may have an old text, so what is there is read when the row runs.
                let field = FieldEdit {
                    part,
                    from: None,
                    to: if clear { String::new() } else { text },
                };
                Profile {
                    fields: vec![field],
                }
                .into()
            }
            "addresses" => {
                let domain = self.value.trimmed();
                let domain = domain.trim_start_matches('@').to_owned();
                if !domain.contains('.') {
                    return Err("Enter the domain, such as old.example.com.");
                }
                Addresses { domain }.into()
            }
            "sessions" => Sessions.into(),
            "delete" => Deletion.into(),
            kind => SignIn {
                enabled: kind == "reactivate",
            }
            .into(),
        }))
    }
}

/// What is known of the organisation.
struct Facts<'a> {
    directory: &'a Directory,
    pools: &'a [License],
    home: Option<&'a OrgId>,
}

impl Facts<'_> {
    /// The rows of these people, by line.
    fn asked(&self, wanted: &Wanted, people: &[(u32, PersonId)]) -> Result<FromFile, &'static str> {
        let mut asked = FromFile::default();
        for (line, person) in people {
            let row = self.directory.position(person.as_str());
            let row = row.and_then(|row| self.directory.row(row));
            let held = || match row.as_ref().and_then(|row| row.licenses) {
                Some(held) => Ok(set_of(held.iter().cloned())),
                None => Err(NOT_LISTED),
            };
            let edit = match wanted {
                Wanted::Same(edit) => Some(edit.clone()),
                Wanted::Holders(from, edit) => held()?.contains(from).then(|| edit.clone()),
                Wanted::Licenses(model) => {
                    let who = (*line, person);
                    let rows = rows_of_same_licenses(who, self.pools, self.home, &held()?, model);
                    asked.unchanged += usize::from(rows.is_empty());
                    asked.wishes.extend(rows);
                    continue;
                }
            };
            asked.wishes.extend(edit.map(|edit| Wish {
                line: *line,
                person: Some(person.clone()),
                edit,
            }));
        }
        Ok(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Ada holds both licences, Bo one of them, and Webex left out Cy's.
    fn directory() -> Directory {
        let mut directory = Directory::new();
        let people = json!([
            {"id": "1", "displayName": "Ada", "licenses": ["A", "B"], "department": "IT"},
            {"id": "2", "displayName": "Bo", "licenses": ["B"]},
            {"id": "3", "displayName": "Cy"},
        ]);
        directory.push_page(serde_json::from_value(people).unwrap());
        directory
    }

    /// The rows by their lines, and how many people are as wanted.
    type Asked = (Vec<(u32, Edit)>, usize);

    /// What is asked for of the first `count` people.
    fn asked(wanted: &Wanted, count: u32) -> Result<Asked, &'static str> {
        let pools: Vec<License> = serde_json::from_value(json!([
            {"id": "A", "name": "Meetings", "subscriptionId": "S"},
            {"id": "B", "name": "Messaging", "subscriptionId": "S"},
        ]))
        .unwrap();
        let facts = Facts {
            directory: &directory(),
            pools: &pools,
            home: None,
        };
        let people = (1..=count).map(|id| (id * 10, id.to_string().as_str().into()));
        let asked = facts.asked(wanted, &people.collect::<Vec<_>>())?;
        let rows = asked.wishes.into_iter();
        Ok((
            rows.map(|wish| (wish.line, wish.edit)).collect(),
            asked.unchanged,
        ))
    }

    fn ids(ids: &[&str]) -> Set<LicenseId> {
        set_of(ids.iter().map(|id| LicenseId::new(*id)))
    }

    #[test]
    fn only_holders_move() {
        let edit = move_to_pool("A".into(), "B".into());
        let wanted = Wanted::Holders("A".into(), edit.clone());
        assert_eq!(asked(&wanted, 2), Ok((vec![(10, edit)], 0)));
    }

    #[test]
    fn licences_that_were_left_out_are_not_taken_for_none() {
        let wanted = Wanted::Licenses(ids(&["B"]));
        let remove = Members::remove(ids(&["A"])).into();
        assert_eq!(asked(&wanted, 2), Ok((vec![(10, remove)], 1)));
        assert_eq!(asked(&wanted, 3), Err(NOT_LISTED));
        let moved = Wanted::Holders("A".into(), Deletion.into());
        assert_eq!(asked(&moved, 3), Err(NOT_LISTED));
        assert_eq!(asked(&Wanted::Same(Sessions.into()), 3).unwrap().0.len(), 3);
    }
}
