//! The page: every change of this session, the newest first, and saving them as a file.

use crate::prelude::*;
use rollcall_core::route::Route;

use super::change::{ChangeEntry, RunningEntry};
use super::export::save;
use crate::components::commands::{Command, offer_commands};
use crate::components::export::FileFormat;
use crate::data::{use_jobs, use_tenant, use_writes};
use crate::features::jobs::PastJobs;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::Button;
use crate::ui::collect_views::CollectViews;
use crate::ui::each::Each;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::page_head::PageHead;
use crate::ui::show::Show;
use crate::ui::text;
use crate::ui::toast::use_notices;

/// The page.
#[component]
pub fn ActivityPage() -> View {
    let writes = use_writes();
    let activity = writes.activity();
    let running = memo(move || writes.running());
    let count = memo(move || activity.with(Vec::len));
    let jobs = use_jobs();
    let any_job = memo(move || !jobs.begun().is_empty());
    let is_empty = memo(move || count.get() == 0 && running.with(Vec::is_empty) && !any_job.get());
    let people = use_navigator().href(&Route::everyone());
    let none = move || {
        let people = people.clone();
        view! {
            <EmptyState
                icon=Icon::Clock
                title="No changes yet"
                why="Changes you make in this session are listed here with their outcome, tracking ID and proof. They're kept in this tab's memory until you sign out or reload."
                actions=move || {
                    view! {
                        <a class="button" href=people.clone()>
                            {text::NAV_PEOPLE}
                        </a>
                    }
                }
            />
        }
    };
    view! {
        <div class="activity stack">
            <PageHead
                title=text::NAV_ACTIVITY
                actions=move || {
                    view! {
                        <Show when=move || 0 < count.get()>
                            <Exports />
                        </Show>
                    }
                }
            />
            <Show when=move || !is_empty.get() fallback=none.clone()>
                <p class="quiet">"Kept in this tab's memory until you sign out or reload."</p>
                <PastJobs />
                <ol class="changes">
                    {move || running.get().into_iter().map(|write| view! { <RunningEntry write /> }).collect_views()}
                    // A receipt never changes, so its place in the list identifies it.
                    <Each each=move || (0..count.get()).rev().collect() key=usize::to_string let:index>
                        {activity.with_untracked(|activity| activity.get(index).cloned()).map(|receipt| view! { <ChangeEntry receipt /> })}
                    </Each>
                </ol>
            </Show>
        </div>
    }
}

#[component]
fn Exports() -> View {
    let (activity, tenant, notices) = (use_writes().activity(), use_tenant(), use_notices());
    let export = move |format| {
        let saved = activity.with_untracked(|activity| save(format, activity, tenant));
        if !saved {
            notices.error(
                "Couldn't save the file",
                "Your browser refused the download. Use “Copy proof” instead.",
            );
        }
    };
    offer_commands(move || {
        vec![
            Command::new(Icon::Down, "Export the changes as CSV", move || {
                export(FileFormat::Csv);
            }),
            Command::new(Icon::Down, "Export the changes as JSON", move || {
                export(FileFormat::Json);
            }),
        ]
    });
    view! {
        <Button on_click=move || export(FileFormat::Csv)>"Export as CSV"</Button>
        <Button on_click=move || export(FileFormat::Json)>"Export as JSON"</Button>
    }
}
