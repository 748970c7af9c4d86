//! The tasks and their scopes against the simulated Webex: they are enough, and without any one of them exactly the
//! tasks that name it stop working.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use rollcall_core::scopes::probe::{Known, PROBES, ProbeRequest};
use rollcall_core::scopes::task::{Task, fewest};
use rollcall_core::scopes::{Feature, catalog, sign_in_scopes};
use serde_json::{Value, json};
use time::OffsetDateTime;
use time::macros::datetime;
use webex_api::{ApiBase, Endpoint, OrgId, RequestPath, SearchScimUsers};
use webex_sim::{Settings, Simulator};

const NOW: OffsetDateTime = datetime!(2026-05-04 10:00 UTC);
const XML: &str = "POST /WBXService/XMLService";

/// A simulated organisation in which somebody with a token of certain scopes goes to work.
struct Office {
    simulator: Simulator,
    token: String,
}

/// An answer, as far as these tests look at it.
struct Answer {
    status: u16,
    text: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    fn good(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

impl Office {
    /// The signed-in person is a full administrator, so that only the scopes decide.
    fn new(scopes: &[&str]) -> Self {
        let mut office = Self {
            simulator: Simulator::new(Settings::with_people(12)),
            token: String::new(),
        };
        office.token = office.mint(json!({ "scopes": scopes }));
        office
    }

    fn mint(&mut self, what: Value) -> String {
        let answer = self.send("POST", "/_sim/tokens", None, what.to_string().into_bytes());
        answer.json()["access_token"].as_str().unwrap().to_owned()
    }

    fn send(&mut self, method: &str, path: &str, token: Option<&str>, body: Vec<u8>) -> Answer {
        let mut request = http::Request::builder()
            .method(method)
            .uri(format!("https://webexapis.com{path}"));
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        if !body.is_empty() {
            let xml = body.starts_with(b"<");
            let kind = if xml { "text/xml" } else { "application/json" };
            request = request.header("content-type", kind);
        }
        let answer = self.simulator.handle(request.body(body).unwrap(), NOW);
        Answer {
            status: answer.status().as_u16(),
            text: String::from_utf8_lossy(answer.body()).into_owned(),
        }
    }

    /// With the token that is judged.
    fn ask(&mut self, method: &str, path: &str, body: Value) -> Answer {
        let token = self.token.clone();
        self.send(method, &format!("/v1{path}"), Some(&token), bytes(&body))
    }

    /// Reads a path of either service with the token that is judged.
    fn read(&mut self, path: &RequestPath) -> Answer {
        let url = ApiBase::parse("https://webexapis.com/v1")
            .unwrap()
            .url(path);
        let path = url.strip_prefix("https://webexapis.com").unwrap();
        let token = self.token.clone();
        self.send("GET", path, Some(&token), Vec::new())
    }

    /// With a token that may do everything, to prepare what a task is about.
    fn prepare(&mut self, method: &str, path: &str, body: Value) -> Value {
        let token = self.simulator.admin_token().to_owned();
        let answer = self.send(method, &format!("/v1{path}"), Some(&token), bytes(&body));
        assert!(answer.good(), "{method} {path}: {}", answer.text);
        answer.json()
    }

    fn newcomer(&mut self, email: &str) -> Value {
        let body = json!({ "emails": [email], "displayName": "New Comer" });
        self.prepare("POST", "/people", body)
    }

    /// Whether an operation gives the task what it needs.
    fn does(&mut self, operation: &str) -> bool {
        let site = self.simulator.sites().next().unwrap().to_owned();
        let me = self.prepare("GET", "/people/me", Value::Null);
        let id = me["id"].as_str().unwrap().to_owned();
        let with_site = |path: &str| format!("{path}?siteUrl={site}");
        let of_me = |path: &str| format!("{path}?siteUrl={site}&personId={id}");
        match operation {
            // Of people as an administrator sees them: with their licences.
            "GET /people/{personId}" => {
                let answer = self.ask("GET", &format!("/people/{id}"), Value::Null);
                answer.good() && answer.json()["licenses"].is_array()
            }
            "GET /organizations/{orgId}" => {
                let path = format!("/organizations/{}", me["orgId"].as_str().unwrap());
                self.ask("GET", &path, Value::Null).good()
            }
            "GET /licenses/{licenseId}" => {
                let license = me["licenses"][0].as_str().unwrap();
                let path = format!("/licenses/{license}?includeAssignedTo=user");
                let answer = self.ask("GET", &path, Value::Null);
                answer.good() && answer.json()["users"].is_array()
            }
            "PATCH /licenses/users" => {
                let license = me["licenses"][0].clone();
                let body =
                    json!({ "personId": id, "licenses": [{ "id": license, "operation": "add" }] });
                self.ask("PATCH", "/licenses/users", body).good()
            }
            "POST /people" => {
                let body = json!({ "emails": ["another@example.com"], "displayName": "Another" });
                self.ask("POST", "/people", body).good()
            }
            "PUT /people/{personId}" => {
                let person = self.newcomer("renamed@example.com");
                let path = format!("/people/{}", person["id"].as_str().unwrap());
                let body = json!({
                    "emails": person["emails"], "displayName": "Renamed", "licenses": person["licenses"],
                });
                self.ask("PUT", &path, body).good()
            }
            "DELETE /people/{personId}" => {
                let person = self.newcomer("removed@example.com");
                let path = format!("/people/{}", person["id"].as_str().unwrap());
                self.ask("DELETE", &path, Value::Null).good()
            }
            "PUT /admin/meeting/userconfig/sessionTypes" => {
                let path = of_me("/admin/meeting/userconfig/sessionTypes");
                let types = self.prepare("GET", &path, Value::Null);
                let types = types["items"][0]["sessionTypes"]
                    .as_array()
                    .unwrap()
                    .clone();
                let ids: Vec<_> = types.iter().map(|kind| kind["id"].clone()).collect();
                let body = json!({ "siteUrl": site, "personId": id, "sessionTypeIds": ids });
                self.ask("PUT", "/admin/meeting/userconfig/sessionTypes", body)
                    .good()
            }
            "POST /admin/meeting/config/trackingCodes" => {
                let body = json!({
                    "name": "Project", "siteUrl": site, "inputMode": "text",
                    "hostProfileCode": "optional", "options": [], "scheduleStartCodes": null,
                });
                self.ask("POST", "/admin/meeting/config/trackingCodes", body)
                    .good()
            }
            "PUT /meetingPreferences/sites" => {
                let path = "/meetingPreferences/sites?defaultSite=true";
                self.ask("PUT", path, json!({ "siteUrl": site })).good()
            }
            "GET /authorizations" => {
                let path = format!("/authorizations?personId={id}");
                self.ask("GET", &path, Value::Null).good()
            }
            "DELETE /authorizations/{authorizationId}" => {
                let user = self.mint(json!({ "person": "user" }));
                let person = self
                    .send("GET", "/v1/people/me", Some(&user), Vec::new())
                    .json();
                let path = format!(
                    "/authorizations?personId={}",
                    person["id"].as_str().unwrap()
                );
                let list = self.prepare("GET", &path, Value::Null);
                let path = format!(
                    "/authorizations/{}",
                    list["items"][0]["id"].as_str().unwrap()
                );
                self.ask("DELETE", &path, Value::Null).good()
            }
            SearchScimUsers::NAME => {
                let org = OrgId::new(me["orgId"].as_str().unwrap());
                let answer = self.read(&SearchScimUsers::counting(org).path());
                answer.good() && answer.json()["totalResults"] == 12
            }
            XML => {
                let body = authenticate(&site, me["emails"][0].as_str().unwrap(), &self.token);
                let answer = self.send("POST", "/WBXService/XMLService", None, body.into_bytes());
                answer.good() && answer.text.contains("<serv:result>SUCCESS<")
            }
            read => {
                let path = read
                    .strip_prefix("GET ")
                    .unwrap_or_else(|| panic!("how is {read} done?"));
                let path = match path {
                    path if path.starts_with("/admin/meeting/userconfig/") => of_me(path),
                    path if path.starts_with("/admin/meeting/config/") => with_site(path),
                    path => path.to_owned(),
                };
                self.ask("GET", &path, Value::Null).good()
            }
        }
    }
}

fn bytes(body: &Value) -> Vec<u8> {
    if body.is_null() {
        Vec::new()
    } else {
        body.to_string().into_bytes()
    }
}

/// The one way to a session ticket of the XML API.
fn authenticate(site: &str, email: &str, token: &str) -> String {
    let name = site.split('.').next().unwrap();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<serv:message xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:serv="http://www.webex.com/schemas/2002/06/service">
<header><securityContext><siteName>{name}</siteName><webExID>{email}</webExID></securityContext></header>
<body><bodyContent xsi:type="java:com.webex.service.binding.user.AuthenticateUser"><accessToken>{token}</accessToken></bodyContent></body>
</serv:message>"#
    )
}

/// Whether all of a task can be done with these scopes.
fn works(task: Task, scopes: &[&str]) -> bool {
    let mut office = Office::new(scopes);
    task.operations()
        .iter()
        .all(|operation| office.does(operation))
}

/// The tasks whose operations the simulator has.
fn provable() -> Vec<Task> {
    let known: Vec<String> = webex_sim::operations()
        .map(|operation| {
            let path = operation.path.strip_prefix("/v1").unwrap_or(operation.path);
            format!("{} {path}", operation.method)
        })
        .collect();
    let has = |operation: &&str| known.iter().any(|name| name == operation);
    Task::ALL
        .into_iter()
        .filter(|task| task.operations().iter().all(&has))
        .collect()
}

fn scopes_of(tasks: &[Task]) -> Vec<&'static str> {
    fewest(tasks).into_iter().map(|asked| asked.scope).collect()
}

