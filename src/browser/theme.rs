//! Light, dark or as the system.

use super::{preference, window};

/// The key in local storage.
pub const KEY: &str = "rollcall.theme";

/// The person's choice of theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
    /// Whatever the operating system says now.
    #[default]
    System,
}

impl Theme {
    /// The stored word, which `boot.js` reads as well.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }

    /// Reads a stored word; anything unknown is the system's theme.
    pub fn from_word(word: &str) -> Self {
        match word {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }
}

/// The stored choice.
pub fn stored() -> Theme {
    preference::get(KEY).map_or(Theme::System, |word| Theme::from_word(&word))
}

/// Keeps the choice and paints the page in it. Where the browser refuses storage the choice lasts as long as the page.
pub fn choose(theme: Theme) {
    preference::set(KEY, Some(theme.word()));
    paint(theme);
}

/// Sets `data-theme` on the root element, as `boot.js` does before the first paint.
pub fn paint(theme: Theme) {
    let dark = match theme {
        Theme::Light => false,
        Theme::Dark => true,
        Theme::System => system_is_dark(),
    };
    if let Some(root) = window()
        .document()
        .and_then(|document| document.document_element())
    {
        // The name is a constant that every browser accepts.
        let _ = root.set_attribute("data-theme", if dark { "dark" } else { "light" });
    }
}

fn system_is_dark() -> bool {
    window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}

/// Follows the system's theme while the choice is [`Theme::System`], for as long as the page lives.
pub fn follow_system() {
    let Ok(Some(query)) = window().match_media("(prefers-color-scheme: dark)") else {
        return;
    };
    super::dom::listen_forever(&query, "change", |_| {
        if stored() == Theme::System {
            paint(Theme::System);
        }
    });
}
