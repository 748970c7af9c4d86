//! What can be done with the grid: how far it is read, what is selected, what is staged, and the way to the job.

use crate::prelude::*;
use rollcall_core::grid::{Count, Grid, Kind, OFF, ON, Shared, Value};
use rollcall_core::number::{counted, grouped};
use rollcall_core::route::Route;

use super::super::codes::MAPPED_SHORT;
use super::keys::Action;
use super::view::GridView;
use crate::components::forbidden::use_forbidden;
use crate::data::{ListState, use_jobs};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::checkbox::Checkbox;
use crate::ui::dialog::Dialog;
use crate::ui::live::live;
use crate::ui::search_field::SearchField;
use crate::ui::skeleton::Waiting;
use crate::ui::text;
use crate::ui::untrusted_text::visible;

const NOTHING: &str = "No changes are staged.";

const TYPES_HELP: &str = "Space or Enter switches a cell. Shift with an arrow key selects more. Ctrl+C and Ctrl+V copy and paste TRUE and FALSE, also from a spreadsheet. Ctrl+D fills down.";

const CODES_HELP: &str = "Enter, F2 or typing edits a cell; Escape leaves it as it was. Shift with an arrow key selects more. Ctrl+C and Ctrl+V copy and paste, also from a spreadsheet. Ctrl+D fills down. Webex can't clear a value: a blank cell that is pasted leaves it as it is.";

/// A button that does what a key does.
fn button(
    view: GridView,
    words: &'static str,
    action: Action,
    disabled_reason: Signal<Option<String>>,
) -> View {
    view! {
        <Button size=ButtonSize::Small disabled_reason on_click=move || view.act(action)>
            {words}
        </Button>
    }
}

fn people(number: usize) -> String {
    counted(number, "person", "people")
}

/// How far the people are read.
pub(super) fn reading(view: GridView) -> View {
    let unread = memo(move || view.with(|grid| (grid.len(), grid.unread())));
    let words = memo(move || {
        let (all, (waiting, _)) = unread.get();
        [
            "Read ",
            &grouped(all - waiting.min(all)),
            " of ",
            &people(all),
        ]
        .concat()
    });
    let again = move |words: &'static str| {
        let read = move || {
            view.handle.edit(Grid::retry);
            view.handle.read();
        };
        view! {
            <Button size=ButtonSize::Small on_click=read>
                {words}
            </Button>
        }
    };
    live(move || {
        if view.handle.reading.get() {
            return view! {
                <div class="cluster">
                    <Waiting words=words.signal() />
                    <Button size=ButtonSize::Small on_click=move || view.handle.stop()>
                        {text::CANCEL}
                    </Button>
                </div>
            };
        }
        let (_, (waiting, unknown)) = unread.get();
        if waiting > 0 {
            let words = [&people(waiting), " not read yet."].concat();
            return view! {
                <div class="cluster">
                    <p>{words}</p>
                    {again("Read them")}
                </div>
            };
        }
        if unknown > 0 {
            let rest = match view.kind {
                Kind::Types => {
                    " aren't known. Webex left the list out, or it couldn't be read. You can't edit their cells."
                }
                Kind::Codes => {
                    " aren't all known. Webex left them out, or they couldn't be read. You can't edit those cells."
                }
            };
            let words = ["The ", view.kind.words(), " of ", &people(unknown), rest];
            return view! {
                <div class="cluster">
                    <p>{words.concat()}</p>
                    {again("Read again")}
                </div>
            };
        }
        ().into_child()
    })
}

/// Which rows are shown.
pub(super) fn filters(view: GridView) -> View {
    view! {
        <div class="list-bar">
            <SearchField label="Search these people by name or email" value=view.query on_search=move |query| view.query.set(query) />
            <Checkbox label="Only staged changes" checked=view.only_staged on_change=move |only| view.only_staged.set(only) />
        </div>
    }
}

