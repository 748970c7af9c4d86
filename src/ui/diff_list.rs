//! What a change adds, removes and keeps, line by line.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::plain_text::Name;
use super::text;

/// What happens to one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DiffKind {
    /// It comes.
    Added,
    /// It goes.
    Removed,
    /// It stays.
    Kept,
}

impl DiffKind {
    const fn look(self) -> (&'static str, Icon, &'static str) {
        match self {
            Self::Added => ("added", Icon::Plus, text::DIFF_ADDED),
            Self::Removed => ("removed", Icon::Minus, text::DIFF_REMOVED),
            Self::Kept => ("kept", Icon::Check, text::DIFF_KEPT),
        }
    }
}

/// The lines of a change. The region is named "What will change", so that it can be found and is read as one.
#[component]
pub fn DiffList(
    /// The entries by their names, in the order to show.
    #[prop(into)]
    lines: Signal<Vec<(DiffKind, String)>>,
) -> impl IntoView {
    let shown = move || {
        let lines = lines.get();
        if lines.iter().all(|(kind, _)| *kind == DiffKind::Kept) {
            return view! { <p class="quiet">{text::NOTHING_CHANGES}</p> }.into_any();
        }
        view! { <ul class="diff">{lines.into_iter().map(|(kind, name)| line(kind, name)).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="stack-tight" aria-label=text::WHAT_WILL_CHANGE aria-live="polite">
            <h3 aria-hidden="true">{text::WHAT_WILL_CHANGE}</h3>
            {shown}
        </section>
    }
}

fn line(kind: DiffKind, name: String) -> impl IntoView {
    let (class, icon, word) = kind.look();
    view! {
        <li class=class>
            <span class="diff-kind"><Glyph icon />{word}</span>
            <Name text=name />
        </li>
    }
}
