//! How old something that was read is.

use crate::prelude::*;
use time::OffsetDateTime;

use crate::ui::live::live;
use crate::ui::moment::{self, Moment};

/// "Loaded 3 minutes ago"; nothing before it has loaded.
#[component]
pub fn Age(
    /// When it was read.
    #[prop(into)]
    loaded: Signal<Option<OffsetDateTime>>,
) -> View {
    live(move || {
        loaded.get().map(|loaded| {
            view! { <span class="quiet">"Loaded "<Moment at=moment::rfc3339(loaded) /></span> }
        })
    })
}
