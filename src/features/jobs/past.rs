//! The jobs of this session in the list of changes, each with its time and its results.

use crate::prelude::*;
use rollcall_core::jobs::driver::Job;
use rollcall_core::route::Route;

use super::lines::pools;
use super::run::{counts, done};
use super::{save, words};
use crate::components::export::{FileFormat, SaveButtons};
use crate::data::{use_jobs, use_tenant};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::session::use_session;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::moment::{self, Moment};

/// The jobs, the newest first.
#[component]
pub fn PastJobs() -> View {
    let (jobs, tenant) = (use_jobs(), use_tenant());
    let session = use_session();
    let address = use_navigator().href(&Route::Jobs);
    live(move || {
        let items = jobs.begun().into_iter().map(|job: Job| {
            let title = pools(tenant, &|pools| words::title(job.progress().plan(), pools));
            let now = job.snapshot(session.now());
            let state = [&done(&now), ". ", &counts(&now)].concat();
            let time = job.progress().last().map(|at| view! { <Moment at=moment::rfc3339(at) /> });
            let title = match jobs.can_show(&job) {
                true => {
                    let (job, address) = (job.clone(), address.clone());
                    view! {
                        <a href=address on:click=move |_| jobs.show(&job)>
                            {title}
                        </a>
                    }
                }
                false => title.into_child(),
            };
            view! {
                <li class="past-job">
                    <strong>{title}</strong>
                    <span>{state}</span>
                    <span class="quiet">{time}</span>
                    <div class="cluster">
                        <SaveButtons ready=memo(|| true) on_save=move |format: FileFormat| save::report(&job, format) />
                    </div>
                </li>
            }
        });
        let items = items.collect_views();
        (!items.is_empty()).then(|| view! { <ul class="entries">{items}</ul> })
    })
}
