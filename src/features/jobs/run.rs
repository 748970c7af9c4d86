//! The third step: a job that runs, pauses or is over.

use crate::prelude::*;
use rollcall_core::change::Verdict;
use rollcall_core::jobs::driver::{Job, Snapshot, Storage};
use rollcall_core::jobs::journal::{Progress, Standing, Why};
use rollcall_core::jobs::plan::Wish;
use rollcall_core::jobs::report::{failed_again, not_run};
use rollcall_core::number::grouped;

use super::{save, words};
use crate::components::export::{FileFormat, SaveButtons};
use crate::components::outcome;
use crate::data::{Jobs, use_jobs};
use crate::memo::{Memo, memo};
use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::checkbox::Checkbox;
use crate::ui::countdown::wait_words;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::show::Show;
use crate::ui::text;
use crate::ui::tone::Tone;

/// How far the job is, and what can be done with it.
pub fn running() -> View {
    let jobs = use_jobs();
    let session = use_session();
    let standing = memo(move || {
        jobs.snapshot
            .with(|now| now.as_ref().map_or(Standing::NotBegun, |now| now.standing))
    });
    let of = move |words: fn(&Snapshot) -> String| {
        move || {
            jobs.snapshot
                .with(|now| now.as_ref().map(words).unwrap_or_default())
        }
    };
    let percent = move || jobs.snapshot.with(|now| now.as_ref().map_or(0, percent));
    let waiting = move || {
        let until = jobs.snapshot.with(|now| now.as_ref()?.waits_until)?;
        let left = std::time::Duration::try_from(until - session.now()).ok()?;
        Some(["Waiting ", &wait_words(left), ": Webex asked for it."].concat())
    };
    let storage = memo(move || {
        jobs.snapshot
            .with(|now| now.as_ref().map(|now| now.storage))
    });
    let not_stored = live(move || match storage.get() {
        Some(Storage::Failed) => view! {
            <Notice tone=Tone::Warning title=words::NOT_STORED>
                <div class="cluster">
                    <Button on_click=move || jobs.go_on(Job::go_on)>"Try again"</Button>
                    <Button on_click=move || jobs.go_on(Job::go_on_without_journal)>"Continue without storing"</Button>
                </div>
            </Notice>
        },
        _ => ().into_child(),
    });
    view! {
        <p role="status">{move || words::standing(standing.get())}</p>
        <div class="job-progress">
            <div
                class="bar"
                role="progressbar"
                aria-label="Progress"
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || percent().to_string()
            >
                <span style:inline-size=move || format!("{}%", percent())></span>
            </div>
            <strong>{of(done)}</strong>
            <span>{of(counts)}</span>
            <span class="quiet">{of(words::pace)}</span>
            <span>{waiting}</span>
        </div>
        {not_stored}
        <Show when=move || standing.with(|it| *it != Standing::Cancelling && !it.is_over())>
            <Checkbox label="Keep this job in this browser when I sign out" checked=jobs.kept on_change=move |on| jobs.keep(on) />
        </Show>
        <div class="cluster">{live(move || buttons(jobs, standing))}</div>
    }
}

/// How much of a job is over, in whole percents.
pub fn percent(now: &Snapshot) -> u32 {
    let of = u64::from(now.total.max(1));
    // At most 100.
    (u64::from(now.ended) * 100 / of) as u32
}

/// How many rows are over.
pub fn done(now: &Snapshot) -> String {
    [
        &grouped(now.ended as usize),
        " of ",
        &grouped(now.total as usize),
        " done",
    ]
    .concat()
}

/// How many rows ended in each way.
pub fn counts(now: &Snapshot) -> String {
    let mut counts: Vec<(&str, u32)> = Vec::new();
    for (verdict, rows) in &now.verdicts {
        let (_, name) = outcome::heading(*verdict);
        match counts.iter_mut().find(|(of, _)| *of == name) {
            Some((_, sum)) => *sum += rows,
            None => counts.push((name, *rows)),
        }
    }
    let parts = counts.iter();
    let parts = parts.map(|(name, rows)| [name, ": ", &grouped(*rows as usize)].concat());
    parts.collect::<Vec<_>>().join(", ")
}

fn with(jobs: Jobs, act: impl FnOnce(&Job)) {
    if let Some(job) = jobs.job() {
        act(&job);
    }
}

fn buttons(jobs: Jobs, standing: Memo<Standing>) -> View {
    let cancel =
        move || view! { <Button on_click=move || with(jobs, Job::cancel)>"Cancel job"</Button> };
    match standing.get() {
        Standing::Running => view! {
            <Button on_click=move || with(jobs, Job::pause)>"Pause"</Button>
            {cancel()}
        },
        Standing::Paused(Why::NotStored) => cancel().into_child(),
        Standing::Paused(why) => {
            let words = match why {
                Why::FirstRows => "Run the rest",
                _ => text::CONTINUE,
            };
            view! {
                <Button kind=ButtonKind::Primary on_click=move || jobs.go_on(Job::go_on)>
                    {words}
                </Button>
                {cancel()}
                {files(jobs)}
            }
        }
        Standing::Cancelled | Standing::Finished => finished(jobs),
        // It keeps the focus until there are other buttons.
        Standing::Cancelling => view! {
            <Button pending=Signal::stored(true) on_click=|| ()>
                "Cancel job"
            </Button>
        },
        Standing::NotBegun => ().into_child(),
    }
}

fn files(jobs: Jobs) -> View {
    view! { <SaveButtons ready=memo(|| true) on_save=move |format: FileFormat| with(jobs, |job| save::report(job, format)) /> }
}

/// Chooses rows of a job, as source rows.
type Rows = fn(&Progress) -> Vec<Wish>;

fn finished(jobs: Jobs) -> View {
    let verdicts = jobs.snapshot.with_untracked(|now| {
        let now = now.as_ref();
        now.map(|now| now.verdicts.clone()).unwrap_or_default()
    });
    let any = |is: fn(Verdict) -> bool| verdicts.iter().any(|(verdict, _)| is(*verdict));
    let undo = any(|verdict| verdict.is_applied() || verdict == Verdict::Partly);
    let again = |words: &'static str, rows: Rows| {
        let none = jobs
            .job()
            .is_none_or(|job| rows(&job.progress()).is_empty());
        (!none).then(|| view! { <Button on_click=move || jobs.plan_again(rows)>{words}</Button> })
    };
    let failed = again("Plan failed rows again", failed_again);
    let not_run = again("Plan rows that were not run", not_run);
    let undo = undo.then(|| {
        view! { <Button on_click=move || jobs.plan_undo()>"Plan undo"</Button> }
    });
    view! {
        {files(jobs)}
        {failed}
        {not_run}
        {undo}
        <Button kind=ButtonKind::Primary on_click=move || jobs.close()>
            "New job"
        </Button>
    }
}
