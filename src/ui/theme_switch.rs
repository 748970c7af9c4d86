//! Light, dark, or as the system.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::text;
use super::unique_id::unique_id;
use crate::browser::theme::{self, Theme};

const CHOICES: [(Theme, Icon, &str); 3] = [
    (Theme::Light, Icon::Sun, text::THEME_LIGHT),
    (Theme::Dark, Icon::Moon, text::THEME_DARK),
    (Theme::System, Icon::Screen, text::THEME_SYSTEM),
];

/// Three radio buttons that show icons; the choice holds at once and is kept on this device.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let chosen = RwSignal::new(theme::stored());
    let name = unique_id("theme");
    let choices = CHOICES.map(|(choice, icon, word)| {
        let choose = move |_| {
            chosen.set(choice);
            theme::choose(choice);
        };
        view! {
            <label title=word>
                <input
                    type="radio"
                    name=name.clone()
                    value=choice.word()
                    aria-label=word
                    prop:checked=move || chosen.get() == choice
                    on:change=choose
                />
                <Glyph icon />
            </label>
        }
    });
    view! {
        <fieldset class="segments" role="radiogroup" aria-label=text::THEME>
            {choices.into_iter().collect_view()}
        </fieldset>
    }
}
