//! The hostile organisation works like the believable one and has payloads everywhere.

use crate::ask::Client;
use serde_json::Value;
use std::collections::HashSet;
use webex_sim::{Settings, TenantKind};

fn texts(value: &Value, into: &mut HashSet<String>) {
    match value {
        Value::String(text) => {
            into.insert(text.clone());
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(members) => members.values().for_each(|member| texts(member, into)),
        _ => {}
    }
}

#[test]
fn every_answer_contains_payloads() {
    let mut client = Client::with(Settings {
        tenant: TenantKind::Hostile,
        ..Settings::with_people(60)
    });
    let mut seen = HashSet::new();
    let paths = [
        "/v1/people?max=100&callingData=true",
        "/v1/licenses",
        "/v1/roles",
        "/v1/organizations",
        "/v1/admin/meeting/config/sessionTypes",
        "/v1/admin/meeting/config/trackingCodes",
    ];
    for path in paths {
        let answer = client.good(path);
        let mut here = HashSet::new();
        texts(&answer, &mut here);
        let dangerous = |text: &&String| {
            text.contains('<')
                || text.contains("javascript:")
                || text
                    .chars()
                    .any(|letter| "\u{202e}\u{200b}\0".contains(letter))
                || text.len() > 9000
                || text.contains("{{")
                || text.starts_with('=')
        };
        assert!(here.iter().any(|text| dangerous(&text)), "{path}");
        seen.extend(here);
    }
    let markup = seen.iter().filter(|text| text.contains("__pwned")).count();
    assert!(markup >= 100, "{markup}");
    assert!(seen.iter().any(|text| text.chars().count() >= 10_240));
    let first = client.good("/v1/people?max=1")["items"][0].clone();
    for member in [
        "displayName",
        "firstName",
        "lastName",
        "nickName",
        "avatar",
        "department",
        "title",
        "manager",
        "managerId",
        "timezone",
    ] {
        assert!(first[member].is_string(), "{member}");
    }
    assert_eq!(
        client.good("/v1/people?max=100")["items"]
            .as_array()
            .unwrap()
            .len(),
        60
    );
}

#[test]
fn consent_page_escapes_names() {
    let mut client = Client::with(Settings {
        tenant: TenantKind::Hostile,
        ..Settings::with_people(5)
    });
    let id = client.sim.settings().client_id.clone();
    let page = client.get(&format!("/v1/authorize?response_type=code&client_id={id}&redirect_uri=http://localhost/&scope=spark:people_read")).text();
    assert!(page.contains("&lt;script&gt;") && !page.contains("<script") && !page.contains("<img"));
}
