//! A message in its place on the page.

use crate::prelude::*;

use super::icon::Glyph;
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
) -> View {
    let role = if tone == Tone::Error {
        "alert"
    } else {
        "status"
    };
    let title = if heading {
        view! { <h3 class="notice-title">{title}</h3> }
    } else {
        view! { <p class="notice-title">{title}</p> }
    };
    view! {
        <div class=format!("notice {}", tone.class()) role=role>
            <Glyph icon=tone.icon() />
            <div class="notice-body">{title} {children.map(|children| children())}</div>
        </div>
    }
}
