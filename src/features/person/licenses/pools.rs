//! The licences of an organisation, sorted for reading.

use rollcall_core::licenses::sort_by_name;
use rollcall_core::sets::{Set, set_of};

use rollcall_core::licenses::by_site;
use rollcall_core::naming;
use rollcall_core::route::{PersonForm, Route};
use webex_api::{License, LicenseId, PersonId};

use super::seats::seats_in_words;
use crate::components::change_form::{Choice, ChoiceGroup};

/// The licences in `chosen`, by site: those of the organisation first, then site by site, each by name.
pub fn grouped_by_site(
    licenses: &[License],
    chosen: impl Fn(&LicenseId) -> bool,
) -> Vec<(String, Vec<&License>)> {
    let chosen = licenses.iter().filter(|license| chosen(&license.id));
    let groups = by_site(chosen).into_iter().map(|mut group| {
        sort_by_name(&mut group.pools);
        (group.title().to_owned(), group.pools)
    });
    groups.collect()
}

/// Lists every licence that the person could have, plus those they hold that the organisation's list lacks. Held licences come
/// first within each site, and sites with held licences come before the others.
pub fn choices(
    licenses: &[License],
    person: &PersonId,
    held: &Set<LicenseId>,
) -> Vec<ChoiceGroup<LicenseId>> {
    let known = set_of(licenses.iter().map(|license| &license.id));
    let strangers: Vec<_> = held
        .iter()
        .filter(|id| !known.contains(id))
        .map(stranger)
        .collect();
    let has = |license: &&License| held.contains(&license.id);
    let sites = grouped_by_site(licenses, |_| true).into_iter();
    let (first, others): (Vec<_>, Vec<_>) = sites.partition(|(_, of_site)| of_site.iter().any(has));
    let groups = first.into_iter().chain(others).map(|(title, of_site)| {
        let (held_here, rest): (Vec<_>, Vec<_>) = of_site.into_iter().partition(has);
        let choices = held_here
            .into_iter()
            .chain(rest)
            .map(|license| choice(licenses, license, person, held.contains(&license.id)))
            .collect();
        ChoiceGroup { title, choices }
    });
    let rest = (!strangers.is_empty()).then(|| ChoiceGroup {
        title: "Not in the organisation's list".to_owned(),
        choices: strangers,
    });
    groups.chain(rest).collect()
}

/// The name inside its site's group. A Calling licence can only be removed here; another form adds it.
fn choice(
    licenses: &[License],
    license: &License,
    person: &PersonId,
    held: bool,
) -> Choice<LicenseId> {
    let mut item = naming::license(licenses, &license.id);
    item.site = None;
    let hint = match (license.is_calling(), held) {
        (false, _) => None,
        (true, true) => Some(REMOVE_CALLING.to_owned()),
        (true, false) => Some(ADD_CALLING.to_owned()),
    };
    let fixed = license.is_calling() && !held;
    let add = Route::Person {
        id: person.clone(),
        form: Some(PersonForm::CallingLicense {
            license: license.id.clone(),
        }),
    };
    Choice {
        field: license.id.clone(),
        name: item.in_words(),
        aside: seats_in_words(license),
        fixed,
        elsewhere: fixed.then_some((ADD, add)),
        hint,
    }
}

/// Why a Calling licence cannot be ticked.
const ADD_CALLING: &str = "It needs a phone number or an extension.";

/// The link to the form that asks for the number.
const ADD: &str = "Add with a number or extension";

/// What removing one means.
const REMOVE_CALLING: &str =
    "Removing it deletes the person's phone number, voicemail and call rules for good.";

fn stranger(id: &LicenseId) -> Choice<LicenseId> {
    Choice {
        field: id.clone(),
        name: naming::unknown_license(id).in_words(),
        aside: String::new(),
        hint: None,
        fixed: false,
        elsewhere: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn license(id: &str, site: Option<&str>) -> License {
        serde_json::from_value(serde_json::json!({"id": id, "name": id, "totalUnits": 1, "consumedUnits": 0, "siteUrl": site})).unwrap()
    }

    #[test]
    fn the_organization_comes_first_then_each_site() {
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
        let groups = choices(&licenses, &"P".into(), &["c".into()].into());
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
    fn a_license_that_the_list_lacks_is_still_there_to_keep() {
        let groups = choices(
            &[license("a", None)],
            &"P".into(),
            &["x".into(), "a".into()].into(),
        );
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
    fn a_calling_license_cannot_be_ticked_and_leads_to_its_form() {
        let groups = choices(
            &[
                license("Webex Calling - Professional", None),
                license("Meeting", None),
            ],
            &"P".into(),
            &Set::new(),
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
        let (words, form) = groups[0].choices[1].elsewhere.clone().unwrap();
        assert_eq!(words, "Add with a number or extension");
        assert_eq!(
            form.to_string(),
            "/people/P/calling/Webex%20Calling%20-%20Professional"
        );
        assert_eq!(groups[0].choices[0].elsewhere, None);
        let calling = license("Webex Calling - Professional", None);
        let held = choice(std::slice::from_ref(&calling), &calling, &"P".into(), true);
        assert!(!held.fixed, "one that is held can be removed");
        assert_eq!(held.elsewhere, None);
        assert!(held.hint.unwrap().contains("voicemail"));
    }
}
