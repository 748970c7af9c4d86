//! The head of a page: its one `<h1>`, and what happens when a person arrives at it.
//!
//! A page that opens moves focus to its heading, says its title and puts it on the tab. The first page of a visit keeps focus
//! where the browser put it.

use crate::prelude::*;

use super::text;
use super::toast::Notices;
use super::untrusted_text::{UntrustedText, visible};
use crate::browser::{dom, focus};
use crate::effect::effect;

/// The id of the heading.
pub const HEADING: &str = "page-heading";

/// The name of this copy of the product, as its settings give it; the frame gives it.
#[derive(Clone, Copy)]
pub struct SiteName(pub &'static str);

/// Which page the address names; the frame gives it, so that forms that open over a page (and have an address of their own) do
/// not count as an arrival.
#[derive(Clone, Copy)]
pub struct Arrival {
    page: Signal<String>,
    last: StoredValue<Option<String>>,
}

impl Arrival {
    /// Gives the pages below the name of the page that the address names.
    pub fn provide(page: Signal<String>) {
        provide_context(Self {
            page,
            last: StoredValue::new(None),
        });
    }

    /// Called with every heading that appears, and when the page changes under a heading that stays.
    fn at_heading(self, title: &str) {
        let page = self.page.get();
        let last = self.last.try_get_value().flatten();
        self.last.set_value(Some(page.clone()));
        let Some(last) = last else { return };
        let moved = last != page;
        // A heading that replaces a focused one (the page has loaded) takes its focus over.
        if moved || focus::is_nowhere() {
            dom::focus(HEADING);
        }
        if moved && let Some(notices) = use_context::<Notices>() {
            notices.announce(title);
        }
    }
}

/// What the title of the tab begins with, such as how far a job is; the frame gives it.
#[derive(Clone, Copy)]
pub struct TabNote(RwSignal<Option<String>>);

impl TabNote {
    /// Gives the pages below a place for a note.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }
}

/// The note in the title of the tab; only below the frame.
pub fn use_tab_note() -> RwSignal<Option<String>> {
    expect_context::<TabNote>().0
}

/// The title of the tab: the page, then the product. A name of 10,000 letters is cut.
fn tab_title(title: &str, site: &str) -> String {
    let shown: String = visible(title).chars().take(120).collect();
    if shown.is_empty() {
        site.to_owned()
    } else {
        format!("{shown} · {site}")
    }
}

/// The heading of a page with a line below it and actions beside it.
#[component]
pub fn PageHead(
    /// The heading, such as "People" or a person's name.
    #[prop(into)]
    title: Signal<String>,
    /// A line below the heading.
    #[prop(optional, into)]
    sub: ViewFn,
    /// Buttons beside the heading.
    #[prop(optional, into)]
    actions: ViewFn,
) -> View {
    let SiteName(site) = use_context().unwrap_or(SiteName(text::PRODUCT));
    let note = use_context::<TabNote>();
    effect(move || {
        let mut text = title.with(|title| tab_title(title, site));
        if let Some(note) = note.and_then(|note| note.0.get()) {
            text.insert_str(0, &[&note, " · "].concat());
        }
        dom::set_title(&text);
    });
    if let Some(arrival) = use_context::<Arrival>() {
        effect(move || arrival.at_heading(&title.get_untracked()));
    }
    view! {
        <div class="page-head">
            <div class="page-title">
                <h1 id=HEADING tabindex="-1">
                    <UntrustedText text=title />
                </h1>
                <div class="page-sub">{sub.run()}</div>
            </div>
            <div class="cluster">{actions.run()}</div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::tab_title;

    #[test]
    fn tabs_name_the_page_first() {
        assert_eq!(tab_title("People", "Rollcall"), "People · Rollcall");
        assert_eq!(tab_title("", "Rollcall"), "Rollcall");
        assert_eq!(
            tab_title(&"a".repeat(10_000), "Rollcall").chars().count(),
            120 + " · Rollcall".chars().count()
        );
    }
}
