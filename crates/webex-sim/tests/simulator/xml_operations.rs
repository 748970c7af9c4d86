//! The operations of the XML service, which share the organisation with REST.

mod people;

use crate::ask::{ADMIN, Client, SITE, USER};
use http::Request;
use serde_json::{Value, json};

/// A client with a ticket.
struct Xml {
    client: Client,
    who: &'static str,
    ticket: String,
}

impl Xml {
    fn of(mut client: Client, who: &'static str) -> Self {
        let token = client.mint(who, "spark:all");
        let mut xml = Self {
            client,
            who,
            ticket: String::new(),
        };
        let answer = xml.ask(
            "user.AuthenticateUser",
            &format!("<accessToken>{token}</accessToken>"),
        );
        xml.ticket = between(&answer, "sessionTicket").to_owned();
        xml
    }

    fn new() -> Self {
        Self::of(Client::new(), ADMIN)
    }

    fn ask(&mut self, operation: &str, inner: &str) -> String {
        self.send("/WBXService/XMLService", "acme", operation, inner)
    }

    fn send(&mut self, path: &str, site: &str, operation: &str, inner: &str) -> String {
        let body = format!(
            "<serv:message><header><securityContext><siteName>{site}</siteName><webExID>{}</webExID><sessionTicket>{}</sessionTicket></securityContext></header>\
             <body><bodyContent xsi:type=\"java:com.webex.service.binding.{operation}\">{inner}</bodyContent></body></serv:message>",
            self.who, self.ticket
        );
        let request = Request::post(format!("https://sim.example{path}")).body(body.into_bytes());
        let answer = self.client.send(request.unwrap());
        assert_eq!(answer.status, 200);
        answer.text()
    }

    fn user(&mut self, email: &str) -> String {
        self.ask("user.GetUser", &format!("<webExId>{email}</webExId>"))
    }

    fn set(&mut self, email: &str, inner: &str) -> String {
        self.ask(
            "user.SetUser",
            &format!("<webExId>{email}</webExId>{inner}"),
        )
    }

    fn rest_types(&mut self, email: &str) -> Vec<String> {
        let id = self.client.id(email);
        let answer = self.client.good(&format!(
            "/v1/admin/meeting/userconfig/sessionTypes?siteUrl={SITE}&personId={id}"
        ));
        let types = answer["items"][0]["sessionTypes"].as_array().cloned();
        let id = |kind: Value| kind["id"].as_str().unwrap().to_owned();
        types.unwrap_or_default().into_iter().map(id).collect()
    }
}

fn between<'a>(text: &'a str, name: &str) -> &'a str {
    let (_, rest) = text
        .split_once(&format!("{name}>"))
        .unwrap_or_else(|| panic!("{text}"));
    rest.split_once('<').unwrap().0
}

fn succeeded(answer: &str) -> bool {
    answer.contains("<serv:result>SUCCESS</serv:result>")
}

fn exception(answer: &str) -> &str {
    assert!(!succeeded(answer), "{answer}");
    between(answer, "exceptionID")
}

#[test]
fn the_version_needs_no_ticket() {
    let mut xml = Xml::new();
    xml.ticket = "wrong".into();
    assert!(succeeded(&xml.ask("ep.GetAPIVersion", "")));
    let train = xml.ask(
        "ep.GetAPIVersion",
        "<returnTrainReleaseVersion>true</returnTrainReleaseVersion>",
    );
    assert!(train.contains("trainReleaseVersion"));
    assert_eq!(exception(&xml.ask("user.GetMe", "")), "030002");
}

#[test]
fn a_ticket_ends_after_5400_seconds_and_use_does_not_prolong_it() {
    let mut xml = Xml::new();
    for _ in 0..2 {
        xml.client.wait(2699);
        assert!(succeeded(&xml.ask("user.GetMe", "")));
    }
    xml.client.control("clock", json!({ "advance_s": 2 }));
    assert_eq!(exception(&xml.ask("user.GetMe", "")), "030002");
    let mut xml = Xml::of(
        Client::switched(|switches| switches.xml_ticket_exception = "000001".into()),
        ADMIN,
    );
    let ticket = xml.ticket.clone();
    xml.client
        .ask("DELETE", "/_sim/tokens", Some(json!({ "token": ticket })));
    assert_eq!(exception(&xml.ask("user.GetMe", "")), "000001");
}

#[test]
fn a_ticket_is_for_one_person_on_one_site() {
    let mut xml = Xml::new();
    assert_eq!(
        exception(&xml.send("/WBXService/XMLService", "acme-eu", "user.GetMe", "")),
        "030002"
    );
    assert!(succeeded(&xml.send(
        "/_site/acme/WBXService/XMLService",
        "acme",
        "user.GetMe",
        ""
    )));
    let other = xml.send(
        "/_site/acme-eu/WBXService/XMLService",
        "acme",
        "user.GetMe",
        "",
    );
    assert_eq!(exception(&other), "999999", "the host decides");
    xml.who = USER;
    assert_eq!(exception(&xml.ask("user.GetMe", "")), "030002");
}

