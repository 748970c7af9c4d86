//! Answers with every documented member, built from the schemas, decode to the values of their members.

use serde::Serialize;
use serde_json::{Value, json};
use webex_api::{
    AccountType, AssignLicenses, AuthorizationKind, CreatePerson, Endpoint, GetLicense, GetMe,
    GetOrganization, GetPerson, GetUserSessionTypes, LicenseId, ListAuthorizations, ListLicenses,
    ListOrganizations, ListPeople, ListRoles, ListSiteSessionTypes, ListSites, OrgId, Page, Person,
    PersonId, PersonStatus, SessionKind, SiteAccount, SiteType, SiteUrl, TokenExpiry, UpdatePerson,
    UpdateUserSessionTypes,
};
use webex_openapi::OpenApi;

use super::recorder::call;

/// Decodes a sample of an endpoint's answer. Returns the sample too.
fn decoded<E: Endpoint>(endpoint: &E) -> (Value, E::Output) {
    let (request, _) = call(endpoint, b"");
    let api = OpenApi::facts();
    let operation = api.operation_of(&request);
    let sample = operation.sample(200).unwrap();
    let (_, outcome) = call(endpoint, sample.to_string().as_bytes());
    let reply = outcome.unwrap_or_else(|error| panic!("{error:?} in {sample:#}"));
    (sample, reply.value)
}

/// Decodes a sample of a list, which has one item. Returns the item's sample too.
fn item<T, E: Endpoint<Output = Page<T>>>(endpoint: &E, list: &str) -> (Value, T) {
    let (sample, page) = decoded(endpoint);
    let mut items = page.whole().unwrap();
    assert_eq!(items.len(), 1, "{}", E::NAME);
    (sample[list][0].clone(), items.remove(0))
}

/// Checks that a model has the members of its sample, except the `unused` ones, with the same values.
fn check(sample: &Value, read: impl Serialize, unused: &[&str]) {
    let mut read = serde_json::to_value(read).unwrap();
    for name in unused {
        assert!(sample.get(name).is_some(), "{name} is not documented");
        assert!(read.get(name).is_none(), "{name} is used");
        read[name] = sample[name].clone();
    }
    assert_eq!(read, *sample);
}

fn check_person(mut sample: Value, person: &Person) {
    assert!(person.unreadable.is_empty(), "{:?}", person.unreadable);
    assert_eq!(person.phone_numbers[0].primary, Some(true));
    assert_eq!(person.status, Some(PersonStatus::Active));
    // A person is written with booleans and without this one.
    sample["loginEnabled"] = json!(true);
    sample["invitePending"] = json!(true);
    let number = sample["phoneNumbers"][0].as_object_mut().unwrap();
    number.remove("primary").unwrap();
    check(&sample, person, &["sipAddresses", "xmppFederationJid"]);
}

fn person() -> PersonId {
    PersonId::new("personId")
}

fn site() -> SiteUrl {
    SiteUrl::new("siteUrl")
}

#[test]
fn people() {
    let (sample, page) = decoded(&ListPeople::default());
    assert_eq!(page.not_found, ["notFoundIds"]);
    check_person(sample["items"][0].clone(), &page.whole().unwrap()[0]);
    let (sample, me) = decoded(&GetMe);
    check_person(sample, &me);
    let get = GetPerson {
        id: person(),
        calling_data: true,
    };
    let (sample, read) = decoded(&get);
    check_person(sample, &read);
    let put = UpdatePerson::replacing(&read, &read).unwrap();
    let (sample, written) = decoded(&put);
    check_person(sample, &written.unwrap());
    let (sample, created) = decoded(&CreatePerson::default());
    check_person(sample, &created.unwrap());
}

