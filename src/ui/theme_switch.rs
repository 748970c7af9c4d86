//! Light, dark, or as the system: the choice, and the buttons for it.

use crate::prelude::*;

use super::icon::{Glyph, Icon};
use super::text;
use super::unique_id::unique_id;
use crate::browser::theme::{self, Theme};
use crate::ui::collect_views::CollectViews;

/// The choice, which several controls show and change.
#[derive(Clone, Copy)]
pub struct ChosenTheme(RwSignal<Theme>);

impl ChosenTheme {
    /// Gives everything below the choice that is kept on this device.
    pub fn provide() {
        provide_context(Self(RwSignal::new(theme::stored())));
    }

    /// Paints the page in a theme and keeps the choice on this device.
    pub fn choose(self, choice: Theme) {
        self.0.set(choice);
        theme::choose(choice);
    }
}

/// The choice of theme; only below [`ChosenTheme::provide`].
pub fn use_theme() -> ChosenTheme {
    expect_context()
}

/// The themes, with their icons and words.
pub const THEMES: [(Theme, Icon, &str); 3] = [
    (Theme::Light, Icon::Sun, text::THEME_LIGHT),
    (Theme::Dark, Icon::Moon, text::THEME_DARK),
    (Theme::System, Icon::Screen, text::THEME_SYSTEM),
];

/// Three radio buttons that show icons; the choice holds at once and is kept on this device.
#[component]
pub fn ThemeSwitch() -> View {
    let theme = use_theme();
    let ChosenTheme(chosen) = theme;
    let name = unique_id("theme");
    let choices = THEMES.map(|(choice, icon, word)| {
        view! {
            <label title=word>
                <input
                    type="radio"
                    name=name.clone()
                    value=choice.word()
                    aria-label=word
                    prop:checked=move || chosen.get() == choice
                    on:change=move |_| theme.choose(choice)
                />
                <Glyph icon />
            </label>
        }
    });
    view! {
        <fieldset class="segments" role="radiogroup" aria-label=text::THEME>
            {choices.into_iter().collect_views()}
        </fieldset>
    }
}
