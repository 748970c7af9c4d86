//! The list of keyboard shortcuts, with the switch for single keys.

use crate::prelude::*;

use crate::browser::{keys, shortcuts};
use crate::components::commands::letter_of;
use crate::features::shell::areas;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::checkbox::Checkbox;
use crate::ui::collect_views::CollectViews;
use crate::ui::dialog::Dialog;
use crate::ui::text;

/// The keys of one row, each pressed after the other or together, and what they do.
struct Row {
    keys: Vec<&'static str>,
    /// Whether the keys are pressed at the same time.
    together: bool,
    does: String,
}

fn row(keys: &[&'static str], together: bool, does: impl Into<String>) -> Row {
    Row {
        keys: keys.to_vec(),
        together,
        does: does.into(),
    }
}

/// Ctrl, or Command on a computer of Apple's.
fn command_key() -> &'static str {
    if keys::has_command_key() {
        "⌘"
    } else {
        "Ctrl"
    }
}

/// The keys that work whatever the choice is.
fn always() -> Vec<Row> {
    vec![
        row(&[command_key(), "K"], true, text::COMMANDS),
        row(&["Esc"], true, "Close a dialog"),
    ]
}

/// The keys that can be turned off.
fn single() -> Vec<Row> {
    let go = areas()
        .map(|(area, words, _)| row(&["g", letter_of(area)], false, format!("Go to {words}")));
    let mut rows = vec![
        row(&["/"], true, "Search this page"),
        row(&["?"], true, text::SHORTCUTS),
    ];
    rows.extend(go);
    rows
}

/// The keys of the list of people, while the keyboard is in it.
fn in_list() -> Vec<Row> {
    vec![
        row(&["Arrow keys"], true, "Move from person to person"),
        row(&["Enter"], true, "Open the person"),
        row(&["Space"], true, "Select the person"),
        row(&["Shift", "Arrow keys"], true, "Select a range"),
        row(&["Shift", "click"], true, "Select a range"),
        row(&[command_key(), "A"], true, "Select everyone shown"),
        row(&["Shift", "F10"], true, "Open the menu of the person"),
    ]
}

/// The dialog.
#[component]
pub fn Shortcuts(
    /// Called when it closes.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> View {
    let on = RwSignal::new(shortcuts::are_on());
    let refused = RwSignal::new(false);
    let turn = move |wanted| {
        let kept = shortcuts::turn(wanted);
        refused.set(!kept);
        on.set(shortcuts::are_on());
    };
    let hint = move || {
        Some(if refused.get() {
            "Your browser doesn't let this site keep the choice.".to_owned()
        } else {
            "Turn them off if you use speech input, or press keys by accident. They never work in text fields or dialogs. The choice is kept in this browser.".to_owned()
        })
    };
    view! {
        <Dialog title=text::SHORTCUTS on_close=on_close>
            <Section title="Everywhere" rows=always() />
            <Section title="Single keys" rows=single() />
            <Checkbox label="Use single keys" hint=Signal::derive(hint) checked=on on_change=turn />
            <Section title="In a list of people" rows=in_list() />
            <div class="dialog-foot">
                <Button kind=ButtonKind::Primary on_click=on_close>
                    {text::CLOSE}
                </Button>
            </div>
        </Dialog>
    }
}

#[component]
fn Section(title: &'static str, rows: Vec<Row>) -> View {
    let rows = rows.into_iter().map(
        |Row {
             keys,
             together,
             does,
         }| {
            let between = if together { "+" } else { "then" };
            let last = keys.len().saturating_sub(1);
            let keys = keys.into_iter().enumerate().map(|(place, key)| {
                view! {
                    <kbd>{key}</kbd>
                    {(place < last).then(|| [" ", between, " "].concat())}
                }
            });
            view! {
                <div>
                    <dt>{does}</dt>
                    <dd>{keys.collect_views()}</dd>
                </div>
            }
        },
    );
    view! {
        <section class="stack-tight">
            <h3>{title}</h3>
            <dl class="shortcuts">{rows.collect_views()}</dl>
        </section>
    }
}
