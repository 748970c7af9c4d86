//! The XML API against the simulator: the client, the ticket, and REST beside it.

mod console;
mod tickets;

use crate::world::World;
use rollcall_core::xml_ticket::TicketKeeper;
use serde_json::json;
use std::time::Duration;
use webex_api::xml::operations::*;
use webex_api::xml::{Operation, Requester, SiteName, XmlAddress, XmlClient, XmlReply};
use webex_api::{
    ApiError, Clock as _, ErrorKind, GetUserSessionTypes, PersonId, SiteUrl, UpdateUserSessionTypes,
};
use webex_sim::Settings;

const ADMIN: &str = "avery.quill@lantern.example";
const OTHER: &str = "robin.ashdown@lantern.example";

struct Site {
    world: World,
    keeper: TicketKeeper,
    xml: XmlClient,
}

impl Site {
    fn new() -> Self {
        Self::with(Settings::with_people(300))
    }

    fn with(settings: Settings) -> Self {
        let world = World::with(settings);
        let requester = Requester {
            site: SiteName::parse("acme.webex.com").unwrap(),
            webex_id: ADMIN.into(),
        };
        let address = XmlAddress::Direct;
        let bare = XmlClient::new(&world.client, address, requester);
        let keeper = TicketKeeper::new(&world.client, &bare, |_| {});
        Self {
            xml: keeper.client(),
            keeper,
            world,
        }
    }

    fn switched(switches: serde_json::Value) -> Self {
        let site = Self::new();
        site.world.control("POST", "switches", &switches);
        site
    }

    fn try_call<O: Operation>(&self, operation: &O) -> Result<XmlReply<O::Output>, ApiError> {
        self.world.clock.run(self.xml.call(operation))
    }

    fn call<O: Operation>(&self, operation: &O) -> O::Output {
        self.try_call(operation).unwrap().value
    }

    fn user(&self, email: &str) -> User {
        self.call(&GetUser {
            webex_id: email.into(),
        })
    }

    /// Lets time pass on both sides.
    fn pass(&self, seconds: u64) {
        let sleep = self.world.clock.sleep(Duration::from_secs(seconds));
        self.world.clock.run(sleep);
    }

    fn now(&self) -> time::OffsetDateTime {
        self.world.clock.now()
    }

    /// The operations that the simulator saw, with its exceptions.
    fn operations(&self) -> Vec<(String, Option<String>)> {
        let simulator = self.world.transport.simulator.borrow();
        let entries = simulator
            .ledger()
            .iter()
            .filter(|entry| entry.path.ends_with("XMLService"));
        entries
            .map(|entry| (entry.kind.clone().unwrap_or_default(), entry.error.clone()))
            .collect()
    }

    fn exchanges(&self) -> usize {
        let all = self.operations();
        all.iter()
            .filter(|(name, _)| name == "user.AuthenticateUser")
            .count()
    }

    fn rest_types(&self, email: &str) -> Vec<String> {
        let id = self
            .world
            .transport
            .simulator
            .borrow()
            .person_by_email(email)
            .unwrap();
        let read = GetUserSessionTypes {
            site_url: SiteUrl::new("acme.webex.com"),
            person_id: PersonId::new(id),
        };
        let answer = self
            .world
            .clock
            .run(self.world.client.call(&read))
            .unwrap()
            .value;
        let types = answer.session_types.into_iter();
        types.map(|kind| kind.id.as_str().to_owned()).collect()
    }
}

fn set_types(email: &str, types: &[&str]) -> SetUser {
    SetUser {
        webex_id: email.into(),
        meeting_types: Some(types.iter().map(|id| (*id).to_owned()).collect()),
        ..SetUser::default()
    }
}

