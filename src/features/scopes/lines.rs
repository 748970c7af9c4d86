//! Scopes with a sentence each.

use crate::prelude::*;
use rollcall_core::scopes::catalog;

use crate::ui::collect_views::CollectViews;
use crate::ui::untrusted_text::UntrustedText;

/// What a scope is for; a name that the catalogue does not have is said to be unknown.
pub fn meaning(scope: &str) -> String {
    let Some(known) = catalog::find(scope) else {
        return "Not in Rollcall's catalogue. Kept as it is.".to_owned();
    };
    let mut words = known.meaning;
    words.push('.');
    if known.admin {
        words.push_str(" Needs an administrator role.");
    }
    words
}

/// A list of scopes, each with its words below it.
#[component]
pub fn ScopeLines(
    /// The scopes with their words.
    lines: Vec<(String, String)>,
) -> View {
    let lines = lines.into_iter().map(|(scope, words)| {
        view! {
            <li>
                <code>
                    <UntrustedText text=scope />
                </code>
                <span class="quiet">
                    <UntrustedText text=words />
                </span>
            </li>
        }
    });
    view! { <ul class="scope-list">{lines.collect_views()}</ul> }
}
