//! The probes: one a family of scopes, and only where its address is known.

use crate::sets::Set;

use super::*;
use crate::scopes::catalog;

fn known() -> Known {
    Known {
        person: Some("P/1".into()),
        org: Some("O 1".into()),
        site: Some("example.webex.com".into()),
    }
}

fn names(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn each_family_has_at_most_one_probe_and_it_is_a_read() {
    let families: Set<_> = PROBES.iter().map(|probe| probe.family).collect();
    assert_eq!(families.len(), PROBES.len());
    assert_eq!(ProbeRequest::METHOD, Method::GET);
    assert_eq!(ProbeRequest::IDEMPOTENCY, Idempotency::Safe);
    let mut routes = Set::new();
    for probe in &PROBES {
        assert!(probe.operation.starts_with("GET /"));
        assert!(
            probe.scopes[0].starts_with(probe.family),
            "{} is not of {}",
            probe.scopes[0],
            probe.family
        );
        assert!(probe.scopes.iter().all(|scope| catalog::knows(scope)));
        assert!(
            crate::refusal::find(probe.operation).is_some(),
            "{} cannot be explained",
            probe.operation
        );
        let request = probe.request(&known(), None).unwrap();
        assert!(routes.insert(request.path().as_str().to_owned()));
        assert!(request.decode(b"<html>").is_ok());
    }
}

#[test]
fn the_addresses_hold_what_is_known_percent_encoded() {
    let route = |family: &str| {
        let probe = PROBES.iter().find(|probe| probe.family == family).unwrap();
        probe
            .request(&known(), None)
            .unwrap()
            .path()
            .as_str()
            .to_owned()
    };
    assert_eq!(route("spark-admin:organizations"), "/organizations/O%201");
    assert_eq!(route("identity:tokens"), "/authorizations?personId=P%2F1");
    assert_eq!(
        route("meeting:admin_schedule"),
        "/admin/meeting/config/trackingCodes?siteUrl=example.webex.com"
    );
}

#[test]
fn nothing_is_sent_for_scopes_that_the_token_lacks() {
    let sent = |granted: &str| -> Vec<&str> {
        let granted = names(granted);
        PROBES
            .iter()
            .filter(|probe| probe.request(&known(), Some(&granted)).is_ok())
            .map(|probe| probe.family)
            .collect()
    };
    assert!(sent("").is_empty());
    assert_eq!(sent("spark-admin:licenses_read"), ["spark-admin:licenses"]);
    assert_eq!(sent("spark:all"), ["spark:people"]);
    assert_eq!(sent("identity:groups_rw"), ["identity:groups"]);
}

#[test]
fn without_ids_only_what_needs_them_is_left_out() {
    let left: Vec<&str> = PROBES
        .iter()
        .filter(|probe| {
            matches!(
                probe.request(&Known::default(), None),
                Err(ProbeVerdict::NotTried { .. })
            )
        })
        .map(|probe| probe.family)
        .collect();
    assert_eq!(
        left,
        [
            "spark-admin:organizations",
            "identity:people",
            "identity:tokens"
        ]
    );
}

#[test]
fn answers_are_judged() {
    let judged = |kind| {
        let error = ApiError::new(kind, "GET probe", "Webex's words");
        ProbeVerdict::of(Err(&error))
    };
    assert_eq!(ProbeVerdict::of(Ok(())), ProbeVerdict::Works);
    assert_eq!(judged(ErrorKind::TooLarge), ProbeVerdict::Works);
    for kind in [ErrorKind::Forbidden, ErrorKind::Invalid] {
        assert_eq!(
            judged(kind),
            ProbeVerdict::Refused {
                why: "Webex's words".into()
            }
        );
    }
    for kind in [
        ErrorKind::Unauthorized,
        ErrorKind::RateLimited,
        ErrorKind::Server,
        ErrorKind::Unreachable,
        ErrorKind::TimedOut,
    ] {
        assert_eq!(
            judged(kind),
            ProbeVerdict::Failed {
                why: "Webex's words".into()
            }
        );
    }
    assert!(matches!(
        judged(ErrorKind::NotFound),
        ProbeVerdict::Failed { .. }
    ));
}
