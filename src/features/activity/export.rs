//! The changes of the session as a file.

use rollcall_core::change::Receipt;
use rollcall_core::csv;
use serde_json::{Value, json};

use super::change::{what, whose};
use crate::components::change_form::rows_of;
use crate::components::export::{FileFormat, save_list};
use crate::components::outcome;
use crate::data::Tenant;
use crate::ui::diff_list::DiffRow;
use crate::ui::moment;

const HEADER: [&str; 8] = [
    "Time",
    "Person",
    "Person ID",
    "Changed",
    "Item",
    "Result",
    "Outcome",
    "Tracking ID",
];

/// Saves the changes. Returns whether the browser took the file.
pub fn save(format: FileFormat, activity: &[Receipt], tenant: Tenant) -> bool {
    let changes = || {
        activity
            .iter()
            .map(|receipt| ExportedChange::of(receipt, tenant))
    };
    save_list(
        format,
        "rollcall-activity",
        || csv::write(&HEADER, changes().flat_map(|change| change.cells())),
        || changes().map(|change| change.json()).collect(),
    )
}

/// One change with its names.
struct ExportedChange {
    time: String,
    person: String,
    person_id: String,
    changed: String,
    outcome: &'static str,
    rows: Vec<DiffRow>,
    tracking_id: String,
}

impl ExportedChange {
    fn of(receipt: &Receipt, tenant: Tenant) -> Self {
        let (rows, _) = rows_of(receipt, tenant);
        Self {
            time: moment::rfc3339(receipt.ended),
            person: whose(tenant, &receipt.operation).unwrap_or_default(),
            person_id: receipt
                .operation
                .person()
                .map(ToString::to_string)
                .unwrap_or_default(),
            changed: what(&receipt.operation),
            outcome: outcome::heading(receipt.verdict).1,
            rows,
            tracking_id: receipt.write_tracking_id.clone().unwrap_or_default(),
        }
    }

    /// The lines of the table; a change without a line has one all the same.
    fn cells(&self) -> Vec<[String; 8]> {
        let line = |item: String, result: &str| {
            [
                self.time.clone(),
                self.person.clone(),
                self.person_id.clone(),
                self.changed.clone(),
                item,
                result.to_owned(),
                self.outcome.to_owned(),
                self.tracking_id.clone(),
            ]
        };
        if self.rows.is_empty() {
            return vec![line(String::new(), "")];
        }
        let rows = self.rows.iter();
        rows.map(|row| line(row.item.in_words(), row.mark.word()))
            .collect()
    }

    fn json(&self) -> Value {
        let items = self.rows.iter();
        let items =
            items.map(|row| json!({ "item": row.item.in_words(), "result": row.mark.word() }));
        json!({
            "time": self.time,
            "person": self.person,
            "personId": self.person_id,
            "changed": self.changed,
            "items": items.collect::<Vec<_>>(),
            "outcome": self.outcome,
            "trackingId": self.tracking_id,
        })
    }
}

#[cfg(test)]
mod tests {
    use rollcall_core::naming::Item;

    use super::{ExportedChange, HEADER};
    use crate::ui::diff_list::{DiffRow, Mark};

    fn exported(rows: Vec<DiffRow>) -> ExportedChange {
        ExportedChange {
            time: "2026-11-26T08:00:00Z".to_owned(),
            person: "Ada".to_owned(),
            person_id: "P".to_owned(),
            changed: "Licences".to_owned(),
            outcome: "Applied",
            rows,
            tracking_id: "T".to_owned(),
        }
    }

    #[test]
    fn each_item_is_a_line_and_no_change_is_left_out() {
        let row = |name: &str, mark| DiffRow {
            mark,
            item: Item {
                name: name.to_owned(),
                ..Item::default()
            },
            note: None,
        };
        let both = exported(vec![row("A", Mark::Added), row("B", Mark::NotRemoved)]);
        let lines = both.cells();
        assert_eq!(lines[0].len(), HEADER.len());
        assert_eq!(lines.map_items(), [("A", "Added"), ("B", "Not removed")]);
        assert_eq!(exported(Vec::new()).cells().map_items(), [("", "")]);
        assert_eq!(both.json()["items"][1]["result"], "Not removed");
    }

    trait Items {
        fn map_items(&self) -> Vec<(&str, &str)>;
    }

    impl Items for Vec<[String; 8]> {
        fn map_items(&self) -> Vec<(&str, &str)> {
            self.iter().map(|cells| (&*cells[4], &*cells[5])).collect()
        }
    }
}
