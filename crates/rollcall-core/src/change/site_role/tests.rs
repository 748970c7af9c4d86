//! A role replaces the other one, and nothing on another site changes.

use super::*;
use proptest::prelude::*;

fn license(id: &str) -> SiteRight {
    SiteRight::License(id.into())
}

fn attendee(site: &str) -> SiteRight {
    SiteRight::Attendee(site.into())
}

fn with(now: &[SiteRight], role: &SiteRole) -> Vec<SiteRight> {
    let now = now.iter().cloned().collect();
    let of_site = ["L".into(), "M".into()];
    let given = with_role(
        &now,
        &"a.webex.com".into(),
        &of_site,
        role,
        Some(&"L".into()),
    );
    given.into_iter().collect()
}

#[test]
fn a_role_takes_the_place_of_the_other() {
    let elsewhere = [license("X"), attendee("b.webex.com")];
    let hosts = [
        license("L"),
        license("M"),
        license("X"),
        attendee("b.webex.com"),
    ];
    let attends = [
        license("X"),
        attendee("A.webex.com"),
        attendee("b.webex.com"),
    ];
    assert_eq!(
        with(&hosts, &SiteRole::Attendee),
        [
            license("X"),
            attendee("a.webex.com"),
            attendee("b.webex.com")
        ]
    );
    assert_eq!(
        with(&attends, &SiteRole::Host),
        [license("L"), license("X"), attendee("b.webex.com")]
    );
    assert_eq!(with(&hosts, &SiteRole::Host), hosts, "keeps every licence");
    assert_eq!(with(&attends, &SiteRole::Attendee), attends);
    assert_eq!(with(&hosts, &SiteRole::None), elsewhere);
    assert_eq!(with(&attends, &SiteRole::None), elsewhere);
}

#[test]
fn a_plain_entry_gives_no_role() {
    let person = serde_json::json!({"id": "P", "licenses": ["X"], "siteUrls": ["a.webex.com", "b.webex.com#attendee"]});
    let held = rights(&serde_json::from_value(person).unwrap()).unwrap();
    let role = |site: &str| SiteRole::of(&held, &site.into(), &["L".into()]);
    assert_eq!(role("a.webex.com"), SiteRole::None);
    assert_eq!(role("B.webex.com"), SiteRole::Attendee);
    for unknown in [
        serde_json::json!({"id": "P", "siteUrls": []}),
        serde_json::json!({"id": "P", "licenses": [], "siteUrls": [7]}),
    ] {
        assert_eq!(rights(&serde_json::from_value(unknown).unwrap()), None);
    }
}

#[test]
fn what_was_read_back_replaces_what_is_shown() {
    let person = serde_json::json!({"id": "P", "licenses": ["L"], "siteUrls": ["a.webex.com", "B.webex.com#Attendee", "c.webex.com#attendee"]});
    let person: Person = serde_json::from_value(person).unwrap();
    let now = [
        license("M"),
        attendee("B.webex.com"),
        attendee("d.webex.com"),
    ]
    .into();
    let shown = with_rights(&person, &now);
    assert_eq!(rights(&shown), Some(now));
    assert!(shown.site_urls.contains(&"a.webex.com".to_owned()));
}

proptest! {
    /// The result has the requested role, and nothing on another site changes.
    #[test]
    fn the_role_is_the_one_asked_for(held in proptest::collection::btree_set("[LMXY]", 0..4), attends in any::<[bool; 2]>(), wanted in 0..3_u8) {
        let mut now: Set<_> = held.iter().map(|id| license(id)).collect();
        now.extend(attends[0].then(|| attendee("a.webex.com")));
        now.extend(attends[1].then(|| attendee("b.webex.com")));
        let role = [SiteRole::Host, SiteRole::Attendee, SiteRole::None][usize::from(wanted)].clone();
        let (site, of_site) = (SiteUrl::from("a.webex.com"), [LicenseId::from("L"), LicenseId::from("M")]);
        let given = with_role(&now, &site, &of_site, &role, Some(&"L".into()));
        prop_assert_eq!(SiteRole::of(&given, &site, &of_site), role);
        let others = |rights: &Set<SiteRight>| {
            let other = |right: &&SiteRight| match right {
                SiteRight::License(id) => !of_site.contains(id),
                SiteRight::Attendee(of) => !of.is_same(&site),
            };
            rights.iter().filter(other).cloned().collect::<Vec<_>>()
        };
        prop_assert_eq!(others(&given), others(&now));
    }
}
