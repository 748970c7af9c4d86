//! The page of someone who is not signed in: what the product is, why they are here, and the sign-in methods.

mod code;
#[cfg(feature = "demo")]
mod demo;
mod form_state;
mod implicit;
mod integration;
mod integration_fields;
mod kind;
mod method;
mod others;
mod scopes;
mod stage;
mod tested;
mod token;
mod under_way;
mod webex;
mod why;

use crate::prelude::*;
use rollcall_core::config::SignInMethod;
use rollcall_core::route::Route;

use self::form_state::SignInFormState;
use self::method::Method;
use self::others::OtherWays;
use self::stage::Stage;
use self::under_way::UnderWay;
use self::webex::WithWebex;
use self::why::WhyHere;
use crate::memo::memo;
use crate::session::{use_session, use_settings};
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::Waiting;
use crate::ui::text;

/// The sign-in page: Webex's own sign-in, and the other ways that the settings offer, in their order.
#[component]
pub fn SignInPage(
    /// The page to return to, if the address names one.
    return_to: Signal<Option<Route>>,
) -> View {
    let (session, settings) = (use_session(), use_settings());
    let form = SignInFormState::provide(&settings.config, return_to);
    let stage = memo(move || session.session.with(|session| form.stage_of(session)));
    let news = live(move || match stage.get() {
        Stage::Leaving => view! { <Waiting words="Going to Webex…" /> },
        Stage::Finishing => view! { <Waiting words="Signing you in…" /> },
        Stage::Open(Some(why)) => view! { <WhyHere why /> },
        Stage::Open(None) => ().into_child(),
    });
    // Hidden, not taken away, while a sign-in goes on: should it fail, everything typed is still there.
    let busy = move || stage.with(|stage| !matches!(stage, Stage::Open(_)));
    let (webex, others): (Vec<SignInMethod>, Vec<SignInMethod>) = settings
        .sign_in_methods()
        .into_iter()
        .partition(|method| *method == SignInMethod::Webex);
    let methods = others
        .iter()
        .map(|method| view! { <Method method=*method /> })
        .collect_views();
    let methods = match (webex.is_empty(), others.is_empty()) {
        (true, _) => methods.into_child(),
        (false, true) => view! { <WithWebex /> },
        (false, false) => view! {
            <WithWebex />
            <OtherWays>{methods}</OtherWays>
        },
    };
    #[cfg(feature = "demo")]
    let methods = view! {
        {methods}
        <demo::TryIt />
    };
    view! {
        <div class="sign-in">
            <PageHead title=["Sign in to ", settings.title()].concat() />
            <p class="intro">{text::INTRO}</p>
            {news}
            <div hidden=busy>
                <UnderWay />
            </div>
            <div class="sign-in-methods" hidden=busy>
                {methods}
            </div>
        </div>
    }
}
