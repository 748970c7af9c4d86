//! Above every page: what holds up every call.

use crate::prelude::*;

use super::hold_notice::HoldNotice;
use crate::data::use_page_hold;

/// Shows that there is no network, or how long Webex asked to wait.
#[component]
pub fn PageHolds() -> View {
    view! {
        <div class="page-holds">
            <HoldNotice held=use_page_hold() />
        </div>
    }
}
