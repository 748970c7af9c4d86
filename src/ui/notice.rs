//! The one wording of errors: what failed, why, what to do, and the tracking id that Webex support asks for.

pub mod explanation;
pub mod hold;
pub mod sign_in;

pub use explanation::{Explanation, RefusalPage, WhyRefused, explain};

use leptos::prelude::*;

use super::button::{Button, ButtonSize};
use super::copy_button::CopyButton;
use super::icon::{Glyph, Icon};
use super::plain_text::Name;
use super::text;
use super::tone::Tone;

/// A message in its place on the page.
#[component]
pub fn Notice(
    /// What it is about.
    tone: Tone,
    /// The one sentence.
    #[prop(into)]
    title: Signal<String>,
    /// Whether the sentence is a heading of the page, as the outcome of a write is.
    #[prop(optional)]
    heading: bool,
    /// What more there is to say or do.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = if tone == Tone::Error {
        "alert"
    } else {
        "status"
    };
    let title = if heading {
        view! { <h3 class="notice-title">{title}</h3> }.into_any()
    } else {
        view! { <p class="notice-title">{title}</p> }.into_any()
    };
    view! {
        <div class=format!("notice {}", tone.class()) role=role>
            <Glyph icon=tone.icon() />
            <div class="notice-body">
                {title}
                {children.map(|children| children())}
            </div>
        </div>
    }
}

/// An error in its place on the page: a panel where a page or a part of one could not load, a line in a form.
#[component]
pub fn ErrorPanel(
    /// The error in words.
    explanation: Explanation,
    /// Called by the Retry button; without it there is none.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
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
                {on_retry.map(|retry| view! {
                    <Button size=ButtonSize::Small icon=Icon::Retry on_click=move || retry.run(())>{text::RETRY}</Button>
                })}
                {tracking_id.map(|id| view! { <TrackingId id /> })}
                <WhyRefused call=refused />
            </div>
        </Notice>
    }
}

/// Webex's own words, set apart from ours.
#[component]
pub fn Said(
    /// The words, one sentence each.
    words: Vec<String>,
) -> impl IntoView {
    (!words.is_empty()).then(
        || view! { <p class="quiet">{text::WEBEX_SAYS}" “"<Name text=words.join(" · ") />"”"</p> },
    )
}

/// A tracking id with its copy button.
#[component]
pub fn TrackingId(
    /// The id.
    id: String,
) -> impl IntoView {
    let copied = id.clone();
    view! {
        <span class="tracking">{text::TRACKING_ID}" "<span class="mono"><Name text=id /></span></span>
        <CopyButton label=text::COPY_TRACKING_ID text=move || copied.clone() />
    }
}
