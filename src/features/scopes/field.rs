//! The field that takes scopes: typed with suggestions, or pasted in any form.

use crate::prelude::*;
use leptos::ev::{ClipboardEvent, KeyboardEvent};
use rollcall_core::scopes::catalog::{self, Scope};

use super::picked::Picked;
use crate::browser::clipboard;
use crate::memo::memo;
use crate::ui::button::Button;
use crate::ui::collect_views::CollectViews;
use crate::ui::icon::Icon;
use crate::ui::live::live;

/// The id of the field.
pub const FIELD: &str = "add-scopes";
/// The id of the list of suggestions; each suggestion adds its number.
const LIST: &str = "scope-suggestions";
/// How many suggestions are offered at once.
const OFFERED: usize = 8;

/// The field with its suggestions (the combobox pattern of the ARIA authoring practices).
#[component]
pub fn AddScopes(picked: Picked) -> View {
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(None::<usize>);
    let offered = memo(move || typed.with(|typed| suggestions(typed)));
    let open = memo(move || offered.with(|offered| !offered.is_empty()));
    let take = move |text: &str| {
        if !text.trim().is_empty() {
            picked.add(text);
        }
        typed.set(String::new());
        active.set(None);
    };
    let input = move |event| {
        let text = event_target_value(&event);
        active.set(None);
        // A blank or a comma ends a name, as in a list of addresses.
        if text.ends_with([' ', ',', ';']) {
            take(&text);
        } else {
            typed.set(text);
        }
    };
    // Read here, because a field of one line would glue the lines of the text together.
    let paste = move |event: ClipboardEvent| {
        if let Some(text) = clipboard::pasted(&event) {
            event.prevent_default();
            take(&text);
        }
    };
    let key = move |event: KeyboardEvent| {
        let count = offered.with_untracked(Vec::len);
        match event.key().as_str() {
            "Enter" => {
                event.prevent_default();
                let chosen = active.get_untracked().and_then(|at| {
                    offered
                        .with_untracked(|offered| offered.get(at).map(|scope| scope.name.clone()))
                });
                take(&chosen.unwrap_or_else(|| typed.get_untracked()));
            }
            "Escape" => {
                typed.set(String::new());
                active.set(None);
            }
            "ArrowDown" if count > 0 => {
                event.prevent_default();
                active.update(|active| *active = Some(active.map_or(0, |at| (at + 1) % count)));
            }
            "ArrowUp" if count > 0 => {
                event.prevent_default();
                active.update(|active| {
                    *active = Some(active.map_or(count, |at| at + count).saturating_sub(1) % count);
                });
            }
            _ => {}
        }
    };
    let options = live(move || {
        let options = offered.get().into_iter().enumerate().map(|(at, scope)| {
            let name = scope.name.clone();
            view! {
                <li
                    role="option"
                    id=option_id(at)
                    aria-selected=move || (active.get() == Some(at)).to_string()
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| take(&name)
                >
                    <code>{scope.name}</code>
                    <span class="quiet">{scope.meaning}</span>
                </li>
            }
        });
        options.collect_views()
    });
    view! {
        <div class="field combobox">
            <label for=FIELD>"Add scopes"</label>
            <span class="hint" id="add-scopes-help">
                "Type to search, or paste anything that contains scopes: a list, JSON or a whole authorize URL."
            </span>
            <div class="combobox-line">
                <input
                    class="input"
                    id=FIELD
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-describedby="add-scopes-help"
                    aria-controls=LIST
                    aria-expanded=move || open.get().to_string()
                    aria-activedescendant=move || active.get().map(option_id)
                    prop:value=move || typed.get()
                    on:input=input
                    on:paste=paste
                    on:keydown=key
                />
                <Button icon=Icon::Plus on_click=move || take(&typed.get_untracked())>
                    "Add"
                </Button>
            </div>
            <ul class="suggestions" role="listbox" id=LIST aria-label="Suggested scopes" hidden=move || !open.get()>
                {options}
            </ul>
        </div>
    }
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

/// The scopes that the typed text may stand for: first those with such a name, then those with such a meaning.
fn suggestions(typed: &str) -> Vec<Scope> {
    let typed = typed.trim().to_ascii_lowercase();
    if typed.len() < 2 {
        return Vec::new();
    }
    let (mut named, mut meant) = (Vec::new(), Vec::new());
    for scope in catalog::all() {
        if scope.name.to_ascii_lowercase().contains(&typed) {
            named.push(scope);
        } else if scope.meaning.to_ascii_lowercase().contains(&typed) {
            meant.push(scope);
        }
    }
    named.append(&mut meant);
    named.truncate(OFFERED);
    named
}

#[cfg(test)]
mod tests {
    use super::{OFFERED, suggestions};

    #[test]
    fn names_count_before_meanings() {
        let found = suggestions("licen");
        assert_eq!(found[0].name, "spark-admin:licenses_read");
        assert!(
            found
                .iter()
                .any(|scope| scope.name == "spark-admin:people_write")
        );
        assert_eq!(suggestions("spark").len(), OFFERED);
        for nothing in ["", " ", "s", "zzzz"] {
            assert!(suggestions(nothing).is_empty(), "{nothing}");
        }
    }
}
