//! The page: choose, preview, run, report.

use crate::prelude::*;

use super::choice::{Choice, EMAILS, SELECTION};
use super::choose::Choose;
use super::lines::pools;
use super::offers::offers;
use super::preview::preview;
use super::run::running;
use super::table::JobTable;
use super::words;
use crate::browser::dom;
use crate::data::{JobStage, use_directory, use_jobs, use_tenant};
use crate::effect::effect_after;
use crate::ui::live::live;
use crate::ui::page_head::{HEADING, PageHead};
use crate::ui::text;

/// The page.
#[component]
pub fn JobsPage() -> View {
    let (tenant, directory) = (use_tenant(), use_directory());
    directory.ensure();
    tenant.licenses.ensure();
    tenant.roles.ensure();
    tenant.me.ensure();
    let jobs = use_jobs();
    let selected = directory.selection.with_untracked(|rows| !rows.is_empty());
    let choice = Choice::new(if selected { SELECTION } else { EMAILS }, tenant);
    if let Some((site, id)) = tenant.job_for.try_update_value(Option::take).flatten() {
        jobs.show_form();
        choice.begin_with(site, id);
    }
    let title = Signal::derive(move || {
        let of = |plan: &_| pools(tenant, &|pools| words::title(plan, pools));
        match (jobs.stage.get(), jobs.draft(), jobs.job()) {
            (JobStage::Preview, Some(draft), _) => match &draft.undo_of {
                Some(job) => ["Undo of “", &of(job.progress().plan()), "”"].concat(),
                None => of(&draft.plan),
            },
            (JobStage::Job, _, Some(job)) => of(job.progress().plan()),
            _ => text::NAV_JOBS.to_owned(),
        }
    });
    // The button that led here is gone, and on a phone the page may be scrolled to its end.
    effect_after(move |before: Option<JobStage>| {
        let now = jobs.stage.get();
        if before == Some(JobStage::Job) && now == JobStage::Choose {
            choice.reset();
        }
        if before.is_some_and(|before| before != now) {
            dom::focus(HEADING);
        }
        now
    });
    let step = live(move || match (jobs.stage.get(), jobs.draft()) {
        (JobStage::Choose, _) | (JobStage::Preview, None) => view! {
            {offers(jobs)}
            <Choose choice />
        },
        (JobStage::Preview, Some(draft)) => with_table(preview(&draft)),
        (JobStage::Job, _) => with_table(running()),
    });
    view! {
        <div class="list-page jobs" data-keeps-focus="">
            <PageHead title />
            {step}
        </div>
    }
}

fn with_table(above: View) -> View {
    view! {
        <div class="job-head">{above}</div>
        <JobTable />
    }
}
