//! From what somebody wants to do to the fewest scopes that allow it.

use crate::prelude::*;
use rollcall_core::scopes::task::{Asked, Task, fewest};

use super::lines::ScopeLines;
use super::picked::Picked;
use super::registration::{Registration, RegistrationFields};
use crate::ui::button::{Button, ButtonSize};
use crate::ui::card::Card;
use crate::ui::checkbox::Checkbox;
use crate::ui::collect_views::CollectViews;
use crate::ui::copy_button::CopyBlock;
use crate::ui::icon::Icon;
use rollcall_core::number::grouped;

/// The jobs to tick, and what they need.
#[component]
pub fn TasksCard(
    /// Where the result can be taken on to.
    picked: Picked,
    /// The integration that will ask.
    registration: Registration,
) -> View {
    let ticked = RwSignal::new(Vec::<Task>::new());
    let boxes = Task::ALL.into_iter().map(move |task| {
        let tick = move |on: bool| {
            ticked.update(|ticked| {
                ticked.retain(|kept| *kept != task);
                if on {
                    ticked.push(task);
                }
            });
        };
        let hint = (!task.needs_admin()).then(|| "Open to every user.".to_owned());
        view! { <Checkbox label=task.title() hint checked=Signal::derive(move || ticked.with(|ticked| ticked.contains(&task))) on_change=tick /> }
    });
    view! {
        <Card title="What do you want to do?">
            <p class="quiet">"Tick everything that the sign-in is for: it can do nothing else. Most of these also need an administrator role."</p>
            <fieldset class="task-list">
                <legend class="visually-hidden">"Tasks"</legend>
                {boxes.collect_views()}
            </fieldset>
            <p class="quiet" role="status">
                {move || ticked.with(|ticked| summary(ticked))}
            </p>
            {move || ticked.with(|ticked| (!ticked.is_empty()).then(|| result(ticked, picked, registration)))}
        </Card>
    }
}

/// How many scopes it takes.
fn summary(tasks: &[Task]) -> String {
    if tasks.is_empty() {
        return "Choose what you want to do to see the scopes it needs.".to_owned();
    }
    ["Minimum scopes (", &grouped(fewest(tasks).len()), ")"].concat()
}

/// The fewest scopes with the reason for each.
fn result(tasks: &[Task], picked: Picked, registration: Registration) -> View {
    let needed = fewest(tasks);
    let scopes: Vec<String> = needed.iter().map(|asked| asked.scope.to_owned()).collect();
    let lines = needed
        .iter()
        .map(|asked| (asked.scope.to_owned(), reason(asked)))
        .collect();
    let (all, url_of) = (scopes.join(" "), scopes.clone());
    let content = all.clone();
    view! {
        <div class="stack">
            <ScopeLines lines />
            <CopyBlock label="Copy scopes" content />
            <div>
                <Button size=ButtonSize::Small icon=Icon::Plus on_click=move || picked.add(&all)>
                    "Add to scopes to request"
                </Button>
            </div>
            <RegistrationFields registration />
            {move || view! { <CopyBlock label="Copy authorize URL" content=registration.authorize_url(&url_of) /> }}
        </div>
    }
}

fn reason(asked: &Asked) -> String {
    let mut words = String::from("For: ");
    for (at, task) in asked.reasons.iter().enumerate() {
        let (first, rest) = task.title().split_at(1);
        if at > 0 {
            words.push_str("; ");
            words.push_str(&first.to_ascii_lowercase());
        } else {
            words.push_str(first);
        }
        words.push_str(rest);
    }
    words
}
