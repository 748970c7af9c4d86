//! The forms of the recorded organisation, and the switches that restore the other forms.

use crate::ask::{ADMIN, Client, ORIGIN, SITE, USER};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use webex_sim::{FlagForm, NotFoundIds, Settings, StatusSharing, Switches};

/// Enough people to include the rare variants.
fn many(change: impl FnOnce(&mut Switches)) -> Client {
    let mut settings = Settings::with_people(200);
    change(&mut settings.switches);
    Client::with(settings)
}

fn people(client: &mut Client) -> Vec<Value> {
    client.get("/v1/people?max=1000").items()
}

fn decoded(id: &Value) -> String {
    let bytes = URL_SAFE_NO_PAD.decode(id.as_str().unwrap()).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn flags_are_booleans_by_default() {
    assert_eq!(Switches::default().person_flags, FlagForm::Boolean);
    let me = Client::new().good("/v1/people/me");
    assert!(me["loginEnabled"].is_boolean() && me["invitePending"].is_boolean());
}

#[test]
fn not_found_ids_is_null_or_absent() {
    let found = |form| {
        let mut client = Client::switched(|switches| switches.not_found_ids = form);
        let ids = format!("/v1/people?id={}", client.id(USER));
        ["/v1/people?max=2", &ids].map(|path| client.good(path).get("notFoundIds").cloned())
    };
    assert_eq!(
        found(NotFoundIds::Null),
        [Some(Value::Null), Some(Value::Null)]
    );
    assert_eq!(found(NotFoundIds::Absent), [None, Some(json!([]))]);
}

#[test]
fn unknown_status_has_no_last_activity() {
    let active = |switch| {
        let mut client = many(|switches| switches.activity_of_unknown = switch);
        let mut people = people(&mut client);
        people.retain(|person| person["status"] == "unknown");
        assert!(people.len() > 3);
        let dated = |person: &&Value| person["lastActivity"].is_string();
        people.iter().filter(dated).count()
    };
    assert_eq!(active(false), 0);
    assert!(active(true) > 0);
}

#[test]
fn administrators_who_hide_their_status_see_none() {
    let seen = |form| {
        let mut client = many(|switches| switches.status_sharing = form);
        let mut statuses: Vec<_> = people(&mut client)
            .iter()
            .map(|person| (person["status"].clone(), person["lastActivity"].is_string()))
            .collect();
        statuses.dedup();
        statuses
    };
    assert!(seen(StatusSharing::On).len() > 10);
    assert_eq!(seen(StatusSharing::Missing), [(Value::Null, false)]);
    assert_eq!(seen(StatusSharing::Unknown), [(json!("unknown"), false)]);
}

#[test]
fn lists_include_licenses_and_roles() {
    let counts = |bare| {
        let mut client = Client::switched(|switches| switches.bare_lists = bare);
        let one = client.good(&format!("/v1/people/{}", client.id(USER)));
        assert!(one["licenses"].is_array() && one["roles"].is_array());
        let people = people(&mut client);
        ["licenses", "roles", "siteUrls"]
            .map(|name| people.iter().filter(|one| one[name].is_array()).count())
    };
    assert_eq!(counts(false), [50, 50, 50]);
    assert_eq!(counts(true), [0, 0, 50]);
}

#[test]
fn site_urls_include_sites_without_a_license() {
    let plain = |switch| {
        let mut client = many(|switches| switches.plain_sites = switch);
        let licenses = client.get("/v1/licenses").items();
        let site_of = |id: &Value| {
            let license = licenses.iter().find(|license| license["id"] == *id);
            license.unwrap()["siteUrl"].clone()
        };
        let entries = people(&mut client).into_iter().flat_map(|person| {
            let held: Vec<_> = person["licenses"]
                .as_array()
                .unwrap()
                .iter()
                .map(site_of)
                .collect();
            let mut sites = person["siteUrls"].as_array().unwrap().clone();
            sites.retain(|site| !text(site).contains('#') && !held.contains(site));
            sites
                .into_iter()
                .map(move |site| (person["id"].clone(), site))
        });
        let entries: Vec<(Value, Value)> = entries.collect();
        for (id, site) in entries.iter().take(3) {
            let (id, site) = (text(id), text(site));
            let path =
                format!("/v1/admin/meeting/userconfig/sessionTypes?siteUrl={site}&personId={id}");
            assert_eq!(
                client.get(&path).items(),
                [Value::Null; 0],
                "not a host there"
            );
        }
        entries.len()
    };
    assert!(plain(true) > 5);
    assert_eq!(plain(false), 0);
}

#[test]
fn addresses_come_in_varying_order() {
    let orders = |stable| {
        let mut client = many(|switches| switches.stable_emails = stable);
        let people = people(&mut client);
        let several = |person: &&Value| person["emails"].as_array().unwrap().len() > 1;
        let person = people.iter().find(several).unwrap();
        let path = format!("/v1/people/{}", text(&person["id"]));
        let [first, second, third] = [0; 3].map(|_| client.good(&path)["emails"].clone());
        let mut both = [first.clone(), second.clone()].map(|list| {
            list.as_array()
                .unwrap()
                .iter()
                .map(Value::to_string)
                .collect::<Vec<_>>()
        });
        both.iter_mut().for_each(|list| list.sort());
        assert_eq!(both[0], both[1], "the same addresses");
        assert_eq!(first, third);
        first == second
    };
    assert!(!orders(false));
    assert!(orders(true));
}

#[test]
fn reports_members_that_could_not_be_read() {
    let named = |switch| {
        let mut client = many(|switches| switches.item_errors = switch);
        let people = people(&mut client);
        let broken: Vec<_> = people
            .iter()
            .filter(|person| person["errors"]["timezone"]["reason"].is_string())
            .collect();
        assert!(broken.iter().all(|person| person.get("timezone").is_none()));
        for person in broken.iter().take(1) {
            let one = client.good(&format!("/v1/people/{}", text(&person["id"])));
            assert!(one["timezone"].is_string() && one.get("errors").is_none());
        }
        broken.len()
    };
    assert!((1..30).contains(&named(true)));
    assert_eq!(named(false), 0);
}

#[test]
fn license_and_role_ids_have_the_recorded_form() {
    let mut client = Client::new();
    let org = client.good("/v1/organizations")["items"][0]["id"].clone();
    let org = decoded(&org).rsplit('/').next().unwrap().to_owned();
    let ids = |client: &mut Client| -> Vec<String> {
        let me = client.good("/v1/people/me");
        let lists = [
            &client.license("Messaging", None)["id"],
            &client.license("Meeting - Webex Meeting Center", Some(SITE))["id"],
            &me["roles"][0],
        ]
        .map(decoded);
        lists.into()
    };
    let [messaging, meetings, role] = ids(&mut client).try_into().unwrap();
    let start = format!("ciscospark://us/LICENSE/{org}:");
    assert!(messaging.starts_with(&format!("{start}MS_")), "{messaging}");
    assert_eq!(messaging.len(), start.len() + 3 + 36);
    assert!(meetings.starts_with(&format!("{start}MC_")) && meetings.ends_with("_acme.webex.com"));
    assert_eq!(role, "ciscospark://us/ROLE/id_full_admin");

    // The switch works during a run too, and every id shown is accepted.
    for bare in [true, false] {
        client.control("switches", json!({ "uuid_ids": bare }));
        for id in ids(&mut client) {
            let name = id.rsplit('/').next().unwrap();
            assert_eq!(bare, name.len() == 36 && !name.starts_with("id_"), "{id}");
        }
        let (license, role) = (
            client.license("Messaging", None)["id"].clone(),
            client.good("/v1/people/me")["roles"][0].clone(),
        );
        client.good(&format!("/v1/licenses/{}", text(&license)));
        client.good(&format!("/v1/roles/{}", text(&role)));
        let found = client.get(&format!("/v1/people?roles={}", text(&role)));
        assert_eq!(found.items()[0]["emails"][0], ADMIN);
        let remove =
            json!({ "email": USER, "licenses": [{ "id": license, "operation": "remove" }] });
        assert_eq!(
            client
                .ask("PATCH", "/v1/licenses/users", Some(remove))
                .status,
            200
        );
    }
}

#[test]
fn only_bought_licenses_have_a_usual_subscription() {
    let subscriptions = |always| {
        let mut client = Client::switched(|switches| switches.always_subscribed = always);
        ["Messaging", "Webex Attendant Console", "Basic Messaging"].map(|name| {
            let shown = client.license(name, None).get("subscriptionId").cloned();
            shown.map(|id| text(&id).split(['-', '.']).next().unwrap().to_owned())
        })
    };
    let [bought, trial, free] = ["Sub", "trialSub", "Sub"].map(|text| Some(text.to_owned()));
    assert_eq!(subscriptions(false), [bought.clone(), trial, None]);
    assert_eq!(subscriptions(true), [bought.clone(), bought, free]);
}

#[test]
fn free_pool_is_full_and_grows() {
    const NAME: &str = "Webex Assistant for Meetings";
    let mut client = many(|_| {});
    let units = |client: &mut Client| {
        let pool = client.license(NAME, None);
        (pool["consumedUnits"].clone(), pool["totalUnits"].clone())
    };
    assert_eq!(units(&mut client), (json!(44), json!(44)));
    let id = client.license(NAME, None)["id"].clone();
    let change = |operation: &str| json!({ "email": USER, "licenses": [{ "id": id, "operation": operation }] });
    let answer = client.ask("PATCH", "/v1/licenses/users", Some(change("add")));
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(units(&mut client), (json!(45), json!(45)));
    client.ask("PATCH", "/v1/licenses/users", Some(change("remove")));
    assert_eq!(units(&mut client), (json!(44), json!(44)));

    client.control("switches", json!({ "unlimited_free_pools": true }));
    assert_eq!(units(&mut client), (json!(44), json!(-1)));
    client.control("edit", json!({ "freeUnits": [NAME, 0] }));
    assert_eq!(units(&mut client), (json!(44), json!(44)));
    let answer = client.ask("PATCH", "/v1/licenses/users", Some(change("add")));
    assert_eq!(answer.status, 206, "a resized pool no longer grows");
}

#[test]
fn consumed_units_are_sometimes_null() {
    let nulls = |switch| {
        let mut client = Client::switched(|switches| switches.null_units = switch);
        let licenses = client.get("/v1/licenses").items();
        ["consumedByUsers", "consumedByWorkspaces", "consumedUnits"]
            .map(|name| licenses.iter().filter(|one| one[name].is_null()).count())
    };
    assert_eq!(nulls(true), [1, 4, 0]);
    assert_eq!(nulls(false), [0, 0, 0]);
}

#[test]
fn licenses_have_their_2026_names() {
    let names = |old| -> Vec<String> {
        let mut client = Client::switched(|switches| switches.old_license_names = old);
        let licenses = client.get("/v1/licenses").items();
        licenses
            .iter()
            .map(|license| text(&license["name"]).to_owned())
            .collect()
    };
    let (new, old) = (names(false), names(true));
    assert!(new.contains(&"Customer Assist".into()) && new.contains(&"Webex Webinars 500".into()));
    for name in [
        "Customer Experience - Essentials",
        "Single License - Webex Webinars 500",
    ] {
        assert!(old.contains(&name.to_owned()) && !new.contains(&name.to_owned()));
    }
    assert_eq!(old.iter().filter(|name| !new.contains(name)).count(), 3);
}

#[test]
fn partial_success_can_list_what_was_not_done() {
    for named in [false, true] {
        let mut client = Client::switched(|switches| switches.errors_in_206 = named);
        let full = client.license("Meeting - Webex Meeting Center", Some("acme-eu.webex.com"));
        let id = full["id"].clone();
        let change = json!({ "email": USER, "licenses": [{ "id": id }] });
        let answer = client.ask("PATCH", "/v1/licenses/users", Some(change));
        assert_eq!(answer.status, 206);
        let errors = answer.json().get("errors").cloned();
        let told = errors.map(|errors| text(&errors[0]["description"]).contains(text(&id)));
        assert_eq!(told, named.then_some(true));
    }
}

#[test]
fn token_endpoint_errors_have_a_tracking_id() {
    for traced in [true, false] {
        let mut client = Client::switched(|switches| switches.oauth_tracking_id = traced);
        for fault in [
            None,
            Some(json!({ "kind": "status", "status": 400, "error": "invalid_grant" })),
        ] {
            if let Some(fault) = fault.filter(|_| traced) {
                client.fault("POST /v1/access_token", fault);
            }
            let answer = client.form("/v1/access_token", &[("grant_type", "refresh_token")]);
            let id = answer.json().get("trackingID").cloned();
            let wanted = answer.header("trackingid").filter(|_| traced);
            assert_eq!(id, wanted.map(Value::from), "{}", answer.text());
            assert!(answer.json()["error"].is_string());
        }
    }
}

#[test]
fn returns_the_clients_tracking_id_twice() {
    for doubled in [true, false] {
        let mut client = Client::switched(|switches| switches.doubled_tracking_id = doubled);
        let request = http::Request::get(format!("{ORIGIN}/v1/people/me"))
            .header("TrackingID", "CLIENT_1")
            .body(Vec::new())
            .unwrap();
        let answer = client.send(request);
        let all = answer.headers.get_all("trackingid").iter();
        let all: Vec<_> = all.map(|value| value.to_str().unwrap()).collect();
        let said = answer.json()["trackingId"].clone();
        if doubled {
            assert_eq!(all, ["CLIENT_1", "CLIENT_1"]);
            assert_eq!(said, "CLIENT_1");
        } else {
            assert!(all.len() == 1 && all[0].starts_with("SIM_"), "{all:?}");
            assert_eq!(said, all[0]);
        }
        assert_eq!(
            client
                .get("/v1/people/me")
                .headers
                .get_all("trackingid")
                .iter()
                .count(),
            1
        );
    }
}

#[test]
fn gateway_answers_outside_the_services() {
    let mut client = Client::new();
    for (token, status) in [
        (client.token.clone(), 404),
        (String::new(), 401),
        ("x".into(), 401),
    ] {
        client.token = token;
        for path in ["/authorize?client_id=x", "/access_token", "/v2/people"] {
            let answer = client.get(path);
            assert_eq!(answer.status, status, "{path}");
            assert!(
                answer
                    .header("trackingid")
                    .unwrap()
                    .starts_with("ROUTERGW_")
            );
            answer.error();
        }
    }
    let missing = client.get("/v1/nothing");
    assert!(missing.header("trackingid").unwrap().starts_with("SIM_"));
}
