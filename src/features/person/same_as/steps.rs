//! The steps under way: each with its own progress, outcome and proof.

use leptos::prelude::*;
use rollcall_core::change::{LicensesOf, SessionTypesOf};

use super::confirmed::{Confirmed, Earlier};
use crate::components::change_form::StepView;
use crate::data::{Run, StepState, WriteOf, use_tenant, use_writes};
use crate::features::person::licenses::words_of_licenses;
use crate::features::person::session_types::words_on;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::collect_any::CollectAny;
use crate::ui::text;
use crate::ui::untrusted_text::visible;

/// The steps in their order.
#[component]
pub fn Steps(
    /// What was confirmed.
    change: Confirmed,
    /// Name and address of the person whose things are changed.
    person: String,
    /// How far each step is.
    states: RwSignal<Vec<StepState>>,
    /// What earlier attempts may still do.
    earlier: StoredValue<Earlier>,
    /// Back to the differences.
    on_back: Callback<()>,
    /// Called when the form closes.
    on_close: Callback<()>,
) -> impl IntoView {
    let (writes, tenant) = (use_writes(), use_tenant());
    let state = move |place: usize| {
        Signal::derive(move || {
            states
                .with(|states| states.get(place).copied())
                .unwrap_or(StepState::Waiting)
        })
    };
    let pools = Signal::derive(move || tenant.licenses.ready().unwrap_or_default());
    let pools_before = StoredValue::new(pools.get_untracked());
    let licenses = change.licenses.map(|change| {
        let write: WriteOf<LicensesOf> = WriteOf::new(writes, &change.target);
        (write, words_of_licenses(pools, pools_before))
    });
    let first = usize::from(licenses.is_some());
    let sites: Vec<_> = change
        .sites
        .into_iter()
        .map(|on_site| {
            let site = on_site.change.target.site.clone();
            let write: WriteOf<SessionTypesOf> = WriteOf::new(writes, &on_site.change.target);
            (site.clone(), write, words_on(&site))
        })
        .collect();
    let running = {
        let sites = sites.clone();
        memo(move || {
            let in_series = states.with(|states| states.contains(&StepState::Waiting));
            in_series
                || licenses
                    .as_ref()
                    .is_some_and(|(write, _)| write.is_running())
                || sites.iter().any(|(_, write, _)| write.is_running())
        })
    };
    let all_done = {
        let sites = sites.clone();
        memo(move || {
            let unsent = [StepState::NotStarted, StepState::Busy];
            let none_left = states.with(|states| !unsent.iter().any(|it| states.contains(it)));
            none_left
                && licenses
                    .as_ref()
                    .is_none_or(|(write, _)| applied(write.state()))
                && sites.iter().zip(first..).all(|((_, write, _), place)| {
                    let state = states.with(|states| states.get(place).copied());
                    state == Some(StepState::NothingToDo) || applied(write.state())
                })
        })
    };
    let back = {
        let sites = sites.clone();
        move || {
            earlier.update_value(|earlier| {
                if let Some((write, _)) = &licenses
                    && let Run::Done(report) = untrack(|| write.state())
                {
                    earlier.licenses.extend_from_slice(report.may_arrive());
                }
                for (site, write, _) in &sites {
                    if let Run::Done(report) = untrack(|| write.state()) {
                        let of_site = earlier.sites.entry(site.clone()).or_default();
                        of_site.extend_from_slice(report.may_arrive());
                    }
                }
            });
            on_back.run(());
        }
    };
    let back = StoredValue::new_local(back);
    let license_step = licenses.map(|(write, words)| {
        view! { <StepView title="Licences" write words person=person.clone() state=state(0) /> }
    });
    let site_steps = sites
        .into_iter()
        .zip(first..)
        .map(|((site, write, words), place)| {
            let title = format!("Session types on {}", visible(site.as_str()));
            view! { <StepView title write words person=person.clone() state=state(place) /> }
        });
    let site_steps = site_steps.collect_any();
    view! {
        <div class="dialog-scroll">
            <ol class="steps">{license_step} {site_steps}</ol>
        </div>
        <div class="dialog-foot">
            <Button kind=ButtonKind::Secondary on_click=move || on_close.run(())>
                {text::CLOSE}
            </Button>
            {move || {
                (!running.get() && !all_done.get())
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Primary on_click=move || back.with_value(|back| back())>
                                "Back to the differences"
                            </Button>
                        }
                    })
            }}
        </div>
    }
}

fn applied<T: rollcall_core::change::Recorded>(run: Run<T>) -> bool {
    matches!(run, Run::Done(report) if report.verdict().is_applied())
}
