//! What proves a change: the tracking id, the proof to copy, and the request.

use crate::prelude::*;

use crate::components::error_panel::TrackingId;
use crate::ui::copy_button::{CopyBlock, CopyButton};
use crate::ui::disclosure::Disclosure;
use crate::ui::text;

/// The tracking id with the proof, and below them the request.
#[component]
pub fn Evidence(
    /// Webex's tracking id; `None` when nothing was sent or answered.
    tracking_id: Option<String>,
    /// The proof as text, made when it is copied.
    proof: impl Fn() -> String + 'static,
    /// The request as a command line; `None` when nothing was sent.
    curl: Option<String>,
) -> View {
    view! {
        <div class="cluster">{tracking_id.map(|id| view! { <TrackingId id /> })} <CopyButton label=text::COPY_PROOF text=proof /></div>
        {curl
            .map(|curl| {
                view! {
                    <Disclosure summary=text::SHOW_REQUEST>
                        <CopyBlock label=text::COPY_CURL content=curl.clone() />
                    </Disclosure>
                }
            })}
    }
}
