//! The one table of a preview and of a job.

use crate::prelude::*;
use rollcall_core::number::grouped;
use rollcall_core::route::Route;

use super::lines::{self, LEFT_OUT, Line, PLANNED};
use crate::data::{JobStage, Jobs, Tenant, use_jobs, use_tenant};
use crate::memo::memo;
use crate::navigator::{Navigator, use_navigator};
use crate::ui::badge::Status;
use crate::ui::live::live;
use crate::ui::option_field::OptionField;
use crate::ui::table::{Cell, Column, ColumnWidth, Name, RowContent, WindowedTable};

const fn column(heading: &'static str, width: ColumnWidth, priority: u8) -> Column {
    Column {
        heading,
        width,
        priority,
        number: false,
    }
}

/// On narrow screens, what changes is below the name, and the reason below the outcome.
const COLUMNS: &[Column] = &[
    column("Name", ColumnWidth::Rest, 1),
    column("Before", ColumnWidth::Rest, 2),
    column("After", ColumnWidth::Rest, 2),
    column("Outcome", ColumnWidth::Medium, 1),
    column("Reason", ColumnWidth::Rest, 3),
    column("Tracking ID", ColumnWidth::Medium, 4),
];

/// The place of the reason.
const REASON: usize = 4;

/// The filter for every row.
const ALL: &str = "";

/// The rows with a filter by their states.
#[component]
pub fn JobTable() -> View {
    let tenant = use_tenant();
    let (jobs, navigator) = (use_jobs(), use_navigator());
    let columns = match jobs.draft() {
        None => COLUMNS,
        // What is not sent has no tracking id, and without refusals nothing has a reason.
        Some(draft) if draft.refused.is_empty() && draft.left_out.is_empty() => &COLUMNS[..REASON],
        Some(_) => &COLUMNS[..=REASON],
    };
    let filter = RwSignal::new(ALL.to_owned());
    let states = memo(move || states(jobs));
    let rows = memo(move || {
        let filter = filter.get();
        states.with(|states| {
            let rows = (0_u32..).zip(states);
            let rows = rows.filter(|(_, state)| filter.is_empty() || **state == filter);
            rows.map(|(row, _)| row).collect::<Vec<_>>()
        })
    });
    let len = Signal::derive(move || rows.with(Vec::len));
    let options = Signal::derive(move || {
        let mut options = vec![(ALL.to_owned(), states.with(Vec::len))];
        states.with(|states| {
            for state in states {
                match options.iter_mut().find(|(key, _)| key == state) {
                    Some((_, rows)) => *rows += 1,
                    None => options.push(((*state).to_owned(), 1)),
                }
            }
        });
        let words = |(key, rows): (String, usize)| {
            let name = if key.is_empty() { "All rows" } else { &key };
            let words = [name, " (", &grouped(rows), ")"].concat();
            (key, words)
        };
        options.into_iter().map(words).collect()
    });
    let content = move |shown: usize| {
        jobs.snapshot.track();
        let row = rows.with(|rows| rows.get(shown).copied());
        let cells = row.map(|row| cells(line(jobs, row, tenant), navigator));
        RowContent {
            selected: None,
            cells: cells.unwrap_or_default(),
        }
    };
    let any = memo(move || states.with(|states| !states.is_empty()));
    let table = move || {
        view! {
            <div class="job-filter">
                <OptionField label="Rows" options chosen=filter />
            </div>
            <WindowedTable caption="Rows of the job" columns len remember_as=Signal::stored(String::new()) rows=content />
        }
    };
    live(move || any.get().then(table))
}

/// The cells of a row. The name leads to the person, if the list of people has them.
fn cells(row: Line, navigator: Navigator) -> Vec<Cell> {
    let known = !row.person.is_empty();
    let page = || navigator.href(&Route::person(row.person.as_str().into()));
    vec![
        Cell::Name(Name {
            text: row.name,
            href: known.then(page),
            beside: None,
            below: [&row.before, " → ", &row.after].concat(),
        }),
        Cell::Text(row.before),
        Cell::Text(row.after),
        Cell::Outcome(
            Status {
                tone: row.look.0,
                icon: row.look.1.unwrap_or(row.look.0.icon()),
                word: row.state,
                usual: false,
            },
            row.reason.clone(),
        ),
        Cell::Text(row.reason),
        Cell::Text(row.tracking_id),
    ]
}

fn line(jobs: Jobs, row: u32, tenant: Tenant) -> Line {
    match (jobs.stage.get(), jobs.draft(), jobs.job()) {
        (JobStage::Preview, Some(draft), _) => lines::of_draft(&draft, row, tenant),
        (JobStage::Job, _, Some(job)) => lines::of_job(&job, row, tenant),
        _ => Line::default(),
    }
}

/// The state of every row; tracked.
fn states(jobs: Jobs) -> Vec<&'static str> {
    jobs.snapshot.track();
    match (jobs.stage.get(), jobs.draft(), jobs.job()) {
        (JobStage::Preview, Some(draft), _) => {
            let mut states = vec![PLANNED; draft.plan.len() as usize];
            let left_out = draft.refused.len() + draft.left_out.len();
            states.resize(states.len() + left_out, LEFT_OUT);
            states
        }
        (JobStage::Job, _, Some(job)) => {
            let rows = job.progress().plan().len();
            (0..rows).map(|row| lines::state_of(&job, row)).collect()
        }
        _ => Vec::new(),
    }
}
