//! Links that narrow the list to the pools that need attention for one reason.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::licenses::{Attention, PoolsView, count_needing};
use rollcall_core::number::grouped;
use rollcall_core::route::Route;
use webex_api::{License, Page};

use super::words;
use crate::memo::{Memo, memo};
use crate::navigator::use_navigator;
use crate::ui::each::Each;
use crate::ui::live::live;

/// Shows a link for all pools and one for each reason that occurs, or a sentence if no pool needs attention.
#[component]
pub fn AttentionLinks(
    /// All pools.
    licenses: Memo<Arc<Page<License>>>,
    /// Which of them are shown.
    view: Signal<PoolsView>,
) -> View {
    let counts = memo(move || {
        licenses.with(|licenses| {
            Attention::ALL.map(|attention| (attention, count_needing(licenses, attention)))
        })
    });
    let chosen = memo(move || view.with(|view| view.attention));
    let reasons = memo(move || {
        let counts = counts.get().into_iter();
        let shown =
            counts.filter(|(attention, count)| *count > 0 || chosen.get() == Some(*attention));
        shown.collect::<Vec<_>>()
    });
    let all = memo(move || licenses.with(|licenses| licenses.len()));
    let calm = memo(move || reasons.with(Vec::is_empty));
    live(move || {
        if calm.get() {
            let any = all.get() > 0;
            return any
                .then(|| {
                    view! { <p class="quiet">"No licence is overused, full or nearly full."</p> }
                })
                .into_child();
        }
        view! {
            <nav class="pool-states" aria-label="Licences by state">
                <StateLink word="All" count=all view attention=None />
                <Each each=move || reasons.get() key=|(attention, _)| words::attention(*attention).to_owned() let((attention, _))>
                    <StateLink
                        word=words::attention(attention)
                        count=memo(move || { counts.with(|counts| counts.iter().find(|(of, _)| *of == attention).map_or(0, |(_, count)| *count)) })
                        view
                        attention=Some(attention)
                    />
                </Each>
            </nav>
        }
    })
}

#[component]
fn StateLink(
    word: &'static str,
    count: Memo<usize>,
    view: Signal<PoolsView>,
    attention: Option<Attention>,
) -> View {
    let navigator = use_navigator();
    let address = move || {
        let query = view.with(|view| view.query.clone());
        let view = PoolsView { query, attention };
        navigator.href(&Route::Licenses { view })
    };
    let current = move || {
        view.with(|view| view.attention == attention)
            .then_some("true")
    };
    view! {
        <a href=address aria-current=current>
            {word}
            " "
            <strong>{move || grouped(count.get())}</strong>
        </a>
    }
}
