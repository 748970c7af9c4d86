//! A text field with a list of suggestions, after the combobox pattern of the ARIA Authoring Practices Guide: the focus stays in the field, and
//! `aria-activedescendant` names the suggestion that Enter takes.

use crate::prelude::*;
use leptos::ev::{KeyboardEvent, MouseEvent};

use super::icon::{Glyph, Icon};
use super::unique_id::unique_id;
use super::untrusted_text::UntrustedText;
use crate::browser::dom;
use crate::effect::effect;
use crate::memo::{Memo, memo};
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;

/// The longest text of a suggestion, in characters. A name may have 10,000, which nobody would want read out.
const LONGEST: usize = 120;

/// How many suggestions Page Up and Page Down pass over.
const PAGE: usize = 8;

/// One suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Tells it from the others.
    pub key: String,
    /// Its icon.
    pub icon: Icon,
    /// What it is, such as a name from Webex.
    pub words: String,
    /// A second text beside it, such as an email address; may be empty.
    pub second: String,
}

/// Suggestions of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionGroup {
    /// What they have in common.
    pub title: &'static str,
    /// The suggestions, in the order shown.
    pub suggestions: Vec<Suggestion>,
}

/// The field with its list.
#[component]
pub fn Combobox(
    /// The name of the field; shown in it while it is empty.
    label: &'static str,
    /// What is typed.
    query: RwSignal<String>,
    /// The suggestions for it.
    #[prop(into)]
    groups: Signal<Vec<SuggestionGroup>>,
    /// A sentence about the suggestions, shown below them and announced.
    #[prop(into)]
    status: Signal<String>,
    /// Called with the key of the suggestion that is chosen.
    on_choose: Callback<String>,
    /// Whether the field has the focus when a dialog with it opens.
    #[prop(optional)]
    autofocus: bool,
    /// What follows the field on its line.
    #[prop(optional)]
    children: Option<Children>,
) -> View {
    let list = StoredValue::new(unique_id("suggestions"));
    let keys = memo(move || groups.with(|groups| keys_of(groups)));
    // By its key, because the list may change while the field has the focus.
    let marked = RwSignal::new(String::new());
    let active = memo(move || {
        let place =
            keys.with(|keys| marked.with(|marked| keys.iter().position(|key| key == marked)));
        place.unwrap_or_default()
    });
    let option_id = move |place: usize| list.with_value(|list| format!("{list}-{place}"));
    let any = move || keys.with(|keys| !keys.is_empty());
    effect(move || {
        if any() {
            dom::reveal(&option_id(active.get()));
        }
    });
    let mark = move |place: usize| {
        if let Some(key) = keys.with_untracked(|keys| keys.get(place).cloned()) {
            marked.set(key);
        }
    };
    let choose = move |place: usize| {
        if let Some(key) = keys.with_untracked(|keys| keys.get(place).cloned()) {
            on_choose.run(key);
        }
    };
    let key = move |event: KeyboardEvent| {
        let changed = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if changed || event.is_composing() {
            return;
        }
        let (place, count) = (active.get_untracked(), keys.with_untracked(Vec::len));
        if event.key() == "Enter" {
            event.prevent_default();
            choose(place);
        } else if let Some(place) = moved(&event.key(), place, count) {
            event.prevent_default();
            mark(place);
        }
    };
    let input = move |event| {
        marked.set(String::new());
        query.set(event_target_value(&event));
    };
    let shown = live(move || {
        let mut first = 0;
        let groups = groups.get().into_iter().map(|group| {
            let from = first;
            first += group.suggestions.len();
            view! { <Group group from active option_id mark choose /> }
        });
        groups.collect_views()
    });
    view! {
        <div class="finder">
            <div class="finder-field">
                <Glyph icon=Icon::Search />
                <input
                    type="text"
                    role="combobox"
                    aria-label=label
                    aria-autocomplete="list"
                    aria-controls=list.get_value()
                    aria-expanded=move || if any() { "true" } else { "false" }
                    aria-activedescendant=move || any().then(|| option_id(active.get()))
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="go"
                    autofocus=autofocus
                    placeholder=label
                    prop:value=move || query.get()
                    on:input=input
                    on:keydown=key
                />
                {children.map(|children| children())}
            </div>
            <div class="finder-list" role="listbox" id=list.get_value() aria-label=label hidden=move || !any()>
                {shown}
            </div>
            <p class="finder-status hint" role="status">
                {status}
            </p>
        </div>
    }
}

