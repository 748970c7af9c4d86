//! The page of the grid: whose rows it has, and its parts.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::grid::MOST_PEOPLE;
use rollcall_core::people::Selection;
use rollcall_core::route::Route;
use webex_api::{Page, SiteSessionType, SiteUrl};

use super::super::whom::{TOO_MANY, chosen, hosts};
use super::view::GridView;
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
pub fn TypeGridPage(
    /// The site that the address names.
    site: Signal<SiteUrl>,
) -> View {
    let tenant = use_tenant();
    tenant.directory.ensure();
    tenant.licenses.ensure();
    let page = live(move || {
        let site = site.get();
        let offered = tenant.site_session_types(&site).visit();
        let back = use_navigator().href(&Route::meetings_on(site.clone()));
        let name = site.to_string();
        let site = StoredValue::new(site);
        view! {
            <p>
                <a href=back>
                    <UntrustedText text=name />
                </a>
            </p>
            <Load remote=offered what="the site's session types" lines=5 pairs=true let:offered>
                {of_site(site, offered)}
            </Load>
        }
    });
    view! {
        <div class="list-page grid-page">
            <PageHead title="Session types of people" />
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
    /// Changes are staged for another site.
    Elsewhere,
    /// These are known, or the grid is there already.
    Known,
}

fn of_site(site: StoredValue<SiteUrl>, offered: Signal<Arc<Page<SiteSessionType>>>) -> View {
    let tenant = use_tenant();
    let view = GridView::new(tenant);
    let handle = view.handle;
    let shown = memo(move || {
        view.site()
            .is_some_and(|of| site.with_value(|site| of.is_same(site)))
    });
    let wanted = move || {
        site.with_value(|site| {
            let selected = chosen(tenant);
            match selected.is_empty() {
                false => Some(selected),
                // What an earlier page left, or what is there already, stays.
                true if shown.get() || handle.has_left(site) => None,
                true => Some(hosts(tenant, site)),
            }
        })
    };
    let who = memo(move || {
        let elsewhere = handle
            .staged_site()
            .is_some_and(|of| site.with_value(|site| !of.is_same(site)));
        let loading = tenant.directory.state.with(ListState::is_loading);
        let unlicensed = tenant.licenses.ready().is_none();
        let hosts = tenant.directory.selection.with(Selection::is_empty);
        match wanted().map(|people| people.len()) {
            _ if elsewhere => Who::Elsewhere,
            None => Who::Known,
            Some(_) if unlicensed && hosts => Who::NoLicenses,
            Some(_) if loading && hosts => Who::Loading,
            Some(0) => Who::Nobody,
            Some(people) if people > MOST_PEOPLE => Who::TooMany,
            Some(_) => Who::Known,
        }
    });
    effect(move || {
        if who.get() == Who::Known {
            let types = offered
                .get_untracked()
                .iter()
                .map(|of| of.id.clone())
                .collect();
            let people = untrack(wanted);
            site.with_value(|site| handle.show(site, types, people));
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
        Who::Known => view! {
            <div class="grid-bar">{bar::reading(view)} {bar::staged(view)} {notes::notes(view)} {bar::filters(view)} {bar::selection(view)}</div>
            {table::table(view, offered)}
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

/// Changes for another site come first: there is one grid at a time.
fn elsewhere(view: GridView) -> View {
    let staged = view.handle.staged_site();
    let name = staged.as_ref().map(ToString::to_string).unwrap_or_default();
    let title = [
        "Changes are staged on ",
        &visible(&name),
        ", and there is one grid at a time.",
    ]
    .concat();
    let there = staged.map(|site| use_navigator().href(&Route::TypeGrid { site }));
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
