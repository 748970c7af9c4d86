//! What became of the change: the report of the write path in the words of the screen, its proof, and the ways on.

use std::rc::Rc;

use leptos::prelude::*;
use rollcall_core::change::{Report, Verdict};

use super::draft::Draft;
use super::editable::Editable;
use super::evidence::Evidence;
use super::facts::{FactsList, use_facts};
use super::proof::Proof;
use super::words::{Words, causes, name_ids};
use crate::browser::dom;
use crate::components::outcome::{OutcomeNotice, others_heading};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::diff_list::{DiffRow, DiffRows};
use crate::ui::text;

/// The outcome with its proof, and the ways on.
#[component]
pub fn ResultView<T: Editable>(
    /// What the write path found.
    report: Rc<Report<T>>,
    /// Name and address of the person whose things were changed.
    person: String,
    /// The draft, to go on with.
    draft: Draft<T>,
    /// How fields are named.
    words: Words<T::Field>,
    /// Sends what is left of the draft.
    on_again: Callback<()>,
    /// Called when the form closes.
    on_close: Callback<()>,
) -> impl IntoView {
    let (verdict, mut causes) = (report.verdict(), causes(&report));
    let named = words.by_id(&report);
    for said in causes.iter_mut().flat_map(|cause| &mut cause.said) {
        *said = name_ids(said, &named);
    }
    let facts = use_facts(Signal::stored(person));
    let tracking_id = report
        .write_tracking_id
        .clone()
        .or_else(|| report.tracking_ids.last().cloned());
    let curl = report.curl.clone();
    let ended = report.ended;
    let receipt = draft.receipt(&report);
    let report = StoredValue::new_local(report);
    // The names and the seats are loaded again after the write.
    let rows =
        move || report.with_value(|report| view! { <DiffRows rows=words.settled(report) /> });
    let others =
        move || report.with_value(|report| view! { <Others verdict rows=words.others(report) /> });
    let proof = move || {
        untrack(|| {
            report.with_value(|report| {
                let (asked, others) = (words.settled(report), words.others(report));
                Proof::of(&receipt, facts.get(), asked, others).text()
            })
        })
    };
    let edit = move || report.with_value(|report| draft.edit_again(report));
    // The button that started it is gone, and the keyboard with it.
    Effect::new(move || dom::focus("change-result"));
    view! {
        <div id="change-result" tabindex="-1" class="dialog-scroll stack">
            <OutcomeNotice verdict causes />
            {rows}
            {others}
            <FactsList facts ended />
            <Evidence tracking_id proof curl />
        </div>
        <WaysOn verdict fields=words.fields on_edit=Callback::new(move |()| edit()) on_again on_close />
    }
}

/// Changes that the request did not include.
#[component]
fn Others(verdict: Verdict, rows: Vec<DiffRow>) -> impl IntoView {
    let title = others_heading(verdict);
    (!rows.is_empty()).then(|| {
        view! {
            <section class="stack-tight">
                <h3>{title}</h3>
                <DiffRows rows />
            </section>
        }
    })
}

/// The buttons. Whatever is not done stays in the draft.
#[component]
fn WaysOn(
    verdict: Verdict,
    fields: &'static str,
    on_edit: Callback<()>,
    on_again: Callback<()>,
    on_close: Callback<()>,
) -> impl IntoView {
    let close = |kind| {
        view! {
            <Button kind on_click=move || on_close.run(())>
                {text::CLOSE}
            </Button>
        }
    };
    let edit = move |kind, words: String| {
        view! {
            <Button kind on_click=move || on_edit.run(())>
                {words}
            </Button>
        }
    };
    let buttons = match verdict {
        _ if verdict.is_applied() => close(ButtonKind::Primary).into_any(),
        Verdict::ChangedByOthers | Verdict::Superseded => view! {
            {close(ButtonKind::Secondary)}
            {edit(ButtonKind::Primary, format!("Reload current {fields}"))}
        }
        .into_any(),
        _ => view! {
            {close(ButtonKind::Secondary)}
            {edit(ButtonKind::Secondary, text::BACK_TO_EDITING.to_owned())}
            <Button kind=ButtonKind::Primary on_click=move || on_again.run(())>
                {text::TRY_AGAIN}
            </Button>
        }
        .into_any(),
    };
    view! { <div class="dialog-foot">{buttons}</div> }
}
