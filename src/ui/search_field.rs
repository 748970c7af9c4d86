//! The search field: searches while typing, after a short pause.

use std::time::Duration;

use crate::prelude::*;
use leptos::ev::KeyboardEvent;
use leptos::leptos_dom::helpers::TimeoutHandle;

use super::icon::{Glyph, Icon};
use super::unique_id::unique_id;
use crate::memo::memo;

/// The pause after the last key before the search is called: shorter than a thought, longer than a key press.
const PAUSE: Duration = Duration::from_millis(150);

/// A field that searches as it is typed in. Its label is heard; the glass shows it.
#[component]
pub fn SearchField(
    /// What is searched for, such as "Search people by name or email".
    #[prop(into)]
    label: String,
    /// The current query. The field follows changes from elsewhere, such as Back.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the query when typing pauses, and at once on Enter and Tab.
    #[prop(into)]
    on_search: Callback<String>,
) -> View {
    let id = unique_id("search");
    let typed = RwSignal::new(String::new());
    let called = StoredValue::new(None::<String>);
    // The caller's value lags behind the keys: while it is the echo of what was typed here, what stands in the field stays.
    let shown = memo(move || {
        let value = value.get();
        if called.with_value(|called| called.as_ref() == Some(&value)) {
            typed.get()
        } else {
            value
        }
    });
    let call = move |query: String| {
        // The pause may end after the field is gone.
        called.try_set_value(Some(query.clone()));
        on_search.try_run(query);
    };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    // Returns whether a search was to come.
    let cancel = move || {
        let waiting = timer.try_update_value(Option::take).flatten();
        waiting.inspect(TimeoutHandle::clear).is_some()
    };
    on_cleanup(move || {
        cancel();
    });
    let input = move |event| {
        let query = event_target_value(&event);
        typed.set(query.clone());
        cancel();
        timer.set_value(set_timeout_with_handle(move || call(query), PAUSE).ok());
    };
    // A pointer that leaves the field searches no sooner: rows that change under it would swallow its click. Tab does, because the search
    // would hide what it has come to.
    let pressed = move |event: KeyboardEvent| {
        let searches = match &*event.key() {
            "Enter" => {
                cancel();
                true
            }
            "Tab" => cancel(),
            _ => false,
        };
        if searches {
            call(event_target_value(&event));
        }
    };
    view! {
        <search class="search">
            <label class="visually-hidden" for=id.clone()>
                {label.clone()}
            </label>
            <Glyph icon=Icon::Search />
            <input
                class="input"
                id=id
                type="search"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                placeholder=label
                prop:value=move || shown.get()
                on:input=input
                on:keydown=pressed
            />
        </search>
    }
}
