//! People as a file, in the order shown: the dialog, and the two forms of the file.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::files::{NO_LICENSES, NOT_LOADED, NOT_TOLD, PEOPLE_HEADER};
use rollcall_core::number::counted;
use rollcall_core::people::{Account, Activity, Directory, Needs, RowView};
use rollcall_core::{csv, naming};
use serde_json::{Value, json};
use time::OffsetDateTime;
use webex_api::{License, Role, json_indented};

use super::account_words;
use super::this_list::use_this_list;
use crate::components::export::{FileFormat, save_list, tell_refused};
use crate::data::{LoadState, Tenant, use_tenant};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::moment::rfc3339;
use crate::ui::text;
use crate::ui::toast::use_notices;

/// The dialog.
#[component]
pub fn ExportDialog(
    /// The rows of the directory to save, in their order.
    rows: Arc<[u32]>,
) -> View {
    let list = use_this_list();
    let (tenant, notices) = (use_tenant(), use_notices());
    let people = rows.len();
    let rows = StoredValue::new(rows);
    let close = move || list.close();
    tenant.licenses.ensure();
    tenant.roles.ensure();
    // Without them the file would have ids in place of names, and could not be opened as a job.
    let disabled_reason = Signal::derive(move || {
        let waits = tenant
            .licenses
            .with(|state| matches!(state, LoadState::Waiting));
        waits.then(|| "The licences are still loading.".to_owned())
    });
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
                    "{}, in the order shown, with email, status, department, licences, administrator roles, meeting sites and creation. Last activity and location are in the file if a column or a filter has loaded them.",
                    counted(people, "person", "people"),
                )}
            </p>
            <p class="quiet">"The file holds personal data. Cells that a spreadsheet would run as a formula are marked as text."</p>
            <div class="dialog-foot">
                <Button on_click=close>{text::CANCEL}</Button>
                <Button disabled_reason on_click=move || export(FileFormat::Json)>
                    "Export as JSON"
                </Button>
                <Button kind=ButtonKind::Primary disabled_reason on_click=move || export(FileFormat::Csv)>
                    "Export as CSV"
                </Button>
            </div>
        </Dialog>
    }
}

/// One person as the file in JSON has them; `None` for a row that is gone.
pub fn as_json(row: u32, tenant: Tenant) -> Option<String> {
    let pools = tenant.licenses.peek().unwrap_or_default();
    let roles = tenant.roles.peek().unwrap_or_default();
    tenant.directory.rows.with_untracked(|directory| {
        let row = directory.row(row)?;
        let known = Known::of(directory, &pools, &roles, tenant);
        Some(json_indented(&known.person(&row).json()))
    })
}

