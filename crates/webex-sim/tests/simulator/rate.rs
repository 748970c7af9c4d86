//! The rate limit of each user.

use crate::ask::Client;
use webex_sim::{RateLimit, Settings, Switches};

fn limited(html: bool) -> Client {
    Client::with(Settings {
        rate: Some(RateLimit {
            per_second: 0.25,
            burst: 3,
        }),
        switches: Switches {
            html_429: html,
            ..Switches::default()
        },
        ..Settings::with_people(5)
    })
}

#[test]
fn answers_429_after_the_burst_with_a_sufficient_wait() {
    let mut client = limited(false);
    for _ in 0..3 {
        assert_eq!(client.get("/v1/people/me").status, 200);
    }
    let answer = client.get("/v1/people/me");
    assert_eq!(answer.status, 429);
    answer.error();
    let wait: i64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert_eq!(wait, 4);
    client.wait(wait - 1);
    assert_eq!(client.get("/v1/people/me").status, 429);
    client.wait(1);
    assert_eq!(client.get("/v1/people/me").status, 200);
}

#[test]
fn limits_users_not_tokens() {
    let mut client = limited(false);
    let second = client.mint("admin", "spark:people_read");
    let other = client.mint("user", "spark:people_read");
    for _ in 0..3 {
        client.get("/v1/people/me");
    }
    client.token = second;
    assert_eq!(client.get("/v1/people/me").status, 429);
    client.token = other;
    assert_eq!(client.get("/v1/people/me").status, 200);
}

#[test]
fn body_can_be_html() {
    let mut client = limited(true);
    for _ in 0..3 {
        client.get("/v1/people/me");
    }
    let answer = client.get("/v1/people/me");
    assert_eq!(answer.status, 429);
    assert!(
        answer
            .header("content-type")
            .unwrap()
            .starts_with("text/html")
    );
    assert!(answer.text().starts_with("<html>") && answer.header("retry-after").is_some());
}
