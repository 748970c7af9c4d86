//! The licences that a row wants, and what of it is not so yet.

use std::collections::HashMap;

use webex_api::{License, LicenseId, SiteUrl};

use super::column::{Column, LicenseColumn, Role};
use super::names::{NO_LICENSES, plain};
use super::problem::{Fault, Problem};
use super::source::{Row, Source, Wanted};
use crate::naming;
use crate::sets::{Set, set_of};

/// The licence pools that the columns of a file mean.
#[derive(Clone, Debug)]
pub struct Pools<'a> {
    pools: &'a [License],
    /// For each column, the pool that it means.
    columns: Vec<Option<LicenseId>>,
    /// The pools by the names that exported files use; `None` if several have the name.
    names: HashMap<String, Option<LicenseId>>,
}

/// Licences to give and to take away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LicenseEdit {
    /// Those that the person has and should not.
    pub remove: Set<LicenseId>,
    /// Those that the person should have and does not.
    pub add: Set<LicenseId>,
}

impl LicenseEdit {
    /// Whether everything is as wanted already.
    pub fn is_empty(&self) -> bool {
        self.remove.is_empty() && self.add.is_empty()
    }
}

impl<'a> Pools<'a> {
    /// Finds the pool of each column. A name that no pool or several have means none.
    pub fn of(source: &Source, pools: &'a [License]) -> Self {
        let columns = source.table().columns().iter();
        let columns = columns.map(|column| match &column.role {
            Role::License(license) => pool_of(license, pools),
            _ => None,
        });
        let mut names = HashMap::new();
        for pool in pools {
            let same = names.entry(naming::license(pools, &pool.id).in_words());
            same.and_modify(|known| *known = None)
                .or_insert(Some(pool.id.clone()));
        }
        Self {
            pools,
            names,
            columns: columns.collect(),
        }
    }

    /// Returns the pool that a column means.
    pub fn pool(&self, column: usize) -> Option<&LicenseId> {
        self.columns.get(column)?.as_ref()
    }

    /// Returns the licence columns that mean no pool of the organisation, or several. Nothing is done by them.
    pub fn unknown<'s>(&'s self, source: &'s Source) -> impl Iterator<Item = &'s Column> {
        let columns = source.table().columns().iter().zip(&self.columns);
        let unknown = columns.filter(|(column, pool)| {
            let is_open = |license: &LicenseColumn| !license.suspended;
            matches!(&column.role, Role::License(license) if is_open(license)) && pool.is_none()
        });
        unknown.map(|(column, _)| column)
    }

    /// Compares what a row wants with the licences that the person has. Licences that the row does not speak of stay.
    pub fn edit(&self, row: &Row<'_>, held: &Set<LicenseId>) -> Result<LicenseEdit, Problem> {
        let mut edit = LicenseEdit::default();
        for (column, wanted) in row.wants() {
            match (wanted, self.pool(column)) {
                (Wanted::Yes, Some(pool)) if !held.contains(pool) => {
                    edit.add.insert(pool.clone());
                }
                (Wanted::No, Some(pool)) if held.contains(pool) => {
                    edit.remove.insert(pool.clone());
                }
                (Wanted::Text(names), None) if row.role(column) == Some(&Role::Licenses) => {
                    let all = self
                        .named(names, held)
                        .map_err(|name| row.problem(Some(column), name, Fault::UnknownLicense))?;
                    edit.remove = set_of(held.difference(&all).cloned());
                    edit.add = set_of(all.difference(held).cloned());
                }
                _ => {}
            }
        }
        Ok(edit)
    }

    /// As [`Self::edit`], for a person whose licences are not known: everything that the row wants, whether it is so or not.
    pub fn edit_of_unknown(&self, row: &Row<'_>) -> Result<LicenseEdit, Problem> {
        let exact = (0..self.columns.len()).find(|column| {
            row.role(*column) == Some(&Role::Licenses) && row.wanted(*column).is_some()
        });
        if let Some(column) = exact {
            return Err(row.problem(Some(column), "", Fault::NotLoaded));
        }
        let all = set_of(self.pools.iter().map(|pool| pool.id.clone()));
        Ok(LicenseEdit {
            remove: self.edit(row, &all)?.remove,
            add: self.edit(row, &Set::new())?.add,
        })
    }

    /// The licences of a list of names, as the exported list of people has it; or the name that is not known.
    fn named<'n>(&self, names: &'n str, held: &Set<LicenseId>) -> Result<Set<LicenseId>, &'n str> {
        // What a person has and no pool is called "Unknown licence", with the end of its id.
        let gone = || {
            held.iter()
                .filter(|id| !self.pools.iter().any(|pool| pool.id == **id))
        };
        let known = |name: &str| match self.names.get(name) {
            Some(known) => known.clone(),
            None => gone()
                .find(|id| naming::unknown_license(id).in_words() == name)
                .cloned(),
        };
        if names == NO_LICENSES && known(names).is_none() {
            return Ok(Set::new());
        }
        let mut found = Vec::new();
        let mut rest = names;
        while !rest.is_empty() {
            // A name may itself contain what separates names, so the longest known one counts.
            let ends: Vec<usize> = rest
                .match_indices("; ")
                .map(|(end, _)| end)
                .chain([rest.len()])
                .collect();
            let name = ends
                .iter()
                .rev()
                .find_map(|end| Some((*end, known(&rest[..*end])?)));
            let Some((end, id)) = name else {
                return Err(&rest[..ends[0]]);
            };
            found.push(id);
            rest = rest.get(end + 2..).unwrap_or_default();
        }
        Ok(set_of(found))
    }
}

/// The one pool that a column means.
fn pool_of(column: &LicenseColumn, pools: &[License]) -> Option<LicenseId> {
    let name = today(&column.name);
    let is_it = |pool: &&License| {
        let same_site = match (&column.site, &pool.site_url) {
            (Some(site), Some(own)) => {
                SiteUrl::new(site.as_str()).is_same(&SiteUrl::new(own.as_str()))
            }
            (Some(_), None) => false,
            (None, _) => true,
        };
        let same_subscription =
            column.subscription.is_none() || column.subscription == pool.subscription_id;
        same_site && same_subscription && today(&pool.name) == name
    };
    let mut found = pools.iter().filter(is_it);
    match (found.next(), found.next()) {
        (Some(pool), None) => Some(pool.id.clone()),
        _ => None,
    }
}

/// The name of a licence in lower case, as Webex calls it since January 2026: older files have older names.
fn today(name: &str) -> String {
    let name = plain(name);
    let name = name.strip_prefix("single license - ").unwrap_or(&name);
    name.replace("cx essentials", "customer assist")
}
