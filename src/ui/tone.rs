//! What a message or a badge is about: never shown by colour alone, so each tone has its icon as well.

use super::icon::Icon;
use crate::prelude::*;

/// The meaning behind a colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to judge.
    #[default]
    Neutral,
    /// Worth knowing.
    Info,
    /// It went well.
    Success,
    /// Something to look at.
    Warning,
    /// It failed.
    Error,
}

impl Tone {
    /// The word of the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The icon that says the same as the colour.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Neutral | Self::Info => Icon::Info,
            Self::Success => Icon::Check,
            Self::Warning => Icon::Warning,
            Self::Error => Icon::Error,
        }
    }
}

impl From<Tone> for Signal<Tone> {
    fn from(tone: Tone) -> Self {
        Self::stored(tone)
    }
}
