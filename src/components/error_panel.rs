//! An error on the page, with its tracking id and the way to the page that explains a 403.

use crate::prelude::*;
use rollcall_core::route::Route;

use super::explanation::Explanation;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::copy_button::CopyButton;
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::text;
use crate::ui::toast::Notices;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

/// An error in its place on the page: a panel where a page or a part of one could not load, a line in a form.
#[component]
pub fn ErrorPanel(
    /// The explanation of the error.
    explanation: Explanation,
    /// Called by the Retry button; without it there is none.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> View {
    let Explanation {
        what,
        why,
        next,
        said,
        tracking_id,
        refused,
    } = explanation;
    view! {
        <Notice tone=Tone::Error title=what>
            <p>{why}" "{next}</p>
            <Said words=said />
            <div class="cluster">
                {on_retry
                    .map(|retry| {
                        view! {
                            <Button size=ButtonSize::Small icon=Icon::Retry on_click=move || retry.run(())>
                                {text::RETRY}
                            </Button>
                        }
                    })} {tracking_id.map(|id| view! { <TrackingId id /> })} <WhyRefused call=refused />
            </div>
        </Notice>
    }
}

/// Webex's own words, set apart from ours.
#[component]
pub fn Said(
    /// The words, one sentence each.
    words: Vec<String>,
) -> Option<View> {
    (!words.is_empty()).then(
        || view! { <p class="quiet">{text::WEBEX_SAYS}" “"<UntrustedText text=joined(&words) />"”"</p> },
    )
}

/// Joins sentences with dots; a full stop before a dot would be one mark too many.
fn joined(words: &[String]) -> String {
    words.join(" · ").replace(". · ", " · ")
}

/// A tracking id with its copy button.
#[component]
pub fn TrackingId(
    /// The id.
    id: String,
) -> View {
    let copied = id.clone();
    view! {
        <span class="tracking">
            {text::TRACKING_ID}" "<span class="mono">
                <UntrustedText text=id />
            </span>
        </span>
        <CopyButton label=text::COPY_TRACKING_ID text=move || copied.clone() />
    }
}

/// Shows a failure that no panel or form shows, as a message over the page.
pub fn tell_error(notices: Notices, explanation: Explanation) {
    let Explanation {
        what,
        why,
        next,
        tracking_id,
        ..
    } = explanation;
    let tracked = tracking_id.map(|id| format!(" {} {id}", text::TRACKING_ID));
    notices.error(what, format!("{why} {next}{}", tracked.unwrap_or_default()));
}

/// The link to the page that explains a refusal; nothing for other errors.
#[component]
pub fn WhyRefused(
    /// The call that was refused with 403.
    call: Option<&'static str>,
) -> Option<View> {
    let call = call?.to_owned();
    let address = use_navigator().href(&Route::AccessDenied { call });
    Some(view! { <a href=address>{text::WHY_REFUSED}</a> })
}
