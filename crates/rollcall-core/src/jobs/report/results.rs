//! The result of each row, as CSV and JSON.
//!
//! The JSON is the receipt of the job: it names the plan by its hash, and its own hash ([`Digest::of_text`]) can be noted with a change
//! request and compared later, with `sha256sum` for example.
//!
//! [`Digest::of_text`]: crate::jobs::digest::Digest::of_text

use serde_json::Value;
use webex_api::{PersonId, SiteUrl, json_text};

use crate::change::{AnyField, AnyTarget, Change, DiffKind, Verdict};
use crate::csv;
use crate::jobs::edit::{Edit, FieldEdit, Profile};
use crate::jobs::ending::Ending;
use crate::jobs::journal::Progress;
use crate::jobs::json::{object, text_or_null, texts as texts_json};
use crate::jobs::plan::Plan;
use crate::moment::rfc3339;

/// The column that says what the row does, for [`Wish::from_cells`](crate::jobs::plan::Wish::from_cells).
pub const INSTRUCTION: &str = "Instruction";

const HEADER: [&str; 12] = [
    "Line",
    "Person ID",
    "Changed",
    "Site",
    "Before",
    "After",
    "Outcome",
    "Status",
    "Code",
    "Tracking ID",
    "Time",
    INSTRUCTION,
];

/// What became of one row. It contains ids, and of people only the texts that the row itself sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRow {
    /// Line of the source.
    pub line: u32,
    /// Whom it is about.
    pub person: PersonId,
    /// What it does.
    pub edit: Edit,
    /// The values removed or replaced. Empty if the value before is not known.
    pub before: Vec<String>,
    /// The values added, or that replace others.
    pub after: Vec<String>,
    /// How it ended; `None` if it was not run, or not to the end.
    pub ending: Option<Ending>,
}

/// Returns the result of a row; `None` if there is no such row.
pub fn result(progress: &Progress, row: u32) -> Option<ResultRow> {
    let plan = progress.plan();
    let (before, after) = match plan.edit(row)? {
        Edit::Profile(profile) => texts(profile),
        _ => progress.started_change(row).map(parts).unwrap_or_default(),
    };
    Some(ResultRow {
        line: plan.line(row)?,
        person: plan.person(row)?,
        edit: plan.edit(row)?.clone(),
        before,
        after,
        ending: progress.ending(row),
    })
}

/// Returns all results, in the order of the plan.
pub fn results(progress: &Progress) -> Vec<ResultRow> {
    let rows = 0..progress.plan().len();
    rows.filter_map(|row| result(progress, row)).collect()
}

/// The texts before and after, from the edit itself: a record has none.
fn texts(profile: &Profile) -> (Vec<String>, Vec<String>) {
    let text = |field: &FieldEdit, text: &str| [field.part.member(), "=", text].concat();
    let before = |field: &FieldEdit| Some(text(field, field.from.as_deref()?));
    let fields = || profile.fields.iter();
    let after = |field: &FieldEdit| text(field, &field.to);
    (
        fields().filter_map(before).collect(),
        fields().map(after).collect(),
    )
}

/// The values removed and the values added.
fn parts(change: Change<AnyTarget>) -> (Vec<String>, Vec<String>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for line in change.diff() {
        if line.kind == DiffKind::Kept {
            continue;
        }
        if let AnyField::Profile(field) = &line.field {
            let text =
                |text: Option<&str>| [field.part.member(), "=", text.unwrap_or("…")].concat();
            before.push(text(field.from.shown()));
            after.push(text(field.to.shown()));
        } else if line.kind == DiffKind::Removed {
            before.push(line.field.to_string());
        } else {
            after.push(line.field.to_string());
        }
    }
    (before, after)
}

impl ResultRow {
    /// Returns the outcome; [`Verdict::NeverSent`] if the row was not run.
    pub fn verdict(&self) -> Verdict {
        let verdict = self.ending.as_ref().map(|ending| ending.verdict);
        verdict.unwrap_or(Verdict::NeverSent)
    }

    fn site(&self) -> Option<&str> {
        self.edit.site().map(SiteUrl::as_str)
    }

    fn time(&self) -> Option<String> {
        self.ending.as_ref().map(|ending| rfc3339(ending.at))
    }

    fn cells(&self) -> [String; 12] {
        let ending = self.ending.as_ref();
        let status = ending.and_then(|ending| ending.status);
        let code = ending.and_then(|ending| ending.code.clone());
        let tracking_id = ending.and_then(|ending| ending.tracking_id.clone());
        [
            self.line.to_string(),
            self.person.to_string(),
            self.edit.key().to_owned(),
            self.site().unwrap_or_default().to_owned(),
            self.before.join(" "),
            self.after.join(" "),
            self.verdict().key().to_owned(),
            status.map(|status| status.to_string()).unwrap_or_default(),
            code.unwrap_or_default(),
            tracking_id.unwrap_or_default(),
            self.time().unwrap_or_default(),
            json_text(&self.edit.to_json()),
        ]
    }

    fn json(&self) -> Value {
        let ending = self.ending.as_ref();
        let list = |items: &[String]| texts_json(&mut items.iter().map(String::as_str));
        let status = ending.and_then(|ending| ending.status);
        object(vec![
            ("line", self.line.into()),
            ("personId", self.person.as_str().into()),
            ("changed", self.edit.key().into()),
            ("site", text_or_null(self.site())),
            ("before", list(&self.before)),
            ("after", list(&self.after)),
            ("outcome", self.verdict().key().into()),
            ("status", status.map_or(Value::Null, Value::from)),
            (
                "code",
                text_or_null(ending.and_then(|it| it.code.as_deref())),
            ),
            (
                "trackingId",
                text_or_null(ending.and_then(|it| it.tracking_id.as_deref())),
            ),
            ("time", text_or_null(self.time().as_deref())),
        ])
    }
}

/// Writes results as CSV, one line for each row. Several ids in a cell are separated by blanks.
pub fn to_csv<'a>(rows: impl IntoIterator<Item = &'a ResultRow>) -> String {
    csv::write(&HEADER, rows.into_iter().map(ResultRow::cells))
}

/// Writes results as JSON: an object with the hash of the plan and the rows.
pub fn to_json(plan: &Plan, rows: &[ResultRow]) -> String {
    let mut list = Vec::new();
    for row in rows {
        list.push(row.json());
    }
    let plan = plan.hash().to_string();
    json_text(&object(vec![("plan", plan.into()), ("rows", list.into())]))
}
