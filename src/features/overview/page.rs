//! The page. It reads only what the list of people and the licences read anyway.

use crate::prelude::*;

use super::licenses::LicensesCard;
use super::people::PeopleCard;
use super::report::SaveReport;
use super::session::SessionCard;
use super::sites::SitesCard;
use crate::data::use_directory;
use crate::ui::page_head::PageHead;
use crate::ui::text;

/// The page.
#[component]
pub fn OverviewPage() -> View {
    use_directory().ensure();
    view! {
        <div class="overview stack">
            <PageHead title=text::NAV_OVERVIEW actions=|| view! { <SaveReport /> } />
            <div class="columns">
                <PeopleCard />
                <LicensesCard />
                <SitesCard />
                <SessionCard />
            </div>
        </div>
    }
}
