//! The ways between the areas of the product: at the side on desks, at the bottom on phones.

use leptos::prelude::*;

use crate::routes::{PEOPLE_ROOT, Paths, SCOPES_ROOT, TOKEN_ROOT, use_paths};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::text;

/// One area.
struct Area {
    words: &'static str,
    icon: Icon,
    address: fn(&Paths) -> String,
    /// The first part of the area's in-app paths.
    root: &'static str,
}

const AREAS: &[Area] = &[
    Area {
        words: text::NAV_PEOPLE,
        icon: Icon::People,
        address: Paths::people,
        root: PEOPLE_ROOT,
    },
    Area {
        words: text::NAV_TOKEN,
        icon: Icon::Key,
        address: Paths::token,
        root: TOKEN_ROOT,
    },
    Area {
        words: text::NAV_SCOPES,
        icon: Icon::Shield,
        address: Paths::scopes,
        root: SCOPES_ROOT,
    },
];

/// What `aria-current` says: this page, or a page below it.
fn current(page: &str, root: &str) -> Option<&'static str> {
    let below = page.strip_prefix(root)?;
    match below.as_bytes().first() {
        None => Some("page"),
        Some(b'/') => Some("true"),
        Some(_) => None,
    }
}

/// The navigation.
#[component]
pub fn Navigation(
    /// The page that the address names.
    page: Memo<String>,
) -> impl IntoView {
    let paths = use_paths();
    let links = AREAS.iter().map(|area| {
        view! {
            <li>
                <a class="nav-link" href=(area.address)(&paths) aria-current=move || page.with(|page| current(page, area.root))>
                    <Glyph icon=area.icon />
                    {area.words}
                </a>
            </li>
        }
    });
    view! { <nav class="shell-nav" aria-label=text::NAVIGATION><ul class="nav-list">{links.collect_view()}</ul></nav> }
}

#[cfg(test)]
mod tests {
    use super::current;

    #[test]
    fn an_area_knows_its_pages() {
        let rows = [
            ("/people", Some("page")),
            ("/people/P", Some("true")),
            ("/peoples", None),
            ("", None),
        ];
        for (page, expected) in rows {
            assert_eq!(current(page, "/people"), expected, "{page}");
        }
    }
}
