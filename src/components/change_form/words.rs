//! The lines of a change in the words of the screen.

use crate::prelude::*;
use rollcall_core::change::{
    AnyField, AnyTarget, DiffKind, DiffLine, Doubt, LineState, Outcome, Refusal, Report, Target,
};

use crate::components::explanation::{Explanation, explain};
use crate::ui::diff_list::{DiffRow, Mark};
use rollcall_core::naming::Item;

/// When an error happened. A colon and the reason follow.
const CHANGE: &str = "When Rollcall sent the change";
const CHECK: &str = "When Rollcall checked";

/// When a note about a field is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The change is being made up.
    Planned,
    /// It was made.
    Made,
}

/// How one kind of change names its fields.
#[derive(Clone, Copy)]
pub struct Words {
    /// The field by its name and site.
    pub item: Callback<AnyField, Item>,
    /// More about it, such as the seats that its pool has left.
    pub note: Callback<(DiffLine<AnyField>, When), Option<String>>,
    /// All of them: "licences".
    pub fields: &'static str,
}

/// Names the fields of one kind of change, which has no others.
pub fn named<F: TryFrom<AnyField> + 'static>(
    name: impl Fn(F) -> Item + Send + Sync + 'static,
) -> Callback<AnyField, Item> {
    Callback::new(move |field| F::try_from(field).map_or_else(|_| Item::default(), &name))
}

impl Words {
    /// What is to be done; kept parts are left out.
    pub fn planned(self, lines: &[DiffLine<AnyField>]) -> Vec<DiffRow> {
        self.rows(lines, |line| {
            let mark = pick(line.kind, [Mark::Add, Mark::Remove, Mark::Change])?;
            Some((mark, self.note.run((line.clone(), When::Planned))))
        })
    }

    /// What was done of what was asked for.
    pub fn settled(self, report: &Report<AnyTarget>) -> Vec<DiffRow> {
        self.rows(&report.asked, |line| {
            let state = report.state_of(line);
            let mark = mark_of(line.kind, state)?;
            let note = || self.note.run((line.clone(), When::Made));
            Some((mark, (state == LineState::Done).then(note).flatten()))
        })
    }

    /// What else changed.
    pub fn others(self, report: &Report<AnyTarget>) -> Vec<DiffRow> {
        self.rows(&report.others, |line| {
            let mark = pick(line.kind, [Mark::Added, Mark::Removed, Mark::Changed])?;
            Some((mark, None))
        })
    }

    /// What was asked for and what is there, by the ids that Webex knows it by.
    pub fn by_id(self, report: &Report<AnyTarget>) -> Vec<(String, Item)> {
        let mut lines = report.asked.clone();
        if let Some(found) = &report.found {
            lines.extend(AnyTarget::diff(found, found));
        }
        let named = |line: DiffLine<AnyField>| (line.field.to_string(), self.item.run(line.field));
        lines.into_iter().map(named).collect()
    }

    fn rows(
        self,
        lines: &[DiffLine<AnyField>],
        mark: impl Fn(&DiffLine<AnyField>) -> Option<(Mark, Option<String>)>,
    ) -> Vec<DiffRow> {
        let row = |line: &DiffLine<AnyField>| {
            let (mark, note) = mark(line)?;
            let item = self.item.run(line.field.clone());
            Some(DiffRow { mark, item, note })
        };
        lines.iter().filter_map(row).collect()
    }
}

/// Replaces ids with names in Webex's own words, which identify a licence only by its id.
pub fn name_ids(text: &str, named: &[(String, Item)]) -> String {
    let mut text = text.to_owned();
    for (id, item) in named {
        // A short id, such as a session type's number, could be any number.
        if id.len() >= LONG_ID {
            text = text.replace(id.as_str(), &item.in_words());
        }
    }
    text
}

/// The minimum length of an id that cannot be part of another text.
const LONG_ID: usize = 16;

/// Picks the mark of an added, a removed or a changed line.
const fn pick(kind: DiffKind, [added, removed, changed]: [Mark; 3]) -> Option<Mark> {
    match kind {
        DiffKind::Added => Some(added),
        DiffKind::Removed => Some(removed),
        DiffKind::Changed => Some(changed),
        DiffKind::Kept => None,
    }
}

