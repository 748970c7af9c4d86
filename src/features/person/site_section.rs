//! One meeting site in a card.

use crate::prelude::*;

use crate::ui::untrusted_text::UntrustedText;

/// The site's heading with its button, and below it what the person has there.
#[component]
pub(super) fn SiteSection(
    title: String,
    #[prop(optional, into)] action: Option<ViewFn>,
    children: Children,
) -> View {
    view! {
        <div class="site">
            <div class="ends">
                <h3>
                    <UntrustedText text=title />
                </h3>
                {action.map(|action| action.run())}
            </div>
            {children()}
        </div>
    }
}
