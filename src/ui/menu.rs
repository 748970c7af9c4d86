//! A menu of actions beside the element that opened it, as in the menu pattern of the ARIA Authoring Practices.

use crate::prelude::*;
use leptos::ev::KeyboardEvent;
use leptos::html;

use super::icon::{Glyph, Icon};
use super::unique_id::unique_id;
use crate::browser::{dom, viewport};
use crate::effect::effect;
use crate::ui::collect_views::CollectViews;

/// An entry of a menu.
#[derive(Clone)]
pub struct MenuItem {
    /// The words.
    pub words: &'static str,
    /// The icon before them.
    pub icon: Icon,
    /// Called when it is chosen, after the menu has closed.
    pub on_choose: Callback<()>,
}

/// An open menu. Its first entry has the focus; arrows, Home and End move it; Escape, Tab and a click elsewhere close the menu, and the
/// browser gives the focus back to what had it.
#[component]
pub fn Menu(
    /// The accessible name, such as the person whom the actions concern.
    #[prop(into)]
    label: Signal<String>,
    /// A CSS selector for the element beside which the menu opens.
    anchor: String,
    /// The entries.
    items: Vec<MenuItem>,
    /// Called when the menu is closed. The caller takes it out of the page.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> View {
    let id = StoredValue::new(unique_id("menu"));
    let item_id = move |place: usize| id.with_value(|id| format!("{id}-{place}"));
    let menu = NodeRef::<html::Div>::new();
    effect(move || {
        if let Some(menu) = menu.get() {
            dom::show_popover(&menu);
            viewport::place_beside(&menu, &anchor);
            dom::focus(&item_id(0));
        }
    });
    let count = items.len();
    let at = StoredValue::new(0);
    let press = move |event: KeyboardEvent| {
        let last = count.saturating_sub(1);
        let now = at.get_value();
        let to = match &*event.key() {
            "ArrowDown" if now == last => 0,
            "ArrowDown" => now + 1,
            "ArrowUp" if now == 0 => last,
            "ArrowUp" => now - 1,
            "Home" => 0,
            "End" => last,
            "Tab" => {
                event.prevent_default();
                id.with_value(|id| dom::close_popover(id));
                return;
            }
            _ => return,
        };
        event.prevent_default();
        at.set_value(to);
        dom::focus(&item_id(to));
    };
    let entries = items.into_iter().enumerate().map(|(place, item)| {
        let MenuItem {
            words,
            icon,
            on_choose,
        } = item;
        let choose = move |_| {
            id.with_value(|id| dom::close_popover(id));
            on_choose.run(());
        };
        view! {
            <button type="button" role="menuitem" tabindex="-1" id=item_id(place) class="menu-item" on:click=choose>
                <Glyph icon />
                {words}
            </button>
        }
    });
    // The browser tells the end of a menu that it closed itself, by Escape or by a click elsewhere, in the same way.
    let toggled = move |_| {
        if menu
            .try_get_untracked()
            .flatten()
            .is_some_and(|menu| !dom::is_popover_open(&menu))
        {
            on_close();
        }
    };
    view! {
        <div class="menu" id=id.get_value() node_ref=menu popover="auto" role="menu" aria-label=label on:keydown=press on:toggle=toggled>
            {entries.collect_views()}
        </div>
    }
}
