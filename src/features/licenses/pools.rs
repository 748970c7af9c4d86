//! The licences of an organisation, sorted for reading.

use std::collections::{BTreeMap, BTreeSet};

use webex_api::{License, LicenseId};

use super::seats::seats_in_words;
use crate::features::change::{Choice, ChoiceGroup};
use crate::ui::item::Item;

/// What licences without a site have in common.
const WITHOUT_SITE: &str = "Organisation";

/// A licence by its name and site; one that the organisation's list does not have is an unknown one.
pub fn item_of(licenses: &[License], id: &LicenseId) -> Item {
    let Some(license) = licenses.iter().find(|license| license.id == *id) else {
        return unknown(id);
    };
    Item {
        name: license.name.clone(),
        site: license.site_url.clone(),
        detail: apart(licenses, license),
    }
}

/// The end of the id is enough to tell two unknown licences apart; the whole of it says nothing to anybody.
fn unknown(id: &LicenseId) -> Item {
    let tail: Vec<char> = id.as_str().chars().rev().take(8).collect();
    Item {
        name: "Unknown licence".to_owned(),
        site: None,
        detail: Some(format!("ID …{}", tail.iter().rev().collect::<String>())),
    }
}

/// What tells a pool from others of the same name on the same site: its subscription, or its place among them.
fn apart(licenses: &[License], license: &License) -> Option<String> {
    let alike = |other: &&License| other.name == license.name && other.site_url == license.site_url;
    let alike: Vec<&License> = licenses.iter().filter(alike).collect();
    if alike.len() < 2 {
        return None;
    }
    let subscriptions: BTreeSet<_> = alike.iter().map(|pool| &pool.subscription_id).collect();
    if subscriptions.len() < alike.len() {
        let place = alike.iter().position(|pool| pool.id == license.id)?;
        return Some(format!("pool {} of {}", place + 1, alike.len()));
    }
    let subscription = license.subscription_id.as_deref().unwrap_or_default();
    Some(match subscription {
        "" => "no subscription".to_owned(),
        id => format!("subscription {id}"),
    })
}

/// Whether this is a Calling licence. It needs a number, and taking it away loses the number for good: not a matter of ticking a box.
fn is_calling(license: &License) -> bool {
    // Webex gives no kind but the name, and renames its licences now and then.
    license.name.to_lowercase().contains("calling")
}

/// The licences in `chosen`, by site: those of the organisation first, then site by site, each by name.
pub fn grouped_by_site(
    licenses: &[License],
    chosen: impl Fn(&LicenseId) -> bool,
) -> Vec<(String, Vec<&License>)> {
    let mut groups: BTreeMap<Option<&str>, Vec<&License>> = BTreeMap::new();
    for license in licenses.iter().filter(|license| chosen(&license.id)) {
        groups
            .entry(license.site_url.as_deref())
            .or_default()
            .push(license);
    }
    let titled = groups.into_iter().map(|(site, mut licenses)| {
        licenses.sort_by(|a, b| a.name.cmp(&b.name));
        (site.unwrap_or(WITHOUT_SITE).to_owned(), licenses)
    });
    titled.collect()
}

/// Lists every licence that the person could have, plus those they hold that the organisation's list lacks. Held licences come
/// first within each site, and sites with held licences come before the others.
pub fn choices(licenses: &[License], held: &BTreeSet<LicenseId>) -> Vec<ChoiceGroup<LicenseId>> {
    let known: BTreeSet<_> = licenses.iter().map(|license| &license.id).collect();
    let strangers: Vec<_> = held
        .iter()
        .filter(|id| !known.contains(id))
        .map(stranger)
        .collect();
    let lacks = |license: &&License| !held.contains(&license.id);
    let mut sites = grouped_by_site(licenses, |_| true);
    sites.sort_by_key(|(_, of_site)| of_site.iter().all(lacks));
    let groups = sites.into_iter().map(|(title, mut of_site)| {
        of_site.sort_by_key(lacks);
        let choices = of_site
            .into_iter()
            .map(|license| choice(licenses, license))
            .collect();
        ChoiceGroup { title, choices }
    });
    let rest = (!strangers.is_empty()).then(|| ChoiceGroup {
        title: "Not in the organisation's list".to_owned(),
        choices: strangers,
    });
    groups.chain(rest).collect()
}

/// The name inside its site's group.
fn choice(licenses: &[License], license: &License) -> Choice<LicenseId> {
    let mut item = item_of(licenses, &license.id);
    item.site = None;
    let fixed = is_calling(license);
    Choice {
        field: license.id.clone(),
        name: item.in_words(),
        aside: seats_in_words(license),
        hint: fixed.then(|| CALLING.to_owned()),
        fixed,
    }
}

