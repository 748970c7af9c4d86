//! One number with a sentence, linked to the list behind it.

use crate::prelude::*;
use rollcall_core::number::grouped;
use rollcall_core::route::Route;

use crate::navigator::use_navigator;
use crate::ui::live::live;

/// A number with a description, linked to the list of what it counts.
#[component]
pub fn Fact(
    /// The number; `None` until it has loaded.
    #[prop(into)]
    number: Signal<Option<usize>>,
    /// What is counted if it is one: "person holds no licence".
    one: &'static str,
    /// What is counted otherwise: "people hold no licence".
    many: &'static str,
    /// The list of those that are counted.
    list: Route,
) -> View {
    let address = use_navigator().href(&list);
    let shown = live(move || number.get().map_or_else(|| "–".to_owned(), grouped));
    let words = live(move || if number.get() == Some(1) { one } else { many });
    view! {
        <li class:quiet=move || number.get() == Some(0)>
            <a class="fact-line" href=address>
                <strong>{shown}</strong>
                <span>{words}</span>
            </a>
        </li>
    }
}
