//! The job in the header of every page, in the title of the tab, and for those who cannot see either.

use crate::prelude::*;
use rollcall_core::jobs::journal::Standing;
use rollcall_core::route::Route;

use super::run::percent;
use crate::data::use_jobs;
use crate::effect::effect_after;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::live::live;
use crate::ui::page_head::use_tab_note;
use crate::ui::toast::use_notices;

/// A link to the job that runs, or that could go on; nothing without one.
#[component]
pub fn JobChip() -> View {
    let jobs = use_jobs();
    let (notices, note) = (use_notices(), use_tab_note());
    let navigator = use_navigator();
    let (address, route) = (navigator.href(&Route::Jobs), navigator.route());
    let now = memo(move || {
        jobs.snapshot.with(|now| {
            let now = now.as_ref()?;
            Some((now.standing, percent(now)))
        })
    });
    let words = memo(move || {
        jobs.offered.get();
        Some(match now.get() {
            Some((Standing::Running | Standing::Cancelling, percent)) => format!("Job {percent} %"),
            Some((Standing::Paused(_), percent)) => format!("Job paused, {percent} %"),
            Some((Standing::Cancelled, _)) => "Job cancelled".to_owned(),
            Some((Standing::Finished, _)) => "Job finished".to_owned(),
            Some((Standing::NotBegun, _)) => return None,
            None if jobs.offers().is_empty() => return None,
            None => "Unfinished job".to_owned(),
        })
    });
    effect_after(move |before: Option<Option<(Standing, u32)>>| {
        let now = now.get();
        let running = |at: Option<(Standing, u32)>| at.filter(|(at, _)| *at == Standing::Running);
        if let (Some((was, _)), Some((is, _))) = (before.flatten(), now)
            && was != is
            && is.is_over()
            // There, the report says it.
            && route.with_untracked(|route| *route != Some(Route::Jobs))
        {
            let title = match is {
                Standing::Cancelled => "The job was cancelled",
                _ => "The job is finished",
            };
            notices.success(title, "Its report is on the page Jobs.");
        }
        let (was, is) = (before.and_then(running), running(now));
        if let (Some((_, was)), Some((_, is))) = (was, is)
            && was / 25 != is / 25
        {
            notices.announce(&format!("Job {} percent done", is / 25 * 25));
        }
        note.set(is.map(|(_, percent)| format!("{percent} %")));
        now
    });
    on_cleanup(move || {
        let _ = note.try_set(None);
    });
    live(move || {
        words.get().map(|words| {
            view! {
                <a class="job-chip" href=address.clone()>
                    <Glyph icon=Icon::Job />
                    <span>{words}</span>
                </a>
            }
        })
    })
}
