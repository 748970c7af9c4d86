//! One thing that a change adds or removes, as a person knows it: by its name and its site.

use crate::prelude::*;
use rollcall_core::naming::Item;

use super::untrusted_text::UntrustedText;

/// The item on the page; each part keeps its own direction.
#[component]
pub fn ItemName(
    /// The thing.
    item: Item,
) -> View {
    let Item {
        name,
        site,
        detail,
        texts,
    } = item;
    let arrow = texts
        .as_ref()
        .is_some_and(|(old, new)| !old.is_empty() && !new.is_empty());
    view! {
        <UntrustedText text=name />
        {site
            .map(|site| {
                view! {
                    " on "
                    <UntrustedText text=site />
                }
            })}
        {detail.map(|detail| view! { <span class="hint">" ("<UntrustedText text=detail />")"</span> })}
        {texts
            .map(|(old, new)| {
                view! {
                    ": "
                    <UntrustedText text=old />
                    {arrow.then_some(" → ")}
                    <UntrustedText text=new />
                }
            })}
    }
}
