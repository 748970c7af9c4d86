//! What will change, while it is being made up.

use crate::prelude::*;

use super::any_draft::AnyDraft;
use super::words::{Words, in_short};
use crate::memo::memo;
use crate::ui::diff_list::DiffList;
use crate::ui::live::live;

/// The live region with the difference. It is what will be sent, not a picture of it.
#[component]
pub fn Preview(
    /// The change.
    draft: AnyDraft,
    /// How fields are named.
    words: Words,
) -> View {
    let rows = memo(move || words.planned(&draft.diff()));
    view! { <DiffList rows /> }
}

/// A summary for the foot of a narrow form, where the lines are out of sight below the choices. Hidden from screen readers, which have the live region.
#[component]
pub fn Summary(
    /// The change.
    draft: AnyDraft,
    /// How fields are named.
    words: Words,
) -> View {
    let short = memo(move || in_short(&words.planned(&draft.diff())));
    live(move || {
        let short = short.get();
        (!short.is_empty()).then(|| {
            view! {
                <p class="foot-summary" aria-hidden="true">
                    {short}
                </p>
            }
        })
    })
}