#[test]
fn the_guide_from_the_token_to_set_user() {
    let site = Site::new();
    assert!(site.call(&GetApiVersion).version.contains("XML API"));
    assert_eq!(site.exchanges(), 0, "the version needs no ticket");
    let me = site.call(&GetMe);
    assert_eq!(
        (me.webex_id.as_str(), me.role.as_deref()),
        (ADMIN, Some("siteAdmin"))
    );
    let settings = site.call(&GetSite);
    let types = settings.meeting_types.unwrap();
    assert_eq!(types.len(), 5);
    assert_eq!(settings.tracking_codes.unwrap()[0].values[2].value, "Sales");
    assert_eq!(site.call(&LstMeetingType::default()).items.len(), 5);
    let before = site.user(ADMIN);
    assert_eq!(before.meeting_types.unwrap(), site.rest_types(ADMIN));
    let change = SetUser {
        tracking: vec![(1, "Sales".into()), (3, "R&D <\u{e9}\u{1d11e}>".into())],
        ..set_types(ADMIN, &["5", "681"])
    };
    site.call(&change);
    let after = site.user(ADMIN);
    assert_eq!(after.meeting_types.unwrap(), ["5", "681"]);
    let tracking = after.tracking.unwrap();
    assert_eq!(tracking[0].as_deref(), Some("Sales"));
    assert_eq!(tracking[2].as_deref(), Some("R&D <\u{e9}\u{1d11e}>"));
    assert_eq!(site.rest_types(ADMIN), ["5", "681"], "REST sees it");
    assert_eq!(site.exchanges(), 1, "one ticket for all of it");
}

#[test]
fn a_change_by_rest_is_seen_by_xml() {
    let site = Site::new();
    let id = site
        .world
        .transport
        .simulator
        .borrow()
        .person_by_email(ADMIN)
        .unwrap();
    let change = UpdateUserSessionTypes {
        site_url: SiteUrl::new("acme.webex.com"),
        person_id: PersonId::new(id),
        session_type_ids: vec!["9".into()],
    };
    site.world
        .clock
        .run(site.world.client.call(&change))
        .unwrap();
    assert_eq!(site.user(ADMIN).meeting_types.unwrap(), ["9"]);
}

#[test]
fn every_form_of_an_answer_reads_alike() {
    let plain = Site::new();
    let wanted = format!("{:?} {:?}", plain.user(ADMIN), plain.call(&GetSite));
    for switches in [
        json!({ "xml_encoding": "iso-8859-1" }),
        json!({ "xml_encoding": "utf-16" }),
        json!({ "xml_prefixes": "other" }),
        json!({ "xml_prefixes": "undeclared" }),
        json!({ "xml_prefixes": "other", "xml_encoding": "utf-16" }),
    ] {
        let site = Site::switched(switches.clone());
        assert_eq!(
            format!("{:?} {:?}", site.user(ADMIN), site.call(&GetSite)),
            wanted,
            "{switches}"
        );
    }
    let site = Site::switched(json!({ "xml_backup": true }));
    assert!(site.try_call(&GetMe).unwrap().backup);
    assert!(!plain.try_call(&GetMe).unwrap().backup);
}

#[test]
fn everyone_is_listed_part_by_part() {
    for nothing_found in ["failure", "list"] {
        let site = Site::switched(json!({ "xml_nothing_found": nothing_found }));
        let mut next = Some(LstsummaryUser {
            maximum: 50,
            ..LstsummaryUser::default()
        });
        let mut emails = std::collections::BTreeSet::new();
        let mut total = None;
        while let Some(part) = next {
            let summary = site.call(&part);
            total = total.or(summary.matching.total);
            for user in &summary.users {
                assert!(emails.insert(user.webex_id.clone()), "{}", user.webex_id);
            }
            next = part.after(&summary);
        }
        assert!(emails.len() > 100);
        assert_eq!(total, Some(emails.len() as u64));
        let nobody = LstsummaryUser {
            email: Some("nobody@".into()),
            ..LstsummaryUser::default()
        };
        assert_eq!(site.call(&nobody).users, []);
    }
}

