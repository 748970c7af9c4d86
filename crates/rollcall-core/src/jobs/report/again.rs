//! Source rows for a further job: the failed rows again, or the opposite of what was done.
//!
//! Both become a plan like any other, with what is known by then. So what somebody else changed since is seen before anything is
//! sent, and what is no longer as the job left it is not touched.

use crate::change::Verdict;
use crate::jobs::edit::Edit;
use crate::jobs::journal::{Progress, RowState};
use crate::jobs::plan::{Plan, Wish};

/// Returns the rows that were not carried out, or of which it is not known, as source rows with their lines.
pub fn failed_again(progress: &Progress) -> Vec<Wish> {
    let plan = progress.plan();
    let failed = |row: &u32| match progress.state(*row) {
        Some(RowState::Ended(verdict)) => !verdict.is_applied() && verdict != Verdict::NothingAsked,
        Some(RowState::Waiting | RowState::Started) | None => true,
    };
    let rows = (0..plan.len()).filter(failed);
    rows.filter_map(|row| wish(plan, row, plan.edit(row)?.clone()))
        .collect()
}

/// Why a row cannot be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoFault {
    /// A deleted person cannot be brought back.
    Deleted,
    /// Only a part was carried out, and the job does not know which.
    Partly,
    /// It is not known whether it was carried out.
    Unclear,
    /// It is not known what was there before.
    BeforeUnknown,
}

/// A row that cannot be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUndone {
    /// Number of the row in the plan.
    pub row: u32,
    /// Why.
    pub fault: UndoFault,
}

/// The opposite of a job.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undo {
    /// The rows that take back what the job did, last first.
    pub wishes: Vec<Wish>,
    /// The rows that cannot be taken back.
    pub not_undone: Vec<NotUndone>,
}

/// Returns the source rows that take back what a job did. Rows that changed nothing are in neither list.
pub fn undo(progress: &Progress) -> Undo {
    let plan = progress.plan();
    let mut undo = Undo::default();
    for row in (0..plan.len()).rev() {
        match opposite(progress, row) {
            Ok(Some(edit)) => undo.wishes.extend(wish(plan, row, edit)),
            Ok(None) => {}
            Err(fault) => undo.not_undone.push(NotUndone { row, fault }),
        }
    }
    undo
}

/// The edit that takes a row back; `None` if it changed nothing.
fn opposite(progress: &Progress, row: u32) -> Result<Option<Edit>, UndoFault> {
    match progress.state(row) {
        Some(RowState::Ended(verdict)) if verdict.is_applied() => {}
        Some(RowState::Ended(Verdict::Partly)) => return Err(UndoFault::Partly),
        Some(RowState::Ended(
            Verdict::NoAnswer | Verdict::NotReadBack | Verdict::AcceptedNotReadBack,
        ))
        | Some(RowState::Started) => return Err(UndoFault::Unclear),
        Some(RowState::Ended(_) | RowState::Waiting) | None => return Ok(None),
    }
    let edit = progress.plan().edit(row).ok_or(UndoFault::BeforeUnknown)?;
    if *edit == Edit::Deletion {
        return Err(UndoFault::Deleted);
    }
    let before = progress.before(row).ok_or(UndoFault::BeforeUnknown)?;
    let opposite = edit.opposite(&before).ok_or(UndoFault::BeforeUnknown)?;
    Ok(Some(opposite))
}

fn wish(plan: &Plan, row: u32, edit: Edit) -> Option<Wish> {
    Some(Wish {
        line: plan.line(row)?,
        person: plan.person(row),
        edit,
    })
}
