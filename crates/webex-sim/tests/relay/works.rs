//! What the relay is for: tokens with the secret added, the XML API, and the REST API.

use serde_json::{Value, json};

use crate::http::{Answer, Request, send};
use crate::proxies::{Proxy, SERVERS};
use crate::simulator::{ADMIN, CLIENT, SECRET, Simulator};

/// Runs a test with each server in front of a simulator.
fn each(test: impl Fn(&Proxy, &Simulator)) {
    let simulator = Simulator::start();
    for server in SERVERS {
        let mut proxy = Proxy::start(server, simulator.port);
        simulator.take_ledger();
        test(&proxy, &simulator);
        proxy.check_silence();
    }
}

fn ask(proxy: &Proxy, request: &Request) -> Answer {
    let answer = send(proxy.port, &request.bytes(proxy.port));
    let answer =
        answer.unwrap_or_else(|| panic!("{:?} gave no answer to {request:?}", proxy.server));
    assert!(!answer.body.contains(SECRET) && !answer.head.contains(SECRET));
    answer
}

fn token(proxy: &Proxy, form: &str) -> Request {
    Request::new("POST", "/relay/access_token", form)
        .with("Origin", &proxy.origin())
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Sec-Fetch-Site", "same-origin")
}

fn xml(proxy: &Proxy, body: &str) -> Request {
    Request::new("POST", "/relay/xml/acme", body)
        .with("Origin", &proxy.origin())
        .with("Content-Type", "application/xml")
}

fn message(operation: &str, ticket: &str, inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><serv:message><header><securityContext><siteName>acme</siteName><webExID>{ADMIN}</webExID>{ticket}</securityContext></header>\
         <body><bodyContent xsi:type=\"java:com.webex.service.binding.{operation}\">{inner}</bodyContent></body></serv:message>"
    )
}

fn refresh_token(simulator: &Simulator) -> String {
    let body = json!({ "client_id": CLIENT });
    let minted = simulator.control("POST", "tokens", &body.to_string());
    minted["refresh_token"].as_str().unwrap().to_owned()
}

#[test]
fn the_secret_is_added_to_a_refresh() {
    each(|proxy, simulator| {
        let form = format!(
            "grant_type=refresh_token&client_id={CLIENT}&refresh_token={}",
            refresh_token(simulator)
        );
        let direct = Request::new("POST", "/v1/access_token", &form)
            .with("Content-Type", "application/x-www-form-urlencoded");
        let refused = send(simulator.port, &direct.bytes(simulator.port)).unwrap();
        assert_eq!(
            refused.status, 401,
            "the secret is demanded: {}",
            refused.body
        );
        for kind in [
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded;charset=UTF-8",
        ] {
            let answer = ask(proxy, &token(proxy, &form).with("Content-Type", kind));
            assert_eq!(answer.status, 200, "{:?}: {}", proxy.server, answer.body);
            let tokens: Value = serde_json::from_str(&answer.body).unwrap();
            assert!(tokens["access_token"].is_string());
            assert_eq!(
                answer.header("access-control-allow-origin"),
                None,
                "no other page may read it"
            );
        }
        let used = simulator.take_ledger();
        let basic = used
            .iter()
            .filter(|entry| entry["authorization"] == "basic");
        assert_eq!(basic.count(), 2);
        // A refusal comes through in Webex's words.
        let answer = ask(
            proxy,
            &token(proxy, "grant_type=refresh_token&refresh_token=wrong"),
        );
        assert_eq!(answer.status, 400, "{}", answer.body);
        assert!(
            answer.body.contains("invalid_grant") || answer.body.contains("error"),
            "{}",
            answer.body
        );
    });
}