#[test]
fn failures_have_their_class() {
    let site = Site::new();
    let missing = GetUser {
        webex_id: "nobody@lantern.example".into(),
    };
    let error = site.try_call(&missing).unwrap_err();
    assert_eq!(
        (error.kind, error.details[0].code.as_deref()),
        (ErrorKind::NotFound, Some("030001"))
    );
    let unknown = site.try_call(&set_types(ADMIN, &["77"])).unwrap_err();
    assert_eq!(
        (unknown.kind, unknown.outcome_unknown()),
        (ErrorKind::Invalid, false)
    );
    assert!(unknown.message.contains("77"), "{unknown}");
    let too_many = DelUser {
        webex_ids: vec!["x".into(); AT_ONCE + 1],
    };
    assert_eq!(
        site.try_call(&too_many).unwrap_err().details[0]
            .code
            .as_deref(),
        Some("040015")
    );
    let token = site.world.mint(json!({ "scopes": "spark:people_read" }));
    let client = site.world.client_with(site.world.fixed(token));
    let narrow = XmlClient::new(&client, XmlAddress::Direct, site.xml.requester().clone());
    let error = site
        .world
        .clock
        .run(narrow.call(&AuthenticateUser))
        .unwrap_err();
    assert_eq!(
        error.kind,
        ErrorKind::Forbidden,
        "the token lacks spark:all"
    );
}

#[test]
fn a_rate_limit_is_waited_for_and_a_lost_write_is_not_repeated() {
    let site = Site::new();
    let route = "POST */XMLService#user.SetUser";
    site.world
        .fault(route, json!({ "kind": "xml", "exception": "000045" }));
    let before = site.now();
    site.call(&set_types(ADMIN, &["5"]));
    assert!(site.now() - before >= time::Duration::seconds(60));
    assert_eq!(site.rest_types(ADMIN), ["5"]);
    let faults = [
        json!({ "kind": "xml", "exception": "000035", "after_apply": true }),
        json!({ "kind": "truncate" }),
        json!({ "kind": "status", "status": 502, "after_apply": true }),
        json!({ "kind": "drop", "after_apply": true }),
        json!({ "kind": "hang", "after_apply": true }),
        json!({ "kind": "html200" }),
        json!({ "kind": "empty200" }),
    ];
    for (fault, types) in faults.iter().zip([["3"], ["5"], ["9"]].iter().cycle()) {
        let before = site.operations().len();
        site.world.fault(route, fault.clone());
        let error = site.try_call(&set_types(ADMIN, types)).unwrap_err();
        assert!(error.outcome_unknown(), "{fault}: {error}");
        assert_eq!(site.operations().len(), before + 1, "{fault}");
        let applied = !matches!(fault["kind"].as_str(), Some("html200" | "empty200"));
        assert_eq!(site.rest_types(ADMIN) == types, applied, "{fault}");
    }
}

#[test]
fn people_are_created_and_removed() {
    let site = Site::new();
    let email = "o'neil&co@lantern.example";
    let create = CreateUser {
        first_name: "Zo\u{eb}".into(),
        last_name: "O'Neil <x>".into(),
        email: email.into(),
        webex_id: email.into(),
        password: None,
        meeting_types: None,
        privileges: vec![("host".into(), true)],
        send_welcome: false,
    };
    assert!(site.call(&create).is_some());
    let user = site.user(email);
    assert_eq!(user.last_name.as_deref(), Some("O'Neil <x>"));
    assert_eq!(
        site.try_call(&create).unwrap_err().kind,
        ErrorKind::Conflict
    );
    let removed = site.call(&DelUser {
        webex_ids: vec![email.into(), "nobody@x".into()],
    });
    assert_eq!(
        removed.iter().map(|user| user.done).collect::<Vec<_>>(),
        [true, false]
    );
    assert_eq!(
        site.try_call(&GetUser {
            webex_id: email.into()
        })
        .unwrap_err()
        .kind,
        ErrorKind::NotFound
    );
}

#[test]
fn hostile_texts_come_through_as_text() {
    let site = Site::with(Settings {
        tenant: webex_sim::TenantKind::Hostile,
        ..Settings::with_people(300)
    });
    let list = site.call(&LstsummaryUser::default());
    assert!(list.users.iter().any(|user| {
        user.first_name
            .as_deref()
            .is_some_and(|name| name.contains('<'))
    }));
    let codes = site.call(&GetSite).tracking_codes.unwrap();
    assert!(!codes.is_empty());
    assert!(site.user(OTHER).meeting_types.is_some());
}
