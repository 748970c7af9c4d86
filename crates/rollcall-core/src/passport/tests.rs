//! How long a token lasts in words, its mask, and that the ticket text keeps secrets back.

use std::time::Duration;

use super::*;
use time::OffsetDateTime;
use time::macros::datetime;

const NOW: OffsetDateTime = datetime!(2026-11-21 06:05:09 UTC);

#[test]
fn lives_are_told_in_words() {
    let day = 86_400;
    for (seconds, words) in [
        (0, "0 seconds"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (119, "1 minute"),
        (3_599, "59 minutes"),
        (3_600, "1 hour"),
        (3_661, "1 hour 1 minute"),
        (day - 1, "23 hours 59 minutes"),
        (day, "1 day"),
        (day + 60, "1 day 1 minute"),
        (14 * day - 1, "13 days 23 hours 59 minutes"),
        (14 * day, "14 days"),
        (90 * day - 1, "89 days 23 hours 59 minutes"),
        (100 * day - 1, "99 days 23 hours 59 minutes"),
        (26_698 * day + 45_000, "26,698 days"),
        (64_799, "17 hours 59 minutes"),
    ] {
        assert_eq!(lasts(Duration::from_secs(seconds)), words);
    }
    assert_eq!(lasts(Duration::from_millis(59_999)), "59 seconds");
    assert!(lasts(Duration::MAX).contains("days"));
}

#[test]
fn the_mask_tells_neither_length_nor_characters() {
    let masks = ["", "a", &"CANARY".repeat(40)].map(|text| mask(&Secret::new(text)));
    assert!(masks.iter().all(|mask| *mask == masks[0]));
    assert!(!masks[0].contains(char::is_alphanumeric));
}

#[test]
fn ids_are_decoded_and_bare_ones_stay() {
    let uuid = "96abc2aa-3dcc-11e5-a152-fe34819cdc9a";
    let id =
        "Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi85NmFiYzJhYS0zZGNjLTExZTUtYTE1Mi1mZTM0ODE5Y2RjOWE";
    assert_eq!(uuid_of(id), uuid);
    assert_eq!(uuid_of(uuid), uuid);
    assert_eq!(uuid_of(""), "");
}

fn facts<'a>() -> PassportFacts<'a> {
    PassportFacts {
        app: "Rollcall 0.1.0",
        now: NOW,
        environment: "commercial",
        api: "https://webexapis.com/v1",
        method: "with Webex",
        client_id: None,
        person: None,
        org: None,
        roles: None,
        scopes: None,
        access: None,
        refresh: None,
        trouble: None,
    }
}

#[test]
fn the_ticket_says_what_support_asks_for() {
    let client = ["C", &"0a".repeat(32)].concat();
    let roles = [
        "Full Administrator".to_owned(),
        "Compliance Officer".to_owned(),
    ];
    let scopes = [
        "spark:kms".to_owned(),
        "spark-admin:broadworks_billing_reports_write".to_owned(),
    ];
    let ends = |seconds: i64| TokenFacts {
        expires_at: Some(NOW + time::Duration::seconds(seconds)),
    };
    let text = ticket_text(&PassportFacts {
        client_id: Some(&client),
        org: Some(
            "Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi85NmFiYzJhYS0zZGNjLTExZTUtYTE1Mi1mZTM0ODE5Y2RjOWE",
        ),
        roles: Some(&roles),
        scopes: Some(&scopes),
        access: Some(ends(14 * 86_400 - 1)),
        refresh: Some(ends(0)),
        trouble: Some("invalid_grant: the refresh\ntoken was used"),
        ..facts()
    });
    let wanted = format!(
        "App: Rollcall 0.1.0
Time: 2026-11-21 06:05:09 UTC
Environment: commercial
API: https://webexapis.com/v1
Signed in: with Webex
Client ID: {client}
Person: not known
Organisation: Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi85NmFiYzJhYS0zZGNjLTExZTUtYTE1Mi1mZTM0ODE5Y2RjOWE
Organisation UUID: 96abc2aa-3dcc-11e5-a152-fe34819cdc9a
Roles: Full Administrator, Compliance Officer
Scopes: spark:kms spark-admin:broadworks_billing_reports_write
Access token: hidden; valid for 13 days 23 hours 59 minutes, until 2026-12-05 06:05:08 UTC
Refresh token: hidden; ended 2026-11-21 06:05:09 UTC
Last trouble: invalid_grant: the refresh token was used
"
    );
    assert_eq!(text, wanted);
}

#[test]
fn what_went_astray_into_a_field_is_hidden() {
    let token = format!(
        "{}_SIM1_96abc2aa-3dcc-11e5-a152-fe34819cdc9a",
        "MTI4OTRkYmQtNjQ4Yi00OTBlLT".repeat(2)
    );
    let secret = "0f".repeat(32);
    let jwt = format!("{0}.{0}.{0}", "eyJhbGciOiJSUzI1NiJ9AAAA");
    let trouble = format!("Bearer {token} and client_secret={secret}, id_token \"{jwt}\".");
    let odd_scopes = [token.clone()];
    let text = ticket_text(&PassportFacts {
        client_id: Some(&secret),
        person: Some(&token),
        scopes: Some(&odd_scopes),
        trouble: Some(&trouble),
        ..facts()
    });
    for leaked in [&token, &secret, &jwt] {
        assert!(!text.contains(&**leaked), "{text}");
        assert!(!text.contains(&leaked[..20]), "{text}");
    }
    assert_eq!(text.matches("[hidden]").count(), 6, "{text}");
}

#[test]
fn no_scope_is_taken_for_a_secret() {
    let scopes: Vec<String> = crate::scopes::catalog::all()
        .map(|scope| scope.name)
        .collect();
    let text = ticket_text(&PassportFacts {
        scopes: Some(&scopes),
        ..facts()
    });
    assert!(!text.contains("[hidden]"), "{text}");
}
