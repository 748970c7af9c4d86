//! A word in a pill, with an icon where it states a condition.

use crate::prelude::*;

use super::icon::{Glyph, Icon};
use super::live::live;
use super::tone::Tone;

/// A condition, as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// The meaning.
    pub tone: Tone,
    /// The icon.
    pub icon: Icon,
    /// The word.
    pub word: &'static str,
    /// Whether the condition is the usual one, which is said in plain words.
    pub usual: bool,
}

/// The class of a status badge. The usual condition has no colour.
pub const fn badge_class(tone: Tone, usual: bool) -> &'static str {
    match tone {
        _ if usual => "usual",
        Tone::Neutral => "badge",
        Tone::Info => "badge tone-info",
        Tone::Success => "badge tone-success",
        Tone::Warning => "badge tone-warning",
        Tone::Error => "badge tone-error",
    }
}

/// A condition: colour, icon and word say the same.
#[component]
pub fn StatusBadge(
    /// The meaning.
    #[prop(into)]
    tone: Signal<Tone>,
    /// The icon; a status has its own where the tone's would mislead.
    #[prop(into)]
    icon: Signal<Icon>,
    /// The word.
    #[prop(into)]
    word: Signal<String>,
    /// Whether the condition is the usual one, which is said in plain words.
    #[prop(optional, into)]
    usual: Signal<bool>,
) -> View {
    let class = move || badge_class(tone.get(), usual.get());
    let glyph = live(move || (!usual.get()).then(|| view! { <Glyph icon /> }));
    view! { <span class=class>{glyph} {word}</span> }
}
