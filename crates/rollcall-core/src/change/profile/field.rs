//! [`Field`]: one part of a person before and after, which is one line of a change.

use std::cmp::Ordering;
use std::fmt;

use serde_json::{Value, json};
use webex_api::json_text;

use super::Part;
use crate::session::digest;

/// A text of a person. Two are equal if they differ only by the blanks around them.
///
/// Records of writes store a digest of each text, because they must not contain personal data. A text read from a record holds only
/// the digest, so it can be compared but not shown.
#[derive(Clone, Debug)]
pub struct Text {
    /// The text, if it was kept.
    shown: Option<String>,
    /// A digest of the text without the blanks around it; an id itself; empty for an empty text.
    mark: String,
}

impl Default for Text {
    fn default() -> Self {
        Self {
            shown: Some(String::new()),
            mark: String::new(),
        }
    }
}

impl Text {
    /// A text of this part.
    pub fn new(part: Part, text: impl Into<String>) -> Self {
        let text = text.into();
        let mark = match text.trim() {
            "" => String::new(),
            id if part.is_id() => id.to_owned(),
            text => digest("rollcall.profile:1", &[part.key(), text]),
        };
        Self {
            shown: Some(text),
            mark,
        }
    }

    /// Creates a text from its digest alone.
    pub(super) fn of_mark(part: Part, mark: &str) -> Self {
        let shown = (part.is_id() || mark.is_empty()).then(|| mark.to_owned());
        Self {
            shown,
            mark: mark.to_owned(),
        }
    }

    /// The text; `None` if it was not kept.
    pub fn shown(&self) -> Option<&str> {
        self.shown.as_deref()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.mark.is_empty()
    }

    /// Returns the digest that a record stores instead of the text.
    pub(super) fn mark(&self) -> &str {
        &self.mark
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.mark == other.mark
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mark.cmp(&other.mark)
    }
}

/// One part of a person before and after. What is not there is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which part.
    pub part: Part,
    /// What was there.
    pub from: Text,
    /// What is to be there, or is.
    pub to: Text,
}

/// Writes the line so that [`Field::parse`] reads it again.
impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts = [&self.from, &self.to].map(Text::shown);
        f.write_str(&json_text(&json!([self.part.key(), texts[0], texts[1]])))
    }
}

impl Field {
    /// The new text, or the old one if there is no new one.
    pub fn either(&self) -> Option<&str> {
        let text = if self.to.is_empty() {
            &self.from
        } else {
            &self.to
        };
        text.shown()
    }

    /// Returns the digest of the new text, or of the old one if there is no new one.
    pub(in crate::change) fn mark(&self) -> &str {
        let text = if self.to.is_empty() {
            &self.from
        } else {
            &self.to
        };
        text.mark()
    }

    /// Reads what `Display` writes.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<Value> = serde_json::from_str(text).ok()?;
        let [part, from, to] = parts.as_slice() else {
            return None;
        };
        let part = Part::from_key(part.as_str()?)?;
        let text = |value: &Value| match value.as_str() {
            Some(text) => Text::new(part, text),
            // Not empty, and not known.
            None => Text {
                shown: None,
                mark: "?".to_owned(),
            },
        };
        Some(Self {
            part,
            from: text(from),
            to: text(to),
        })
    }
}