/// Takes each scope of `tasks` away in turn; exactly the tasks that it is the reason for must stop working.
fn each_scope_is_needed(tasks: &[Task]) {
    for asked in fewest(tasks) {
        let left: Vec<_> = scopes_of(tasks)
            .into_iter()
            .filter(|scope| *scope != asked.scope)
            .collect();
        let failing: Vec<Task> = tasks
            .iter()
            .copied()
            .filter(|task| !works(*task, &left))
            .collect();
        assert_eq!(failing, asked.reasons, "without {}", asked.scope);
    }
}

#[test]
fn the_simulator_has_the_operations_of_all_tasks() {
    assert_eq!(provable(), Task::ALL);
}

#[test]
fn the_fewest_scopes_are_enough_for_each_task_and_for_all() {
    let tasks = provable();
    let all = scopes_of(&tasks);
    for task in tasks {
        assert!(works(task, &scopes_of(&[task])), "{task:?} alone");
        assert!(works(task, &all), "{task:?} among all");
    }
}

#[test]
fn no_task_works_without_any_one_of_its_scopes() {
    for task in provable() {
        each_scope_is_needed(&[task]);
    }
}

#[test]
fn removing_a_scope_stops_exactly_its_tasks() {
    let tasks = provable();
    each_scope_is_needed(&tasks);
    // The XML API wants `spark:all`, which stands for the user scopes; without it they are asked for one by one.
    let without_xml: Vec<Task> = tasks
        .into_iter()
        .filter(|task| *task != Task::XmlOperations)
        .collect();
    each_scope_is_needed(&without_xml);
}

