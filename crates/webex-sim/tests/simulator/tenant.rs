//! The believable organisation.

use crate::ask::Client;
use serde_json::Value;
use std::collections::HashSet;
use webex_sim::Settings;

fn everybody(settings: Settings) -> Vec<Value> {
    let mut client = Client::with(settings);
    client.good("/v1/people?max=1000")["items"]
        .as_array()
        .unwrap()
        .clone()
}

#[test]
fn equal_seeds_make_equal_organizations() {
    let with_seed = |seed| {
        everybody(Settings {
            seed,
            ..Settings::with_people(60)
        })
    };
    assert_eq!(with_seed(1), with_seed(1));
    assert_ne!(with_seed(1), with_seed(2));
    let token = |seed| {
        Client::with(Settings {
            seed,
            ..Settings::with_people(3)
        })
        .token
    };
    assert_eq!(token(1), token(1));
    assert_ne!(token(1), token(2));
}

#[test]
fn every_size_has_full_and_nearly_full_pools() {
    for people in [3, 10, 200, 1000] {
        assert_eq!(everybody(Settings::with_people(people)).len(), people);
        let mut client = Client::with(Settings::with_people(people));
        let pools = client.good("/v1/licenses")["items"]
            .as_array()
            .unwrap()
            .clone();
        let free = |pool: &Value| {
            pool["totalUnits"].as_i64().unwrap() - pool["consumedUnits"].as_i64().unwrap()
        };
        assert!(
            pools
                .iter()
                .any(|pool| free(pool) == 0 && pool["totalUnits"].as_i64() > Some(0)),
            "{people}: a full pool"
        );
        assert!(
            pools.iter().any(|pool| (1..=20).contains(&free(pool))),
            "{people}: a nearly full pool"
        );
        assert!(
            pools
                .iter()
                .all(|pool| pool["totalUnits"] == -1 || free(pool) >= 0)
        );
    }
}

#[test]
fn generates_people_of_many_scripts_and_states() {
    let people = everybody(Settings::with_people(1000));
    let name = |person: &Value| person["displayName"].as_str().unwrap().to_owned();
    let blocks = [
        ('Ͱ', 'Ͽ'),
        ('Ѐ', 'ӿ'),
        ('\u{590}', '\u{5ff}'),
        ('\u{600}', '\u{6ff}'),
        ('\u{900}', '\u{97f}'),
        ('\u{e00}', '\u{e7f}'),
        ('\u{3040}', '\u{30ff}'),
        ('\u{4e00}', '\u{9fff}'),
        ('\u{ac00}', '\u{d7af}'),
        ('À', 'ſ'),
        ('\u{20000}', '\u{2ffff}'),
    ];
    for (first, last) in blocks {
        assert!(
            people.iter().any(|person| name(person)
                .chars()
                .any(|letter| (first..=last).contains(&letter))),
            "{first}…{last}"
        );
    }
    assert!(people.iter().any(|person| name(person).contains('\'')));
    assert!(
        people
            .iter()
            .any(|person| name(person).chars().count() > 40)
    );
    assert!(
        people.iter().any(|person| person.get("lastName").is_none()),
        "a mononym"
    );
    let emails: HashSet<_> = people
        .iter()
        .map(|person| person["emails"][0].as_str().unwrap())
        .collect();
    assert_eq!(emails.len(), 1000);
    assert!(
        emails
            .iter()
            .all(|email| email.is_ascii() && email.ends_with(".example"))
    );
    assert!(
        people
            .iter()
            .any(|person| person["invitePending"] == true && person["status"] == "pending")
    );
    assert!(people.iter().any(|person| person["loginEnabled"] == false));
    let attendee = |url: &Value| url.as_str().unwrap().ends_with("#attendee");
    assert!(
        people
            .iter()
            .any(|person| person["siteUrls"].as_array().unwrap().iter().any(attendee))
    );
    let statuses: HashSet<_> = people
        .iter()
        .map(|person| person["status"].as_str().unwrap())
        .collect();
    assert_eq!(statuses.len(), 9);
}

#[test]
fn nobody_is_both_host_and_attendee_of_a_site() {
    for person in everybody(Settings::with_people(1000)) {
        let urls: Vec<_> = person["siteUrls"]
            .as_array()
            .unwrap()
            .iter()
            .map(|url| url.as_str().unwrap().split('#').next().unwrap().to_owned())
            .collect();
        assert_eq!(urls.iter().collect::<HashSet<_>>().len(), urls.len());
    }
}
