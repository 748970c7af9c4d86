//! The keyboard of the grid, as in the grid pattern of the ARIA Authoring Practices, with the keys of spreadsheets. Ctrl+C and Ctrl+V are the
//! browser's, which tells of them by events.

use leptos::ev::KeyboardEvent;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Makes another cell active; with `extend`, the cells up to it are selected.
    Go {
        row: usize,
        column: usize,
        extend: bool,
    },
    /// Selects the whole rows of the selection.
    Rows,
    /// Selects the whole columns of the selection.
    Columns,
    /// Selects everything.
    All,
    /// Switches the selected cells, or opens the active one.
    Toggle,
    /// Opens the active cell with what is typed.
    Type(char),
    /// Takes back what is staged in them.
    Clear,
    /// Gives them what the first selected row has.
    FillDown,
    /// Takes the last operation back.
    Undo,
    /// Does it again.
    Redo,
}

/// The active cell, and the size of the grid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// How many rows are on screen.
    pub(super) page: usize,
    /// Whether cells hold texts.
    pub(super) texts: bool,
}

/// Returns the action of a key, or `None` if the grid has no use for it.
pub(super) fn meaning(event: &KeyboardEvent, place: Place) -> Option<Action> {
    if event.alt_key() || event.is_composing() {
        return None;
    }
    let command = event.ctrl_key() || event.meta_key();
    read(&event.key(), event.shift_key(), command, place)
}

fn read(key: &str, shift: bool, command: bool, place: Place) -> Option<Action> {
    // These need no cell.
    match (key, command) {
        ("z" | "Z", true) if !shift => return Some(Action::Undo),
        ("z" | "Z" | "y" | "Y", true) => return Some(Action::Redo),
        _ => {}
    }
    let (last, last_column) = (place.rows.checked_sub(1)?, place.columns.checked_sub(1)?);
    let (row, column) = (place.row, place.column);
    let (row, column) = match (key, command) {
        (" ", true) => return Some(Action::Columns),
        (" ", false) if shift => return Some(Action::Rows),
        (" ", false) | ("Enter", false) if !shift => return Some(Action::Toggle),
        ("F2", false) if place.texts => return Some(Action::Toggle),
        ("Delete" | "Backspace", false) => return Some(Action::Clear),
        ("d" | "D", true) => return Some(Action::FillDown),
        ("a" | "A", true) => return Some(Action::All),
        ("Home", true) => (0, 0),
        ("End", true) => (last, last_column),
        ("Home", false) => (row, 0),
        ("End", false) => (row, last_column),
        ("ArrowUp", false) => (row.saturating_sub(1), column),
        ("ArrowDown", false) => (row + 1, column),
        ("ArrowLeft", false) => (row, column.saturating_sub(1)),
        ("ArrowRight", false) => (row, column + 1),
        ("PageUp", false) => (row.saturating_sub(place.page.max(1)), column),
        ("PageDown", false) => (row + place.page.max(1), column),
        _ => return typed(key).filter(|_| place.texts && !command),
    };
    Some(Action::Go {
        row: row.min(last),
        column: column.min(last_column),
        extend: shift,
    })
}

/// The action of a key that types one character.
fn typed(key: &str) -> Option<Action> {
    let mut characters = key.chars();
    let typed = characters.next()?;
    characters.next().is_none().then_some(Action::Type(typed))
}

#[cfg(test)]
mod tests {
    use super::Action::{All, Clear, Columns, FillDown, Go, Redo, Rows, Toggle, Type, Undo};
    use super::{Place, read};

    #[test]
    fn each_key_has_its_meaning() {
        let go = |row, column, extend| {
            Some(Go {
                row,
                column,
                extend,
            })
        };
        let rows = [
            ("ArrowDown", false, false, go(6, 2, false)),
            ("ArrowUp", true, false, go(4, 2, true)),
            ("ArrowLeft", false, false, go(5, 1, false)),
            ("ArrowRight", true, false, go(5, 3, true)),
            ("PageDown", false, false, go(9, 2, false)),
            ("PageUp", false, false, go(0, 2, false)),
            ("Home", false, false, go(5, 0, false)),
            ("End", true, false, go(5, 3, true)),
            ("Home", false, true, go(0, 0, false)),
            ("End", false, true, go(9, 3, false)),
            (" ", false, false, Some(Toggle)),
            ("Enter", false, false, Some(Toggle)),
            ("Enter", true, false, None),
            (" ", true, false, Some(Rows)),
            (" ", false, true, Some(Columns)),
            ("a", false, true, Some(All)),
            ("Delete", false, false, Some(Clear)),
            ("d", false, true, Some(FillDown)),
            ("z", false, true, Some(Undo)),
            ("Z", true, true, Some(Redo)),
            ("y", false, true, Some(Redo)),
            ("c", false, true, None),
            ("v", false, true, None),
            ("d", false, false, None),
            ("Tab", false, false, None),
            ("ArrowDown", false, true, None),
        ];
        let place = Place {
            row: 5,
            column: 2,
            rows: 10,
            columns: 4,
            page: 20,
            texts: false,
        };
        for (key, shift, command, expected) in rows {
            assert_eq!(read(key, shift, command, place), expected, "{key}");
        }
        let texts = Place {
            texts: true,
            ..place
        };
        assert_eq!(read("F2", false, false, place), None);
        for (key, expected) in [
            ("F2", Some(Toggle)),
            ("Enter", Some(Toggle)),
            ("d", Some(Type('d'))),
            ("É", Some(Type('É'))),
            ("Tab", None),
            ("F3", None),
        ] {
            assert_eq!(read(key, false, false, texts), expected, "{key}");
        }
        assert_eq!(read("x", false, true, texts), None);
        // At the edges, and in a grid that has become shorter.
        let end = Place {
            row: 30,
            column: 3,
            ..place
        };
        assert_eq!(read("ArrowRight", false, false, end), go(9, 3, false));
        assert_eq!(read(" ", false, false, Place { rows: 0, ..place }), None);
    }
}
