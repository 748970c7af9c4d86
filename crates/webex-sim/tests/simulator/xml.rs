//! The XML service: its envelope and its tickets. `xml_operations.rs` has the other operations.

use crate::ask::{ADMIN, Answer, Client, ORIGIN, USER};
use http::Request;
use serde_json::json;

fn request(site: &str, user: &str, operation: &str, inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><serv:message xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <header><securityContext><siteName>{site}</siteName><webExID>{user}</webExID></securityContext></header>\
         <body><bodyContent xsi:type=\"java:com.webex.service.binding.{operation}\">{inner}</bodyContent></body></serv:message>"
    )
}

fn post(client: &mut Client, kind: &str, body: String) -> Answer {
    let request = Request::post(format!("{ORIGIN}/WBXService/XMLService"));
    let request = request.header("Content-Type", kind);
    let answer = client.send(request.body(body.into_bytes()).unwrap());
    assert_eq!(answer.status, 200, "also for failures");
    assert!(
        answer
            .header("content-type")
            .unwrap()
            .starts_with("text/xml")
    );
    answer
}

fn ticket(client: &mut Client, site: &str, user: &str, token: &str) -> Answer {
    let inner = format!("<accessToken>{token}</accessToken>");
    let body = request(site, user, "user.AuthenticateUser", &inner);
    post(client, "application/xml", body)
}

fn failed(answer: &Answer, id: &str) {
    let text = answer.text();
    assert!(
        text.contains("<serv:result>FAILURE</serv:result>"),
        "{text}"
    );
    assert!(
        text.contains(&format!("<serv:exceptionID>{id}</serv:exceptionID>")),
        "{text}"
    );
    assert!(text.contains("<serv:bodyContent/>"), "{text}");
}

#[test]
fn exchanges_a_token_with_spark_all_for_a_ticket() {
    let mut client = Client::new();
    let token = client.mint("user", "spark:all");
    let answer = ticket(&mut client, "acme", USER, &token).text();
    assert!(answer.contains("<serv:result>SUCCESS</serv:result>"));
    assert!(answer.contains("xsi:type=\"use:authenticateUserResponse\""));
    assert!(answer.contains("<use:sessionTicket>") && answer.contains("CANARY"));
    let created = client.now.unix_timestamp() * 1000;
    assert!(answer.contains(&format!("<use:createTime>{created}</use:createTime>")));
    assert!(answer.contains("<use:timeToLive>5400</use:timeToLive>"));
    assert!(!answer.contains(&token));
    let entry = client.sim.ledger().last().unwrap();
    assert_eq!(entry.kind.as_deref(), Some("user.AuthenticateUser"));
    assert_eq!(entry.error, None);
}

#[test]
fn refuses_other_tokens_people_and_sites() {
    let mut client = Client::new();
    let all = client.mint("user", "spark:all");
    let narrow = client.mint("user", "spark:people_read");
    failed(&ticket(&mut client, "acme", USER, &narrow), "000001");
    failed(&ticket(&mut client, "acme", ADMIN, &all), "030002");
    failed(&ticket(&mut client, "acme", USER, "wrong"), "030002");
    failed(&ticket(&mut client, "acme", USER, ""), "030002");
    failed(&ticket(&mut client, "nowhere", USER, &all), "999999");
    let entry = client.sim.ledger().last().unwrap();
    assert_eq!(entry.error.as_deref(), Some("999999"));
    client.ask("DELETE", "/_sim/tokens", Some(json!({ "token": all })));
    failed(&ticket(&mut client, "acme", USER, &all), "030002");
}

#[test]
fn refuses_other_operations_and_invalid_xml() {
    let mut client = Client::new();
    let body = request("acme", USER, "user.UploadPMRImage", "");
    failed(&post(&mut client, "text/xml", body), "999999");
    for body in ["", "<a>", "<a/>", "{}"] {
        failed(&post(&mut client, "text/xml", body.into()), "999999");
    }
}

#[test]
fn accepts_a_form_and_the_other_binding() {
    let mut client = Client::new();
    let token = client.mint("user", "spark:all");
    let inner = format!("<accessToken>{token}</accessToken>");
    let body = request("acme", USER, "user.AuthenticateUser", &inner)
        .replace("com.webex.service", "com.webex.xmlapi.service");
    let form = form_urlencoded::Serializer::new(String::new())
        .append_pair("XML", &body)
        .finish();
    let answer = post(&mut client, "application/x-www-form-urlencoded", form);
    assert!(answer.text().contains("SUCCESS"), "{}", answer.text());
}

#[test]
fn switch_controls_other_origins() {
    for (allowed, origin) in [(true, Some("*")), (false, None)] {
        let mut client = Client::switched(|switches| switches.xml_cors = allowed);
        let answer = ticket(&mut client, "acme", USER, "wrong");
        assert_eq!(answer.header("access-control-allow-origin"), origin);
        let preflight = Request::options(format!("{ORIGIN}/WBXService/XMLService"))
            .header("Access-Control-Request-Headers", "content-type")
            .body(Vec::new())
            .unwrap();
        let preflight = client.send(preflight);
        assert_eq!(
            preflight.header("access-control-allow-headers").is_some(),
            allowed
        );
        assert_eq!(preflight.header("access-control-allow-origin"), origin);
    }
}
