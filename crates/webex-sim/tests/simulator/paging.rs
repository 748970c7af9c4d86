//! `Link: rel="next"` covers everyone exactly once, from whatever address the client used.

use crate::ask::{Client, ORIGIN};
use http::Request;
use std::collections::HashSet;
use webex_sim::Settings;

/// Follows the links. Returns all items and the number of pages.
fn walk(client: &mut Client, path: &str, member: &str) -> (Vec<String>, usize) {
    let (mut ids, mut pages, mut next) = (Vec::new(), 0, Some(path.to_owned()));
    while let Some(url) = next {
        let answer = client.get(&url);
        assert_eq!(answer.status, 200, "{}", answer.text());
        let json = answer.json();
        ids.extend(
            json[member]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["id"].as_str().unwrap().to_owned()),
        );
        pages += 1;
        assert!(pages < 1000, "the pages do not end");
        next = answer.next();
    }
    (ids, pages)
}

#[test]
fn every_page_size_covers_everyone_once() {
    for (people, max) in [(7, 1), (7, 3), (7, 7), (7, 8), (250, 100), (3, 100)] {
        let mut client = Client::with(Settings::with_people(people));
        let (ids, pages) = walk(&mut client, &format!("/v1/people?max={max}"), "items");
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), people);
        assert_eq!(ids.len(), people);
        assert_eq!(pages, people.div_ceil(max));
    }
}

#[test]
fn default_page_is_a_hundred_and_max_is_capped_silently() {
    let mut settings = Settings::with_people(300);
    settings.max_page = 150;
    let mut client = Client::with(settings);
    let count = |client: &mut Client, path: &str| client.get(path).items().len();
    assert_eq!(count(&mut client, "/v1/people"), 100);
    assert_eq!(count(&mut client, "/v1/people?max=100000"), 150);
    assert_eq!(
        count(&mut client, "/v1/people?max=120&callingData=true"),
        100
    );
    for bad in ["0", "-1", "x", "1.5"] {
        assert_eq!(
            client.get(&format!("/v1/people?max={bad}")).status,
            400,
            "{bad}"
        );
    }
}

#[test]
fn links_keep_the_query_and_the_clients_origin() {
    let mut client = Client::new();
    let next = client
        .get("/v1/people?max=2&excludeStatus=true")
        .next()
        .unwrap();
    assert!(
        next.starts_with(&format!(
            "{ORIGIN}/v1/people?max=2&excludeStatus=true&cursor="
        )),
        "{next}"
    );

    let token = client.token.clone();
    let request = Request::get("/v1/people?max=2")
        .header("Host", "127.0.0.1:9")
        .header("Authorization", format!("Bearer {token}"));
    let next = client
        .send(request.body(Vec::new()).unwrap())
        .next()
        .unwrap();
    assert!(next.starts_with("http://127.0.0.1:9/v1/people?"), "{next}");
}

#[test]
fn deletion_between_pages_loses_nobody_else() {
    let mut client = Client::with(Settings::with_people(20));
    let all: Vec<String> = client.sim.people().map(|(id, _)| id).collect();
    let first = client.get("/v1/people?max=10");
    let seen: Vec<_> = first
        .items()
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        client
            .ask("DELETE", &format!("/v1/people/{}", seen[5]), None)
            .status,
        204
    );
    let (rest, _) = walk(&mut client, &first.next().unwrap(), "items");
    assert_eq!([seen, rest].concat(), all);
}

#[test]
fn refuses_a_broken_cursor() {
    let mut client = Client::new();
    assert_eq!(client.get("/v1/people?cursor=bm9wZQ").status, 400);
}

#[test]
fn pages_the_holders_of_a_license() {
    let mut client = Client::with(Settings::with_people(400));
    let license = client.license("Basic Messaging", None);
    let id = license["id"].as_str().unwrap();
    let plain = client.good(&format!("/v1/licenses/{id}"));
    assert_eq!(plain.get("users"), None);
    let (holders, pages) = walk(
        &mut client,
        &format!("/v1/licenses/{id}?includeAssignedTo=user"),
        "users",
    );
    assert_eq!((holders.len(), pages), (400, 2));
    assert_eq!(holders.iter().collect::<HashSet<_>>().len(), 400);
    let (holders, pages) = walk(
        &mut client,
        &format!("/v1/licenses/{id}?includeAssignedTo=user&limit=77"),
        "users",
    );
    assert_eq!((holders.len(), pages), (400, 6));
    assert_eq!(
        client
            .get(&format!("/v1/licenses/{id}?includeAssignedTo=workspace"))
            .status,
        400
    );
}
