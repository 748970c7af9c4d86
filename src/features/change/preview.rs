//! What will change, while it is being made up.

use leptos::prelude::*;

use super::draft::{Draft, Editable};
use super::words::Words;
use crate::ui::diff_list::DiffList;

/// The live region with the difference. It is what will be sent, not a picture of it.
#[component]
pub fn Preview<T: Editable>(
    /// The change.
    draft: Draft<T>,
    /// How fields are named.
    words: Words<T::Field>,
) -> impl IntoView {
    let rows = Memo::new(move |_| words.planned(&draft.diff()));
    view! { <DiffList rows /> }
}
