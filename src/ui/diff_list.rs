//! What a change is to do, or did, line by line.

use crate::prelude::*;

use super::icon::{Glyph, Icon};
use rollcall_core::naming::Item;

use super::item::ItemName;
use super::text;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;

/// What is to happen, or happened, to one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It is to come.
    Add,
    /// It is to go.
    Remove,
    /// It is to be replaced.
    Change,
    /// It was replaced.
    Changed,
    /// It was to be replaced and was not.
    NotChanged,
    /// It was to be replaced and was not so far.
    NotYetChanged,
    /// It was to be replaced, and nobody knows whether it was.
    MaybeChanged,
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It was to come and did not.
    NotAdded,
    /// It was to go and did not.
    NotRemoved,
    /// It was to come and did not so far.
    NotYetAdded,
    /// It was to go and did not so far.
    NotYetRemoved,
    /// It was to come, and nobody knows whether it did.
    MaybeAdded,
    /// It was to go, and nobody knows whether it did.
    MaybeRemoved,
}

impl Mark {
    /// The word, for every reader.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Add => text::DIFF_ADD,
            Self::Remove => text::DIFF_REMOVE,
            Self::Change => text::DIFF_CHANGE,
            Self::Changed => text::DIFF_CHANGED,
            Self::NotChanged => text::DIFF_NOT_CHANGED,
            Self::NotYetChanged => text::DIFF_NOT_YET_CHANGED,
            Self::MaybeChanged => text::DIFF_MAYBE_CHANGED,
            Self::Added => text::DIFF_ADDED,
            Self::Removed => text::DIFF_REMOVED,
            Self::NotAdded => text::DIFF_NOT_ADDED,
            Self::NotRemoved => text::DIFF_NOT_REMOVED,
            Self::NotYetAdded => text::DIFF_NOT_YET_ADDED,
            Self::NotYetRemoved => text::DIFF_NOT_YET_REMOVED,
            Self::MaybeAdded => text::DIFF_MAYBE_ADDED,
            Self::MaybeRemoved => text::DIFF_MAYBE_REMOVED,
        }
    }

    const fn look(self) -> (&'static str, Icon) {
        match self {
            Self::Add => ("added", Icon::Plus),
            Self::Remove => ("removed", Icon::Minus),
            Self::Change => ("changed", Icon::Pencil),
            Self::Added | Self::Removed | Self::Changed => ("done", Icon::Check),
            Self::NotAdded | Self::NotRemoved | Self::NotChanged => ("missing", Icon::Close),
            Self::NotYetAdded | Self::NotYetRemoved | Self::NotYetChanged => ("open", Icon::Clock),
            Self::MaybeAdded | Self::MaybeRemoved | Self::MaybeChanged => ("open", Icon::Unknown),
        }
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffRow {
    /// What happens to it.
    pub mark: Mark,
    /// What it is.
    pub item: Item,
    /// More about it, such as the seats that its pool has left.
    pub note: Option<String>,
}

/// The lines of a change that is being made up. The region is named "What will change", so that it can be found and is read as one.
#[component]
pub fn DiffList(
    /// The lines, in the order to show.
    #[prop(into)]
    rows: Signal<Vec<DiffRow>>,
) -> View {
    let shown = live(move || {
        let rows = rows.get();
        if rows.is_empty() {
            return view! { <p class="quiet">{text::NOTHING_CHANGES}</p> };
        }
        let together = together(&rows).map(|words| view! { <p class="hint">{words}</p> });
        view! {
            <DiffRows rows />
            {together}
        }
    });
    view! {
        <section class="stack-tight" aria-label=text::WHAT_WILL_CHANGE aria-live="polite">
            <h3 aria-hidden="true">{text::WHAT_WILL_CHANGE}</h3>
            {shown}
        </section>
    }
}

/// That a swap is one request, which is why it needs no seat in between.
const fn together(rows: &[DiffRow]) -> Option<&'static str> {
    match rows.len() {
        0 | 1 => None,
        2 => Some("Both are sent together."),
        _ => Some("All are sent together."),
    }
}

/// Lines alone.
#[component]
pub fn DiffRows(
    /// The lines, in the order to show.
    rows: Vec<DiffRow>,
) -> View {
    let rows = rows.into_iter().map(|DiffRow { mark, item, note }| {
        let (class, icon) = mark.look();
        view! {
            <li class=class>
                <span class="diff-kind">
                    <Glyph icon />
                    {mark.word()}
                </span>
                <span class="diff-item">
                    <span>
                        <ItemName item />
                    </span>
                    {note.map(|note| view! { <span class="hint">{note}</span> })}
                </span>
            </li>
        }
    });
    view! { <ul class="diff">{rows.collect_views()}</ul> }
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn what_is_to_be_done_is_never_said_as_if_it_was() {
        let words = [
            (Mark::Add, "Add"),
            (Mark::Remove, "Remove"),
            (Mark::Change, "Change"),
            (Mark::Changed, "Changed"),
            (Mark::NotChanged, "Not changed"),
            (Mark::Added, "Added"),
            (Mark::Removed, "Removed"),
            (Mark::NotAdded, "Not added"),
            (Mark::NotRemoved, "Not removed"),
        ];
        for (mark, word) in words {
            assert_eq!(mark.word(), word);
        }
    }
}
