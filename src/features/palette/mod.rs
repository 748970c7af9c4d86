//! The command palette, which finds people, pages and commands by what is typed, and the list of keys.

mod entries;
mod shortcuts;

use crate::prelude::*;
use rollcall_core::people::PeopleView;
use rollcall_core::route::Route;

use self::entries::{Entry, entry_of, everywhere, groups};
use self::shortcuts::Shortcuts;
use crate::browser::keys;
use crate::components::commands::{Command, CommandDialog, Commands, use_commands};
use crate::components::person_finder::use_found_people;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::IconButton;
use crate::ui::combobox::Combobox;
use crate::ui::dialog::Sheet;
use crate::ui::icon::Icon;
use crate::ui::show::Show;
use crate::ui::text;

/// How many people it names; the page People has the others.
const NAMED: usize = 8;

/// The dialog that is open, of the two.
#[component]
pub fn OpenDialog() -> Option<View> {
    let commands = use_commands()?;
    let Commands { open, .. } = commands;
    let is_open = move |dialog| open.with(|open| *open == Some(dialog));
    Some(view! {
        <Show when=move || is_open(CommandDialog::Palette)>
            <Palette commands />
        </Show>
        <Show when=move || is_open(CommandDialog::Shortcuts)>
            <Shortcuts on_close=move || open.set(None) />
        </Show>
    })
}

/// The palette, open for as long as it is in the page.
#[component]
fn Palette(commands: Commands) -> View {
    let navigator = use_navigator();
    let query = RwSignal::new(String::new());
    let found = use_found_people(query.into(), NAMED);
    let own = StoredValue::new(everywhere(commands));
    let all = move || {
        let mut all = own.get_value();
        all.extend(commands.offered());
        all
    };
    let groups = memo(move || query.with(|query| found.with(|found| groups(query, &all(), found))));
    let status = Signal::derive(move || match found.with(|found| found.words.clone()) {
        words if words.is_empty() && groups.with(Vec::is_empty) => "Nothing matches.".to_owned(),
        words => words,
    });
    let close = move || commands.open.set(None);
    let choose = Callback::new(move |key: String| {
        // First, so that the focus is back on the page when the command takes it.
        close();
        match entry_of(&key) {
            Entry::Person(id) => navigator.navigate(&Route::person(id)),
            Entry::EveryMatch => navigator.navigate(&Route::People {
                view: PeopleView::search(query.get_untracked().trim()),
            }),
            Entry::Command(words) => {
                let command = untrack(all)
                    .into_iter()
                    .find(|command| command.words == words);
                if let Some(Command { run, .. }) = command {
                    run();
                }
            }
        }
    });
    // The key that opens it closes it.
    let key = move |event: leptos::ev::KeyboardEvent| {
        if keys::is_command(&event, "k") {
            event.prevent_default();
            close();
        }
    };
    view! {
        <Sheet label=text::COMMANDS on_close=close>
            <div class="palette" on:keydown=key>
                <Combobox label=text::COMMANDS query groups status on_choose=choose autofocus=true>
                    <IconButton icon=Icon::Close label=text::CLOSE_DIALOG on_click=close />
                </Combobox>
                <p class="palette-keys" aria-hidden="true">
                    <span>
                        <kbd>"↑"</kbd>
                        " "
                        <kbd>"↓"</kbd>
                        " to move"
                    </span>
                    <span>
                        <kbd>"Enter"</kbd>
                        " to choose"
                    </span>
                    <span>
                        <kbd>"Esc"</kbd>
                        " to close"
                    </span>
                </p>
            </div>
        </Sheet>
    }
}
