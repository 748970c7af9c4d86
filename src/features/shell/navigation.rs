//! The links to the areas of the product: at the side on wide screens, at the bottom on phones.

use crate::prelude::*;
use rollcall_core::route::{Area, Route};

use crate::navigator::use_navigator;
use crate::ui::collect_views::CollectViews;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::text;

/// An area with the words and the icon of its link.
pub type Link = (Area, &'static str, Icon);

/// What administrators use, in the order of the links.
const MAIN: [Link; 6] = [
    (Area::Overview, text::NAV_OVERVIEW, Icon::Gauge),
    (Area::People, text::NAV_PEOPLE, Icon::People),
    (Area::Licenses, text::NAV_LICENSES, Icon::License),
    (Area::Meetings, text::NAV_MEETINGS, Icon::Screen),
    (Area::Jobs, text::NAV_JOBS, Icon::Job),
    (Area::Activity, text::NAV_ACTIVITY, Icon::Clock),
];

/// What developers use.
const DEVELOPER: [Link; 2] = [
    (Area::Token, text::NAV_TOKEN, Icon::Key),
    (Area::Scopes, text::NAV_SCOPES, Icon::Shield),
];

/// Returns every area with its words and icon, in the order of the links.
pub fn areas() -> impl Iterator<Item = Link> {
    MAIN.into_iter().chain(DEVELOPER)
}

/// Returns the value of `aria-current` for an area's link: the current page, or an area that contains it.
fn current(route: Option<&Route>, area: Area) -> Option<&'static str> {
    let route = route.filter(|route| route.area() == Some(area))?;
    Some(if route.page() == area.route() {
        "page"
    } else {
        "true"
    })
}

/// The navigation.
#[component]
pub fn Navigation() -> View {
    view! {
        <nav class="shell-nav" aria-label=text::NAVIGATION>
            <ul class="nav-list">{MAIN.map(link).into_iter().collect_views()}</ul>
            <h2 class="nav-heading" id="nav-developer">
                {text::NAV_DEVELOPER}
            </h2>
            <ul class="nav-list" aria-labelledby="nav-developer">
                {DEVELOPER.map(link).into_iter().collect_views()}
            </ul>
        </nav>
    }
}

fn link((area, words, icon): Link) -> View {
    let navigator = use_navigator();
    let route = navigator.route();
    view! {
        <li>
            <a class="nav-link" href=navigator.href(&area.route()) aria-current=move || route.with(|route| current(route.as_ref(), area))>
                <Glyph icon />
                {words}
            </a>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use rollcall_core::route::{Area, Route};

    use super::current;

    #[test]
    fn an_area_knows_its_pages() {
        let rows = [
            (Some(Route::everyone()), Some("page")),
            (Route::parse("/people?q=ana"), Some("page")),
            (Some(Route::person("P".into())), Some("true")),
            (Some(Route::Token), None),
            (Some(Route::Home), None),
            (None, None),
        ];
        for (route, expected) in rows {
            assert_eq!(current(route.as_ref(), Area::People), expected, "{route:?}");
        }
        let license = Some(Route::license("L".into()));
        assert_eq!(current(license.as_ref(), Area::Licenses), Some("true"));
        assert_eq!(current(license.as_ref(), Area::People), None);
    }
}