fn keys_of(groups: &[SuggestionGroup]) -> Vec<String> {
    let suggestions = groups.iter().flat_map(|group| &group.suggestions);
    suggestions
        .map(|suggestion| suggestion.key.clone())
        .collect()
}

/// Returns the place that a key leads to, among `count`; `None` for a key that does not move.
fn moved(key: &str, place: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowDown" if place >= last => Some(0),
        "ArrowDown" => Some(place + 1),
        "ArrowUp" => Some(place.checked_sub(1).unwrap_or(last)),
        "PageDown" => Some((place + PAGE).min(last)),
        "PageUp" => Some(place.saturating_sub(PAGE)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[component]
fn Group(
    group: SuggestionGroup,
    /// The place of its first suggestion among all of them.
    from: usize,
    active: Memo<usize>,
    option_id: impl Fn(usize) -> String + Copy + Send + Sync + 'static,
    mark: impl Fn(usize) + Copy + Send + Sync + 'static,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> View {
    let title_id = unique_id("suggestion-group");
    let labelled_by = title_id.clone();
    let options = group.suggestions.into_iter().enumerate();
    let options = options.map(|(place, suggestion)| {
        let place = from + place;
        let Suggestion {
            icon,
            words,
            second,
            ..
        } = suggestion;
        let is_active = memo(move || active.get() == place);
        let point = move |_| {
            if !is_active.get_untracked() {
                mark(place);
            }
        };
        // In the field.
        let keep_focus = |event: MouseEvent| event.prevent_default();
        view! {
            <div
                class="finder-option"
                role="option"
                id=option_id(place)
                aria-selected=move || if is_active.get() { "true" } else { "false" }
                on:pointermove=point
                on:mousedown=keep_focus
                on:click=move |_| choose(place)
            >
                <Glyph icon />
                <span class="finder-words">
                    <UntrustedText text=shortened(&words) />
                </span>
                {(!second.is_empty())
                    .then(|| {
                        view! {
                            <span class="finder-second">
                                <UntrustedText text=shortened(&second) />
                            </span>
                        }
                    })}
            </div>
        }
    });
    view! {
        <div role="group" aria-labelledby=labelled_by>
            <div class="finder-title" role="presentation" id=title_id>
                {group.title}
            </div>
            {options.collect_views()}
        </div>
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, moved, shortened};

    #[test]
    fn keys_move_through_all_suggestions() {
        let rows = [
            ("ArrowDown", 0, 3, Some(1)),
            ("ArrowDown", 2, 3, Some(0)),
            ("ArrowUp", 0, 3, Some(2)),
            ("ArrowUp", 2, 3, Some(1)),
            ("PageDown", 0, 3, Some(2)),
            ("PageDown", 1, 20, Some(9)),
            ("PageUp", 9, 20, Some(1)),
            ("PageUp", 2, 20, Some(0)),
            ("Home", 2, 3, Some(0)),
            ("End", 0, 3, Some(2)),
            ("a", 0, 3, None),
            ("ArrowLeft", 0, 3, None),
            ("End", 0, 0, None),
        ];
        for (key, place, count, expected) in rows {
            assert_eq!(moved(key, place, count), expected, "{key} {place}/{count}");
        }
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        assert_eq!(shortened("Zoë"), "Zoë");
        let cut = shortened(&"é".repeat(10_000));
        assert_eq!(cut.chars().count(), LONGEST + 1);
        assert!(cut.ends_with('…'));
    }
}
