//! The overview as a file: what the page shows, in one HTML file without scripts.

use rollcall_core::sets::set_of;

use crate::prelude::*;
use rollcall_core::health::{Content, Report, Section, html};
use rollcall_core::licenses::{Seats, State, Total, arranged};
use rollcall_core::number::grouped;
use rollcall_core::people::{Completeness, Day, Directory, Field, Filter, PeopleView};
use time::OffsetDateTime;
use webex_api::{License, SiteUrl};

use super::idle::{IDLE_FACTS, idle_counts};
use super::people::{PeopleFact, people_facts};
use super::session::changes;
use crate::browser::download;
use crate::components::completeness::use_completeness;
use crate::components::explanation::explain;
use crate::components::export::tell_refused;
use crate::data::{ListState, LoadState, Tenant, use_tenant};
use crate::session::use_session;
use crate::ui::button::Button;
use crate::ui::toast::use_notices;

const NOT_TOLD: &str = "not known";

/// The button that saves the file.
#[component]
pub fn SaveReport() -> View {
    let (tenant, session, notices) = (use_tenant(), use_session(), use_notices());
    let completeness = use_completeness();
    let changes = changes();
    let save = move || {
        let now = session.now();
        let text = html(&untrack(|| {
            report(tenant, completeness.get(), changes.get(), now)
        }));
        let day = Day::of(now)
            .map(|day| format!("-{day}"))
            .unwrap_or_default();
        let name = format!("rollcall-organisation-health{day}.html");
        if !download::save(&name, "text/html", &text) {
            tell_refused(notices);
        }
    };
    view! { <Button on_click=save>"Export as a file"</Button> }
}

/// `changes` are those of this session that were applied, and those that were not, or only in part.
fn report(
    tenant: Tenant,
    completeness: Completeness,
    changes: (usize, usize),
    now: OffsetDateTime,
) -> Report {
    let directory = tenant.directory;
    let organization = tenant.organization.peek();
    let me = tenant.me.peek();
    let today = Day::of(now);
    let counted = |facts: Vec<PeopleFact>| {
        directory.rows.with(|rows| {
            Content::Facts(facts.into_iter().map(|fact| fact_of(rows, fact)).collect())
        })
    };
    let (applied, not) = changes;
    let changes = vec![
        (
            Some(applied),
            plural(applied, "change was applied", "changes were applied"),
        ),
        (
            Some(not),
            plural(
                not,
                "change was not, or only partly, applied",
                "changes were not, or only partly, applied",
            ),
        ),
    ];
    let section = |title: &str, content| Section {
        title: title.to_owned(),
        content,
    };
    Report {
        organization: organization.and_then(|organization| organization.display_name.clone()),
        saved_by: me.map(|me| me.name().into_owned()),
        saved: now,
        people_read: directory.ended.get(),
        completeness,
        sections: vec![
            section("People", counted(people_facts(today))),
            section("Licence pools", pools(tenant)),
            section("Idle seats", idle(tenant, now)),
            section("Meeting sites", sites(tenant)),
            section("Changes in this session", Content::Facts(changes)),
        ],
        hidden: hidden(tenant),
    }
}

fn fact_of(rows: &Directory, (one, many, filters): PeopleFact) -> (Option<usize>, String) {
    let number = (!rows.is_empty()).then(|| rows.count(&PeopleView::filtered(filters)));
    let words = if number == Some(1) { one } else { many };
    (number, words.to_owned())
}

fn plural(number: usize, one: &str, many: &str) -> String {
    if number == 1 { one } else { many }.to_owned()
}

/// Idle seats, if the search has run.
fn idle(tenant: Tenant, now: OffsetDateTime) -> Content {
    let Some(counts) = idle_counts(tenant, now) else {
        return Content::Nothing("Nobody looked for idle seats in this session.".to_owned());
    };
    let fact = |((_, one, many), number)| (Some(number), plural(number, one, many));
    Content::Facts(IDLE_FACTS.into_iter().zip(counts).map(fact).collect())
}