#[test]
fn removing_a_scope_of_the_sign_in_stops_exactly_its_features() {
    let own = Feature::ALL.map(Task::of);
    let (mut asked, mut needed) = (sign_in_scopes(), scopes_of(&own));
    asked.sort_unstable();
    needed.sort_unstable();
    assert_eq!(asked, needed);
    each_scope_is_needed(&own);
    let reasons = |scope: &str| {
        let asked = fewest(&own).into_iter().find(|asked| asked.scope == scope);
        asked.unwrap().reasons
    };
    assert_eq!(reasons("spark:people_read"), [Task::WhoAmI]);
}

#[test]
fn the_sign_in_is_enough_for_the_app_and_for_nothing_else() {
    let asked = sign_in_scopes();
    let own = Feature::ALL.map(Task::of);
    for task in provable() {
        let covered = task.scopes().iter().all(|scope| asked.contains(scope));
        assert_eq!(works(task, &asked), covered, "{task:?}");
        assert!(covered || !own.contains(&task), "{task:?}");
    }
}

#[test]
fn probes_work_with_a_scope_of_their_family_and_are_refused_without() {
    for probe in &PROBES {
        let others: Vec<String> = catalog::all()
            .map(|scope| scope.name)
            .filter(|name| name != "spark:all" && !probe.scopes.contains(&name.as_str()))
            .collect();
        let others: Vec<&str> = others.iter().map(String::as_str).collect();
        let refused = status(probe_request(probe), &others);
        // A list of all people is a bad request of a token that may only look somebody up.
        let expected = if probe.family == "spark-admin:people" {
            400
        } else {
            403
        };
        assert_eq!(refused, expected, "{}", probe.family);
        for scope in probe.scopes {
            assert_eq!(status(probe_request(probe), &[scope]), 200, "{scope}");
        }
    }
}

fn probe_request(probe: &rollcall_core::scopes::probe::Probe) -> ProbeRequest {
    let mut office = Office::new(&[]);
    let me = office.prepare("GET", "/people/me", Value::Null);
    let text = |name: &str| me[name].as_str().map(str::to_owned);
    let known = Known {
        person: text("id"),
        org: text("orgId"),
        site: office.simulator.sites().next().map(str::to_owned),
    };
    probe.request(&known, None).unwrap()
}

fn status(request: ProbeRequest, scopes: &[&str]) -> u16 {
    let mut office = Office::new(scopes);
    office.read(&request.path()).status
}
