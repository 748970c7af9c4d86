//! Names and values, one pair a line.

use crate::prelude::*;

/// A list of names and values; its children are [`Definition`]s.
#[component]
pub fn DefinitionList(
    /// The pairs.
    children: Children,
) -> View {
    view! { <dl class="definitions">{children()}</dl> }
}

/// One name with its value.
#[component]
pub fn Definition(
    /// The name.
    #[prop(into)]
    term: String,
    /// The value.
    children: Children,
) -> View {
    view! {
        <div>
            <dt>{term}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
