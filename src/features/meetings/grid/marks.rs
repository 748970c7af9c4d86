//! How a cell looks.

use rollcall_core::grid::{Cell, Grid, Kind, OFF};

use crate::ui::table::Mark;

/// The words of a cell and its look. Words, because a color alone says nothing to some.
pub(super) fn mark(grid: &Grid, cell: Cell) -> Mark {
    let (words, class) = match (cell, grid.kind()) {
        (Cell::Waiting, _) => ("…".into(), "grid-cell unknown"),
        (Cell::Unknown, _) => ("Not known".into(), "grid-cell unknown"),
        (Cell::Held(OFF), Kind::Types) => ("No".into(), "grid-cell"),
        (Cell::Held(_), Kind::Types) => ("Yes".into(), "grid-cell on"),
        (Cell::Staged(OFF), Kind::Types) => ("− Remove".into(), "grid-cell remove"),
        (Cell::Staged(_), Kind::Types) => ("+ Add".into(), "grid-cell add"),
        (Cell::Held(value), Kind::Codes) => (grid.text(value).to_owned().into(), "grid-cell on"),
        (Cell::Staged(value), Kind::Codes) => {
            (["→ ", grid.text(value)].concat().into(), "grid-cell add")
        }
    };
    Mark {
        words,
        class,
        fixed: cell.wanted().is_none(),
        selected: false,
        active: false,
        editor: None,
    }
}
