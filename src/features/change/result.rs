//! What became of the change: the report of the write path in the words of the screen.

use std::rc::Rc;

use leptos::prelude::*;
use rollcall_core::change::{DiffKind, DiffLine, Doubt, Outcome, Refusal, Report};

use super::draft::{Draft, Editable};
use crate::browser::dom;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::notice::{ErrorPanel, explain};
use crate::ui::outcome::{OutcomeView, Verdict};
use crate::ui::text;
use crate::ui::tone::Tone;

const WHAT: &str = "Webex's answer to the change";

/// The outcome with its proof, and the way on.
#[component]
pub fn ResultView<T: Editable>(
    /// What the write path found.
    report: Rc<Report<T>>,
    /// The draft, to start again.
    draft: Draft<T>,
    /// The name of a field.
    name_of: Callback<T::Field, String>,
    /// Called when the form is to go.
    on_close: Callback<()>,
) -> impl IntoView {
    let tracking_ids = report
        .write_tracking_id
        .clone()
        .or_else(|| report.tracking_ids.last().cloned())
        .into_iter()
        .collect();
    let curl = report.curl.clone().unwrap_or_default();
    let said = match report.outcome {
        // The other outcomes word their error themselves.
        Outcome::Partly { .. } => report.error.as_ref().map(|error| explain(WHAT, error)),
        _ => None,
    };
    let verdict = verdict(&report, name_of);
    let now = match &report.outcome {
        Outcome::Applied | Outcome::AppliedDespiteError(_) => None,
        Outcome::ChangedByOthers { now } | Outcome::ChangedByEarlier { now } => Some(now.clone()),
        Outcome::Partly { .. } | Outcome::Refused(_) | Outcome::Unknown(_) => report.found.clone(),
    };
    // The button that started it is gone, and the keyboard with it.
    Effect::new(move || dom::focus("change-result"));
    view! {
        <div id="change-result" tabindex="-1" class="stack">
            <OutcomeView verdict tracking_ids curl />
            {said.map(|explanation| view! { <ErrorPanel explanation /> })}
        </div>
        <div class="dialog-foot">
            {now.map(|now| {
                view! { <Button on_click=move || draft.start_again(now.clone())>"Start again from what it is now"</Button> }
            })}
            <Button kind=ButtonKind::Primary on_click=move || on_close.run(())>{text::CLOSE}</Button>
        </div>
    }
}

/// The report in plain data, fields by their names.
pub fn verdict<T: Editable>(report: &Report<T>, name_of: Callback<T::Field, String>) -> Verdict {
    match &report.outcome {
        Outcome::Applied => Verdict::Applied,
        Outcome::Partly { missing } => Verdict::Partly {
            missing: lines(missing, name_of, "not added", "not removed"),
            unexpected: lines(&report.others, name_of, "added", "removed"),
        },
        Outcome::Refused(
            Refusal::Server(error) | Refusal::TurnedAway(error) | Refusal::NothingSent(error),
        ) => Verdict::NotApplied {
            error: Some(explain(WHAT, error)),
        },
        Outcome::Refused(Refusal::Ignored | Refusal::NothingAsked) => {
            Verdict::NotApplied { error: None }
        }
        Outcome::AppliedDespiteError(error) => Verdict::AppliedDespiteError {
            error: explain(WHAT, error),
        },
        Outcome::Unknown(Doubt::NoAnswer(error) | Doubt::NotReadBack { read: error, .. }) => {
            Verdict::Unknown {
                error: explain(WHAT, error),
            }
        }
        Outcome::ChangedByOthers { now } | Outcome::ChangedByEarlier { now } => {
            Verdict::ChangedByOthers {
                now: T::diff(now, now)
                    .into_iter()
                    .map(|line| name_of.run(line.field))
                    .collect(),
            }
        }
    }
}

/// The outcome in short.
pub fn heading<T: Editable>(report: &Report<T>) -> (Tone, &'static str) {
    verdict(report, Callback::new(|field: T::Field| field.to_string())).heading()
}

fn lines<F: Clone + 'static>(
    lines: &[DiffLine<F>],
    name_of: Callback<F, String>,
    added: &str,
    removed: &str,
) -> Vec<String> {
    let word = |kind| match kind {
        DiffKind::Added => added,
        DiffKind::Removed => removed,
        DiffKind::Kept => text::DIFF_KEPT,
    };
    lines
        .iter()
        .map(|line| format!("{}: {}", name_of.run(line.field.clone()), word(line.kind)))
        .collect()
}
