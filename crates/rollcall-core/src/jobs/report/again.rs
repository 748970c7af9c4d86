//! Source rows for a further job: the failed rows again, or the opposite of what was done.
//!
//! Both become a plan like any other, with what is known by then. So what somebody else changed since is seen before anything is
//! sent, and what is no longer as the job left it is not touched.

use crate::sets::Set;

use crate::change::Verdict;
use crate::jobs::edit::{Edit, Profile, SessionTypes};
use crate::jobs::journal::{Progress, RowState};
use crate::jobs::plan::{Plan, Wish};

/// Returns the rows that were run and not carried out, or of which that is not known, as source rows with their lines. Of a row that was
/// carried out in part, the edit is what was missing when it was read back.
pub fn failed_again(progress: &Progress) -> Vec<Wish> {
    again(progress, &|state| match state {
        RowState::Ended(verdict) => !verdict.is_applied() && verdict != Verdict::NothingAsked,
        RowState::Started => true,
        RowState::Waiting => false,
    })
}

/// Returns the rows that were not run, as source rows with their lines.
pub fn not_run(progress: &Progress) -> Vec<Wish> {
    again(progress, &|state| state == RowState::Waiting)
}

fn again(progress: &Progress, wanted: &dyn Fn(RowState) -> bool) -> Vec<Wish> {
    let plan = progress.plan();
    let mut wishes = Vec::new();
    for row in 0..plan.len() {
        let (Some(state), Some(edit)) = (progress.state(row), plan.edit(row)) else {
            continue;
        };
        if wanted(state) {
            let missing = progress.ending(row).map(|ending| ending.missing);
            let rest = missing.and_then(|missing| rest(edit, &missing));
            wishes.extend(wish(plan, row, rest.unwrap_or_else(|| edit.clone())));
        }
    }
    wishes
}

/// The part of an edit that is `missing`; `None` if the edit has no such parts, or none of them is named.
fn rest(edit: &Edit, missing: &Set<String>) -> Option<Edit> {
    match edit {
        Edit::Licenses(members) => members.only(missing).map(Edit::Licenses),
        Edit::SessionTypes(of) => Some(Edit::SessionTypes(SessionTypes {
            types: of.types.only(missing)?,
            site: of.site.clone(),
        })),
        Edit::Profile(profile) => {
            let mut fields = profile.fields.clone();
            fields.retain(|field| missing.contains(field.part.key()));
            (!fields.is_empty()).then_some(Edit::Profile(Profile { fields }))
        }
        _ => None,
    }
}

/// Why a row cannot be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoFault {
    /// A deleted person cannot be brought back.
    Deleted,
    /// A session that was ended cannot be opened again.
    Ended,
    /// A new person would have to be deleted, which is another decision.
    Created,
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

/// A row of which only a part was carried out, so that only this part is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartlyDone {
    /// Number of the row in the plan.
    pub row: u32,
    /// What was asked for and never done ([`AnyField::key`](crate::change::AnyField::key)).
    pub missing: Set<String>,
}

/// The opposite of a job.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undo {
    /// The rows that take back what the job did, last first.
    pub wishes: Vec<Wish>,
    /// The rows of which only a part is taken back. They are among the wishes, too.
    pub partly: Vec<PartlyDone>,
    /// The rows that cannot be taken back.
    pub not_undone: Vec<NotUndone>,
}

/// Returns the source rows that take back what a job did. Rows that changed nothing are in neither list.
pub fn undo(progress: &Progress) -> Undo {
    let plan = progress.plan();
    let mut undo = Undo::default();
    for row in (0..plan.len()).rev() {
        match opposite(progress, row) {
            Ok(Some((edit, missing))) => {
                undo.wishes.extend(wish(plan, row, edit));
                if !missing.is_empty() {
                    undo.partly.push(PartlyDone { row, missing });
                }
            }
            Ok(None) => {}
            Err(fault) => undo.not_undone.push(NotUndone { row, fault }),
        }
    }
    undo
}

/// The edit that takes a row back, and what was never done of the row; `None` if it changed nothing.
fn opposite(progress: &Progress, row: u32) -> Result<Option<(Edit, Set<String>)>, UndoFault> {
    let missing = match progress.state(row) {
        Some(RowState::Ended(verdict)) if verdict.is_applied() => Set::new(),
        Some(RowState::Ended(Verdict::Partly)) => {
            let missing = progress.ending(row).map(|ending| ending.missing);
            let missing = missing.filter(|missing| !missing.is_empty());
            missing.ok_or(UndoFault::Partly)?
        }
        Some(RowState::Ended(
            Verdict::NoAnswer | Verdict::NotReadBack | Verdict::AcceptedNotReadBack,
        ))
        | Some(RowState::Started) => return Err(UndoFault::Unclear),
        Some(RowState::Ended(_) | RowState::Waiting) | None => return Ok(None),
    };
    let edit = progress.plan().edit(row).ok_or(UndoFault::BeforeUnknown)?;
    match edit {
        Edit::Deletion(_) => return Err(UndoFault::Deleted),
        Edit::Creation(_) => return Err(UndoFault::Created),
        Edit::Sessions(_) => return Err(UndoFault::Ended),
        _ => {}
    }
    let before = progress.before(row).ok_or(UndoFault::BeforeUnknown)?;
    let opposite = edit.opposite(&before, &missing);
    let opposite = opposite.ok_or(UndoFault::BeforeUnknown)?;
    Ok(Some((opposite, missing)))
}

fn wish(plan: &Plan, row: u32, edit: Edit) -> Option<Wish> {
    Some(Wish {
        line: plan.line(row)?,
        person: plan
            .person(row)
            .filter(|person| !person.as_str().is_empty()),
        edit,
    })
}
