//! The page of someone who is not signed in: what the product is, why they are here, and the ways in.

mod code;
mod desk;
mod draft;
mod implicit;
mod integration;
mod kind;
mod others;
mod scopes;
mod stage;
mod tested;
mod token;
mod under_way;
mod way;
mod webex;
mod why;

use leptos::prelude::*;
use rollcall_core::config::WayIn;
use rollcall_core::route::Route;

use self::desk::Desk;
use self::others::OtherWays;
use self::stage::Stage;
use self::under_way::UnderWay;
use self::way::Way;
use self::webex::WithWebex;
use self::why::WhyHere;
use crate::session::{use_session, use_settings};
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::Waiting;
use crate::ui::text;

/// The sign-in page: Webex's own sign-in, and the other ways that the settings offer, in their order.
#[component]
pub fn SignInPage(
    /// The page to return to, if the address names one.
    return_to: ReadSignal<Option<Route>>,
) -> impl IntoView {
    let (session, settings) = (use_session(), use_settings());
    let desk = Desk::provide(&settings.config, return_to);
    let stage = Memo::new(move |_| session.session.with(|session| desk.stage_of(session)));
    let news = move || match stage.get() {
        Stage::Leaving => view! { <Waiting words="Going to Webex…" /> }.into_any(),
        Stage::Finishing => view! { <Waiting words="Signing you in…" /> }.into_any(),
        Stage::Open(Some(why)) => view! { <WhyHere why /> }.into_any(),
        Stage::Open(None) => ().into_any(),
    };
    // Hidden, not taken away, while a sign-in goes on: should it fail, everything typed is still there.
    let busy = move || stage.with(|stage| !matches!(stage, Stage::Open(_)));
    let (webex, others): (Vec<WayIn>, Vec<WayIn>) = settings
        .ways()
        .into_iter()
        .partition(|way| *way == WayIn::Webex);
    let ways = others
        .iter()
        .map(|way| view! { <Way way=*way /> })
        .collect_view();
    let ways = match (webex.is_empty(), others.is_empty()) {
        (true, _) => ways.into_any(),
        (false, true) => view! { <WithWebex /> }.into_any(),
        (false, false) => view! { <WithWebex /><OtherWays>{ways}</OtherWays> }.into_any(),
    };
    view! {
        <div class="sign-in">
            <PageHead title=["Sign in to ", settings.title()].concat() />
            <p class="intro">{text::INTRO}</p>
            {news}
            <div hidden=busy><UnderWay /></div>
            <div class="ways" hidden=busy>{ways}</div>
        </div>
    }
}
