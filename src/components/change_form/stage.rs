//! How far the write is, while it is under way.

use crate::prelude::*;
use rollcall_core::change::Stage;

use crate::components::hold_notice::HoldNotice;
use crate::data::Progress;
use crate::memo::memo;
use crate::ui::live::live;
use crate::ui::skeleton::Waiting;

/// What is being done, and what holds it up. The page behind the dialog says the latter too, but nobody can see or hear it there.
#[component]
pub fn StageView(
    /// How far the write under way is; none while there is none.
    progress: Signal<Option<Progress>>,
) -> View {
    let words = memo(move || progress.get().map(|progress| words(progress.stage)));
    let hold = Signal::derive(move || progress.get().and_then(|progress| progress.hold));
    let runs = memo(move || words.get().is_some());
    live(move || {
        runs.get().then(|| {
            view! {
                <div class="foot-stage">
                    <HoldNotice held=hold />
                    <Waiting words=Signal::derive(move || words.get().unwrap_or_default().to_owned()) />
                </div>
            }
        })
    })
}

/// Reading first is part of applying: it takes a moment and nobody asked for it.
const fn words(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading | Stage::Sending => "Applying…",
        Stage::Checking => "Checking…",
    }
}
