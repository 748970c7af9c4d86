//! What speaks against a change, in sight while the form scrolls.

use crate::prelude::*;

use crate::memo::memo;
use crate::ui::each::Each;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;

/// The warnings, for the foot of the form: on a phone the list of choices would push them out of sight.
#[component]
pub fn Warnings(
    /// Sentences about what may go wrong, such as a pool without a free seat.
    warnings: Signal<Vec<String>>,
) -> View {
    let any = memo(move || warnings.with(|warnings| !warnings.is_empty()));
    let sentences = move || warnings.get();
    live(move || {
        any.get().then(|| {
            view! {
                <div class="foot-warnings" tabindex="0" role="group" aria-label="Warnings">
                    <Each each=sentences key=Clone::clone let:warning>
                        <Notice tone=Tone::Warning title=warning />
                    </Each>
                </div>
            }
        })
    })
}
