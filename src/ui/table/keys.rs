//! The keyboard of a table of rows, as in the grid pattern of the ARIA Authoring Practices.
//!
//! The table has the focus, and one of its rows is active: `aria-activedescendant` names it. So the focus cannot get lost when rows are
//! reused for others, and the active row may even be out of sight; the next key brings it back.

use leptos::ev::KeyboardEvent;

use super::actions::RowAction;
use crate::browser::rows;

/// The state of a table when a key is pressed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The active row.
    pub(super) at: usize,
    /// How many rows there are.
    pub(super) len: usize,
    /// How many rows are on screen.
    pub(super) page: usize,
}

/// Returns the action of a key, or `None` if the table does not handle it.
pub(super) fn meaning(event: &KeyboardEvent, place: Place) -> Option<RowAction> {
    // A button or a link takes these keys itself.
    let own = rows::is_on_control(event);
    let key = event.key();
    match &*key {
        " " | "Enter" if own => None,
        _ if event.alt_key() => None,
        _ => read(&key, event.shift_key(), place),
    }
}

fn read(key: &str, shift: bool, place: Place) -> Option<RowAction> {
    let Place { at, len, page } = place;
    let last = len.checked_sub(1)?;
    let at = at.min(last);
    let to = match key {
        " " => return Some(RowAction::Toggle(at)),
        "Enter" => return Some(RowAction::Open(at)),
        "ContextMenu" => return Some(RowAction::Menu(at)),
        "F10" if shift => return Some(RowAction::Menu(at)),
        "Escape" => return Some(RowAction::Clear),
        "ArrowUp" => at.saturating_sub(1),
        "ArrowDown" => at + 1,
        "PageUp" => at.saturating_sub(page.max(1)),
        "PageDown" => at + page.max(1),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    let to = to.min(last);
    Some(if shift {
        RowAction::Extend { from: at, to }
    } else {
        RowAction::Move { to }
    })
}

#[cfg(test)]
mod tests {
    use super::RowAction::{Clear, Extend, Menu, Move, Open, Toggle};
    use super::{Place, read};

    #[test]
    fn each_key_has_its_meaning() {
        let rows = [
            ("ArrowDown", 5, false, Some(Move { to: 6 })),
            ("ArrowDown", 99, false, Some(Move { to: 99 })),
            ("ArrowUp", 5, false, Some(Move { to: 4 })),
            ("ArrowUp", 0, false, Some(Move { to: 0 })),
            ("PageDown", 5, false, Some(Move { to: 25 })),
            ("PageDown", 95, false, Some(Move { to: 99 })),
            ("PageUp", 25, false, Some(Move { to: 5 })),
            ("PageUp", 5, false, Some(Move { to: 0 })),
            ("Home", 5, false, Some(Move { to: 0 })),
            ("End", 5, false, Some(Move { to: 99 })),
            ("ArrowDown", 5, true, Some(Extend { from: 5, to: 6 })),
            ("End", 5, true, Some(Extend { from: 5, to: 99 })),
            (" ", 5, false, Some(Toggle(5))),
            ("Enter", 5, false, Some(Open(5))),
            ("ContextMenu", 5, false, Some(Menu(5))),
            ("F10", 5, true, Some(Menu(5))),
            ("F10", 5, false, None),
            ("Escape", 5, false, Some(Clear)),
            ("a", 5, false, None),
            ("Tab", 5, true, None),
            // The list became shorter.
            ("Enter", 500, false, Some(Open(99))),
        ];
        for (key, at, shift, expected) in rows {
            let place = Place {
                at,
                len: 100,
                page: 20,
            };
            assert_eq!(read(key, shift, place), expected, "{key} at {at}");
        }
        // No whole row has room.
        let low = Place {
            at: 5,
            len: 100,
            page: 0,
        };
        assert_eq!(read("PageDown", false, low), Some(Move { to: 6 }));
        assert_eq!(read("PageUp", false, low), Some(Move { to: 4 }));
        let empty = Place {
            at: 0,
            len: 0,
            page: 20,
        };
        assert_eq!(read("Enter", false, empty), None);
    }
}
