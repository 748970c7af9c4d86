//! The page: all licence pools by site, those that need attention first.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::licenses::{PoolsView, matching};
use rollcall_core::route::Route;
use webex_api::{License, Page};

use super::attention::AttentionLinks;
use super::pools::PoolsTable;
use super::words;
use crate::components::load::Load;
use crate::data::use_tenant;
use crate::effect::{effect, effect_after};
use crate::memo::{Memo, memo};
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonKind, ButtonSize, button_class};
use crate::ui::empty_state::EmptyState;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::page_head::PageHead;
use crate::ui::search_field::SearchField;
use crate::ui::show::Show;
use crate::ui::text;
use crate::ui::toast::use_notices;
use crate::ui::unread::Unread;
use crate::ui::untrusted_text::visible;

/// The licence pools. The view is in the address.
#[component]
pub fn LicensesPage(
    /// Which pools are shown.
    view: Signal<PoolsView>,
) -> View {
    let tenant = use_tenant();
    let licenses = tenant.licenses.visit();
    effect(move || tenant.licenses_viewed.set(view.get()));
    let idle = use_navigator().href(&Route::all_idle_seats());
    let actions = move || {
        view! {
            <a class=button_class(ButtonKind::Secondary, ButtonSize::Normal) href=idle.clone()>
                "Idle seats"
            </a>
        }
    };
    view! {
        <div class="list-page">
            <PageHead title=text::NAV_LICENSES actions />
            <Load remote=licenses what="licences" lines=8 pairs=true let:licenses>
                <Pools licenses view />
            </Load>
        </div>
    }
}

#[component]
fn Pools(licenses: Signal<Arc<Page<License>>>, view: Signal<PoolsView>) -> View {
    // What is read again and has not changed is not drawn again.
    let licenses = memo(move || licenses.get());
    let navigator = use_navigator();
    let show = move |view| navigator.replace(&Route::Licenses { view });
    let query = Signal::derive(move || view.with(|view| view.query.clone()));
    let search = move |query: String| {
        let query = query.trim_start().to_owned();
        show(PoolsView {
            query,
            ..view.get_untracked()
        });
    };
    let found = memo(move || {
        let view = view.get();
        licenses.with(|licenses| matching(licenses, &view).len())
    });
    let all = memo(move || licenses.with(|licenses| licenses.len()));
    let count = memo(move || words::count(found.get(), all.get()));
    let notices = use_notices();
    effect_after(move |before: Option<PoolsView>| {
        let now = view.get();
        if before.is_some_and(|before| before != now) {
            notices.announce(&count.get_untracked());
        }
        now
    });
    let any = memo(move || found.get() > 0);
    let unread = memo(move || licenses.with(|licenses| licenses.unreadable.len()));
    let none = memo(move || all.get() == 0 && unread.get() == 0);
    view! {
        <AttentionLinks licenses view />
        <div class="list-bar">
            <SearchField label="Search licences or sites" value=query on_search=search />
            <p class="list-count">{count.signal()}</p>
        </div>
        <Unread count=unread one="licence" many="licences" />
        <Show
            when=move || any.get()
            fallback=move || {
                view! { <NoPool none any=memo(move || all.get() > 0) view on_clear=move || show(PoolsView::default()) /> }
            }
        >
            <PoolsTable licenses view />
        </Show>
    }
}

/// Nothing matches, or there is nothing.
#[component]
fn NoPool(
    /// Whether the organisation has no pool at all.
    none: Memo<bool>,
    /// Whether there are pools that do not match.
    any: Memo<bool>,
    /// What does not match.
    view: Signal<PoolsView>,
    /// Called to show all pools.
    on_clear: impl Fn() + Copy + Send + Sync + 'static,
) -> View {
    let clear = move || view! { <Button on_click=on_clear>"Show all licences"</Button> };
    live(move || {
        if none.get() {
            return view! { <EmptyState icon=Icon::License title="No licences" why="Webex lists no licences in this organisation that you can see." /> };
        }
        if !any.get() {
            // Those that there are could not be read, which is said above.
            return ().into_child();
        }
        let title = Signal::derive(move || {
            view.with(|view| match view.query.trim() {
                "" => "No licence is in this state".to_owned(),
                query => format!("No licence matches “{}”", visible(query)),
            })
        });
        let why = move || {
            if view.with(|view| view.query.trim().is_empty()) {
                "Webex's numbers may have changed since."
            } else {
                "Rollcall looks for every word in names, sites and subscriptions, in any order."
            }
        };
        view! { <EmptyState icon=Icon::Search title why=why() actions=clear /> }
    })
}
