//! The keys that work on every page, for those who are signed in. `features/palette/shortcuts.rs` lists them.

use crate::prelude::*;
use leptos::ev::{KeyboardEvent, keydown};
use rollcall_core::route::Area;

use crate::browser::{dom, keys, shortcuts};
use crate::components::commands::{CommandDialog, Commands, letter_of};
use crate::components::lazy_page::{LazyPage, lazy_page};
use crate::features::palette::OpenDialog;
use crate::navigator::{Navigator, use_navigator};
use crate::ui::show::Show;

lazy_page!(open_dialog, OpenDialog);

/// How long after `g` a letter leads to an area, in milliseconds.
const SOON: f64 = 1500.0;

/// Acts on keys, and shows the dialog that is open. No key does anything while a dialog is open: a form must not be left by a slip. Single
/// keys can be turned off, for those who press them by accident or by speaking (WCAG 2.1.4).
#[component]
pub fn Keys(commands: Commands) -> View {
    let Commands { open, .. } = commands;
    let navigator = use_navigator();
    let after_g = StoredValue::new(f64::NEG_INFINITY);
    let show = move |event: &KeyboardEvent, dialog| {
        event.prevent_default();
        let _ = open.try_set(Some(dialog));
    };
    let listener = window_event_listener(keydown, move |event| {
        // The palette has taken its own key by now, and may be gone.
        if event.default_prevented() || dom::has_open_dialog() {
            return;
        }
        if keys::is_command(&event, "k") {
            show(&event, CommandDialog::Palette);
        } else if keys::is_single(&event) {
            let key = event.key();
            let follows_g = event.time_stamp() - after_g.get_value() < SOON;
            after_g.set_value(f64::NEG_INFINITY);
            let area = area_of(&key).filter(|_| follows_g);
            if !matches!(&*key, "?" | "/" | "g") && area.is_none() || !shortcuts::are_on() {
                return;
            }
            match (&*key, area) {
                (_, Some(area)) => go(&event, navigator, area),
                ("?", _) => show(&event, CommandDialog::Shortcuts),
                ("g", _) => after_g.set_value(event.time_stamp()),
                _ => {
                    if dom::focus_first("main input[type=search]") {
                        event.prevent_default();
                    }
                }
            }
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        <Show when=move || open.with(Option::is_some)>
            <LazyPage page=open_dialog part=true />
        </Show>
    }
}

fn go(event: &KeyboardEvent, navigator: Navigator, area: Area) {
    event.prevent_default();
    navigator.navigate(&area.route());
}

/// Returns the area that a letter leads to.
fn area_of(letter: &str) -> Option<Area> {
    Area::ALL
        .into_iter()
        .find(|area| letter_of(*area) == letter)
}

#[cfg(test)]
mod tests {
    use super::{Area, area_of, letter_of};

    #[test]
    fn each_area_has_a_letter_of_its_own() {
        for area in Area::ALL {
            let letter = letter_of(area);
            assert_eq!(area_of(letter), Some(area), "{letter}");
        }
        assert_eq!(area_of("g"), None);
    }
}