#[test]
fn session_types_are_those_of_rest() {
    let mut xml = Xml::new();
    let before = xml.rest_types(ADMIN);
    assert!(before.len() > 2, "{before:?}");
    let shown = xml.user(ADMIN);
    for id in &before {
        assert!(
            shown.contains(&format!("<use:meetingType>{id}</use:meetingType>")),
            "{shown}"
        );
    }
    let list =
        "<meetingTypes><meetingType>5</meetingType><meetingType>9</meetingType></meetingTypes>";
    assert!(succeeded(&xml.set(ADMIN, list)));
    assert_eq!(xml.rest_types(ADMIN), ["5", "9"]);
    let entry = xml
        .client
        .sim
        .ledger()
        .iter()
        .rev()
        .find(|entry| entry.kind.as_deref() == Some("user.SetUser"));
    assert!(entry.unwrap().changed);
    assert_eq!(
        exception(&xml.set(
            ADMIN,
            "<meetingTypes><meetingType>77</meetingType></meetingTypes>"
        )),
        "999999"
    );
    assert!(succeeded(&xml.set(ADMIN, "<active>ACTIVATED</active>")));
    assert_eq!(
        xml.rest_types(ADMIN),
        ["5", "9"],
        "what is not in the request stays"
    );
    let id = xml.client.id(ADMIN);
    let body = json!({ "siteUrl": SITE, "personId": id, "sessionTypeIds": ["3"] });
    xml.client.ask(
        "PUT",
        "/v1/admin/meeting/userconfig/sessionTypes",
        Some(body),
    );
    assert!(
        xml.user(ADMIN)
            .contains("<use:meetingTypes><use:meetingType>3</use:meetingType></use:meetingTypes>")
    );
    assert!(succeeded(&xml.set(ADMIN, "<meetingTypes/>")));
    assert!(
        xml.user(ADMIN)
            .contains("<use:meetingTypes></use:meetingTypes>")
    );
}

#[test]
fn tracking_codes_are_those_of_rest() {
    let mut xml = Xml::new();
    let rest = |xml: &mut Xml| {
        let id = xml.client.id(ADMIN);
        let path =
            format!("/v1/admin/meeting/userconfig/trackingCodes?siteUrl={SITE}&personId={id}");
        let answer = xml.client.good(&path);
        let values = answer["trackingCodes"].as_array().unwrap().iter();
        values
            .map(|code| code["value"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let both = "<tracking><trackingCode1>Sales</trackingCode1><trackingCode3>R&amp;D</trackingCode3></tracking>";
    assert!(succeeded(&xml.set(ADMIN, both)));
    assert_eq!(rest(&mut xml), ["Sales", "Full-time", "R&D"]);
    assert!(
        xml.user(ADMIN)
            .contains("<com:trackingCode3>R&amp;D</com:trackingCode3>")
    );
    assert!(succeeded(&xml.set(
        ADMIN,
        "<tracking><trackingCode1>Design</trackingCode1></tracking>"
    )));
    assert_eq!(
        rest(&mut xml),
        ["Design", "Full-time", "R&D"],
        "omitted slots stay"
    );
    xml.client
        .control("switches", json!({ "xml_omitted_slots": "clear" }));
    assert!(succeeded(&xml.set(
        ADMIN,
        "<tracking><trackingCode1>Sales</trackingCode1></tracking>"
    )));
    assert_eq!(
        rest(&mut xml),
        ["Sales", "Full-time", ""],
        "omitted slots are cleared"
    );
    let long = format!(
        "<tracking><trackingCode3>{}</trackingCode3></tracking>",
        "x".repeat(129)
    );
    for wrong in [
        "<tracking><trackingCode1>Elsewhere</trackingCode1></tracking>",
        "<tracking><trackingCode9>x</trackingCode9></tracking>",
        "<tracking><trackingCode0>x</trackingCode0></tracking>",
        &long,
    ] {
        assert_eq!(exception(&xml.set(ADMIN, wrong)), "999999", "{wrong}");
    }
    assert_eq!(
        rest(&mut xml),
        ["Sales", "Full-time", ""],
        "a refused request changes nothing"
    );
}

#[test]
fn limits_and_faults() {
    let mut xml = Xml::new();
    let route = "POST */XMLService#user.SetUser";
    let list = "<meetingTypes><meetingType>5</meetingType></meetingTypes>";
    xml.client
        .fault(route, json!({ "kind": "xml", "exception": "000045" }));
    assert!(succeeded(&xml.user(ADMIN)), "only the operation named");
    assert_eq!(exception(&xml.set(ADMIN, list)), "000045");
    assert_ne!(xml.rest_types(ADMIN), ["5"]);
    xml.client.fault(
        route,
        json!({ "kind": "xml", "exception": "000035", "reason": "a & b", "after_apply": true }),
    );
    let answer = xml.set(ADMIN, list);
    assert!(answer.contains("a &amp; b"), "{answer}");
    assert_eq!(xml.rest_types(ADMIN), ["5"], "carried out all the same");
    xml.client.fault(route, json!({ "kind": "backup" }));
    assert!(xml.set(ADMIN, list).contains("<serv:gsbStatus>BACKUP<"));
    xml.client.fault(route, json!({ "kind": "ignore" }));
    assert!(succeeded(&xml.set(ADMIN, "<meetingTypes/>")));
    assert_eq!(xml.rest_types(ADMIN), ["5"], "ignored");
    xml.client.fault(route, json!({ "kind": "edit" }));
    assert!(succeeded(&xml.set(ADMIN, "")));
    assert_ne!(xml.rest_types(ADMIN), ["5"], "somebody else changed it");
    xml.client
        .fault("POST /WBXService/XMLService", json!({ "kind": "html200" }));
    assert!(xml.user(ADMIN).contains("<html>"));
    xml.client
        .control("rate", json!({ "rate": 0.1, "burst": 2 }));
    assert!(succeeded(&xml.user(ADMIN)));
    assert!(succeeded(&xml.user(ADMIN)));
    assert_eq!(exception(&xml.user(ADMIN)), "000045");
}
