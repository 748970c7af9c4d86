//! What will change, while it is being made up.

use leptos::prelude::*;
use rollcall_core::change::DiffKind;

use super::draft::{Draft, Editable};
use crate::ui::diff_list::{self, DiffList};
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;

/// The live region with the difference, and what speaks against it. The difference is what will be sent, not a picture of it.
#[component]
pub fn Preview<T: Editable>(
    /// The change.
    draft: Draft<T>,
    /// The name of a field.
    name_of: Callback<T::Field, String>,
    /// Sentences about what may go wrong, such as a pool without a free seat.
    warnings: Signal<Vec<String>>,
) -> impl IntoView {
    let lines = Memo::new(move |_| {
        let changed = draft
            .diff()
            .into_iter()
            .filter(|line| line.kind != DiffKind::Kept);
        changed
            .map(|line| (shown_as(line.kind), name_of.run(line.field)))
            .collect::<Vec<_>>()
    });
    view! {
        <DiffList lines />
        {move || warnings.get().into_iter().map(|warning| view! { <Notice tone=Tone::Warning title=warning /> }).collect_view()}
    }
}

const fn shown_as(kind: DiffKind) -> diff_list::DiffKind {
    match kind {
        DiffKind::Added => diff_list::DiffKind::Added,
        DiffKind::Removed => diff_list::DiffKind::Removed,
        DiffKind::Kept => diff_list::DiffKind::Kept,
    }
}
