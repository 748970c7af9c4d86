//! One successful call of each operation, as data.

use crate::ask::{Client, SITE, USER};
use serde_json::{Value, json};

/// A call of a documented operation.
#[derive(Clone)]
pub struct Visit {
    /// The operation's documented name.
    pub name: &'static str,
    /// Path and query under `/v1`.
    pub path: String,
    pub body: Option<Value>,
}

impl Visit {
    pub fn method(&self) -> &'static str {
        self.name.split(' ').next().unwrap()
    }
}

/// Returns a tracking code with every member.
pub fn tracking_code() -> Value {
    json!({
        "name": "Project", "siteUrl": SITE, "inputMode": "select", "hostProfileCode": "optional",
        "options": [{ "value": "North", "defaultValue": true }],
        "scheduleStartCodes": [{ "service": "All", "type": "optional" }],
    })
}

/// Returns the calls in an order in which each succeeds, with every member that a body can have.
pub fn all(client: &mut Client) -> Vec<Visit> {
    let id = client.id(USER);
    let me = client.good("/v1/people/me");
    let (org, role) = (
        me["orgId"].as_str().unwrap().to_owned(),
        me["roles"][0].as_str().unwrap().to_owned(),
    );
    // By position, because the hostile organisation has arbitrary names.
    let license = client.good("/v1/licenses")["items"][12]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let person = client.good(&format!("/v1/people/{id}"));
    let authorization = authorization(client, &id);
    let visit = |name: &'static str, path: String, body: Option<Value>| Visit { name, path, body };
    let plain = |name: &'static str| Visit {
        name,
        path: name.split(' ').nth(1).unwrap().to_owned(),
        body: None,
    };
    let profile = json!({
        "emails": ["new@lantern.example"], "displayName": "New Person", "firstName": "New", "lastName": "Person",
        "phoneNumbers": [{ "type": "work", "value": "+1 555 0100" }], "avatar": "https://img.lantern.example/n.png", "orgId": org,
        "roles": [], "licenses": [], "department": "D", "manager": "M", "managerId": id, "title": "T",
        "addresses": [{ "type": "work", "country": "GB", "locality": "L", "region": "R", "streetAddress": "S", "postalCode": "P" }],
        "siteUrls": ["acme-training.webex.com#attendee"],
    });
    let mut update = profile.clone();
    update["emails"] = person["emails"].clone();
    update["licenses"] = person["licenses"].clone();
    update["loginEnabled"] = json!(true);
    update["nickName"] = json!("N");
    let values = json!({ "siteUrl": SITE, "personId": id, "email": USER, "trackingCodes": [{ "name": "Department", "value": "Sales" }] });
    let types =
        json!({ "siteUrl": SITE, "personId": id, "email": USER, "sessionTypeIds": ["3", "9"] });
    let assign = json!({
        "email": USER, "personId": id, "orgId": org, "licenses": [{ "id": license, "operation": "add" }],
        "siteUrls": [{ "siteUrl": "acme-eu.webex.com", "accountType": "attendee", "operation": "add" }],
    });
    const OF_SITE: &str = "/admin/meeting/config/trackingCodes";
    vec![
        visit(
            "GET /people",
            "/people?max=1000&callingData=false".into(),
            None,
        ),
        visit("GET /people", format!("/people?id={id},nobody"), None),
        visit(
            "GET /people/{personId}",
            format!("/people/{id}?callingData=true"),
            None,
        ),
        plain("GET /people/me"),
        visit("POST /people", "/people".into(), Some(profile)),
        visit(
            "PUT /people/{personId}",
            format!("/people/{id}"),
            Some(update),
        ),
        plain("GET /licenses"),
        visit(
            "GET /licenses/{licenseId}",
            format!("/licenses/{license}?includeAssignedTo=user"),
            None,
        ),
        visit(
            "PATCH /licenses/users",
            "/licenses/users".into(),
            Some(assign),
        ),
        plain("GET /organizations"),
        visit(
            "GET /organizations/{orgId}",
            format!("/organizations/{org}"),
            None,
        ),
        plain("GET /roles"),
        visit("GET /roles/{roleId}", format!("/roles/{role}"), None),
        visit(
            "GET /groups",
            "/groups?includeMembers=true&sortBy=displayName&count=2".into(),
            None,
        ),
        plain("GET /authorizations/tokenExpiry"),
        visit(
            "GET /authorizations",
            format!("/authorizations?personId={id}"),
            None,
        ),
        visit(
            "DELETE /authorizations/{authorizationId}",
            format!("/authorizations/{authorization}"),
            None,
        ),
        visit(
            "DELETE /authorizations",
            format!("/authorizations?clientId=C0ther&orgId={org}"),
            None,
        ),
        plain("GET /meetingPreferences/sites"),
        visit(
            "PUT /meetingPreferences/sites",
            "/meetingPreferences/sites?defaultSite=true".into(),
            Some(json!({ "siteUrl": SITE })),
        ),
        plain("GET /admin/meeting/config/sessionTypes"),
        visit(
            "GET /admin/meeting/userconfig/sessionTypes",
            format!("/admin/meeting/userconfig/sessionTypes?siteUrl={SITE}&personId={id}"),
            None,
        ),
        visit(
            "PUT /admin/meeting/userconfig/sessionTypes",
            "/admin/meeting/userconfig/sessionTypes".into(),
            Some(types),
        ),
        plain("GET /admin/meeting/config/trackingCodes"),
        visit(
            "POST /admin/meeting/config/trackingCodes",
            OF_SITE.into(),
            Some(tracking_code()),
        ),
        visit(
            "GET /admin/meeting/config/trackingCodes/{trackingCodeId}",
            format!("{OF_SITE}/1?siteUrl={SITE}"),
            None,
        ),
        visit(
            "PUT /admin/meeting/config/trackingCodes/{trackingCodeId}",
            format!("{OF_SITE}/1"),
            Some(tracking_code_of("Department")),
        ),
        visit(
            "GET /admin/meeting/userconfig/trackingCodes",
            format!("/admin/meeting/userconfig/trackingCodes?siteUrl={SITE}&personId={id}"),
            None,
        ),
        visit(
            "PUT /admin/meeting/userconfig/trackingCodes",
            "/admin/meeting/userconfig/trackingCodes".into(),
            Some(values),
        ),
        visit(
            "DELETE /admin/meeting/config/trackingCodes/{trackingCodeId}",
            format!("{OF_SITE}/3?siteUrl={SITE}"),
            None,
        ),
        visit("DELETE /people/{personId}", format!("/people/{id}"), None),
    ]
}

/// Issues tokens of two integrations to the user. Returns the id of one refresh token's authorization, for deletion.
fn authorization(client: &mut Client, person: &str) -> String {
    client.mint("user", "spark:people_read");
    client.control("tokens", json!({ "person": "user", "client_id": "C0ther" }));
    let listed = client.good(&format!("/v1/authorizations?personId={person}"))["items"].clone();
    let wanted = |item: &&Value| item["type"] == "refresh" && item["clientId"] != "C0ther";
    let found = listed.as_array().unwrap().iter().find(wanted).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

fn tracking_code_of(name: &str) -> Value {
    let mut code = tracking_code();
    code["name"] = json!(name);
    code["options"] = json!([{ "value": "Sales", "defaultValue": true }]);
    code
}
