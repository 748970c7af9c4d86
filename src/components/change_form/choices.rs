//! An editor for sets: a searchable list of tick boxes, in groups.

use crate::prelude::*;
use rollcall_core::fold::fold;
use rollcall_core::route::Route;
use rollcall_core::sets::Set;

use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::checkbox::Checkbox;
use crate::ui::collect_views::CollectViews;
use crate::ui::search_field::SearchField;
use crate::ui::unique_id::unique_id;
use crate::ui::untrusted_text::{UntrustedText, visible};

/// One member that the set may have.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<F> {
    /// Which member.
    pub field: F,
    /// Its name as Webex gives it.
    pub name: String,
    /// A short text at the end of its line, such as the free seats; may be empty.
    pub aside: String,
    /// A line below the name, such as why it cannot be changed here.
    pub hint: Option<String>,
    /// Whether it cannot be changed here; the hint says why.
    pub fixed: bool,
    /// The words and the target of a link to where it can be changed.
    pub elsewhere: Option<(&'static str, Route)>,
}

/// Members that belong together, such as the licences of one site.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceGroup<F> {
    /// What they have in common; empty for a list without groups.
    pub title: String,
    /// The members, in the order in which they are shown.
    pub choices: Vec<Choice<F>>,
}

/// The list. A member that the search hides keeps its tick.
#[component]
pub fn ChoiceList<F>(
    /// The members, in groups.
    groups: Vec<ChoiceGroup<F>>,
    /// The set that is wanted.
    wanted: RwSignal<Set<F>>,
    /// What the search field asks for, such as "Search licences".
    #[prop(into)]
    search: String,
    /// The text if nothing matches.
    #[prop(into)]
    none: String,
) -> View
where
    F: Clone + Ord + Send + Sync + 'static,
{
    let row = |choice: Choice<F>| {
        let (read, field) = (choice.field.clone(), choice.field);
        Choice {
            field: Tick {
                is_on: Callback::new(move |()| wanted.with(|set| set.contains(&read))),
                on_change: Callback::new(move |on: bool| {
                    wanted.update(|set| {
                        if on {
                            set.insert(field.clone());
                        } else {
                            set.remove(&field);
                        }
                    });
                }),
            },
            name: choice.name,
            aside: choice.aside,
            hint: choice.hint,
            fixed: choice.fixed,
            elsewhere: choice.elsewhere,
        }
    };
    let groups = groups.into_iter().map(|group| ChoiceGroup {
        title: group.title,
        choices: group.choices.into_iter().map(row).collect(),
    });
    list(groups.collect(), search, none)
}

/// A box of the list: all that it needs to know of the set.
struct Tick {
    /// Whether the member is in the set; tracked.
    is_on: Callback<(), bool>,
    /// Called with the new state.
    on_change: Callback<bool>,
}

fn list(groups: Vec<ChoiceGroup<Tick>>, search: String, none: String) -> View {
    let query = RwSignal::new(String::new());
    let names: Vec<String> = groups
        .iter()
        .flat_map(|group| &group.choices)
        .map(|choice| fold(&choice.name))
        .collect();
    let nothing = move || query.with(|query| !names.iter().any(|name| matches(name, query)));
    let groups = groups
        .into_iter()
        .map(|shown| group(shown, query))
        .collect_views();
    view! {
        <SearchField label=search value=query on_search=move |text| query.set(text) />
        <div class="choices">
            {groups} <p class="quiet" role="status">
                {move || nothing().then(|| none.clone())}
            </p>
        </div>
    }
}

fn group(group: ChoiceGroup<Tick>, query: RwSignal<String>) -> View {
    let title_id = (!group.title.is_empty()).then(|| unique_id("site"));
    let labelled_by = title_id.clone();
    let names: Vec<String> = group
        .choices
        .iter()
        .map(|choice| fold(&choice.name))
        .collect();
    let empty = move || query.with(|query| !names.iter().any(|name| matches(name, query)));
    let rows = group
        .choices
        .into_iter()
        .map(|choice| row(choice, query))
        .collect_views();
    view! {
        <div role="group" hidden=empty aria-labelledby=labelled_by>
            {title_id
                .map(|id| {
                    view! {
                        <h3 id=id>
                            <UntrustedText text=group.title />
                        </h3>
                    }
                })}
            {rows}
        </div>
    }
}

fn row(choice: Choice<Tick>, query: RwSignal<String>) -> View {
    let Choice {
        field: Tick { is_on, on_change },
        name,
        aside,
        hint,
        fixed,
        elsewhere,
    } = choice;
    let way = elsewhere.map(|(words, route)| way(words, &name, route));
    let folded = fold(&name);
    let hidden = move || query.with(|query| !matches(&folded, query));
    let checked = Signal::derive(move || is_on.run(()));
    view! {
        <div hidden=hidden>
            <Checkbox label=name aside hint=Signal::stored(hint) checked disabled=Signal::stored(fixed) on_change=move |on| on_change.run(on) />
            {way}
        </div>
    }
}

/// The link, as a button. Screen readers also hear what it is about.
fn way(words: &'static str, name: &str, route: Route) -> View {
    let navigator = use_navigator();
    let about = [" (", &visible(name), ")"].concat();
    view! {
        <Button size=ButtonSize::Small on_click=move || navigator.replace_if_left(&route)>
            {words}
            <span class="visually-hidden">{about}</span>
        </Button>
    }
}

fn matches(folded_name: &str, query: &str) -> bool {
    folded_name.contains(fold(query.trim()).as_str())
}
