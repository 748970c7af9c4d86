//! One step of a series of writes: how far it is, and its outcome with the proof.

use crate::prelude::*;

use super::result::ReportView;
use super::stage::StageView;
use super::words::Words;
use crate::data::{Run, StepState, WriteOf};
use crate::memo::memo;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;

/// The step, as an item of a list.
#[component]
pub fn StepView(
    /// What it changes, such as "Licences".
    #[prop(into)]
    title: String,
    /// The write that carries it out.
    write: WriteOf,
    /// How fields are named.
    words: Words,
    /// Name and address of the person who is changed.
    person: String,
    /// How far it is.
    state: Signal<StepState>,
) -> View {
    let is_done = memo(move || matches!(write.state(), Run::Done(_)));
    let report = move || untrack(|| write.state()).report();
    let shown = live(move || {
        let state = state.get();
        if state == StepState::Started && is_done.get() {
            let receipt = report().and_then(|report| Some((write.receipt(&report)?, report)));
            return receipt
                .map(|(receipt, report)| {
                    view! { <ReportView report receipt words person=person.clone() /> }
                })
                .into_child();
        }
        match state {
            StepState::Waiting => view! { <p class="quiet">"Waits for the step before it."</p> },
            StepState::Started => {
                view! { <StageView progress=Signal::derive(move || write.progress()) /> }
            }
            StepState::NothingToDo => {
                view! { <Notice tone=Tone::Success title="Already done by the step before." /> }
            }
            StepState::NotStarted => {
                view! { <Notice tone=Tone::Warning title="Not sent, because the step before it wasn't applied." /> }
            }
            StepState::Busy => {
                view! { <Notice tone=Tone::Warning title="Not sent, because another change of the same is still under way." /> }
            }
        }
    });
    view! {
        <li class="stack-tight">
            <h3>{title}</h3>
            {shown}
        </li>
    }
}
