//! The session types of a site, and how many people have each.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::grid::{Kind, MOST_PEOPLE};
use rollcall_core::meetings::TypeCounts;
use rollcall_core::naming;
use rollcall_core::number::{counted, grouped};
use rollcall_core::people::Selection;
use rollcall_core::route::Route;
use webex_api::{Page, SessionTypeId, SiteSessionType, SiteUrl};

use super::whom::{TOO_MANY, chosen, hosts};
use crate::components::age::Age;
use crate::components::forbidden::use_forbidden;
use crate::components::load::Load;
use crate::data::{ListState, use_tenant};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::card::Card;
use crate::ui::live::live;
use crate::ui::plain_table::{Columns, plain_table};
use crate::ui::skeleton::Waiting;
use crate::ui::table::{Column, ColumnWidth};
use crate::ui::text;
use crate::ui::unread::Unread;
use crate::ui::untrusted_text::{UntrustedText, visible};

const COLUMNS: &Columns = &[
    Column::new("Session type", ColumnWidth::Rest, 1),
    Column::new("Short name", ColumnWidth::Narrow, 2),
    Column::new("Kind", ColumnWidth::Status, 2),
    Column::new("ID", ColumnWidth::Narrow, 3),
    Column::new("People", ColumnWidth::Narrow, 1).of_numbers(),
    Column::new("Change", ColumnWidth::Medium, 2),
];

/// The card of one site.
pub fn types_card(site: &SiteUrl) -> View {
    let tenant = use_tenant();
    tenant.directory.ensure();
    let offered = tenant.site_session_types(site).visit();
    let site = StoredValue::new(site.clone());
    view! {
        <Card title="Session types">
            <Load remote=offered what="the site's session types" lines=5 pairs=true let:offered>
                {shown(site, offered)}
            </Load>
            <Age loaded=Signal::derive(move || offered.loaded()) />
        </Card>
    }
}

fn shown(site: StoredValue<SiteUrl>, offered: Signal<Arc<Page<SiteSessionType>>>) -> View {
    let tenant = use_tenant();
    let offered = memo(move || offered.get());
    let counts = memo(move || site.with_value(|site| tenant.counting.of(site)));
    let unread = memo(move || offered.with(|offered| offered.unreadable.len()));
    let table = live(move || {
        let counts = counts.get();
        offered.with(|offered| {
            let known = |id: &&SessionTypeId| offered.iter().all(|it| it.id != **id);
            let others = counts.iter().flat_map(TypeCounts::ids).filter(known);
            let listed = offered.iter().map(|it| row(site, &it.id, offered, &counts));
            let rows: Vec<_> = listed
                .chain(others.map(|id| row(site, id, offered, &counts)))
                .collect();
            if rows.is_empty() {
                return view! { <p class="quiet">"Webex lists no session types for this site."</p> };
            }
            plain_table("Session types of this site", COLUMNS, rows)
        })
    });
    view! {
        <Unread count=unread one="session type" many="session types" />
        {table}
        {counting(site, counts.signal())}
    }
}

fn row(
    site: StoredValue<SiteUrl>,
    id: &SessionTypeId,
    offered: &[SiteSessionType],
    counts: &Option<TypeCounts>,
) -> Vec<View> {
    let known = offered.iter().find(|it| it.id == *id);
    let text = |text: String| view! { <UntrustedText text /> };
    let kind = match known {
        Some(known) => known.kind.as_ref().map(naming::session_kind),
        None => Some("Not in the site's list".to_owned()),
    };
    let people = match counts {
        Some(counts) => grouped(counts.of(id)),
        None => text::NONE.to_owned(),
    };
    let name = known.and_then(|known| known.name.clone());
    let name = name.unwrap_or_else(|| naming::session_type(offered, id));
    let short = known.and_then(|known| known.short_name.clone());
    let heard = [" session type ", &visible(&name)].concat();
    let id = id.clone();
    vec![
        text(name),
        text(short.unwrap_or_default()),
        text(kind.unwrap_or_default()),
        text(id.to_string()),
        people.into_child(),
        change(site, Some(id), &heard),
    ]
}

