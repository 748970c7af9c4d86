//! The question before a form with wishes that were not sent is closed.

use leptos::prelude::*;

use crate::browser::dom;
use crate::ui::button::{Button, ButtonKind};

/// Stands in the place of the form's buttons until it is answered.
#[component]
pub fn DiscardQuestion(
    /// Back to the form.
    on_keep: Callback<()>,
    /// Close it.
    on_discard: Callback<()>,
) -> impl IntoView {
    // The question took the place of the button that had the keyboard.
    Effect::new(move || {
        dom::focus_first("#discard-question button");
    });
    view! {
        <div class="dialog-foot" id="discard-question" role="group" aria-labelledby="discard-question-words">
            <p id="discard-question-words" role="status">"Your changes have not been applied. Close the form without them?"</p>
            <Button kind=ButtonKind::Secondary on_click=move || on_keep.run(())>"Keep editing"</Button>
            <Button kind=ButtonKind::Danger on_click=move || on_discard.run(())>"Discard changes"</Button>
        </div>
    }
}
