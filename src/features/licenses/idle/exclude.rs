//! Excludes people from the idle seats until the sign-in ends.

use crate::prelude::*;
use rollcall_core::licenses::{IdleGroup, IdleView};
use rollcall_core::people::Selection;

use super::row::selected_people;
use crate::data::IdleHandle;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::live::live;

/// Excludes the selected people. In the list of excluded people, it includes them again.
#[component]
pub fn ExcludeButton(
    /// The list.
    idle: IdleHandle,
    /// What is shown.
    view: Signal<IdleView>,
) -> View {
    let back = memo(move || view.with(|view| view.group == IdleGroup::Excluded));
    let click = move || {
        let rows = idle.selection.get_untracked();
        let people = idle
            .list
            .rows
            .with_untracked(|activities| selected_people(activities, rows.rows()));
        idle.excluded.update(|excluded| {
            for person in people {
                if back.get_untracked() {
                    excluded.remove(&person.id);
                } else {
                    excluded.insert(person.id);
                }
            }
        });
        idle.selection.update(Selection::clear);
    };
    let words = live(move || {
        if back.get() {
            "Stop excluding"
        } else {
            "Exclude"
        }
    });
    view! {
        <Button size=ButtonSize::Small kind=ButtonKind::Ghost on_click=click>
            {words}
        </Button>
    }
}
