//! The second step: what will change, row by row, and the buttons that run it.

use std::rc::Rc;

use crate::prelude::*;
use rollcall_core::jobs::script::command;
use rollcall_core::naming;
use rollcall_core::number::{counted, grouped};

use super::lines::pools;
use super::{save, words};
use crate::components::people_list::shown_name;
use crate::data::{JobDraft, Tenant, use_jobs, use_tenant};
use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::checkbox::Checkbox;
use crate::ui::collect_views::CollectViews;
use crate::ui::copy_button::CopyBlock;
use crate::ui::disclosure::Disclosure;
use crate::ui::entry::Entry;
use crate::ui::form_field::FormField;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::text;
use crate::ui::tone::Tone;

/// How many rows run first.
pub const FIRST: u32 = 5;
/// How many names a destructive job shows.
const NAMES: u32 = 10;
/// How many pools are shown at once, unless one of them is full.
const OPEN_POOLS: usize = 3;
/// Above so many rows, a destructive job asks for their number.
const TYPED: u32 = 100;

/// The counts, the seats, and the buttons.
pub fn preview(draft: &Rc<JobDraft>) -> View {
    let tenant = use_tenant();
    let jobs = use_jobs();
    let plan = &draft.plan;
    let rows = plan.len();
    let destructive = words::is_destructive(plan);
    let typed = Entry::new("");
    let agreed = RwSignal::new(!plan.has_texts());
    let missing = Signal::derive(move || {
        let number = typed.text.with(|text| text.replace([',', ' '], ""));
        if rows == 0 {
            Some("Nothing would change.".to_owned())
        } else if destructive && rows > TYPED && number != rows.to_string() {
            Some(["Type ", &grouped(rows as usize), " to confirm."].concat())
        } else {
            (!agreed.get()).then(|| "Confirm that the job can't be continued later.".to_owned())
        }
    });
    let kind = match destructive {
        true => ButtonKind::Danger,
        false => ButtonKind::Primary,
    };
    let all = ["Run all ", &grouped(rows as usize)].concat();
    let buttons = match rows > FIRST {
        true => view! {
            <Button kind disabled_reason=missing on_click=move || jobs.start(Some(FIRST))>
                "Run the first 5"
            </Button>
            <Button disabled_reason=missing on_click=move || jobs.start(None)>
                {all}
            </Button>
        },
        false => view! {
            <Button kind disabled_reason=missing on_click=move || jobs.start(None)>
                {["Run ", &counted(rows as usize, "change", "changes")].concat()}
            </Button>
        },
    };
    let (script, saved) = (Rc::clone(plan), Rc::clone(plan));
    let confirmation = (destructive && rows > TYPED).then(|| {
        let label = ["Type ", &grouped(rows as usize), " to confirm"].concat();
        view! { <FormField label entry=typed /> }
    });
    let texts = plan.has_texts().then(|| {
        view! {
            <Notice tone=Tone::Warning title=words::TEXTS>
                <Checkbox label="Run it all the same" checked=agreed on_change=move |on| agreed.set(on) />
            </Notice>
        }
    });
    view! {
        <p role="status">{counts(draft)}</p>
        {destructive.then(|| view! { <Notice tone=Tone::Warning title=names(draft, tenant) /> })}
        {seats(draft, tenant)}
        {texts}
        {confirmation}
        <div class="cluster">
            {buttons} <Button on_click=move || jobs.drop_draft()>"Back"</Button>
            <Button kind=ButtonKind::Ghost on_click=move || save::script(&script)>
                "Export as shell script"
            </Button> <Button kind=ButtonKind::Ghost on_click=move || save::plan(&saved)>
                "Save plan"
            </Button>
        </div>
        {request(draft)}
    }
}

/// The exact request of a row, on demand.
fn request(draft: &Rc<JobDraft>) -> View {
    let (draft, session) = (StoredValue::new(Rc::clone(draft)), use_session());
    let row = Entry::new("1");
    let shown = move || {
        let command = move || {
            let number: u32 = row.text.with(|text| text.trim().parse().ok())?;
            let (client, draft) = (session.client()?, draft.get_value());
            command(&draft.plan, &client, number.checked_sub(1)?, &|_| None)
        };
        let block = live(move || match command() {
            Some(content) => view! { <CopyBlock label=text::COPY_CURL content /> },
            None => {
                view! { <p class="hint">"There is no such row, or its request depends on what is there when it runs."</p> }
            }
        });
        view! {
            <div class="stack">
                <div class="job-filter">
                    <FormField label="Row" entry=row />
                </div>
                {block}
            </div>
        }
    };
    view! { <Disclosure summary="Show the request of a row">{shown()}</Disclosure> }
}

fn counts(draft: &JobDraft) -> String {
    let mut words = String::new();
    for (count, what) in [
        (draft.plan.len() as usize, " will change"),
        (draft.unchanged, " as wanted already, not listed"),
        (draft.refused.len() + draft.left_out.len(), " left out"),
    ] {
        if count > 0 || words.is_empty() {
            let comma = if words.is_empty() { "" } else { ", " };
            words.push_str(&[comma, &grouped(count), what].concat());
        }
    }
    words.push('.');
    words
}

/// Whom a destructive job is about.
fn names(draft: &JobDraft, tenant: Tenant) -> String {
    let rows = draft.plan.len();
    let mut names = Vec::new();
    tenant.directory.rows.with_untracked(|people| {
        for row in 0..rows.min(NAMES) {
            let id = draft.plan.person(row).unwrap_or_else(|| "".into());
            let row = people.position(id.as_str()).and_then(|row| people.row(row));
            names.push(
                row.map_or("Unknown", |row| shown_name(row.name, false))
                    .to_owned(),
            );
        }
    });
    if rows > NAMES {
        names.push(["and ", &grouped((rows - NAMES) as usize), " more"].concat());
    }
    ["This affects ", &names.join(", "), "."].concat()
}

/// The seats of each pool before and after; many of them on demand.
fn seats(draft: &Rc<JobDraft>, tenant: Tenant) -> View {
    let draft = Rc::clone(draft);
    let (all, full) = (
        draft.seats.len(),
        draft
            .seats
            .iter()
            .any(|seats| seats.first_without.is_some()),
    );
    if all > OPEN_POOLS && !full {
        let summary = ["Seats of ", &counted(all, "pool", "pools")].concat();
        let draft = StoredValue::new(draft);
        return view! { <Disclosure summary>{pool_list(&draft.get_value(), tenant)}</Disclosure> };
    }
    pool_list(&draft, tenant)
}

fn pool_list(draft: &JobDraft, tenant: Tenant) -> View {
    let mut lines = Vec::new();
    for seats in &draft.seats {
        let name = pools(tenant, &|pools| {
            naming::license(pools, &seats.effect.license).in_words()
        });
        let words = match (seats.effect.free_before, seats.effect.free_after) {
            (Some(before), Some(after)) => [&number(before), " left → ", &number(after)].concat(),
            _ => "Not known".to_owned(),
        };
        let full = seats.first_without.map(|row| {
            let words = ["No seat from row ", &grouped(row as usize + 1), " on"].concat();
            view! { <span class="field-error">{words}</span> }
        });
        lines.push(view! {
            <div>
                <dt>{name}</dt>
                <dd>{words} {full}</dd>
            </div>
        });
    }
    view! { <dl class="definitions job-seats">{lines.into_iter().collect_views()}</dl> }
}

/// A number with a minus that is one.
fn number(number: i64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    [sign, &grouped(number.unsigned_abs() as usize)].concat()
}
