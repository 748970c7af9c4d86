//! The licences of an organisation, sorted for reading.

use std::collections::{BTreeMap, BTreeSet};

use webex_api::{License, LicenseId};

use super::seats::seats_in_words;
use crate::features::change::{Choice, ChoiceGroup};

/// What licences without a site have in common.
const WITHOUT_SITE: &str = "Organisation";

/// The name of a licence; one that the organisation's list does not have goes by its id.
pub fn name_of(licenses: &[License], id: &LicenseId) -> String {
    let known = licenses.iter().find(|license| license.id == *id);
    known.map_or_else(|| id.to_string(), |license| license.name.clone())
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

/// Every licence that the person could have, and those they have that the organisation's list does not name.
pub fn choices(licenses: &[License], held: &BTreeSet<LicenseId>) -> Vec<ChoiceGroup<LicenseId>> {
    let known: BTreeSet<_> = licenses.iter().map(|license| &license.id).collect();
    let strangers: Vec<_> = held
        .iter()
        .filter(|id| !known.contains(id))
        .map(stranger)
        .collect();
    let groups = grouped_by_site(licenses, |_| true)
        .into_iter()
        .map(|(title, licenses)| ChoiceGroup {
            title,
            choices: licenses.into_iter().map(choice).collect(),
        });
    let rest = (!strangers.is_empty()).then(|| ChoiceGroup {
        title: "Not in the organisation's list".to_owned(),
        choices: strangers,
    });
    groups.chain(rest).collect()
}

fn choice(license: &License) -> Choice<LicenseId> {
    Choice {
        field: license.id.clone(),
        name: license.name.clone(),
        hint: Some(seats_in_words(license)),
    }
}

fn stranger(id: &LicenseId) -> Choice<LicenseId> {
    Choice {
        field: id.clone(),
        name: id.to_string(),
        hint: None,
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
}
