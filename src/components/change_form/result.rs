//! What became of the change: the report of the write path in the words of the screen, its proof, and the ways on.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::{AnyTarget, Receipt, Report, Verdict};

use super::any_draft::AnyDraft;
use super::evidence::Evidence;
use super::facts::{FactsList, term_of, use_facts};
use super::proof::Proof;
use super::words::{Words, causes, name_ids};
use crate::browser::dom;
use crate::components::outcome::{OutcomeNotice, others_heading};
use crate::effect::effect;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::diff_list::{DiffRow, DiffRows};
use crate::ui::text;

/// The outcome with its proof, and the ways on.
#[component]
pub fn ResultView(
    /// What the write path found.
    report: Arc<Report<AnyTarget>>,
    /// Name and address of the person who was changed.
    person: String,
    /// The draft, to go on with.
    draft: AnyDraft,
    /// How fields are named.
    words: Words,
    /// The words of the button that closes the form after a change that was applied.
    done: &'static str,
    /// Sends what is left of the draft.
    on_again: Callback<()>,
    /// Called when the form closes.
    on_close: Callback<()>,
) -> View {
    let verdict = report.verdict();
    let receipt = draft.receipt(&report);
    let kept = StoredValue::new(Arc::clone(&report));
    let on_edit = Callback::new(move |()| kept.with_value(|report| draft.edit_again(report)));
    // The button that started it is gone, and the keyboard with it.
    effect(move || dom::focus("change-result"));
    view! {
        <div id="change-result" tabindex="-1" class="dialog-scroll stack">
            <ReportView report receipt words person />
        </div>
        <WaysOn verdict done fields=words.fields on_edit on_again on_close />
    }
}

/// The outcome with its proof alone.
#[component]
pub fn ReportView(
    /// What the write path found.
    report: Arc<Report<AnyTarget>>,
    /// Its receipt.
    receipt: Receipt,
    /// How fields are named.
    words: Words,
    /// Name and address of the person who was changed.
    person: String,
) -> View {
    let mut causes = causes(&report);
    let named = words.by_id(&report);
    for said in causes.iter_mut().flat_map(|cause| &mut cause.said) {
        *said = name_ids(said, &named);
    }
    let report = StoredValue::new(report);
    // The names and the seats are loaded again after the write.
    let rows = move || report.with_value(|report| words.settled(report));
    let others = move || report.with_value(|report| words.others(report));
    let term = term_of(&receipt.operation);
    let (verdict, ended, curl) = (receipt.verdict, receipt.ended, receipt.curl.clone());
    let facts = use_facts(Signal::stored(person));
    let tracking_id = receipt
        .write_tracking_id
        .clone()
        .or_else(|| receipt.tracking_ids.last().cloned());
    let proof = move || untrack(|| Proof::of(&receipt, facts.get(), rows(), others()).text());
    view! {
        <OutcomeNotice verdict causes />
        {move || view! { <DiffRows rows=rows() /> }}
        {move || view! { <Others verdict rows=others() /> }}
        <FactsList term facts ended />
        <Evidence tracking_id proof curl />
    }
}

/// Changes that the request did not include.
#[component]
fn Others(verdict: Verdict, rows: Vec<DiffRow>) -> Option<View> {
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
    done: &'static str,
    fields: &'static str,
    on_edit: Callback<()>,
    on_again: Callback<()>,
    on_close: Callback<()>,
) -> View {
    let close = |kind| {
        let words = if verdict.is_applied() {
            done
        } else {
            text::CLOSE
        };
        view! {
            <Button kind on_click=move || on_close.run(())>
                {words}
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
        _ if verdict.is_applied() => close(ButtonKind::Primary).into_child(),
        Verdict::ChangedByOthers | Verdict::Superseded => view! {
            {close(ButtonKind::Secondary)}
            {edit(ButtonKind::Primary, format!("Reload current {fields}"))}
        },
        _ => view! {
            {close(ButtonKind::Secondary)}
            {edit(ButtonKind::Secondary, text::BACK_TO_EDITING.to_owned())}
            <Button kind=ButtonKind::Primary on_click=move || on_again.run(())>
                {text::TRY_AGAIN}
            </Button>
        },
    };
    view! { <div class="dialog-foot">{buttons}</div> }
}