/// Saves these rows of the directory. Returns whether the browser took the file.
fn save(format: FileFormat, rows: &[u32], tenant: Tenant) -> bool {
    let pools = tenant.licenses.peek().unwrap_or_default();
    let roles = tenant.roles.peek().unwrap_or_default();
    tenant.directory.rows.with_untracked(|directory| {
        let known = Known::of(directory, &pools, &roles, tenant);
        let people = || {
            let people = rows.iter().filter_map(|row| directory.row(*row));
            people.map(|row| known.person(&row))
        };
        save_list(
            format,
            "rollcall-people",
            || csv::write(&PEOPLE_HEADER, people().map(ExportedPerson::cells)),
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
    created: Option<String>,
    /// A time, or `never`. Outer `None`: not loaded. Inner `None`: Webex didn't say.
    last_activity: Option<Option<String>>,
    /// Empty for someone without one; `None` if it was not loaded.
    location: Option<String>,
    id: String,
}

/// The names that an exported file uses instead of ids.
struct Known<'a> {
    directory: &'a Directory,
    pools: &'a [License],
    roles: &'a [Role],
    /// Whether the list was read with locations.
    locations: bool,
    /// Whether the list was read with last activities.
    activity: bool,
}

impl<'a> Known<'a> {
    fn of(
        directory: &'a Directory,
        pools: &'a [License],
        roles: &'a [Role],
        tenant: Tenant,
    ) -> Self {
        let has = |needs| untrack(|| tenant.directory.has(needs));
        Self {
            directory,
            pools,
            roles,
            locations: has(Needs::LOCATIONS),
            activity: has(Needs::ACTIVITY),
        }
    }
}

impl Known<'_> {
    fn person(&self, row: &RowView<'_>) -> ExportedPerson {
        let role_name = |id: &webex_api::RoleId| {
            let role = self.roles.iter().find(|role| role.id == *id);
            role.map_or_else(|| id.to_string(), |role| role.name.clone())
        };
        let location = self
            .directory
            .location_name(row.location.unwrap_or_default());
        ExportedPerson {
            name: row.name.to_owned(),
            email: row.email.to_owned(),
            status: account_words::word(Account::of(row)),
            department: row.department.map(str::to_owned),
            licenses: row.licenses.map(|held| {
                let names = held
                    .iter()
                    .map(|id| naming::license(self.pools, id).in_words());
                names.collect()
            }),
            roles: row.roles.map(|held| held.iter().map(role_name).collect()),
            sites: row.sites.iter().map(ToString::to_string).collect(),
            created: row.created.map(moment),
            last_activity: match Activity::of(row) {
                Activity::At(at) => Some(Some(moment(at))),
                Activity::Never => Some(Some("never".to_owned())),
                Activity::Unknown => self.activity.then_some(None),
            },
            location: self.locations.then(|| location.to_owned()),
            id: row.id.to_owned(),
        }
    }
}

/// A time in seconds since 1970, as RFC 3339 writes it.
fn moment(seconds: u32) -> String {
    OffsetDateTime::from_unix_timestamp(seconds.into()).map_or_else(|_| String::new(), rfc3339)
}

impl ExportedPerson {
    fn cells(self) -> [String; 11] {
        let list = |list: Option<Vec<String>>| match list {
            Some(list) => list.join("; "),
            None => NOT_TOLD.to_owned(),
        };
        let not_told = || NOT_TOLD.to_owned();
        let not_loaded = || NOT_LOADED.to_owned();
        [
            self.name,
            self.email,
            self.status.to_owned(),
            self.department.unwrap_or_default(),
            match self.licenses {
                Some(held) if held.is_empty() => NO_LICENSES.to_owned(),
                held => list(held),
            },
            list(self.roles),
            self.sites.join("; "),
            self.created.unwrap_or_else(not_told),
            self.last_activity
                .map_or_else(not_loaded, |told| told.unwrap_or_else(not_told)),
            self.location.unwrap_or_else(not_loaded),
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
            "created": self.created,
            "lastActivity": self.last_activity.flatten(),
            "location": self.location,
            "id": self.id,
        })
    }
}

#[cfg(test)]
mod tests {
    use rollcall_core::csv;
    use rollcall_core::files::Source;
    use rollcall_core::jobs::edit::{Edit, Members};
    use rollcall_core::jobs::from_file;
    use rollcall_core::people::Directory;
    use rollcall_core::sets::Set;
    use webex_api::{License, LicenseId};

    use super::{Known, PEOPLE_HEADER};

