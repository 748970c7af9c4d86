//! Jobs that an earlier page or session left.

use crate::prelude::*;
use rollcall_core::jobs::journal::Standing;
use rollcall_core::number::grouped;

use super::lines::pools;
use super::words;
use crate::data::{JobTrouble, Jobs, use_tenant};
use crate::ui::button::{Button, ButtonSize};
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::text;
use crate::ui::tone::Tone;

/// A notice for each job, and why the last one could not begin.
pub fn offers(jobs: Jobs) -> View {
    let tenant = use_tenant();
    live(move || {
        jobs.offered.get();
        let trouble = jobs.trouble.get().map(|trouble| {
            let title = match trouble {
                JobTrouble::Elsewhere => "Another tab of this browser runs this job.",
                JobTrouble::Unreadable => "What is stored of this job can't be read.",
            };
            view! { <Notice tone=Tone::Error title /> }
        });
        let offers = jobs.offers().into_iter().map(|(id, job)| {
            let progress = job.progress();
            let plan = progress.plan();
            let title = pools(tenant, &|pools| words::title(plan, pools));
            let (state, go_on) = match progress.standing() {
                Standing::Cancelled => ("Cancelled job: ", "Show report"),
                Standing::Finished => ("Finished job: ", "Show report"),
                _ => ("Unfinished job: ", text::CONTINUE),
            };
            let title = [state, &title].concat();
            let done = [
                &grouped(progress.ended() as usize),
                " of ",
                &grouped(plan.len() as usize),
                " rows are done.",
            ]
            .concat();
            drop(progress);
            let discarded = id.clone();
            view! {
                <Notice tone=Tone::Info title>
                    <p>{done}</p>
                    <div class="cluster">
                        <Button size=ButtonSize::Small on_click=move || jobs.take_up(&id)>
                            {go_on}
                        </Button>
                        <Button size=ButtonSize::Small on_click=move || jobs.discard(discarded.clone())>
                            "Discard"
                        </Button>
                    </div>
                </Notice>
            }
        });
        view! {
            {trouble}
            {offers.collect_views()}
        }
    })
}
