//! The conditions as chips, each with a button that removes it.

use crate::prelude::*;
use rollcall_core::people::{Field, Filter};

use super::super::this_list::{ThisList, use_this_list};
use super::words::words;
use crate::browser::dom;
use crate::data::use_tenant;
use crate::effect::effect;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind, ButtonSize};
use crate::ui::each::Each;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::show::Show;
use crate::ui::untrusted_text::{UntrustedText, visible};

/// The id of the element around the chips. It gets the focus when a chip is removed, because the focused button is removed with it.
pub const FILTERS: &str = "people-filters";

/// The chips, and the button that clears them.
#[component]
pub fn FilterChips() -> View {
    let ThisList { view, on_view, .. } = use_this_list();
    let tenant = use_tenant();
    tenant.licenses.ensure();
    tenant.roles.ensure();
    let any_location = memo(move || {
        view.with(|view| {
            let mut fields = view.filters.iter().map(|filter| &filter.field);
            fields.any(|field| matches!(field, Field::Location(_)))
        })
    });
    effect(move || {
        if any_location.get() {
            tenant.locations().ensure();
        }
    });
    let filters = memo(move || view.with(|view| view.filters.clone()));
    let any = memo(move || filters.with(|filters| !filters.is_empty()));
    // The pressed button is removed with its chip.
    let keep_focus = || {
        dom::focus(FILTERS);
    };
    let remove = move |filter: &Filter| {
        on_view.run(view.get_untracked().without(filter));
        keep_focus();
    };
    let clear = move || {
        let mut view = view.get_untracked();
        view.filters.clear();
        on_view.run(view);
        keep_focus();
    };
    let chip = move |filter: Filter| {
        let shown = filter.clone();
        let text = Signal::derive(move || words(&shown, tenant));
        let label = move || format!("Remove filter: {}", visible(&text.get()));
        view! {
            <li class="chip">
                <UntrustedText text />
                <button type="button" class="button ghost icon-only small" aria-label=label on:click=move |_| remove(&filter)>
                    <Glyph icon=Icon::Close />
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || any.get()>
            <ul class="chips" aria-label="Filters">
                <Each each=move || filters.get() key=Filter::to_string let:filter>
                    {chip(filter)}
                </Each>
            </ul>
            <Button size=ButtonSize::Small kind=ButtonKind::Ghost on_click=clear>
                "Clear filters"
            </Button>
        </Show>
    }
}