#[test]
fn a_code_is_exchanged() {
    each(|proxy, simulator| {
        let redirect = "http%3A%2F%2F127.0.0.1%3A8080%2F";
        // RFC 7636, appendix B.
        let consent = format!(
            "response_type=code&client_id={CLIENT}&redirect_uri={redirect}&scope=spark%3Apeople_read&state=s&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
        );
        let decide = format!("{consent}&email={ADMIN}&decision=accept");
        let page = Request::new("POST", &format!("/v1/authorize?{consent}"), &decide)
            .with("Content-Type", "application/x-www-form-urlencoded");
        let answer = send(simulator.port, &page.bytes(simulator.port)).unwrap();
        let (_, code) = answer
            .head
            .split_once("code=")
            .unwrap_or_else(|| panic!("{} {}", answer.head, answer.body));
        let code = code.split(['&', '\r', '\n']).next().unwrap();
        let form = format!(
            "grant_type=authorization_code&client_id={CLIENT}&code={code}&redirect_uri={redirect}&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        );
        let answer = ask(proxy, &token(proxy, &form));
        assert_eq!(answer.status, 200, "{:?}: {}", proxy.server, answer.body);
    });
}

#[test]
fn the_xml_api_works_from_the_ticket_to_a_change() {
    each(|proxy, simulator| {
        let admin = simulator.ready["admin_token"].as_str().unwrap();
        let exchange = message(
            "user.AuthenticateUser",
            "",
            &format!("<accessToken>{admin}</accessToken>"),
        );
        let answer = ask(proxy, &xml(proxy, &exchange));
        assert_eq!(answer.status, 200, "{:?}: {}", proxy.server, answer.body);
        let (_, ticket) = answer
            .body
            .split_once("sessionTicket>")
            .unwrap_or_else(|| panic!("{}", answer.body));
        let ticket = format!(
            "<sessionTicket>{}</sessionTicket>",
            ticket.split_once('<').unwrap().0
        );
        let types = "<meetingTypes><meetingType>5</meetingType></meetingTypes>";
        let change = message(
            "user.SetUser",
            &ticket,
            &format!("<webExId>{ADMIN}</webExId>{types}"),
        );
        assert!(ask(proxy, &xml(proxy, &change)).body.contains("SUCCESS"));
        let read = message(
            "user.GetUser",
            &ticket,
            &format!("<webExId>{ADMIN}</webExId>"),
        );
        let read = ask(
            proxy,
            &xml(proxy, &read).with("Content-Type", "application/xml;charset=UTF-8"),
        );
        assert!(read.body.contains("<use:meetingType>5<"), "{}", read.body);
        assert_eq!(read.header("access-control-allow-origin"), None);
        let seen = simulator.take_ledger();
        assert!(
            seen.iter()
                .all(|entry| entry["path"] == "/_site/acme/WBXService/XMLService"
                    && entry["authorization"] == "none"),
            "{seen:?}"
        );
        // Another site by the name in the path alone.
        let other = ask(
            proxy,
            &Request {
                target: "/relay/xml/acme-eu".into(),
                ..xml(proxy, &change)
            },
        );
        assert!(
            other.body.contains("FAILURE"),
            "the name in the body must be that of the host"
        );
    });
}

#[test]
fn the_rest_api_works_with_lists_over_several_pages() {
    each(|proxy, simulator| {
        let admin = simulator.ready["admin_token"].as_str().unwrap();
        let get = |target: &str| {
            let request = Request::new("GET", target, "").with("Sec-Fetch-Site", "same-origin");
            ask(
                proxy,
                &request.with("Authorization", &format!("Bearer {admin}")),
            )
        };
        let mut target = "/relay/v1/people?max=60&excludeStatus=true".to_owned();
        let mut people = 0;
        for page in 0..3 {
            let answer = get(&target);
            assert_eq!(answer.status, 200, "{:?}: {}", proxy.server, answer.body);
            let body: Value = serde_json::from_str(&answer.body).unwrap();
            people += body["items"].as_array().unwrap().len();
            if page == 2 {
                assert_eq!(answer.header("link"), None);
                break;
            }
            let link = answer
                .header("link")
                .unwrap_or_else(|| panic!("{}", answer.head));
            let start = format!("<{}/relay/v1/people?", proxy.origin());
            let query = link
                .strip_prefix(&start)
                .unwrap_or_else(|| panic!("{link}"));
            let (query, rest) = query.split_once('>').unwrap();
            assert_eq!(rest, "; rel=\"next\"");
            target = format!("/relay/v1/people?{query}");
        }
        assert_eq!(people, 150);
        assert_eq!(
            get("/relay/v1/people/unknown").status,
            404,
            "Webex's own refusal"
        );
        assert!(get("/relay/v1/people/unknown").body.contains("trackingId"));
        let org = concat!("/relay/identity/scim/v2/Users", "/me");
        assert_eq!(get(org).status, 200);
        let write = Request::new("PUT", "/relay/v1/people/unknown", "{}")
            .with("Origin", &proxy.origin())
            .with("Authorization", &format!("Bearer {admin}"))
            .with("Content-Type", "application/json");
        let refusal = ask(proxy, &write);
        assert_eq!(refusal.status, 404, "{}", refusal.body);
        assert!(refusal.body.contains("trackingId"), "{}", refusal.body);
        let used = simulator.take_ledger();
        assert!(
            used.iter().all(|entry| entry["authorization"] == "bearer"),
            "{used:?}"
        );
    });
}
