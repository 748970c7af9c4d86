//! How many people are selected, and what can be done with them.

use crate::prelude::*;
use rollcall_core::number::counted;
use rollcall_core::people::Selection;
use rollcall_core::route::Route;

use super::this_list::{ListDialog, ThisList, use_this_list};
use crate::data::{use_directory, use_jobs};
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::copy_button::CopyButton;
use crate::ui::live::live;

/// The bar.
#[component]
pub fn SelectionBar() -> View {
    let (directory, navigator, jobs) = (use_directory(), use_navigator(), use_jobs());
    let ThisList {
        selecting, dialog, ..
    } = use_this_list();
    let selection = directory.selection;
    let words = live(move || {
        let (all, shown) = (selection.with(Selection::len), selecting.count_shown());
        let all_words = format!("{} selected", counted(all, "person", "people"));
        match all - shown {
            0 => all_words,
            hidden => format!("{all_words}, {hidden} of them not shown"),
        }
    });
    let rows = move || selection.with_untracked(|selection| selection.rows().collect::<Vec<_>>());
    let export = move || dialog.set(Some(ListDialog::Export(rows().into())));
    let emails = move || {
        directory.rows.with_untracked(|people| {
            let emails = rows().into_iter().filter_map(|row| people.row(row));
            let emails = emails
                .map(|row| row.email)
                .filter(|email| !email.is_empty());
            emails.collect::<Vec<_>>().join("\n")
        })
    };
    let together = move || {
        jobs.show_form();
        navigator.navigate(&Route::Jobs);
    };
    view! {
        <div class="selection-bar cluster" role="region" aria-label="Selection">
            <strong role="status">{words}</strong>
            <Button size=ButtonSize::Small on_click=together>
                "Change together"
            </Button>
            <CopyButton label="Copy emails" text=emails />
            <Button size=ButtonSize::Small kind=ButtonKind::Ghost on_click=export>
                "Export selected"
            </Button>
            <Button size=ButtonSize::Small kind=ButtonKind::Ghost on_click=move || selection.update(Selection::clear)>
                "Clear selection"
            </Button>
        </div>
    }
}