/// Returns the mark of a line that ended like this; `None` for a kept line.
pub const fn mark_of(kind: DiffKind, state: LineState) -> Option<Mark> {
    match state {
        LineState::Done => pick(kind, [Mark::Added, Mark::Removed, Mark::Changed]),
        LineState::NotDone => pick(kind, [Mark::NotAdded, Mark::NotRemoved, Mark::NotChanged]),
        LineState::NotYet => {
            let marks = [Mark::NotYetAdded, Mark::NotYetRemoved, Mark::NotYetChanged];
            pick(kind, marks)
        }
        LineState::NotKnown => {
            let marks = [Mark::MaybeAdded, Mark::MaybeRemoved, Mark::MaybeChanged];
            pick(kind, marks)
        }
    }
}

/// Returns explanations of the errors behind the outcome of a report.
pub fn causes(report: &Report<AnyTarget>) -> Vec<Explanation> {
    let why = |error| vec![explain(CHANGE, error)];
    match &report.outcome {
        Outcome::AppliedDespiteError(error)
        | Outcome::Refused(
            Refusal::Server(error) | Refusal::TurnedAway(error) | Refusal::NothingSent(error),
        )
        | Outcome::Unknown(Doubt::NoAnswer(error)) => why(error),
        Outcome::Partly { .. } => report.error.as_ref().map(why).unwrap_or_default(),
        Outcome::Unknown(Doubt::NotReadBack { write, read }) => {
            let mut causes = write.as_ref().map(why).unwrap_or_default();
            let read = explain(CHECK, read);
            // Both fail alike when the network is gone: say it once.
            if causes.iter().all(|cause| cause.why != read.why) {
                causes.push(read);
            }
            causes
        }
        Outcome::Applied
        | Outcome::Refused(Refusal::Ignored | Refusal::NothingAsked)
        | Outcome::ChangedByOthers { .. }
        | Outcome::Superseded { .. } => Vec::new(),
    }
}

/// How many lines a notice names.
const NAMED: usize = 3;

/// What a write is about, for a notice where its form is gone: the title and what was asked for.
pub fn subject(title: &str, rows: &[DiffRow]) -> String {
    format!("{title}: {}", in_short(rows))
}

/// What was asked for, in one line; empty for nothing.
pub fn in_short(rows: &[DiffRow]) -> String {
    let named = rows.iter().take(NAMED);
    let mut lines: Vec<String> = named
        .enumerate()
        .map(|(place, row)| {
            let word = row.mark.word();
            let item = row.item.in_words();
            match place {
                0 => format!("{word} {item}"),
                _ => format!("{} {item}", word.to_ascii_lowercase()),
            }
        })
        .collect();
    if rows.len() > NAMED {
        lines.push(format!("{} more", rows.len() - NAMED));
    }
    lines.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn webex_own_words_name_licenses_too() {
        let item = |name: &str, site: Option<&str>| Item {
            name: name.to_owned(),
            site: site.map(str::to_owned),
            ..Item::default()
        };
        let named = [
            (
                "Y2lzY29zcGFyazovL3VzLzE".to_owned(),
                item("Meeting Center", Some("a.webex.com")),
            ),
            ("3".to_owned(), item("Pro", None)),
        ];
        assert_eq!(
            name_ids("No seat (400303): Y2lzY29zcGFyazovL3VzLzE", &named),
            "No seat (400303): Meeting Center on a.webex.com"
        );
    }

    #[test]
    fn a_notice_names_what_was_asked_for_by_its_site() {
        let row = |site: &str| DiffRow {
            mark: Mark::Add,
            item: Item {
                name: "Meeting Center".to_owned(),
                site: Some(site.to_owned()),
                ..Item::default()
            },
            note: None,
        };
        assert_eq!(
            subject("Change licences for Ada", &["a", "b"].map(row)),
            "Change licences for Ada: Add Meeting Center on a; add Meeting Center on b"
        );
        let many = subject("T", &["a", "b", "c", "d", "e"].map(row));
        assert!(many.ends_with("on c; 2 more"), "{many}");
    }
}
