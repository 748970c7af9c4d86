//! The way to the demo organisation.

use crate::prelude::*;
use rollcall_core::route::DEMO;

use crate::session::use_settings;

/// A link to the demo. It loads a page of its own, so that nothing of the demo can be part of a real session.
#[component]
pub fn TryIt() -> View {
    let href = [&use_settings().base, DEMO].concat();
    view! {
        <p>
            // With a target, the browser follows it.
            <a href=href target="_self">
                "Try it without an account"
            </a>
            ": a demo organisation of 2,000 invented people, in this browser only."
        </p>
    }
}