/// What could not be read, and why.
fn hidden(tenant: Tenant) -> Vec<String> {
    let people = tenant.directory.state.with(|state| match state {
        ListState::Failed(error) => Some(explain("People", error)),
        _ => None,
    });
    let licenses = tenant.licenses.with(|state| match state {
        LoadState::Failed(error) => Some(explain("Licence pools and meeting sites", error)),
        _ => None,
    });
    let explained = people.into_iter().chain(licenses);
    explained
        .map(|explanation| [&explanation.what, ": ", &explanation.why].concat())
        .collect()
}

/// The pools, or that there are none to show.
fn pools(tenant: Tenant) -> Content {
    tenant.licenses.with(|state| match state.ready() {
        None => Content::Nothing("Licences have not loaded.".to_owned()),
        Some(licenses) if licenses.is_empty() => {
            Content::Nothing("The organisation has no licences.".to_owned())
        }
        Some(licenses) => {
            let sites = arranged(licenses.iter());
            let rows = sites.iter().flat_map(|site| {
                let title = site.title();
                site.pools.iter().map(move |pool| row(title, pool))
            });
            let headings = vec!["Licence", "Site", "In use", "Seats", "Left", "State"];
            Content::Table(headings, rows.collect())
        }
    })
}

fn row(site: &str, pool: &License) -> Vec<String> {
    let seats = Seats::of(pool);
    let number = |number: Option<u32>| {
        number.map_or_else(|| NOT_TOLD.to_owned(), |number| grouped(number as usize))
    };
    let (total, left) = match seats.total {
        Total::Limited(total) => (number(Some(total)), number(seats.left())),
        Total::NoLimit => ("no limit".to_owned(), "no limit".to_owned()),
        Total::Unknown => (NOT_TOLD.to_owned(), NOT_TOLD.to_owned()),
    };
    let state = match State::of(pool) {
        State::Overused { by } => {
            return cells(
                pool,
                site,
                [
                    number(seats.used),
                    total,
                    left,
                    format!("overused by {}", grouped(by as usize)),
                ],
            );
        }
        State::Full => "full",
        State::NearlyFull => "nearly full",
        State::Available => "available",
        State::FreeInUse => "all in use",
        State::NoLimit => "no limit",
        State::Unknown => NOT_TOLD,
    };
    cells(
        pool,
        site,
        [number(seats.used), total, left, state.to_owned()],
    )
}

fn cells(pool: &License, site: &str, rest: [String; 4]) -> Vec<String> {
    let name = if pool.name.trim().is_empty() {
        "No name"
    } else {
        &pool.name
    };
    let first = [name.to_owned(), site.to_owned()];
    first.into_iter().chain(rest).collect()
}

/// The meeting sites of the licences, with the people on each.
fn sites(tenant: Tenant) -> Content {
    let sites = tenant.licenses.with(|state| {
        let sites = state.ready()?.iter();
        let sites = sites.filter_map(|license| license.site_url.as_deref());
        let sites = sites.filter(|site| !site.is_empty());
        Some(set_of(sites.map(SiteUrl::from)))
    });
    let Some(sites) = sites else {
        return Content::Nothing(
            "Sites are found through licences, which have not loaded.".to_owned(),
        );
    };
    if sites.is_empty() {
        return Content::Nothing("No licence belongs to a meeting site.".to_owned());
    }
    let rows = tenant.directory.rows.with(|people| {
        let row = |site: SiteUrl| {
            let name = site.to_string();
            let view = PeopleView::filtered([Filter::new(Field::Site(site))]);
            let number = if people.is_empty() {
                NOT_TOLD.to_owned()
            } else {
                grouped(people.count(&view))
            };
            vec![name, number]
        };
        sites.into_iter().map(row).collect()
    });
    Content::Table(vec!["Site", "People"], rows)
}
