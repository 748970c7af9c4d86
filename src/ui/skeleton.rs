//! What stands where something is still to come.

use crate::prelude::*;
use crate::ui::collect_views::CollectViews;

/// A turning ring. It says nothing by itself: words or `aria-busy` stand beside it.
#[component]
pub fn Spinner() -> View {
    view! { <span class="spinner" aria-hidden="true"></span> }
}

/// A turning ring with the words of what is being waited for, announced politely.
#[component]
pub fn Waiting(
    /// What is being waited for.
    #[prop(into)]
    words: Signal<String>,
) -> View {
    view! {
        <p class="waiting" role="status">
            <Spinner />
            {words}
        </p>
    }
}

/// Grey bars in the place of text that is still to come; only for the first load, later ones keep what was there.
#[component]
pub fn Skeleton(
    /// How many lines.
    #[prop(default = 3)]
    lines: usize,
    /// Whether each line has something at its end as well, such as the seats of a licence.
    #[prop(optional)]
    pairs: bool,
    /// What is loading, for screen readers.
    #[prop(into)]
    words: String,
) -> View {
    let bars = (0..lines).map(move |line| {
        if pairs {
            return view! {
                <span class="skeleton-pair">
                    <Bar line />
                    <span class="skeleton tiny"></span>
                </span>
            };
        }
        view! { <Bar line /> }
    });
    view! {
        <div class="stack" role="status">
            <span class="visually-hidden">{words}</span>
            {bars.collect_views()}
        </div>
    }
}

/// One bar. Bars of neighbouring lines differ in length.
#[component]
pub fn Bar(
    /// The number of its line.
    line: usize,
) -> View {
    view! { <span class=["skeleton long", "skeleton medium", "skeleton short"][line % 3]></span> }
}
