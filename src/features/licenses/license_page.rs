//! The page of one licence: its pool, and the people who hold it.

use crate::prelude::*;
use rollcall_core::licenses::IdleView;
use rollcall_core::naming;
use rollcall_core::people::{Field, Filter, PeopleView};
use rollcall_core::route::Route;
use webex_api::LicenseId;

use super::back::Back;
use super::export::Exports;
use super::facts::PoolFacts;
use super::holders::HoldersOf;
use super::pools::state_badge;
use super::words;
use crate::data::use_tenant;
use crate::effect::effect;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{ButtonKind, ButtonSize, button_class};
use crate::ui::live::live;
use crate::ui::page_head::PageHead;
use crate::ui::untrusted_text::UntrustedText;

/// The heading until the pools are there.
const UNNAMED: &str = "Licence";

/// The page of one licence. The search among its holders is in the address.
#[component]
pub fn LicensePage(
    /// The licence.
    id: Signal<LicenseId>,
    /// The search.
    query: Signal<String>,
) -> View {
    live(move || view! { <OneLicense id=id.get() query /> })
}

#[component]
fn OneLicense(id: LicenseId, query: Signal<String>) -> View {
    let tenant = use_tenant();
    tenant.licenses.visit();
    let holders = tenant.holders();
    // Now, so that nobody sees the holders of another licence under this heading; and again when a change comes in.
    untrack(|| holders.show(&id));
    let shown = id.clone();
    effect(move || holders.show(&shown));
    view! {
        <div class="list-page license">
            <Back />
            <Head id=id.clone() query />
            <PoolFacts id=id.clone() />
            <HoldersOf id query />
        </div>
    }
}

#[component]
fn Head(id: LicenseId, query: Signal<String>) -> View {
    let licenses = use_tenant().licenses;
    let named = id.clone();
    let title = memo(move || {
        licenses.with(|state| {
            let Some(licenses) = state.ready() else {
                return UNNAMED.to_owned();
            };
            let license = licenses.iter().find(|license| license.id == named);
            license.map_or_else(
                || naming::unknown_license(&named).in_words(),
                |license| words::name(licenses, license),
            )
        })
    });
    let subject = id.clone();
    let sub = move || {
        let subject = subject.clone();
        move || {
            licenses.with(|state| {
                let mut licenses = state.ready()?.iter();
                let license = licenses.find(|license| license.id == subject)?;
                let site = license.site_url.clone().filter(|site| !site.is_empty());
                let site = site.map(|site| view! { <UntrustedText text=site /> });
                Some(view! { <div class="cluster">{site} {state_badge(license)}</div> })
            })
        }
    };
    let navigator = use_navigator();
    let idle = navigator.href(&Route::IdleSeats {
        view: IdleView {
            license: Some(id.clone()),
            ..IdleView::new()
        },
    });
    let lacking = Filter::not(Field::License(id.clone()));
    let assign = navigator.href(&Route::People {
        view: PeopleView::filtered([lacking]),
    });
    let actions = move || {
        view! {
            <a class=button_class(ButtonKind::Secondary, ButtonSize::Normal) href=assign.clone()>
                "People without it"
            </a>
            <a class=button_class(ButtonKind::Secondary, ButtonSize::Normal) href=idle.clone()>
                "Idle seats"
            </a>
            <Exports id=id.clone() query />
        }
    };
    view! { <PageHead title sub actions /> }
}