    #[test]
    fn what_was_left_out_is_unknown_and_not_nothing() {
        let mut directory = Directory::new();
        let people = serde_json::json!([
            {"id": "1", "displayName": "Ada", "emails": ["ada@a.example"], "licenses": ["L"], "roles": ["R"], "department": "Finance",
             "siteUrls": ["s.webex.com#attendee"], "created": "2026-01-31T08:15:30.000Z", "lastActivity": "2026-02-01T00:00:00Z", "locationId": "X"},
            {"id": "2", "displayName": "Bo", "licenses": []},
            {"id": "3", "invitePending": true},
        ]);
        directory.push_page(serde_json::from_value(people).unwrap());
        directory.name_locations([("X", "Denver office")].into_iter());
        let pools =
            serde_json::from_value::<Vec<_>>(serde_json::json!([{"id": "L", "name": "Meetings"}]))
                .unwrap();
        let known = |loaded| Known {
            directory: &directory,
            pools: &pools,
            roles: &[],
            locations: loaded,
            activity: loaded,
        };
        let exported = |row, loaded| known(loaded).person(&directory.row(row).unwrap());
        let cells = exported(0, true).cells();
        assert_eq!(cells.len(), PEOPLE_HEADER.len());
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
                "2026-01-31T08:15:30Z",
                "2026-02-01T00:00:00Z",
                "Denver office",
                "1"
            ]
        );
        assert_eq!(exported(1, true).cells()[4..6], ["none", "unknown"]);
        assert_eq!(exported(1, true).cells()[7..10], ["unknown", "unknown", ""]);
        assert_eq!(exported(2, false).cells()[8..10], ["never", "not loaded"]);
        assert_eq!(
            exported(1, false).cells()[8..10],
            ["not loaded", "not loaded"]
        );
        assert_eq!(exported(1, false).json()["roles"], serde_json::Value::Null);
    }

    fn directory(people: serde_json::Value) -> Directory {
        let mut directory = Directory::new();
        directory.push_page(serde_json::from_value(people).unwrap());
        directory
    }

    /// What a job makes of an exported list, as `line: edit`, and how many rows ask for nothing.
    fn asked(csv: &str, now: &Directory, pools: &[License]) -> (Vec<String>, usize) {
        let known = from_file::Known {
            people: now,
            pools,
            site: None,
            codes: &[],
        };
        let read = from_file::read(&Source::read(csv.as_bytes()).unwrap(), known);
        assert_eq!(read.problems, []);
        let names = |ids: &Set<LicenseId>| ids.iter().map(ToString::to_string).collect::<String>();
        let wishes = read.wishes.iter().map(|wish| {
            let what = match &wish.edit {
                Edit::Licenses(Members::Change { remove, add }) => {
                    format!("-{} +{}", names(remove), names(add))
                }
                Edit::Profile(profile) => {
                    let fields = profile.fields.iter();
                    let texts =
                        fields.map(|it| format!("{}={:?}>{}", it.part.key(), it.from, it.to));
                    texts.collect::<Vec<_>>().join(" ")
                }
                other => format!("{other:?}"),
            };
            format!("{}: {what}", wish.line)
        });
        (wishes.collect(), read.unchanged)
    }

    /// An exported list that is opened as a job asks for what differs from it now, and for nothing else.
    #[test]
    fn an_export_that_is_opened_again_asks_for_what_differs_now() {
        let pools: Vec<License> = serde_json::from_value(serde_json::json!([
            {"id": "A", "name": "Meetings; old", "siteUrl": "s.webex.com", "subscriptionId": "S1"},
            {"id": "B", "name": "Meetings; old", "siteUrl": "s.webex.com", "subscriptionId": "S2"},
            {"id": "C", "name": "Messaging", "subscriptionId": "S1"},
            {"id": "D", "name": "Messaging", "subscriptionId": "S1"},
        ]))
        .unwrap();
        let before = serde_json::json!([
            {"id": "1", "displayName": " =Ada, \"Countess\" ", "emails": ["ada@a.example"], "licenses": ["A", "gone"], "department": "-Sales; North "},
            {"id": "2", "displayName": "Bo", "emails": ["bo@a.example"], "licenses": []},
            {"id": "3", "displayName": "Cy", "emails": ["cy@a.example"]},
            {"id": "4", "emails": ["di@a.example"], "licenses": ["C", "D"], "department": "unknown"},
            {"id": "5", "displayName": "Eve", "emails": ["eve@a.example"], "licenses": ["B"], "department": "IT", "roles": ["R"], "loginEnabled": true},
        ]);
        let then = directory(before.clone());
        let export = || {
            let known = Known {
                directory: &then,
                pools: &pools,
                roles: &[],
                locations: true,
                activity: true,
            };
            let rows =
                (0..then.len() as u32).map(|row| known.person(&then.row(row).unwrap()).cells());
            csv::write(&PEOPLE_HEADER, rows)
        };
        assert_eq!(
            asked(&export(), &then, &pools),
            (vec![], 5),
            "nothing differs"
        );

        let mut after = before;
        let mut edit =
            |place: usize, member: &str, value: serde_json::Value| after[place][member] = value;
        edit(0, "licenses", serde_json::json!(["B", "gone"]));
        edit(0, "department", serde_json::json!("Sales"));
        edit(1, "licenses", serde_json::json!(["C"]));
        edit(2, "displayName", serde_json::json!("Cy Young"));
        edit(3, "licenses", serde_json::json!([]));
        // What a file cannot write, and who is not in it.
        edit(4, "roles", serde_json::json!([]));
        edit(4, "loginEnabled", serde_json::json!(false));
        let new = serde_json::json!({"id": "6", "displayName": "New", "licenses": ["A"]});
        after.as_array_mut().unwrap().push(new);
        let expected = [
            "2: -B +A",
            "2: department=Some(\"Sales\")>-Sales; North",
            "3: -C +",
            "4: displayName=Some(\"Cy Young\")>Cy",
            "5: - +CD",
        ];
        assert_eq!(
            asked(&export(), &directory(after), &pools),
            (expected.map(str::to_owned).to_vec(), 1)
        );
    }
}
