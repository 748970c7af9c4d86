//! Which columns the list has, in which order and how wide. It is remembered in the browser, as words such as `name email:280 status`.

use std::fmt;

/// The columns, without the box that selects a person and the button of their menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The columns shown, in their order. The first is always the name.
    shown: Vec<Shown>,
}

/// A column that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The key of the column.
    pub key: &'static str,
    /// Its width in CSS pixels, if it was chosen.
    pub width: Option<u16>,
}

/// The key of the column that is always there.
pub const NAME: &str = "name";

/// The keys of all columns, in the order in which they are offered.
pub const KEYS: [&str; 10] = [
    NAME,
    "email",
    "status",
    "department",
    "licenses",
    "activity",
    "created",
    "location",
    "roles",
    "sites",
];

/// The number of columns in the default layout.
const USUAL: usize = 5;

/// The least and the greatest width of a column, in CSS pixels.
pub const WIDTHS: (u16, u16) = (80, 800);

impl Default for Layout {
    fn default() -> Self {
        let shown = KEYS.into_iter().take(USUAL);
        Self {
            shown: shown.map(|key| Shown { key, width: None }).collect(),
        }
    }
}

impl Layout {
    /// Parses the output of `Display`. Skips unknown columns, and adds the name if it is missing.
    pub fn parse(text: &str) -> Self {
        let mut shown: Vec<Shown> = Vec::new();
        for word in text.split(' ') {
            let (key, width) = word.split_once(':').unwrap_or((word, ""));
            let key = KEYS.into_iter().find(|known| *known == key);
            if let Some(key) = key
                && shown.iter().all(|other| other.key != key)
            {
                let width = width.parse().ok().map(within);
                shown.push(Shown { key, width });
            }
        }
        // The name comes first, wherever it was.
        let place = shown.iter().position(|shown| shown.key == NAME);
        let name = place.map(|place| shown.remove(place));
        let name = name.unwrap_or(Shown {
            key: NAME,
            width: None,
        });
        shown.insert(0, name);
        Self { shown }
    }

    /// The columns shown, in their order.
    pub fn shown(&self) -> &[Shown] {
        &self.shown
    }

    /// Whether this is the default layout.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a column is shown.
    pub fn has(&self, key: &str) -> bool {
        self.place(key).is_some()
    }

    fn place(&self, key: &str) -> Option<usize> {
        self.shown.iter().position(|shown| shown.key == key)
    }

    /// The width that was chosen for a column.
    pub fn width(&self, key: &str) -> Option<u16> {
        self.shown.iter().find(|shown| shown.key == key)?.width
    }

    /// Shows a column as the last one, or hides it. The name stays.
    pub fn show(&mut self, key: &'static str, on: bool) {
        match self.place(key) {
            Some(place) if !on && place > 0 => {
                self.shown.remove(place);
            }
            None if on => self.shown.push(Shown { key, width: None }),
            _ => {}
        }
    }

    /// Moves a column one place to the front, or to the end. Returns its new place. The name stays the first.
    pub fn move_by_one(&mut self, key: &str, to_front: bool) -> Option<usize> {
        let from = self.place(key).filter(|from| *from > 0)?;
        let to = if to_front { from - 1 } else { from + 1 };
        if to == 0 || to >= self.shown.len() {
            return None;
        }
        self.shown.swap(from, to);
        Some(to)
    }

    /// Chooses the width of a column, in CSS pixels; `None` for its own.
    pub fn resize(&mut self, key: &str, width: Option<u16>) {
        let found = self.shown.iter_mut().find(|shown| shown.key == key);
        if let Some(shown) = found {
            shown.width = width.map(within);
        }
    }
}

fn within(width: u16) -> u16 {
    let (least, greatest) = WIDTHS;
    width.clamp(least, greatest)
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, Shown { key, width }) in self.shown.iter().enumerate() {
            let blank = if place > 0 { " " } else { "" };
            write!(f, "{blank}{key}")?;
            if let Some(width) = width {
                write!(f, ":{width}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{KEYS, Layout};

    #[test]
    fn what_is_remembered_is_read_and_the_rest_is_left_out() {
        let rows = [
            ("", "name"),
            ("email name:300", "name:300 email"),
            ("name email:9 email color status:x", "name email:80 status"),
            ("name:65535 sites", "name:800 sites"),
            ("<script> name:-1", "name"),
        ];
        for (text, expected) in rows {
            assert_eq!(Layout::parse(text).to_string(), expected, "{text}");
        }
        assert_eq!(
            Layout::default().to_string(),
            "name email status department licenses"
        );
    }

    #[test]
    fn columns_are_shown_hidden_moved_and_resized() {
        let mut layout = Layout::default();
        layout.show("activity", true);
        layout.show("department", false);
        layout.show("name", false);
        assert_eq!(layout.move_by_one("activity", true), Some(3));
        assert_eq!(
            layout.move_by_one("email", true),
            None,
            "the name stays the first"
        );
        assert_eq!(layout.move_by_one("name", false), None);
        assert_eq!(
            layout.move_by_one("licenses", false),
            None,
            "it is the last"
        );
        layout.resize("email", Some(10));
        assert_eq!(layout.to_string(), "name email:80 status activity licenses");
        assert!(!layout.is_usual());
        layout.resize("email", None);
        assert_eq!(layout.width("email"), None);
    }

    proptest! {
        #[test]
        fn any_text_gives_a_layout_that_is_read_again(text in "\\PC{0,40}|[a-z: 0-9]{0,60}", steps in proptest::collection::vec((0..KEYS.len(), 0..4_u8, 0..2000_u16), 0..20)) {
            let mut layout = Layout::parse(&text);
            for (key, step, width) in steps {
                let key = KEYS[key];
                match step {
                    0 => layout.show(key, true),
                    1 => layout.show(key, false),
                    2 => {
                        let _ = layout.move_by_one(key, width % 2 == 0);
                    }
                    _ => layout.resize(key, Some(width)),
                }
            }
            prop_assert_eq!(layout.shown().first().map(|shown| shown.key), Some("name"));
            prop_assert_eq!(Layout::parse(&layout.to_string()), layout);
        }
    }
}
