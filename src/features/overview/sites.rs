//! Meeting sites, with the people who are on each.

use std::collections::BTreeSet;

use leptos::prelude::*;
use rollcall_core::number::counted;
use rollcall_core::people::{Field, Filter, PeopleView};
use rollcall_core::route::Route;
use webex_api::SiteUrl;

use crate::components::load::Load;
use crate::data::use_tenant;
use crate::navigator::use_navigator;
use crate::ui::card::Card;
use crate::ui::untrusted_text::UntrustedText;

/// The card. The sites are those of the licences.
#[component]
pub fn SitesCard() -> impl IntoView {
    let tenant = use_tenant();
    view! {
        <Card title="Meeting sites">
            <Load remote=tenant.licenses what="licences" lines=3 let:licenses>
                {move || {
                    let sites: BTreeSet<SiteUrl> = licenses
                        .with(|licenses| {
                            let sites = licenses.iter().filter_map(|license| license.site_url.as_deref());
                            sites.filter(|site| !site.is_empty()).map(SiteUrl::from).collect()
                        });
                    if sites.is_empty() {
                        return view! { <p class="quiet">"No licence belongs to a meeting site."</p> }.into_any();
                    }
                    let sites = sites.into_iter().map(|site| view! { <Site site /> });
                    view! { <ul class="facts">{sites.collect_view()}</ul> }.into_any()
                }}
            </Load>
        </Card>
    }
}

#[component]
fn Site(site: SiteUrl) -> impl IntoView {
    let rows = use_tenant().directory.rows;
    let name = site.to_string();
    let view = PeopleView::filtered([Filter::new(Field::Site(site))]);
    let address = use_navigator().href(&Route::People { view: view.clone() });
    let people = Memo::new(move |_| rows.with(|rows| rows.count(&view)));
    view! {
        <li>
            <a class="ends" href=address>
                <UntrustedText text=name />
                <span class="quiet">{move || counted(people.get(), "person", "people")}</span>
            </a>
        </li>
    }
}
