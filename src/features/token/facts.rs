//! One line of the passport: a name, a value that may be copied, or why there is none.

use crate::prelude::*;

use crate::ui::copy_button::CopyButton;
use crate::ui::definitions::Definition;
use crate::ui::live::live;
use crate::ui::untrusted_text::UntrustedText;

/// A name with a value that arrives later, or never.
#[component]
pub fn Fact(
    /// The name.
    term: &'static str,
    /// The value, once it is known.
    #[prop(into)]
    value: Signal<Option<String>>,
    /// The text while it is unknown.
    #[prop(default = "Unknown")]
    absent: &'static str,
    /// What the copy button says; empty for none, and for values that are words rather than identifiers.
    #[prop(default = "")]
    copy: &'static str,
) -> View {
    let shown = live(move || match value.get() {
        None => view! { <span class="quiet">{absent}</span> },
        Some(text) if copy.is_empty() => view! { <UntrustedText text /> },
        Some(text) => {
            let copied = text.clone();
            view! {
                <span class="fact">
                    <span class="mono">
                        <UntrustedText text />
                    </span>
                    <CopyButton label=copy text=move || copied.clone() brief=true />
                </span>
            }
        }
    });
    view! { <Definition term>{shown}</Definition> }
}
