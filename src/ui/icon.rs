//! The icons: drawn for this product on a grid of 24, one path each, stroked in the colour of the text beside them.

use crate::prelude::*;

/// An icon. It always stands beside a word or inside a labelled control, so it is hidden from assistive technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// Several people.
    People,
    /// One person.
    Person,
    /// A magnifying glass.
    Search,
    /// A tick.
    Check,
    /// A cross: close, remove.
    Close,
    /// A plus: added.
    Plus,
    /// A minus: removed.
    Minus,
    /// A pencil: changed.
    Pencil,
    /// A clock.
    Clock,
    /// A sun.
    Sun,
    /// A moon.
    Moon,
    /// A screen.
    Screen,
    /// A door with an arrow.
    SignOut,
    /// Two sheets.
    Copy,
    /// An i in a circle.
    Info,
    /// An exclamation mark in a triangle.
    Warning,
    /// An exclamation mark in an octagon.
    Error,
    /// A question mark in a circle.
    Unknown,
    /// A circular arrow.
    Retry,
    /// An arrow head to the right: opens below.
    Chevron,
    /// A pause sign in a circle: not active.
    Paused,
    /// An envelope: invited.
    Envelope,
    /// An arrow to the left.
    Back,
    /// A key: a token.
    Key,
    /// A shield: what is allowed.
    Shield,
    /// A dial: how things stand.
    Gauge,
    /// An arrow up: ascending.
    Up,
    /// An arrow down: descending.
    Down,
    /// A ticket: a licence.
    License,
    /// A list with ticks: many changes.
    Job,
}

impl Icon {
    /// The path of the drawing.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::People => {
                "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20a6.5 6.5 0 0 1 13 0M16 4.2a3.5 3.5 0 0 1 0 6.6M18 14.2a6.5 6.5 0 0 1 3.5 5.8"
            }
            Self::Person => "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5a7.5 7.5 0 0 1 15 0",
            Self::Search => "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.3 15.3 20.5 20.5",
            Self::Check => "M4.5 12.5l5 5 10-11",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Minus => "M5 12h14",
            Self::Pencil => "M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z",
            Self::Clock => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3.5 2",
            Self::Sun => {
                "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
            }
            Self::Moon => "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5",
            Self::Screen => {
                "M4 4.5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1M9 20.5h6M12 16.5v4"
            }
            Self::SignOut => "M10 4H5a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h5M10 12h10.5M16.5 8l4 4-4 4",
            Self::Copy => {
                "M9 9h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1M16 9V4a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3"
            }
            Self::Info => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5.5M12 7.5v.5",
            Self::Warning => "M12 4 2.5 20h19zM12 10v4.5M12 17v.5",
            Self::Error => "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM12 7.5V13M12 16v.5",
            Self::Unknown => {
                "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.3 9.5a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2.1M12 16.5v.5"
            }
            Self::Retry => "M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5M20 4v5.5h-5.5",
            Self::Chevron => "M9 5.5l6.5 6.5L9 18.5",
            Self::Paused => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M10 9v6M14 9v6",
            Self::Envelope => {
                "M4 5.5h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1M3.5 7l8.5 6 8.5-6"
            }
            Self::Gauge => "M4 18a9 9 0 1 1 16 0M12 13.5 16 9M4 18h16",
            Self::Up => "M12 20V5M5.5 11.5 12 5l6.5 6.5",
            Self::Down => "M12 4v15M5.5 12.5 12 19l6.5-6.5",
            Self::Back => "M20 12H4.5M11 5.5 4.5 12l6.5 6.5",
            Self::Key => {
                "M8 19a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M11.2 11.3 19.5 3M16 6.5l3 3M13.5 9l2 2"
            }
            Self::License => {
                "M4 6.5h16a1 1 0 0 1 1 1v2.3a2.3 2.3 0 0 0 0 4.4v2.3a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-2.3a2.3 2.3 0 0 0 0-4.4V7.5a1 1 0 0 1 1-1M14.5 6.5v2M14.5 11v2M14.5 15.5v2"
            }
            Self::Job => {
                "M3.5 6.5l1.5 1.5 3-3M3.5 13l1.5 1.5 3-3M3.5 19.5 5 21l3-3M12 6.5h9M12 13h9M12 19.5h9"
            }
            Self::Shield => {
                "M12 3l7.5 3v5.5c0 4.4-3 7.8-7.5 9.5-4.5-1.7-7.5-5.1-7.5-9.5V6zM8.5 12l2.5 2.5 4.5-5"
            }
        }
    }
}

impl From<Icon> for Signal<Icon> {
    fn from(icon: Icon) -> Self {
        Self::stored(icon)
    }
}

/// The mark of the product, as in `public/mark.svg`: a list with a tick.
#[component]
pub fn Mark() -> View {
    view! {
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <path d=TILE />
            <path d=LINES />
        </svg>
    }
}

/// The tile of the mark.
const TILE: &str = "M7 0h18a7 7 0 0 1 7 7v18a7 7 0 0 1-7 7H7a7 7 0 0 1-7-7V7a7 7 0 0 1 7-7";

/// The lines on it.
const LINES: &str = "M7 10h9M7 16h6M7 22h9m2-5 3 3 5-8";

/// Draws an icon, 16 px unless its place says otherwise.
#[component]
pub fn Glyph(
    /// Which one; a signal where it may change.
    #[prop(into)]
    icon: Signal<Icon>,
) -> View {
    view! {
        <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
            <path d=move || icon.get().path() />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::{LINES, TILE};

    #[test]
    fn the_mark_is_the_one_of_the_tab() {
        let file = include_str!("../../public/mark.svg");
        for part in [TILE, LINES] {
            assert!(file.contains(&format!("d=\"{part}\"")), "{part}");
        }
    }
}
