//! The values that a condition can be about.

use rollcall_core::naming;
use rollcall_core::people::{Account, Field, Filter};
use rollcall_core::sort;

use super::super::account_words;
use super::words::location;
use crate::data::Tenant;
use crate::ui::untrusted_text::visible;

/// Key and words of an option.
pub type KeyAndWords = (String, String);

/// Returns the values to choose from. An empty key stands for any of them. Tracked.
pub fn values(kind: &str, tenant: Tenant) -> Vec<KeyAndWords> {
    let any = |words: &str| (String::new(), words.to_owned());
    match kind {
        "license" => {
            let pools = tenant.licenses.ready().unwrap_or_default();
            let names = pools.iter().map(|pool| {
                let name = naming::license(&pools, &pool.id).in_words();
                (pool.id.to_string(), name)
            });
            std::iter::once(any("any licence"))
                .chain(sorted(names.collect()))
                .collect()
        }
        "role" => {
            let roles = tenant.roles.ready().unwrap_or_default();
            let names = roles
                .iter()
                .map(|role| (role.id.to_string(), visible(&role.name).into_owned()));
            std::iter::once(any("any administrator role"))
                .chain(sorted(names.collect()))
                .collect()
        }
        "account" => [
            Account::Active,
            Account::Invited,
            Account::Disabled,
            Account::Unknown,
        ]
        .into_iter()
        .map(|account| {
            let key = Filter::new(Field::Account(account)).to_string();
            let key = key.trim_start_matches("account:").to_owned();
            (key, account_words::word(account).to_owned())
        })
        .collect(),
        "site" => {
            let pools = tenant.licenses.ready().unwrap_or_default();
            let sites = pools.iter().filter_map(|pool| pool.site_url.clone());
            let sites = sites.map(|site| (site.clone(), visible(&site).into_owned()));
            sorted(sites.collect())
        }
        "department" => tenant.directory.rows.with(|rows| {
            let departments = rows.departments();
            let departments =
                departments.map(|name| (name.trim().to_owned(), visible(name).into_owned()));
            sorted(departments.collect())
        }),
        "location" => tenant.directory.rows.with(|rows| {
            let ids = rows.locations();
            let names = ids.map(|id| (id.to_owned(), visible(&location(id, tenant)).into_owned()));
            sorted(names.collect())
        }),
        _ => Vec::new(),
    }
}

/// Sorts by words, each key once.
fn sorted(choices: Vec<KeyAndWords>) -> Vec<KeyAndWords> {
    let by_words =
        |(a, one): &KeyAndWords, (b, other): &KeyAndWords| one.cmp(other).then_with(|| a.cmp(b));
    let mut choices = sort::sorted(choices, &by_words);
    choices.dedup_by(|(a, _), (b, _)| a == b);
    choices
}

#[cfg(test)]
mod tests {
    use super::sorted;

    #[test]
    fn choices_are_sorted_and_each_is_there_once() {
        let choices = [("2", "b"), ("1", "a"), ("2", "b")];
        let choices = choices.map(|(key, words)| (key.to_owned(), words.to_owned()));
        let keys: Vec<_> = sorted(choices.to_vec())
            .into_iter()
            .map(|(key, _)| key)
            .collect();
        assert_eq!(keys, ["1", "2"]);
    }
}
