//! One thing that a change adds or removes, as a person knows it: by its name and its site.

use leptos::prelude::*;

use super::plain_text::{Name, visible};

/// A licence or a session type. Two sites have licences of the same name, so the site belongs to the name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The name as Webex gives it.
    pub name: String,
    /// The meeting site that it belongs to.
    pub site: Option<String>,
    /// What tells it from another one of the same name and site, such as the subscription.
    pub detail: Option<String>,
}

impl Item {
    /// In one line of plain text: "Meeting Center on acme.webex.com (Sub123)". Characters that hide or reorder are shown.
    pub fn in_words(&self) -> String {
        let mut words = visible(&self.name).into_owned();
        if let Some(site) = &self.site {
            words.push_str(" on ");
            words.push_str(&visible(site));
        }
        if let Some(detail) = &self.detail {
            words.push_str(" (");
            words.push_str(&visible(detail));
            words.push(')');
        }
        words
    }
}

/// The same on the page; each part keeps its own direction.
#[component]
pub fn ItemName(
    /// The thing.
    item: Item,
) -> impl IntoView {
    let Item { name, site, detail } = item;
    view! {
        <Name text=name />
        {site.map(|site| view! { " on "<Name text=site /> })}
        {detail.map(|detail| view! { <span class="hint">" ("<Name text=detail />")"</span> })}
    }
}

#[cfg(test)]
mod tests {
    use super::Item;

    #[test]
    fn the_site_is_part_of_the_name_and_nothing_hides() {
        let item = |site: Option<&str>, detail: Option<&str>| Item {
            name: "Meeting\u{202e} Center".to_owned(),
            site: site.map(str::to_owned),
            detail: detail.map(str::to_owned),
        };
        assert_eq!(item(None, None).in_words(), "Meeting⟨U+202E⟩ Center");
        assert_eq!(
            item(Some("a.webex.com\n"), Some("Sub1")).in_words(),
            "Meeting⟨U+202E⟩ Center on a.webex.com␊ (Sub1)"
        );
    }
}
