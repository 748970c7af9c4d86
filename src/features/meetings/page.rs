//! The page: one site at a time, which the address names.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::meetings::MeetingSite;
use rollcall_core::route::{CodeForm, Route};
use webex_api::{License, Page, SiteType, SiteUrl};

use super::code_forms::open_form;
use super::codes::codes_card;
use super::session_types::types_card;
use super::sites::{site_links, use_sites};
use crate::components::load::Load;
use crate::data::use_tenant;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::page_head::PageHead;
use crate::ui::text;
use crate::ui::untrusted_text::visible;

/// The page.
#[component]
pub fn MeetingsPage(
    /// The site that the address names.
    site: Signal<Option<SiteUrl>>,
    /// The form that is open over the page.
    form: Signal<Option<CodeForm>>,
) -> View {
    let licenses = use_tenant().licenses.visit();
    view! {
        <PageHead title=text::NAV_MEETINGS />
        <div class="stack">
            <Load remote=licenses what="licences, which name the meeting sites" lines=4 let:licenses>
                <Sites licenses site form />
            </Load>
        </div>
    }
}

#[component]
fn Sites(
    licenses: Signal<Arc<Page<License>>>,
    site: Signal<Option<SiteUrl>>,
    form: Signal<Option<CodeForm>>,
) -> View {
    let sites = use_sites(licenses);
    // A list that was read again and has not changed leaves the cards, and the focus in them, alone.
    let chosen = memo(move || {
        sites.with(|sites| match site.get() {
            Some(wanted) => {
                let known = sites.iter().find(|site| site.url.is_same(&wanted));
                known.cloned().ok_or(Some(wanted))
            }
            None => sites.first().cloned().ok_or(None),
        })
    });
    let parts = live(move || match chosen.get() {
        Ok(site) => of_site(&site),
        Err(wanted) => no_site(wanted),
    });
    let open = live(move || {
        let (site, form) = (chosen.get().ok()?, form.get()?);
        Some(open_form(site.url, site.managed, form))
    });
    let current = Signal::derive(move || chosen.get().ok().map(|site| site.url));
    view! {
        {site_links(sites, current)}
        {parts}
        {open}
    }
}

fn of_site(site: &MeetingSite) -> View {
    let about = match &site.managed {
        Some(SiteType::ControlHub) => "Managed in Control Hub.",
        Some(SiteType::SiteAdmin) => "Managed in its own Site Administration.",
        Some(SiteType::Linked) => "Managed in its own Site Administration, linked to Control Hub.",
        _ if !site.licensed => {
            "No licence of the organisation names this site. You have an account on it."
        }
        _ => "Webex doesn't say where this site is managed.",
    };
    view! {
        <p class="quiet">{about}</p>
        {types_card(&site.url)}
        {codes_card(&site.url)}
    }
}

fn no_site(wanted: Option<SiteUrl>) -> View {
    let first = use_navigator().href(&Route::all_meetings());
    let Some(wanted) = wanted else {
        return view! { <EmptyState icon=Icon::Screen title="No meeting sites" why="No licence of the organisation names a site, and you have no account on one." /> };
    };
    let title = ["There's no site ", &visible(wanted.as_str())].concat();
    view! {
        <EmptyState
            icon=Icon::Screen
            title=Signal::stored(title)
            why="No licence of the organisation names it, and you have no account on it. It may have been renamed or removed."
            actions=move || {
                view! {
                    <a class="button" href=first.clone()>
                        "Show the first site"
                    </a>
                }
            }
        />
    }
}
