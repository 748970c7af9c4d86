//! The page of someone who is not signed in: what the product is, why they are here, and the ways in.

mod no_client;
mod scopes;
mod stage;
mod webex;

use leptos::prelude::*;

use self::no_client::NoClient;
use self::stage::Stage;
use self::webex::WithWebex;
use crate::session::use_session;
use crate::ui::notice::{Notice, Said, TrackingId};
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::Waiting;
use crate::ui::text;

/// The page of someone who is not signed in. Each further way in is one more card below the first.
#[component]
pub fn SignInPage() -> impl IntoView {
    let session = use_session();
    let stage = Memo::new(move |_| session.session.with(Stage::of));
    let ways = move || {
        if session.can_sign_in() {
            view! { <WithWebex /> }.into_any()
        } else {
            view! { <NoClient /> }.into_any()
        }
    };
    let rest = move || match stage.get() {
        Stage::Leaving => view! { <Waiting words="Going to Webex…" /> }.into_any(),
        Stage::Finishing => view! { <Waiting words="Finishing sign-in…" /> }.into_any(),
        Stage::Open(why) => {
            view! { {why.map(|why| view! { <Why why /> })}<div class="ways">{ways()}</div> }
                .into_any()
        }
    };
    view! {
        <div class="sign-in">
            <PageHead title="Sign in to Rollcall" />
            <p class="intro">{text::INTRO}</p>
            {rest}
        </div>
    }
}

/// Why the person is here and not signed in.
#[component]
fn Why(
    /// The reason in words.
    why: stage::Why,
) -> impl IntoView {
    let stage::Why { tone, explanation } = why;
    view! {
        <Notice tone title=explanation.what>
            <p>{explanation.why}" "{explanation.next}</p>
            <Said words=explanation.said />
            {explanation.tracking_id.map(|id| view! { <div class="cluster"><TrackingId id /></div> })}
        </Notice>
    }
}