/// The way to a job with the site, and the type, filled in.
fn change(site: StoredValue<SiteUrl>, id: Option<SessionTypeId>, heard: &str) -> View {
    let (tenant, navigator) = (use_tenant(), use_navigator());
    let disabled_reason = match id {
        // Said once, below the table.
        Some(_) => Signal::stored(None),
        None => use_forbidden("PUT /admin/meeting/userconfig/sessionTypes"),
    };
    let heard = heard.to_owned();
    let open = move || {
        tenant
            .job_for
            .set_value(Some((site.get_value(), id.clone())));
        navigator.navigate(&Route::Jobs);
    };
    view! {
        <Button size=ButtonSize::Small disabled_reason on_click=open>
            "Change for people"
            <span class="visually-hidden">{heard}</span>
        </Button>
    }
}

/// Counts people, on demand: Webex has no list of them.
fn counting(site: StoredValue<SiteUrl>, counts: Signal<Option<TypeCounts>>) -> View {
    let tenant = use_tenant();
    let selected = memo(move || tenant.directory.selection.with(Selection::len));
    let who = memo(move || match selected.get() {
        0 => site.with_value(|site| hosts(tenant, site)).len(),
        selected => selected,
    });
    let label = move || {
        let people = counted(who.get(), "person", "people");
        let which = match selected.get() {
            0 => " with a licence of this site",
            _ => " selected in People",
        };
        ["Count for the ", &people, which].concat()
    };
    let disabled_reason = Signal::derive(move || {
        let words = match who.get() {
            _ if tenant.directory.state.with(ListState::is_loading) => {
                "The list of people is still loading."
            }
            0 => "No one in the list of people holds a licence of this site.",
            _ => return None,
        };
        Some(words.to_owned())
    });
    let start = move || {
        let site = site.get_value();
        let people = match selected.get_untracked() {
            0 => untrack(|| hosts(tenant, &site)),
            _ => untrack(|| chosen(tenant)),
        };
        tenant.counting.start(site, people);
    };
    let running = memo(move || counts.with(|it| it.as_ref().is_some_and(|it| !it.is_over())));
    let said = memo(move || counts.with(|it| said(it.as_ref())));
    let buttons = live(move || {
        if running.get() {
            return view! {
                <Waiting words=said.signal() />
                <Button size=ButtonSize::Small on_click=move || tenant.counting.stop()>
                    {text::CANCEL}
                </Button>
            };
        }
        view! {
            <p class="quiet">{said.signal()}</p>
            <div class="cluster">
                <Button size=ButtonSize::Small disabled_reason on_click=start>
                    {live(label)}
                </Button>
                {change(site, None, " session types")}
                {grid_button(site, who.signal())}
            </div>
        }
    });
    view! { <div class="stack">{buttons}</div> }
}

/// The way to the grid of these people.
fn grid_button(site: StoredValue<SiteUrl>, who: Signal<usize>) -> View {
    let navigator = use_navigator();
    let disabled_reason =
        Signal::derive(move || (who.get() > MOST_PEOPLE).then(|| TOO_MANY.to_owned()));
    let open = move || {
        let site = site.get_value();
        navigator.navigate(&Route::Grid {
            site,
            kind: Kind::Types,
        });
    };
    view! {
        <Button size=ButtonSize::Small disabled_reason on_click=open>
            "Edit in a grid"
        </Button>
    }
}

fn said(counts: Option<&TypeCounts>) -> String {
    let Some(counts) = counts else {
        return "Webex has no list of who has which type: Rollcall asks for one person at a time. People aren't counted yet."
            .to_owned();
    };
    let people = |number| counted(number, "person", "people");
    let mut words = match counts.is_over() {
        true => ["Counted for ", &people(counts.read), "."].concat(),
        false => [
            "Read ",
            &grouped(counts.read),
            " of ",
            &people(counts.wanted),
        ]
        .concat(),
    };
    if counts.failed > 0 {
        let failed = people(counts.failed);
        words = [&words, " Couldn't read ", &failed, "."].concat();
    }
    words
}
