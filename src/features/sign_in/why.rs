//! Why the person is here and not signed in, and the next step where there is one.

use crate::prelude::*;

use super::form_state::use_form_state;
use super::stage::Why;
use crate::browser::dom;
use crate::components::error_panel::{Said, TrackingId};
use crate::ui::button::{Button, ButtonSize};
use crate::ui::notice::Notice;

/// Where the focus goes when something that was begun on this page has failed.
const ID: &str = "why-signed-out";

/// The reason in words. An integration that wants its secret is not tried with anything weaker: the person is led to where the
/// secret goes.
#[component]
pub fn WhyHere(
    /// The reason.
    why: Why,
) -> View {
    let form = use_form_state();
    let Why {
        tone,
        explanation,
        wants_secret,
    } = why;
    if form.has_acted() {
        request_animation_frame(|| dom::focus(ID));
    }
    let next = wants_secret
        .then(|| form.wanting_secret())
        .flatten()
        .map(|ask| {
            view! {
                <Button size=ButtonSize::Small on_click=move || form.ask_secret(&ask)>
                    "Enter this integration's secret"
                </Button>
            }
        });
    view! {
        <div id=ID tabindex="-1">
            <Notice tone title=explanation.what>
                <p>{explanation.why}" "{explanation.next}</p>
                <Said words=explanation.said />
                <div class="cluster">{next}{explanation.tracking_id.map(|id| view! { <TrackingId id /> })}</div>
            </Notice>
        </div>
    }
}
