//! Organisations, roles, licences, locations, groups, audit categories, settings of a site.

use crate::ask::{Client, SITE, USER};
use serde_json::json;
use webex_sim::{Kind, Uuid};

#[test]
fn lists_one_organization() {
    let mut client = Client::new();
    let list = client.good("/v1/organizations")["items"].clone();
    let id = list[0]["id"].as_str().unwrap();
    assert_eq!(client.good(&format!("/v1/organizations/{id}")), list[0]);
    let other = Kind::Organization.id(Uuid([0; 16]));
    assert_eq!(
        client.get(&format!("/v1/organizations/{other}")).status,
        404
    );
    let uuid = Kind::Organization.uuid(id).unwrap().to_string();
    assert!(client.token.ends_with(&uuid));
}

#[test]
fn lists_roles() {
    let mut client = Client::new();
    let list = client.good("/v1/roles")["items"].clone();
    assert_eq!(list[0]["name"], "Full Administrator");
    let id = list[3]["id"].as_str().unwrap();
    assert_eq!(client.good(&format!("/v1/roles/{id}")), list[3]);
    assert_eq!(client.get("/v1/roles/x").status, 404);
    assert_eq!(
        client.good("/v1/people/me")["roles"],
        json!([list[0]["id"]])
    );
}

#[test]
fn lists_licenses_with_and_without_sites() {
    let mut client = Client::new();
    let list = client.good("/v1/licenses")["items"]
        .as_array()
        .unwrap()
        .clone();
    assert!(
        list.iter()
            .any(|license| license["siteType"] == "Control Hub managed site")
    );
    assert!(
        list.iter()
            .any(|license| license["siteType"] == "Site Admin managed site")
    );
    let plain = list
        .iter()
        .find(|license| license["name"] == "Messaging")
        .unwrap();
    assert_eq!((plain.get("siteUrl"), plain.get("siteType")), (None, None));
    assert_eq!(
        plain["consumedUnits"].as_i64(),
        Some(
            plain["consumedByUsers"].as_i64().unwrap()
                + plain["consumedByWorkspaces"].as_i64().unwrap()
        )
    );
    assert_eq!(client.get("/v1/licenses/x").status, 404);
}

#[test]
fn lists_locations_in_pages() {
    let mut client = Client::new();
    let all = client.good("/v1/locations")["items"].clone();
    assert_eq!(all.as_array().unwrap().len(), 3);
    let organization = client.good("/v1/people/me")["orgId"].clone();
    for location in all.as_array().unwrap() {
        assert_eq!(location["orgId"], organization);
        assert!(
            Kind::Location
                .uuid(location["id"].as_str().unwrap())
                .is_some()
        );
        for member in ["/name", "/timeZone", "/address/address1", "/address/city"] {
            let text = location.pointer(member).and_then(|value| value.as_str());
            assert!(text.is_some_and(|text| !text.is_empty()), "{member}");
        }
    }
    let mut paged = Vec::new();
    let mut next = Some("/v1/locations?max=1".to_owned());
    while let Some(url) = next {
        let answer = client.get(&url);
        paged.extend(answer.items());
        next = answer.next();
    }
    assert_eq!(json!(paged), all);
    let id = all[1]["id"].as_str().unwrap();
    for query in ["name=NEUWEILER".to_owned(), format!("id={id}")] {
        let found = client.get(&format!("/v1/locations?{query}")).items();
        assert_eq!(json!(found), json!([all[1]]), "{query}");
    }
    assert_eq!(client.get("/v1/locations?orgId=x").status, 403);
}

#[test]
fn sorts_filters_and_pages_groups() {
    let mut client = Client::new();
    let mut names = |query: &str| {
        let list = client.good(&format!("/v1/groups?{query}"));
        let groups = list["groups"].as_array().unwrap().clone();
        let names: Vec<_> = groups
            .iter()
            .map(|group| group["displayName"].as_str().unwrap().to_owned())
            .collect();
        (list["totalResults"].as_u64().unwrap(), names.join(" "))
    };
    for (query, total, wanted) in [
        ("", 3, "Workshop Administrators Newcomers"),
        ("sortBy=displayName", 3, "Administrators Newcomers Workshop"),
        (
            "sortBy=displayName&sortOrder=descending",
            3,
            "Workshop Newcomers Administrators",
        ),
        ("startIndex=2&count=1", 3, "Administrators"),
        ("startIndex=4", 3, ""),
        ("filter=displayName+sw+%22new%22", 1, "Newcomers"),
        ("filter=displayName+eq+%22Workshop%22", 1, "Workshop"),
        ("filter=displayName+eq+%22Work%22", 0, ""),
    ] {
        assert_eq!(names(query), (total, wanted.to_owned()), "{query}");
    }
    for query in [
        "sortBy=name",
        "sortOrder=up",
        "filter=id+eq+%22x%22",
        "filter=displayName+eq+x",
        "startIndex=0",
    ] {
        let answer = client.get(&format!("/v1/groups?{query}"));
        assert_eq!(answer.status, 400, "{query}");
    }
}

#[test]
fn groups_omit_people_who_left() {
    let mut client = Client::new();
    let size = |client: &mut Client| {
        let group = client.good("/v1/groups?includeMembers=true&count=1")["groups"][0].clone();
        let members = group["members"].as_array().unwrap().len();
        assert_eq!(group["memberSize"], members);
        members
    };
    assert_eq!(size(&mut client), 20);
    let id = client.id(USER);
    assert_eq!(
        client
            .ask("DELETE", &format!("/v1/people/{id}"), None)
            .status,
        204
    );
    assert_eq!(size(&mut client), 19);
    let plain = client.good("/v1/groups")["groups"][0].clone();
    assert_eq!(plain.get("members"), None);
}

#[test]
fn only_full_administrators_list_audit_categories() {
    let mut client = Client::new();
    let list = client.good("/v1/adminAudit/eventCategories")["eventCategories"].clone();
    assert!(
        list.as_array()
            .unwrap()
            .iter()
            .all(serde_json::Value::is_string)
    );
    client.token = client.mint("read-only", "audit:events_read");
    let answer = client.get("/v1/adminAudit/eventCategories");
    assert_eq!(answer.status, 403);
    assert!(answer.error().contains("Full Administrator"));
}

#[test]
fn returns_settings_of_a_named_and_of_the_preferred_site() {
    let mut client = Client::new();
    const PATH: &str = "/v1/admin/meeting/config/commonSettings";
    let preferred = client.good(PATH);
    assert_eq!(client.good(&format!("{PATH}?siteUrl={SITE}")), preferred);
    let parts: Vec<_> = preferred.as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        parts,
        [
            "siteOptions",
            "telephonyConfig",
            "defaultSchedulerOptions",
            "scheduleMeetingOptions",
            "securityOptions"
        ]
    );
    let other = client.get(&format!("{PATH}?siteUrl=other.webex.com"));
    assert_eq!(other.status, 400);
}