/// What the selected cells have in common, and what can be done with them.
pub(super) fn selection(view: GridView) -> View {
    let words = memo(move || {
        view.row.get()?;
        let (rows, columns) = view.chosen();
        let value = view.with(|grid| {
            Some(match (grid.shared(&rows, columns.clone()), view.kind) {
                (Shared::Nothing, _) => "not known".to_owned(),
                (Shared::Different, _) => "[different values]".to_owned(),
                (Shared::Same(OFF), Kind::Types) => "no".to_owned(),
                (Shared::Same(_), Kind::Types) => "yes".to_owned(),
                (Shared::Same(OFF), Kind::Codes) => "no value".to_owned(),
                (Shared::Same(value), Kind::Codes) => {
                    ["“", &visible(grid.text(value)), "”"].concat()
                }
            })
        })?;
        let cells = counted(rows.len() * columns.len(), "cell", "cells");
        Some([&*cells, " selected: ", &value].concat())
    });
    let set = move |words: &'static str, to: Value| {
        let set = move || view.edit(|grid, rows, columns| grid.set(rows, columns, Some(to)));
        view! {
            <Button size=ButtonSize::Small on_click=set>
                {words}
            </Button>
        }
    };
    live(move || match words.get() {
        Some(words) => view! {
            <div class="cluster">
                <p class="quiet">{words}</p>
                {match view.kind {
                    Kind::Types => {
                        view! {
                            {set("Yes to all", ON)}
                            {set("No to all", OFF)}
                        }
                    }
                    Kind::Codes => button(view, "Edit the cell", Action::Toggle, Signal::stored(None)),
                }}
                {button(view, "Fill down", Action::FillDown, Signal::stored(None))}
                {button(view, "Take back", Action::Clear, Signal::stored(None))}
            </div>
        },
        None => {
            let help = match view.kind {
                Kind::Types => TYPES_HELP,
                Kind::Codes => CODES_HELP,
            };
            view! { <p class="quiet">{help}</p> }
        }
    })
}

/// What is staged, and the way to the job.
pub(super) fn staged(view: GridView) -> View {
    let (jobs, navigator) = (use_jobs(), use_navigator());
    let tenant = view.tenant;
    let count = memo(move || view.with(Grid::count));
    let asks = RwSignal::new(false);
    let words = move || {
        let Count {
            cells, people: of, ..
        } = count.get();
        match cells {
            0 => NOTHING.to_owned(),
            _ => {
                let verb = if cells == 1 { " is" } else { " are" };
                [
                    &counted(cells, "change", "changes"),
                    " for ",
                    &people(of),
                    verb,
                    " staged.",
                ]
                .concat()
            }
        }
    };
    let forbidden = use_forbidden(match view.kind {
        Kind::Types => "PUT /admin/meeting/userconfig/sessionTypes",
        Kind::Codes => "PUT /admin/meeting/userconfig/trackingCodes",
    });
    let preview_reason = Signal::derive(move || {
        let unfinished = jobs.snapshot.with(|now| {
            let standing = now.as_ref().map(|now| now.standing);
            standing.is_some_and(|standing| !standing.is_over())
        });
        let words = if count.get().cells == 0 {
            NOTHING
        } else if view.handle.reading.get() {
            "People are still being read."
        } else if tenant.directory.state.with(ListState::is_loading) {
            "The list of people is still loading."
        } else if unfinished {
            "Another job isn't finished yet."
        } else if view.is_mapped() {
            MAPPED_SHORT
        } else {
            return forbidden.get();
        };
        Some(words.to_owned())
    });
    let preview = move || {
        let wishes = untrack(|| {
            let site = view.site()?;
            Some(view.with(|grid| grid.wishes(&site)))
        });
        jobs.plan(wishes.unwrap_or_default());
        navigator.navigate(&Route::Jobs);
    };
    // Also for people whose changes cannot be sent.
    let state = memo(move || {
        view.with(|grid| {
            let Count {
                cells, left_out, ..
            } = grid.count();
            (grid.can_undo(), grid.can_redo(), cells + left_out > 0)
        })
    });
    let unless = move |is_so: fn((bool, bool, bool)) -> bool, words: &'static str| {
        Signal::derive(move || (!is_so(state.get())).then(|| words.to_owned()))
    };
    let any = memo(move || state.get() != (false, false, false));
    let buttons = live(move || {
        any.get().then(|| {
            let undo = unless(|(undo, _, _)| undo, "There is nothing to undo.");
            let redo = unless(|(_, redo, _)| redo, "Nothing was undone.");
            let discard = unless(|(_, _, any)| any, NOTHING);
            view! {
                {button(view, "Undo", Action::Undo, undo)}
                {button(view, "Redo", Action::Redo, redo)}
                <Button size=ButtonSize::Small disabled_reason=discard on_click=move || asks.set(true)>
                    "Discard"
                </Button>
                <Button size=ButtonSize::Small kind=ButtonKind::Primary disabled_reason=preview_reason on_click=preview>
                    "Preview as a job"
                </Button>
            }
        })
    });
    let question = live(move || asks.get().then(|| discard_question(view, asks)));
    view! {
        <div class="cluster">
            <p role="status">{words}</p>
            {buttons}
        </div>
        {question}
    }
}

fn discard_question(view: GridView, asks: RwSignal<bool>) -> View {
    let close = move || asks.set(false);
    let discard = move || {
        view.handle.discard();
        close();
    };
    view! {
        <Dialog title="Discard the staged changes?" on_close=close>
            <p>"None of them was sent to Webex. You can undo this until you reload the tab."</p>
            <div class="dialog-foot">
                <Button on_click=close>{text::CANCEL}</Button>
                <Button kind=ButtonKind::Danger on_click=discard>
                    "Discard"
                </Button>
            </div>
        </Dialog>
    }
}
