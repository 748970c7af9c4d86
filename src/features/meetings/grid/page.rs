//! The page of the grid: whose rows it has, and its parts.

use crate::prelude::*;
use rollcall_core::grid::{Kind, MOST_PEOPLE, Offered};
use rollcall_core::people::Selection;
use rollcall_core::route::Route;
use webex_api::SiteUrl;

use super::super::whom::{TOO_MANY, chosen, hosts};
use super::view::{GridView, title};
use super::{bar, notes, table};
use crate::components::load::Load;
use crate::data::{ListState, use_tenant};
use crate::effect::effect;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::Waiting;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::{UntrustedText, visible};

/// The page.
#[component]
pub fn GridPage(
    /// The site that the address names, and what its columns are.
    of: Signal<(SiteUrl, Kind)>,
) -> View {
    let tenant = use_tenant();
    tenant.directory.ensure();
    tenant.licenses.ensure();
    let page = live(move || {
        let (site, kind) = of.get();
        let back = use_navigator().href(&Route::meetings_on(site.clone()));
        let name = site.to_string();
        let what = ["the site's ", kind.words()].concat();
        let of = StoredValue::new(site.clone());
        let grid = match kind {
            Kind::Types => {
                let offered = tenant.site_session_types(&site).visit();
                view! {
                    <Load remote=offered what lines=5 pairs=true let:offered>
                        {of_site(of, kind, memo(move || Offered::of_types(&offered.get())))}
                    </Load>
                }
            }
            Kind::Codes => {
                let offered = tenant.tracking_codes(&site).visit();
                view! {
                    <Load remote=offered what lines=5 pairs=true let:offered>
                        {of_site(of, kind, memo(move || Offered::of_codes(&offered.get())))}
                    </Load>
                }
            }
        };
        view! {
            <p>
                <a href=back>
                    <UntrustedText text=name />
                </a>
            </p>
            {grid}
        }
    });
    view! {
        <div class="list-page grid-page">
            <PageHead title=memo(move || title(of.get().1).to_owned()) />
            {page}
        </div>
    }
}

/// Why there is no grid without people.
const NOBODY: &str =
    "No one is selected in People, and no one in the list of people holds a licence of this site.";

/// What the page can show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    /// The list of people is still loading.
    Loading,
    /// The licences are not there, which say who is a host.
    NoLicenses,
    /// Nobody.
    Nobody,
    /// More than the grid has room for.
    TooMany,
    /// Changes are staged in another grid.
    Elsewhere,
    /// The site offers nothing to edit.
    NoColumns,
    /// These are known, or the grid is there already.
    Known,
}

fn of_site(site: StoredValue<SiteUrl>, kind: Kind, offered: Memo<Offered>) -> View {
    let tenant = use_tenant();
    let view = GridView::new(tenant, site, kind, offered);
    let handle = view.handle;
    let shown = memo(move || {
        let is_it = view
            .site()
            .is_some_and(|of| site.with_value(|site| of.is_same(site)));
        is_it && view.with(|grid| Some(grid.kind())) == Some(kind)
    });
    let wanted = move || {
        site.with_value(|site| {
            let selected = chosen(tenant);
            match selected.is_empty() {
                false => Some(selected),
                // What an earlier page left, or what is there already, stays.
                true if shown.get() || handle.has_left(site, kind) => None,
                true => Some(hosts(tenant, site)),
            }
        })
    };
    let who = memo(move || {
        let staged = handle.staged();
        let nothing = staged.is_none() && offered.with(|offered| offered.columns.is_empty());
        let elsewhere = staged
            .is_some_and(|(of, what)| what != kind || site.with_value(|site| !of.is_same(site)));
        let loading = tenant.directory.state.with(ListState::is_loading);
        let unlicensed = tenant.licenses.ready().is_none();
        let hosts = tenant.directory.selection.with(Selection::is_empty);
        match wanted().map(|people| people.len()) {
            _ if elsewhere => Who::Elsewhere,
            _ if nothing => Who::NoColumns,
            None => Who::Known,
            Some(_) if unlicensed && hosts => Who::NoLicenses,
            Some(_) if loading && hosts => Who::Loading,
            Some(0) => Who::Nobody,
            Some(people) if people > MOST_PEOPLE => Who::TooMany,
            Some(_) => Who::Known,
        }
    });
    effect(move || {
        let Offered { columns, .. } = offered.get();
        if who.get() == Who::Known {
            let people = untrack(wanted);
            site.with_value(|site| handle.show((site, kind), columns, people));
        }
    });
    live(move || match who.get() {
        Who::Loading => loading(),
        Who::NoLicenses => {
            view! {
                <Load remote=tenant.licenses what="the licences" let:_>
                    {loading()}
                </Load>
            }
        }
        Who::Nobody => select_others(NOBODY),
        Who::TooMany => select_others(TOO_MANY),
        Who::Elsewhere => elsewhere(view),
        Who::NoColumns => {
            let words = ["This site has no ", kind.words(), " to edit here."];
            view! {
                <p class="quiet">{words.concat()}</p>
                {notes::notes(view)}
            }
        }
        Who::Known => view! {
            <div class="grid-bar">{bar::reading(view)} {bar::staged(view)} {notes::notes(view)} {bar::filters(view)} {bar::selection(view)}</div>
            {table::table(view)}
        },
    })
}

fn loading() -> View {
    view! { <Waiting words=Signal::stored("Loading people".to_owned()) /> }
}

/// Why there is no grid, and the way to another selection.
fn select_others(why: &'static str) -> View {
    let people = use_navigator().href(&Route::everyone());
    view! {
        <p>{why}</p>
        <a class="button" href=people>
            "Select people"
        </a>
    }
}

/// Changes in another grid come first: there is one grid at a time.
fn elsewhere(view: GridView) -> View {
    let staged = view.handle.staged();
    let name = staged.as_ref().map(|(site, _)| site.to_string());
    let what = staged.as_ref().map_or("", |(_, kind)| kind.words());
    let title = [
        "Changes of ",
        what,
        " are staged on ",
        &visible(&name.unwrap_or_default()),
        ", and there is one grid at a time.",
    ]
    .concat();
    let there = staged.map(|(site, kind)| use_navigator().href(&Route::Grid { site, kind }));
    let discard = move || {
        view.handle.discard();
    };
    view! {
        <Notice tone=Tone::Info title=Signal::stored(title)>
            <div class="cluster">
                <a class="button" href=there>
                    "Show them"
                </a>
                <Button kind=ButtonKind::Danger on_click=discard>
                    "Discard them"
                </Button>
            </div>
        </Notice>
    }
}
