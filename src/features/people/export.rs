//! People as a file, in the order shown: the dialog, and the two forms of the file.

use std::sync::Arc;

use leptos::prelude::*;
use rollcall_core::number::counted;
use rollcall_core::people::{Account, RowView};
use rollcall_core::{csv, naming};
use serde_json::{Value, json};
use webex_api::{License, Role};

use super::account_words;
use super::this_list::use_this_list;
use crate::components::export::{FileFormat, save_list, tell_refused};
use crate::data::{Tenant, use_tenant};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::text;
use crate::ui::toast::use_notices;

/// The dialog.
#[component]
pub fn ExportDialog(
    /// The rows of the directory to save, in their order.
    rows: Arc<[u32]>,
) -> impl IntoView {
    let list = use_this_list();
    let (tenant, notices) = (use_tenant(), use_notices());
    let people = rows.len();
    let rows = StoredValue::new(rows);
    let close = move || list.close();
    let export = move |format| {
        if !save(format, &rows.get_value(), tenant) {
            tell_refused(notices);
        }
        close();
    };
    view! {
        <Dialog title="Export people" on_close=close>
            <p>
                {format!(
                    "{}, in the order shown, with email, status, department, licences, administrator roles and meeting sites.",
                    counted(people, "person", "people"),
                )}
            </p>
            <p class="quiet">"The file holds personal data. Cells that a spreadsheet would run as a formula are marked as text."</p>
            <div class="dialog-foot">
                <Button on_click=close>{text::CANCEL}</Button>
                <Button on_click=move || export(FileFormat::Json)>"Save as JSON"</Button>
                <Button kind=ButtonKind::Primary on_click=move || export(FileFormat::Csv)>
                    "Save as CSV"
                </Button>
            </div>
        </Dialog>
    }
}

const HEADER: [&str; 8] = [
    "Name",
    "Email",
    "Status",
    "Department",
    "Licences",
    "Administrator roles",
    "Meeting sites",
    "Person ID",
];

/// Saves these rows of the directory. Returns whether the browser took the file.
fn save(format: FileFormat, rows: &[u32], tenant: Tenant) -> bool {
    let pools = tenant.licenses.peek().unwrap_or_default();
    let roles = tenant.roles.peek().unwrap_or_default();
    tenant.directory.rows.with_untracked(|directory| {
        let people = || {
            let people = rows.iter().filter_map(|row| directory.row(*row));
            people.map(|row| ExportedPerson::of(&row, &pools, &roles))
        };
        save_list(
            format,
            "rollcall-people",
            || csv::write(&HEADER, people().map(ExportedPerson::cells)),
            || people().map(ExportedPerson::json).collect(),
        )
    })
}

/// One person. What Webex left out is `None`: it is not an empty list.
struct ExportedPerson {
    name: String,
    email: String,
    status: &'static str,
    department: Option<String>,
    licenses: Option<Vec<String>>,
    roles: Option<Vec<String>>,
    sites: Vec<String>,
    id: String,
}

/// What a cell says of a list that Webex left out.
const NOT_TOLD: &str = "unknown";

impl ExportedPerson {
    fn of(row: &RowView<'_>, pools: &[License], roles: &[Role]) -> Self {
        let role_name = |id: &webex_api::RoleId| {
            let role = roles.iter().find(|role| role.id == *id);
            role.map_or_else(|| id.to_string(), |role| role.name.clone())
        };
        Self {
            name: row.name.to_owned(),
            email: row.email.to_owned(),
            status: account_words::word(Account::of(row)),
            department: row.department.map(str::to_owned),
            licenses: row.licenses.map(|held| {
                let names = held.iter().map(|id| naming::license(pools, id).in_words());
                names.collect()
            }),
            roles: row.roles.map(|held| held.iter().map(role_name).collect()),
            sites: row.sites.iter().map(ToString::to_string).collect(),
            id: row.id.to_owned(),
        }
    }

    fn cells(self) -> [String; 8] {
        let list = |list: Option<Vec<String>>| match list {
            Some(list) => list.join("; "),
            None => NOT_TOLD.to_owned(),
        };
        [
            self.name,
            self.email,
            self.status.to_owned(),
            self.department.unwrap_or_default(),
            list(self.licenses),
            list(self.roles),
            self.sites.join("; "),
            self.id,
        ]
    }

    fn json(self) -> Value {
        json!({
            "name": self.name,
            "email": self.email,
            "status": self.status,
            "department": self.department,
            "licenses": self.licenses,
            "roles": self.roles,
            "sites": self.sites,
            "id": self.id,
        })
    }
}

#[cfg(test)]
mod tests {
    use rollcall_core::people::Directory;

    use super::{ExportedPerson, HEADER};

    #[test]
    fn a_list_that_was_left_out_is_not_an_empty_one() {
        let mut directory = Directory::new();
        let people = serde_json::json!([
            {"id": "1", "displayName": "Ada", "emails": ["ada@a.example"], "licenses": ["L"], "roles": ["R"], "department": "Finance", "siteUrls": ["s.webex.com#attendee"]},
            {"id": "2", "displayName": "Bo", "licenses": []},
        ]);
        directory.push_page(serde_json::from_value(people).unwrap());
        let pools =
            serde_json::from_value::<Vec<_>>(serde_json::json!([{"id": "L", "name": "Meetings"}]))
                .unwrap();
        let exported = |row| ExportedPerson::of(&directory.row(row).unwrap(), &pools, &[]);
        let cells = exported(0).cells();
        assert_eq!(cells.len(), HEADER.len());
        assert_eq!(
            cells,
            [
                "Ada",
                "ada@a.example",
                "Unknown",
                "Finance",
                "Meetings",
                "R",
                "s.webex.com",
                "1"
            ]
        );
        assert_eq!(exported(1).cells()[4..6], ["", "unknown"]);
        assert_eq!(exported(1).json()["roles"], serde_json::Value::Null);
    }
}
