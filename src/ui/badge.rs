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

/// The class of a status badge.
pub const fn badge_class(status: Status) -> &'static str {
    if status.usual {
        "usual"
    } else {
        class(status.tone)
    }
}

const fn class(tone: Tone) -> &'static str {
    match tone {
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
) -> impl IntoView {
    let class = move || {
        if usual.get() {
            "usual"
        } else {
            class(tone.get())
        }
    };
    let glyph = live(move || (!usual.get()).then(|| view! { <Glyph icon /> }.into_any()));
    view! { <span class=class>{glyph} {word}</span> }
}
