//! The way back to the licence pools.

use crate::prelude::*;
use rollcall_core::route::Route;

use crate::data::use_tenant;
use crate::navigator::use_navigator;
use crate::ui::icon::{Glyph, Icon};

/// A link to the pools as they were last shown.
#[component]
pub fn Back() -> View {
    let (tenant, navigator) = (use_tenant(), use_navigator());
    let all = move || {
        let view = tenant.licenses_viewed.get();
        navigator.href(&Route::Licenses { view })
    };
    view! {
        <p>
            <a href=all class="cluster">
                <Glyph icon=Icon::Back />
                "All licences"
            </a>
        </p>
    }
}
