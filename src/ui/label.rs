//! The name of a control: exactly one of the two ways to have one, so that no control goes without.

/// How a control is named for everyone, and what assistive technology reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// The words stand beside the control.
    Shown(String),
    /// The words are heard only, because the place says the same to the eye (a search field with its glass).
    Heard(String),
}

impl Label {
    /// The words themselves.
    pub fn words(&self) -> &str {
        match self {
            Self::Shown(words) | Self::Heard(words) => words,
        }
    }

    /// The class of the label's element.
    pub const fn class(&self) -> &'static str {
        match self {
            Self::Shown(_) => "label",
            Self::Heard(_) => "label visually-hidden",
        }
    }
}

impl From<&str> for Label {
    fn from(words: &str) -> Self {
        Self::Shown(words.to_owned())
    }
}

impl From<String> for Label {
    fn from(words: String) -> Self {
        Self::Shown(words)
    }
}