/// Why a Calling licence cannot be ticked.
const CALLING: &str = "Change Calling licences in Control Hub: adding one needs a phone number or extension, and removing one deletes the person's number.";

fn stranger(id: &LicenseId) -> Choice<LicenseId> {
    Choice {
        field: id.clone(),
        name: unknown(id).in_words(),
        aside: String::new(),
        hint: None,
        fixed: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn license(id: &str, site: Option<&str>) -> License {
        serde_json::from_value(serde_json::json!({"id": id, "name": id, "totalUnits": 1, "consumedUnits": 0, "siteUrl": site})).unwrap()
    }

    #[test]
    fn the_organisation_comes_first_then_each_site() {
        let licenses = [
            license("b", Some("z.webex.com")),
            license("c", None),
            license("a", Some("z.webex.com")),
            license("d", Some("a.webex.com")),
        ];
        let groups = grouped_by_site(&licenses, |_| true);
        let titles: Vec<_> = groups.iter().map(|(title, _)| title.as_str()).collect();
        assert_eq!(titles, ["Organisation", "a.webex.com", "z.webex.com"]);
        assert_eq!(
            groups[2]
                .1
                .iter()
                .map(|license| license.name.as_str())
                .collect::<Vec<_>>(),
            ["a", "b"]
        );
    }

    #[test]
    fn what_the_person_has_comes_first() {
        let licenses = [
            license("a", Some("a.webex.com")),
            license("b", Some("b.webex.com")),
            license("c", Some("b.webex.com")),
            license("d", Some("c.webex.com")),
        ];
        let groups = choices(&licenses, &["c".into()].into());
        let shown: Vec<_> = groups
            .iter()
            .map(|group| {
                let names: Vec<_> = group.choices.iter().map(|it| it.name.as_str()).collect();
                (group.title.as_str(), names)
            })
            .collect();
        let expected = [
            ("b.webex.com", vec!["c", "b"]),
            ("a.webex.com", vec!["a"]),
            ("c.webex.com", vec!["d"]),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_licence_that_the_list_lacks_is_still_there_to_keep() {
        let groups = choices(&[license("a", None)], &["x".into(), "a".into()].into());
        assert_eq!(groups.last().unwrap().choices[0].field, "x".into());
        assert_eq!(
            groups
                .iter()
                .map(|group| group.choices.len())
                .sum::<usize>(),
            2
        );
    }

    #[test]
    fn every_licence_is_named_by_what_tells_it_from_the_others() {
        let pool = |id: &str,
                    name: &str,
                    site: Option<&str>,
                    subscription: Option<&str>|
         -> License {
            serde_json::from_value(serde_json::json!({"id": id, "name": name, "siteUrl": site, "subscriptionId": subscription})).unwrap()
        };
        let pools = [
            pool("1", "Meeting Center", Some("a.webex.com"), Some("S1")),
            pool("2", "Meeting Center", Some("b.webex.com"), Some("S1")),
            pool("3", "Webex Calling", None, Some("S1")),
            pool("4", "Webex Calling", None, None),
            pool("5", "Messaging", None, Some("S2")),
            pool("6", "Messaging", None, Some("S2")),
            pool("7", "Messaging", None, None),
        ];
        for (id, words) in [
            ("1", "Meeting Center on a.webex.com"),
            ("2", "Meeting Center on b.webex.com"),
            ("3", "Webex Calling (subscription S1)"),
            ("4", "Webex Calling (no subscription)"),
            ("5", "Messaging (pool 1 of 3)"),
            ("6", "Messaging (pool 2 of 3)"),
            ("7", "Messaging (pool 3 of 3)"),
            ("Y2lzY29zcGFyazovL3Vz", "Unknown licence (ID …azovL3Vz)"),
        ] {
            assert_eq!(item_of(&pools, &id.into()).in_words(), words);
        }
    }

    #[test]
    fn a_calling_licence_cannot_be_ticked_and_says_why() {
        let groups = choices(
            &[
                license("Webex Calling - Professional", None),
                license("Meeting", None),
            ],
            &BTreeSet::new(),
        );
        let fixed: Vec<_> = groups[0]
            .choices
            .iter()
            .map(|choice| (choice.name.as_str(), choice.fixed))
            .collect();
        assert_eq!(
            fixed,
            [("Meeting", false), ("Webex Calling - Professional", true)]
        );
        let hint = groups[0].choices[1].hint.as_deref().unwrap();
        assert!(hint.contains("phone number"), "{hint}");
    }
}
