//! What the keys of a table of people and clicks in its rows do.

use crate::prelude::*;
use rollcall_core::route::Route;
use webex_api::PersonId;

use super::selecting::Selecting;
use crate::navigator::Navigator;
use crate::ui::table::{RowAction, RowActions};

/// The actions in a table of people. `person` returns the person of a shown row who has a page; `menu` opens the menu of a row.
pub fn row_actions(
    selecting: Selecting,
    navigator: Navigator,
    person: Callback<usize, Option<PersonId>>,
    menu: Option<Callback<usize>>,
) -> RowActions {
    let on_action = move |action| match action {
        RowAction::Move { to } => selecting.reach(to),
        RowAction::Extend { from, to } => selecting.extend(from, to),
        RowAction::Toggle(shown) => selecting.toggle(shown),
        RowAction::Tick {
            at,
            selected,
            range,
        } => selecting.tick(at, selected, range),
        RowAction::Open(shown) => {
            if let Some(id) = person.run(shown) {
                navigator.navigate(&Route::person(id));
            }
        }
        RowAction::Menu(shown) => {
            if let Some(menu) = menu {
                menu.run(shown);
            }
        }
        RowAction::Clear => selecting.clear(),
    };
    RowActions {
        active: RwSignal::new(None),
        on_action: Callback::new(on_action),
        cells: None,
    }
}
