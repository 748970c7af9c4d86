//! The steps under way: each with its own progress, outcome and proof.

use crate::prelude::*;
use rollcall_core::change::{AnyTarget, Operation};

use super::confirmed::{Confirmed, Earlier};
use crate::browser::dom;
use crate::components::change_form::{StepView, Words};
use crate::data::{Run, StepState, WriteOf, use_tenant, use_writes};
use crate::effect::effect;
use crate::features::person::licenses::words_of_licenses;
use crate::features::person::session_types::words_on;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::collect_views::CollectViews;
use crate::ui::text;
use crate::ui::untrusted_text::{UntrustedText, visible};

/// One step with the words that it is shown in.
struct Part {
    title: String,
    operation: Operation,
    write: WriteOf,
    words: Words,
}

impl Part {
    fn new(title: String, target: &AnyTarget, words: Words) -> Self {
        let operation = target.operation();
        Self {
            title,
            write: WriteOf::new(use_writes(), operation.clone()),
            operation,
            words,
        }
    }
}

/// The steps in their order.
#[component]
pub fn Steps(
    /// What was confirmed.
    change: Confirmed,
    /// Name and address of the person who is changed.
    person: String,
    /// How far each step is.
    states: RwSignal<Vec<StepState>>,
    /// What earlier attempts may still do.
    earlier: StoredValue<Earlier>,
    /// Back to the differences.
    on_back: Callback<()>,
    /// Called when the form closes.
    on_close: Callback<()>,
) -> View {
    effect(|| dom::focus(STEPS));
    let left_out = change.left_out.join(", ");
    let left_out = (!left_out.is_empty()).then(|| {
        view! { <p class="hint">"Left as they are: " <UntrustedText text=left_out /></p> }
    });
    let parts = parts(change);
    let views: Vec<_> = parts
        .iter()
        .enumerate()
        .map(|(place, part)| {
            let state = Signal::derive(move || {
                let state = states.with(|states| states.get(place).copied());
                state.unwrap_or(StepState::Waiting)
            });
            view! { <StepView title=part.title.clone() write=part.write words=part.words person=person.clone() state /> }
        })
        .collect();
    let parts = StoredValue::new(parts);
    let running = memo(move || {
        let in_series = states.with(|states| states.contains(&StepState::Waiting));
        in_series || parts.with_value(|parts| parts.iter().any(|part| part.write.is_running()))
    });
    let all_done = memo(move || {
        let states = states.get();
        let unsent = [StepState::NotStarted, StepState::Busy];
        let done = |(place, part): (usize, &Part)| {
            states.get(place) == Some(&StepState::NothingToDo) || applied(&part.write.state())
        };
        !unsent.iter().any(|it| states.contains(it))
            && parts.with_value(|parts| parts.iter().enumerate().all(done))
    });
    let back = move || {
        let reports = parts.with_value(|parts| {
            let report = |part: &Part| {
                let report = untrack(|| part.write.state()).report()?;
                Some((part.operation.clone(), report))
            };
            parts.iter().filter_map(report).collect::<Vec<_>>()
        });
        earlier.update_value(|earlier| {
            for (operation, report) in reports {
                earlier.note(operation, report.may_arrive());
            }
        });
        on_back.run(());
    };
    view! {
        <div class="dialog-scroll">
            <ol class="steps" id=STEPS tabindex="-1" aria-label="Steps">
                {views.into_iter().collect_views()}
            </ol>
            {left_out}
        </div>
        <div class="dialog-foot">
            <Button kind=ButtonKind::Secondary on_click=move || on_close.run(())>
                {text::CLOSE}
            </Button>
            {move || {
                (!running.get() && !all_done.get())
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Primary on_click=back>
                                "Back to the differences"
                            </Button>
                        }
                    })
            }}
        </div>
    }
}

/// The steps of what was confirmed, in the order in which [`Confirmed::steps`] carries them out.
fn parts(change: Confirmed) -> Vec<Part> {
    let tenant = use_tenant();
    let mut parts = Vec::new();
    if let Some(change) = change.licenses {
        let pools = Signal::derive(move || tenant.licenses.ready().unwrap_or_default());
        let pools_before = StoredValue::new(pools.get_untracked());
        let words = words_of_licenses(pools, pools_before);
        let target = change.target.into();
        parts.push(Part::new("Licences".to_owned(), &target, words));
    }
    for on_site in change.sites {
        let target = on_site.change.target;
        let words = words_on(&target.site);
        let title = format!("Session types on {}", visible(target.site.as_str()));
        parts.push(Part::new(title, &target.into(), words));
    }
    parts
}

/// The id of the list of steps. It gets the focus, because the button that started them was removed.
const STEPS: &str = "same-as-steps";

fn applied(run: &Run) -> bool {
    matches!(run, Run::Done(report) if report.verdict().is_applied())
}
