//! Meeting sites, with the people who are on each.

use rollcall_core::sets::{Set, set_of};

use crate::prelude::*;
use rollcall_core::number::counted;
use rollcall_core::people::{Field, Filter, PeopleView};
use rollcall_core::route::Route;
use webex_api::SiteUrl;

use crate::components::age::Age;
use crate::data::{LoadState, use_tenant};
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::skeleton::Skeleton;
use crate::ui::untrusted_text::UntrustedText;

/// What there is to show.
#[derive(Clone, Debug, PartialEq)]
enum Sites {
    Loading,
    /// The card of the licences says why.
    NotLoaded,
    Loaded(Set<SiteUrl>),
}

/// The card. The sites are those of the licences.
#[component]
pub fn SitesCard() -> View {
    let licenses = use_tenant().licenses;
    let sites = memo(move || {
        licenses.with(|state| match state {
            LoadState::Waiting => Sites::Loading,
            LoadState::Failed(_) | LoadState::Cancelled => Sites::NotLoaded,
            LoadState::Ready(licenses) => {
                let sites = licenses.iter();
                let sites = sites.filter_map(|license| license.site_url.as_deref());
                let sites = sites.filter(|site| !site.is_empty());
                Sites::Loaded(set_of(sites.map(SiteUrl::from)))
            }
        })
    });
    let shown = live(move || match sites.get() {
        Sites::Loading => view! { <Skeleton lines=3 words="Loading meeting sites" /> },
        Sites::NotLoaded => {
            view! { <p class="quiet">"Sites are found through licences, which haven't loaded."</p> }
        }
        Sites::Loaded(sites) if sites.is_empty() => {
            view! { <p class="quiet">"No licence belongs to a meeting site."</p> }
        }
        Sites::Loaded(sites) => {
            let sites = sites.into_iter().map(|site| view! { <Site site /> });
            view! { <ul class="facts">{sites.collect_views()}</ul> }
        }
    });
    view! { <Card title="Meeting sites">{shown} <Age loaded=Signal::derive(move || licenses.loaded()) /></Card> }
}

#[component]
fn Site(site: SiteUrl) -> View {
    let rows = use_tenant().directory.rows;
    let name = site.to_string();
    let view = PeopleView::filtered([Filter::new(Field::Site(site))]);
    let address = use_navigator().href(&Route::People { view: view.clone() });
    // Unknown while nobody is known, which is not 0.
    let people = memo(move || {
        rows.with(|rows| {
            let known = !rows.is_empty();
            known.then(|| counted(rows.count(&view), "person", "people"))
        })
    });
    view! {
        <li>
            <a class="ends" href=address>
                <UntrustedText text=name />
                <span class="quiet">{move || people.get().unwrap_or_else(|| "–".to_owned())}</span>
            </a>
        </li>
    }
}
