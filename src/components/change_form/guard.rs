//! Wishes that were not sent are not lost by a slip.

use crate::prelude::*;

use crate::browser::{dom, focus};
use crate::data::use_writes;
use crate::effect::effect;
use crate::ui::button::{Button, ButtonKind};

/// Has the browser ask before the page goes, for as long as there are such wishes.
pub fn use_unsent(unsent: Signal<bool>) {
    let writes = use_writes();
    effect(move || writes.set_unsent(unsent.get()));
    on_cleanup(move || writes.set_unsent(false));
}

/// Stands in the place of the form's buttons until it is answered.
#[component]
pub fn DiscardQuestion(
    /// Back to the form.
    on_keep: Callback<()>,
    /// Close it.
    on_discard: Callback<()>,
) -> View {
    // Escape may be pressed anywhere in the form: that is where the keyboard goes back to.
    let had_focus = StoredValue::new(Some(focus::Former::now()));
    effect(move || {
        dom::focus_first("#discard-question button");
    });
    on_cleanup(move || {
        if let Some(Some(former)) = had_focus.try_update_value(Option::take) {
            former.give_back_soon("dialog[open] .dialog-foot button");
        }
    });
    view! {
        <div class="dialog-foot" id="discard-question" role="group" aria-labelledby="discard-question-words">
            <p id="discard-question-words" role="status">
                "Discard unsaved changes?"
            </p>
            <Button kind=ButtonKind::Secondary on_click=move || on_keep.run(())>
                "Keep editing"
            </Button>
            <Button kind=ButtonKind::Danger on_click=move || on_discard.run(())>
                "Discard changes"
            </Button>
        </div>
    }
}
