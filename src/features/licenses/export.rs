//! Saves the holders that the page shows as a file.

use crate::prelude::*;
use rollcall_core::csv;
use rollcall_core::licenses::Holders;
use serde_json::{Value, json};
use webex_api::{License, LicenseId};

use super::holder_row::membership_word;
use crate::components::export::{FileFormat, SaveButtons, save_list, tell_refused};
use crate::data::{ListState, use_tenant};
use crate::memo::memo;
use crate::ui::toast::use_notices;

/// The export buttons. Hidden while the list loads: a file would not show that half of it is missing.
#[component]
pub fn Exports(
    /// The licence.
    id: LicenseId,
    /// The search.
    query: Signal<String>,
) -> View {
    let (tenant, notices) = (use_tenant(), use_notices());
    let holders = tenant.holders();
    let list = holders.list;
    let ready = memo(move || {
        let over = list.state.with(|state| !state.is_loading());
        over && list.rows.with(|holders| !holders.is_empty())
    });
    let id = StoredValue::new(id);
    let export = move |format| {
        let licenses = tenant.licenses.peek();
        let license = id.with_value(|id| {
            let known = licenses.as_ref().and_then(|licenses| {
                let mut licenses = licenses.iter();
                licenses.find(|license| license.id == *id).cloned()
            });
            known.unwrap_or_else(|| License {
                id: id.clone(),
                ..License::default()
            })
        });
        let search = query.get_untracked().trim().to_owned();
        let file = list.rows.with_untracked(|holders| {
            File {
                rows: holders.people().matching(&search),
                holders,
                license,
                complete: list
                    .state
                    .with_untracked(|state| *state == ListState::Complete),
                search,
            }
            .save(format)
        });
        if !file {
            tell_refused(notices);
        }
    };
    view! { <SaveButtons ready on_save=export /> }
}

const HEADER: [&str; 8] = [
    "Name",
    "Email",
    "Type",
    "Person ID",
    "Licence",
    "Site",
    "Subscription",
    "Licence ID",
];

/// What goes into a file.
struct File<'a> {
    license: License,
    holders: &'a Holders,
    /// The holders in it.
    rows: Vec<u32>,
    search: String,
    complete: bool,
}

impl File<'_> {
    /// Saves the file. Returns whether the browser accepted it.
    fn save(&self, format: FileFormat) -> bool {
        save_list(
            format,
            &self.name(),
            || csv::write(&HEADER, self.lines()),
            || self.items(),
        )
    }

    /// Returns the file's name, which says what is missing, because a table has no other place for that.
    fn name(&self) -> String {
        let found = if self.search.is_empty() { "" } else { "-found" };
        let incomplete = if self.complete { "" } else { "-incomplete" };
        format!("rollcall-holders{found}{incomplete}")
    }

    fn lines(&self) -> impl Iterator<Item = [String; 8]> {
        let holders = self.rows.iter();
        let holders = holders.filter_map(|row| self.holders.holder(*row));
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        holders.map(move |holder| {
            [
                holder.name.to_owned(),
                holder.email.to_owned(),
                membership_word(holder.membership).to_owned(),
                holder.id.to_owned(),
                self.license.name.clone(),
                text(&self.license.site_url),
                text(&self.license.subscription_id),
                self.license.id.to_string(),
            ]
        })
    }

    fn items(&self) -> Vec<Value> {
        let holders = self.lines();
        let holders = holders.map(
            |[
                name,
                email,
                kind,
                id,
                license,
                site,
                subscription,
                license_id,
            ]| {
                json!({
                    "name": name,
                    "email": email,
                    "type": kind,
                    "personId": id,
                    "license": license,
                    "siteUrl": site,
                    "subscriptionId": subscription,
                    "licenseId": license_id,
                })
            },
        );
        holders.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holders() -> Holders {
        let users = json!([
            {"id": "1", "displayName": "Ana", "email": "ana@acme.example", "type": "INTERNAL"},
            {"id": "2", "displayName": "=1+1", "email": "x@other.example", "type": "EXTERNAL"},
        ]);
        let mut holders = Holders::default();
        holders.push_page(serde_json::from_value(users).unwrap());
        holders
    }

    fn file<'a>(holders: &'a Holders, search: &str, complete: bool) -> File<'a> {
        let license =
            json!({"id": "L", "name": "Pro", "siteUrl": "acme.webex.com", "consumedByUsers": 2});
        File {
            license: serde_json::from_value(license).unwrap(),
            rows: holders.people().matching(search),
            holders,
            search: search.to_owned(),
            complete,
        }
    }

    #[test]
    fn each_holder_is_a_line_with_the_licence() {
        let holders = holders();
        let lines: Vec<_> = file(&holders, "", true).lines().collect();
        assert_eq!(lines[0].len(), HEADER.len());
        assert_eq!(
            lines[0],
            [
                "Ana",
                "ana@acme.example",
                "Internal",
                "1",
                "Pro",
                "acme.webex.com",
                "",
                "L"
            ]
        );
        assert_eq!(lines[1][2], "External");
        assert!(csv::write(&HEADER, lines).contains("'=1+1"), "no formula");
    }

    #[test]
    fn a_file_says_whether_it_is_all_of_it() {
        let holders = holders();
        for (search, complete, name) in [
            ("", true, "rollcall-holders"),
            ("ana", true, "rollcall-holders-found"),
            ("", false, "rollcall-holders-incomplete"),
            ("ana", false, "rollcall-holders-found-incomplete"),
        ] {
            assert_eq!(file(&holders, search, complete).name(), name);
        }
        let items = file(&holders, "ana", false).items();
        assert_eq!(items.len(), 1);
        assert_eq!(items[0]["personId"], "1");
        assert_eq!(items[0]["licenseId"], "L");
    }
}
