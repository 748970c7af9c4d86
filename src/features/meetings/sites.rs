//! The sites to choose from.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::meetings::{MeetingSite, meeting_sites};
use rollcall_core::route::Route;
use webex_api::{License, Page, SiteUrl};

use crate::data::{Remote, use_tenant};
use crate::memo::{Memo, memo};
use crate::navigator::use_navigator;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::untrusted_text::UntrustedText;

/// The sites of the licences, and those that the administrator has an account on.
pub fn use_sites(licenses: Signal<Arc<Page<License>>>) -> Memo<Vec<MeetingSite>> {
    let tenant = use_tenant();
    let (me, own) = (tenant.me.ensure(), tenant.own_sites());
    memo(move || {
        let mut listed: Vec<SiteUrl> = Vec::new();
        if let Some(me) = me.ready() {
            listed.extend(me.sites().map(|entry| entry.site));
        }
        if let Some(own) = own.and_then(Remote::ready) {
            listed.extend(own.iter().map(|site| site.site_url.clone()));
        }
        licenses.with(|licenses| meeting_sites(licenses, &listed))
    })
}

/// Links to the sites, if there is a choice.
pub fn site_links(sites: Memo<Vec<MeetingSite>>, current: Signal<Option<SiteUrl>>) -> View {
    let navigator = use_navigator();
    let link = move |MeetingSite { url, .. }: MeetingSite| {
        let address = navigator.href(&Route::meetings_on(url.clone()));
        let name = url.to_string();
        let is_current = move || current.with(|current| current.as_ref() == Some(&url));
        view! {
            <a href=address aria-current=move || is_current().then_some("true")>
                <UntrustedText text=name />
            </a>
        }
    };
    live(move || {
        let sites = sites.get();
        let any = sites.len() > 1 || current.with(Option::is_none);
        any.then(|| {
            view! {
                <nav class="pool-states" aria-label="Meeting sites">
                    {sites.into_iter().map(link).collect_views()}
                </nav>
            }
        })
    })
}
