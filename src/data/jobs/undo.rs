//! What undo leaves out, row by row.

use rollcall_core::jobs::plan::Plan;
use rollcall_core::jobs::report::{Undo, UndoFault};

use super::draft::LeftOut;

/// The rows of a job that its undo does not take back, or only in part.
pub(super) fn left_out(undo: &Undo, plan: &Plan) -> Vec<LeftOut> {
    let row = |row: u32, why: &str| LeftOut {
        line: plan.line(row).unwrap_or_default(),
        person: plan.person(row),
        why: why.to_owned(),
    };
    let not = undo.not_undone.iter();
    let mut left: Vec<LeftOut> = not.map(|it| row(it.row, words(it.fault))).collect();
    for it in &undo.partly {
        left.push(row(
            it.row,
            "Only a part was applied, and only that part is taken back.",
        ));
    }
    left
}

const fn words(fault: UndoFault) -> &'static str {
    match fault {
        UndoFault::Deleted => "Was deleted. Webex can't bring people back.",
        UndoFault::Ended => "Sessions that were ended can't be opened again.",
        UndoFault::Created => "Was created. To delete somebody again is a decision of its own.",
        UndoFault::Partly => "Only a part was applied, and it isn't known which.",
        UndoFault::Unclear => "It isn't known whether this was applied.",
        UndoFault::BeforeUnknown => "It isn't known what was there before.",
    }
}
