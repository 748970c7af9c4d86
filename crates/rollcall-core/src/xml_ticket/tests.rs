//! The machine on its own. With the simulator: `tests/simulator/xml.rs`.

use std::time::Duration;

use proptest::prelude::*;
use time::OffsetDateTime;
use webex_api::Secret;
use webex_api::xml::operations::SessionTicket;

use super::{LIFETIME, RENEWAL, TicketEvent, XmlTicket};

const START: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

fn ticket(text: &str, seconds: Option<u64>) -> SessionTicket {
    SessionTicket {
        ticket: Secret::new(text),
        created: None,
        time_to_live: seconds.map(Duration::from_secs),
    }
}

/// A machine that holds a ticket since [`START`].
fn held(text: &str, seconds: Option<u64>) -> XmlTicket {
    let mut machine = XmlTicket::default();
    let number = machine.step(TicketEvent::Needed, START).unwrap();
    assert!(machine.is_exchanging() && machine.ticket().is_none());
    assert_eq!(
        machine.step(TicketEvent::Needed, START),
        None,
        "one exchange for all"
    );
    machine.step(TicketEvent::Got(number, ticket(text, seconds)), START);
    machine
}

#[test]
fn counts_down_and_renews_five_minutes_before_the_end() {
    for (seconds, lifetime, renewal) in [
        (None, LIFETIME, LIFETIME - RENEWAL),
        (Some(5400), LIFETIME, LIFETIME - RENEWAL),
        (
            Some(400),
            Duration::from_secs(400),
            Duration::from_secs(200),
        ),
        (Some(0), Duration::ZERO, Duration::ZERO),
        (
            Some(u64::MAX),
            Duration::from_secs(86_400),
            Duration::from_secs(86_100),
        ),
    ] {
        let mut machine = held("a", seconds);
        assert_eq!(machine.remaining(START), Some(lifetime), "{seconds:?}");
        let late = START + lifetime + Duration::from_secs(9);
        assert_eq!(machine.remaining(late), Some(Duration::ZERO));
        if !renewal.is_zero() {
            let before = START + renewal - Duration::from_secs(1);
            assert_eq!(
                machine.step(TicketEvent::Needed, before),
                None,
                "{seconds:?}"
            );
        }
        assert_eq!(
            machine.step(TicketEvent::Needed, START + renewal),
            Some(2),
            "{seconds:?}"
        );
    }
}

#[test]
fn a_failed_renewal_leaves_the_old_ticket_to_its_end() {
    let mut machine = held("a", None);
    let due = START + LIFETIME - RENEWAL;
    assert_eq!(machine.step(TicketEvent::Needed, due), Some(2));
    machine.step(TicketEvent::Failed(2), due);
    assert_eq!(machine.ticket().unwrap().secret, Secret::new("a"));
    assert_eq!(
        machine.step(TicketEvent::Needed, due),
        None,
        "not at once again"
    );
    let later = due + Duration::from_secs(30);
    assert_eq!(machine.step(TicketEvent::Needed, later), Some(3));
    machine.step(TicketEvent::Failed(3), START + LIFETIME);
    assert_eq!(machine.ticket(), None, "its end has come");
}

#[test]
fn a_refused_ticket_is_replaced_once() {
    let mut machine = held("a", None);
    let refused = |text: &str| TicketEvent::Refused(Secret::new(text));
    assert_eq!(machine.step(refused("older"), START), None);
    assert_eq!(machine.step(refused("a"), START), Some(2));
    assert_eq!(
        machine.step(refused("a"), START),
        None,
        "one exchange for all"
    );
    machine.step(TicketEvent::Got(2, ticket("b", None)), START);
    assert_eq!(
        machine.step(refused("a"), START),
        None,
        "refused before it was replaced"
    );
    assert_eq!(
        machine.step(refused("b"), START + Duration::from_secs(59)),
        None
    );
    assert_eq!(
        machine.step(refused("b"), START + Duration::from_secs(60)),
        Some(3)
    );
    machine.step(TicketEvent::Failed(3), START + Duration::from_secs(60));
    assert_eq!(machine.ticket(), None, "a refused ticket is not used again");
}

#[test]
fn a_cleared_ticket_does_not_come_back() {
    let mut machine = held("a", None);
    assert_eq!(machine.step(TicketEvent::Refresh, START), Some(2));
    machine.step(TicketEvent::Cleared, START);
    machine.step(TicketEvent::Got(2, ticket("CANARY", None)), START);
    assert!(machine.ticket().is_none() && !machine.is_exchanging());
    assert_eq!(
        machine.step(TicketEvent::Refused(Secret::new("a")), START),
        None
    );
    assert_eq!(machine.remaining(START), None);
}

#[derive(Clone, Debug)]
enum Act {
    Needed,
    Refused(bool),
    Refresh,
    Answered(bool),
    Late,
    Cleared,
    Pass(u64),
}

proptest! {
    #[test]
    fn one_exchange_at_a_time_and_no_ticket_beyond_its_end(acts in prop::collection::vec(prop_oneof![
        Just(Act::Needed), any::<bool>().prop_map(Act::Refused), Just(Act::Refresh), any::<bool>().prop_map(Act::Answered),
        Just(Act::Late), Just(Act::Cleared), (0_u64..4000).prop_map(Act::Pass),
    ], 0..60)) {
        let (mut machine, mut now, mut under_way) = (XmlTicket::default(), START, None::<u64>);
        for act in acts {
            let present = machine.ticket().map(|ticket| ticket.secret.clone());
            let due = match act {
                Act::Pass(seconds) => {
                    now += Duration::from_secs(seconds);
                    None
                }
                Act::Needed => machine.step(TicketEvent::Needed, now),
                Act::Refused(own) => {
                    let other = Secret::new("another");
                    let secret = present.filter(|_| own).unwrap_or(other);
                    machine.step(TicketEvent::Refused(secret), now)
                }
                Act::Refresh => machine.step(TicketEvent::Refresh, now),
                Act::Late => machine.step(TicketEvent::Got(u64::MAX, ticket("CANARY", None)), now),
                Act::Cleared => {
                    under_way = None;
                    machine.step(TicketEvent::Cleared, now)
                }
                Act::Answered(well) => match under_way.take() {
                    Some(number) if well => {
                        let text = format!("CANARY{number}");
                        machine.step(TicketEvent::Got(number, ticket(&text, None)), now)
                    }
                    Some(number) => machine.step(TicketEvent::Failed(number), now),
                    None => None,
                },
            };
            if let Some(number) = due {
                prop_assert_eq!(under_way.replace(number), None, "two exchanges at once");
            }
            prop_assert_eq!(machine.is_exchanging(), under_way.is_some());
            let shown = format!("{machine:?}");
            prop_assert!(!shown.contains("CANARY"));
            machine.step(TicketEvent::Needed, now).inspect(|number| under_way = Some(*number));
            if let Some(ticket) = machine.ticket() {
                prop_assert!(now < ticket.ends, "a ticket is used beyond its end");
                prop_assert!(ticket.secret != Secret::new("CANARY"));
            }
        }
    }
}