#[test]
fn pools_of_licenses() {
    let (sample, pool) = item(&ListLicenses::default(), "items");
    assert!(pool.unreadable.is_empty());
    assert_eq!(pool.site_type, Some(SiteType::ControlHub));
    check(&sample, pool, &[]);
    let get = GetLicense {
        id: LicenseId::new("L"),
        include_assigned_to: true,
        limit: None,
    };
    let (sample, mut pool) = decoded(&get);
    let holders = pool.users.take().unwrap().whole().unwrap();
    assert!(holders[0].unreadable.is_empty());
    check(&sample["users"][0], &holders[0], &[]);
    assert!(pool.license.unreadable.is_empty());
    check(&sample, pool.license, &["users"]);
}

#[test]
fn licenses_of_a_person() {
    let nothing = AssignLicenses {
        person_id: person(),
        org_id: None,
        licenses: vec![],
        site_urls: vec![],
    };
    let now = decoded(&nothing).1.unwrap();
    assert!(now.unreadable.is_empty());
    assert_eq!(now.person_id, Some(person()));
    assert_eq!(now.email.as_deref(), Some("email"));
    assert_eq!(now.org_id, Some(OrgId::new("orgId")));
    assert_eq!(now.licenses, Some(vec!["licenses".into()]));
    assert_eq!(now.pending_licenses, Some(vec!["pendingLicenses".into()]));
    let account = SiteAccount {
        site_url: "siteUrl".into(),
        account_type: Some(AccountType::Attendee),
    };
    assert_eq!(now.site_urls, Some(vec![account.clone()]));
    assert_eq!(now.pending_site_urls, Some(vec![account]));
}

#[test]
fn organizations_and_roles() {
    let (sample, organization) = item(&ListOrganizations, "items");
    assert!(organization.unreadable.is_empty());
    check(&sample, organization, &[]);
    let get = GetOrganization {
        id: OrgId::new("O"),
    };
    let (sample, organization) = decoded(&get);
    assert!(organization.unreadable.is_empty());
    check(&sample, organization, &[]);
    let (sample, role) = item(&ListRoles, "items");
    assert!(role.unreadable.is_empty());
    check(&sample, role, &[]);
}

#[test]
fn authorizations() {
    let list = ListAuthorizations {
        person_id: person(),
    };
    let (_, authorization) = item(&list, "items");
    assert!(authorization.unreadable.is_empty());
    assert_eq!(authorization.id.as_str(), "id");
    assert_eq!(
        authorization.application_name.as_deref(),
        Some("applicationName")
    );
    assert_eq!(authorization.client_id.as_deref(), Some("clientId"));
    assert_eq!(authorization.created.as_deref(), Some("created"));
    assert_eq!(authorization.kind, AuthorizationKind::Refresh);
    let (sample, ends) = decoded(&TokenExpiry);
    assert_eq!(ends.unix_timestamp_nanos(), 1_000_000);
    assert_eq!(sample["exp"], 1);
}

#[test]
fn sites_and_session_types() {
    let (sample, own) = item(&ListSites::default(), "sites");
    assert!(own.unreadable.is_empty());
    check(&sample, own, &[]);
    let (sample, offered) = item(&ListSiteSessionTypes { site_url: site() }, "items");
    assert!(offered.unreadable.is_empty());
    assert_eq!(offered.kind, Some(SessionKind::Meeting));
    check(&sample, offered, &[]);
    let get = GetUserSessionTypes {
        site_url: site(),
        person_id: person(),
    };
    let (sample, held) = decoded(&get);
    let put = UpdateUserSessionTypes {
        site_url: site(),
        person_id: person(),
        session_type_ids: vec![],
    };
    let (written_sample, written) = decoded(&put);
    for (sample, held) in [
        (&sample["items"][0], held),
        (&written_sample, written.unwrap()),
    ] {
        assert!(held.unreadable.is_empty());
        assert_eq!(held.person_id, Some(person()));
        assert_eq!(held.email.as_deref(), Some("email"));
        assert_eq!(held.site_url, Some(site()));
        assert!(held.session_types[0].unreadable.is_empty());
        check(&sample["sessionTypes"][0], &held.session_types[0], &[]);
    }
}
