//! The table of pools, a group of rows for each site.

use std::sync::Arc;

use crate::prelude::*;
use leptos::html;
use rollcall_core::licenses::{PoolsView, Seats, SitePools, State, arranged, elsewhere, matching};
use rollcall_core::route::Route;
use webex_api::{License, OrgId, Page};

use super::belonging::{Elsewhere, use_home};
use super::seats_bar::seats_bar;
use super::words;
use crate::browser::{rows, viewport};
use crate::memo::{Memo, memo};
use crate::navigator::{Navigator, use_navigator};
use crate::ui::badge::StatusBadge;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::table::{Column, ColumnWidth, follow_memory};
use crate::ui::unique_id::unique_id;
use crate::ui::untrusted_text::UntrustedText;

const fn column(heading: &'static str, width: ColumnWidth, priority: u8, number: bool) -> Column {
    Column {
        heading,
        width,
        priority,
        number,
    }
}

/// The name has a column on every screen. On narrow screens, the seats are below the name and their state beside it.
const COLUMNS: [Column; 6] = [
    column("Licence", ColumnWidth::Rest, 1, false),
    column("Used", ColumnWidth::Medium, 2, false),
    column("People", ColumnWidth::Narrow, 3, true),
    column("Workspaces", ColumnWidth::Narrow, 3, true),
    column("Left", ColumnWidth::Narrow, 3, true),
    column("State", ColumnWidth::Medium, 2, false),
];

/// The table. It draws every row: an organisation has dozens of pools, not thousands.
#[component]
pub fn PoolsTable(
    /// All pools.
    licenses: Memo<Arc<Page<License>>>,
    /// Which of them are shown.
    view: Signal<PoolsView>,
) -> View {
    let navigator = use_navigator();
    let home = use_home();
    let frame = NodeRef::<html::Div>::new();
    let list = Signal::derive(move || navigator.href(&Route::Licenses { view: view.get() }));
    let kept = follow_memory(frame, memo(|| true), list, |_| ());
    let scrolled = move |_| {
        if let Some(Some(frame)) = frame.try_get_untracked() {
            kept(viewport::scroll_top(&frame));
        }
    };
    let caption = unique_id("caption");
    let labelled_by = caption.clone();
    let headings = COLUMNS.iter().map(|column| {
        view! {
            <th scope="col" class=column.heading_class()>
                {column.heading}
            </th>
        }
    });
    let groups = live(move || {
        let (view, home) = (view.get(), home.get());
        licenses.with(|licenses| {
            let groups = arranged(matching(licenses, &view)).into_iter();
            let groups = groups.map(|group| one_group(licenses, &group, home.as_ref(), navigator));
            groups.collect_views()
        })
    });
    view! {
        <div class="table-frame" node_ref=frame tabindex="0" role="region" aria-labelledby=labelled_by on:scroll=scrolled>
            <table class="table pools">
                <caption class="visually-hidden" id=caption>
                    "Licence pools"
                </caption>
                <thead>
                    <tr>{headings.collect_views()}</tr>
                </thead>
                {groups}
            </table>
        </div>
    }
}

/// The rows of one site under its name. The name does not span the columns: those that give way would leave gaps behind.
fn one_group(
    licenses: &[License],
    group: &SitePools<'_>,
    home: Option<&OrgId>,
    navigator: Navigator,
) -> View {
    let title = group.title().to_owned();
    let beside = COLUMNS.iter().skip(1);
    let beside = beside.map(|column| view! { <td class=column.class()></td> });
    let pools = group.pools.iter();
    let pools = pools.map(|license| one_row(licenses, license, home, navigator));
    view! {
        <tbody
            on:click=move |event| rows::follow(&event)
            on:auxclick=move |event| rows::follow(&event)
            on:mousedown=move |event| rows::keep_middle_button(&event)
        >
            <tr class="pools-site">
                <th scope="rowgroup">
                    <UntrustedText text=title />
                </th>
                {beside.collect_views()}
            </tr>
            {pools.collect_views()}
        </tbody>
    }
}

fn one_row(
    licenses: &[License],
    license: &License,
    home: Option<&OrgId>,
    navigator: Navigator,
) -> View {
    let address = navigator.href(&Route::license(license.id.clone()));
    let is_elsewhere = home.is_some_and(|home| elsewhere(&license.id, home).is_some());
    let seats = Seats::of(license);
    let cells = [
        view! {
            <span class="cell-line row-name">
                <a class="row-link" href=address>
                    <UntrustedText text=words::name(licenses, license) />
                </a>
                {is_elsewhere.then(|| view! { <Elsewhere /> })}
                <span class="pool-supply hint">
                    <UntrustedText text=words::supply(license) />
                </span>
                {state_badge(license)}
            </span>
            <span class="cell-line cell-second">{seats_bar(license, words::used_in_full)}</span>
        },
        seats_bar(license, words::used).into_child(),
        words::told(license, "consumedByUsers", seats.by_people).into_child(),
        words::told(license, "consumedByWorkspaces", seats.by_workspaces).into_child(),
        words::left(license).into_child(),
        state_badge(license).into_child(),
    ];
    let cells = COLUMNS
        .iter()
        .zip(cells)
        .enumerate()
        .map(|(place, (column, cell))| {
            if place == 0 {
                return view! { <th scope="row">{cell}</th> };
            }
            view! { <td class=column.class()>{cell}</td> }
        });
    view! { <tr>{cells.collect_views()}</tr> }
}

/// How the seats stand. "Available" is the usual state.
pub fn state_badge(license: &License) -> View {
    let state = State::of(license);
    let (tone, icon, word) = words::badge(state);
    view! { <StatusBadge tone icon word usual=state == State::Available /> }
}
