//! How a cell looks.

use rollcall_core::grid::Cell;

use crate::ui::table::Mark;

/// The word of a cell and its look. Words, because a color alone says nothing to some.
pub(super) const fn mark(cell: Cell, selected: bool, active: bool) -> Mark {
    let (word, class) = match cell {
        Cell::Waiting => ("…", "grid-cell unknown"),
        Cell::Unknown => ("Not known", "grid-cell unknown"),
        Cell::Absent => ("No", "grid-cell"),
        Cell::Present => ("Yes", "grid-cell on"),
        Cell::Added => ("+ Add", "grid-cell add"),
        Cell::Removed => ("− Remove", "grid-cell remove"),
    };
    Mark {
        word,
        class,
        fixed: cell.wanted().is_none(),
        selected,
        active,
    }
}
