//! Calls through the pipeline: where credentials go, and what is sent again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use super::{answer, failure};
use crate::scripted::{Answer, Scripted, TOKEN, World, reply, world};
use crate::xml::operations::*;
use crate::xml::{Requester, SiteName, XmlAddress, XmlClient};
use crate::{
    ApiError, ErrorKind, Idempotency, LocalBoxFuture, Reach, Secret, TokenSource, TransportError,
};

/// Tickets that are numbered.
#[derive(Default)]
struct Tickets {
    number: Cell<u32>,
    rejected: RefCell<Vec<Secret>>,
}

impl TokenSource for Tickets {
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        let ticket = Secret::new(format!("CANARY<ticket>&{}", self.number.get()));
        Box::pin(std::future::ready(Ok(ticket)))
    }

    fn refreshed(&self, rejected: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        self.rejected.borrow_mut().push(rejected.clone());
        self.number.set(self.number.get() + 1);
        self.access_token()
    }
}

struct Site {
    world: World,
    xml: XmlClient,
    tickets: Rc<Tickets>,
}

fn site(transport: Scripted) -> Site {
    let world = world(transport);
    let tickets = Rc::<Tickets>::default();
    let requester = Requester {
        site: SiteName::parse("acme").unwrap(),
        webex_id: "ada@example.com".into(),
    };
    let xml =
        XmlClient::new(&world.client, XmlAddress::Direct, requester)
            .with_tickets(Rc::<Tickets>::clone(&tickets));
    Site {
        world,
        xml,
        tickets,
    }
}

fn in_turn(bodies: &[&str]) -> Site {
    let answers = bodies
        .iter()
        .map(|body| reply(200, &[("trackingid", "T1")], body));
    site(Scripted::in_turn(answers.collect::<Vec<_>>()))
}

impl Site {
    fn sent(&self) -> Vec<String> {
        let sent = self.world.transport.sent.borrow();
        let body =
            |request: &http::Request<Vec<u8>>| String::from_utf8(request.body().clone()).unwrap();
        sent.iter().map(body).collect()
    }
}

fn me() -> String {
    answer("<use:webExID>ada@example.com</use:webExID>")
}

#[test]
fn credentials_are_only_in_the_body_and_only_for_the_site() {
    let ticket = answer("<use:sessionTicket>x</use:sessionTicket>");
    let site = in_turn(&[&ticket, &me(), &answer("<ep:apiVersion>1</ep:apiVersion>")]);
    pollster::block_on(site.xml.call(&AuthenticateUser)).unwrap();
    pollster::block_on(site.xml.call(&GetMe)).unwrap();
    pollster::block_on(site.xml.call(&GetApiVersion)).unwrap();
    for request in &*site.world.transport.sent.borrow() {
        assert_eq!(
            request.uri(),
            "https://acme.webex.com/WBXService/XMLService"
        );
        assert_eq!(request.method(), "POST");
        assert_eq!(request.headers()["content-type"], "application/xml");
        assert!(!request.headers().contains_key("authorization"));
        let shown = format!("{:?}", request.headers());
        assert!(!shown.contains("CANARY"), "{shown}");
    }
    let sent = site.sent();
    assert!(
        sent[0].contains(&format!("<accessToken>{TOKEN}</accessToken>")),
        "{}",
        sent[0]
    );
    assert!(
        sent[1].contains("<sessionTicket>CANARY&lt;ticket&gt;&amp;0</sessionTicket>"),
        "{}",
        sent[1]
    );
    assert!(!sent[1].contains(TOKEN));
    assert!(!sent[2].contains("CANARY"), "{}", sent[2]);
}

#[test]
fn a_refused_ticket_is_replaced_once() {
    let site = in_turn(&[&failure("030002"), &me()]);
    pollster::block_on(site.xml.call(&GetMe)).unwrap();
    assert_eq!(site.tickets.rejected.borrow().len(), 1);
    assert!(site.sent()[1].contains("&amp;1</sessionTicket>"));

    let site = in_turn(&[&failure("030002")]);
    let error = pollster::block_on(site.xml.call(&SetUser::default())).unwrap_err();
    assert_eq!(
        (error.kind, site.sent().len()),
        (ErrorKind::Unauthorized, 2)
    );
    assert_eq!(error.reach, Reach::TurnedAway, "nothing was done");
    assert_eq!(
        site.world.refreshes.get(),
        0,
        "the access token is another credential"
    );
}

#[test]
fn a_refused_access_token_is_refreshed_once() {
    let ticket = answer("<use:sessionTicket>x</use:sessionTicket>");
    let site = in_turn(&[&failure("030002"), &ticket]);
    pollster::block_on(site.xml.call(&AuthenticateUser)).unwrap();
    assert_eq!(site.world.refreshes.get(), 1);
    assert!(site.sent()[1].contains("<accessToken>CANARY-token-1</accessToken>"));
}

#[test]
fn a_rate_limit_is_waited_for_even_by_a_write() {
    let site = in_turn(&[&failure("000045"), &answer("")]);
    pollster::block_on(site.xml.call(&SetUser::default())).unwrap();
    assert_eq!(site.sent().len(), 2);
    assert!(site.world.clock.passed() >= Duration::from_secs(60));
}

#[test]
fn a_write_that_may_have_been_carried_out_is_sent_once() {
    let fault = |error| Answer::Fault(error);
    let answers = [
        reply(200, &[], "<html></html>"),
        reply(200, &[], &failure("000035")),
        reply(200, &[], &answer("")[..400]),
        reply(502, &[], "busy"),
        fault(TransportError::Unreachable("closed".into())),
        fault(TransportError::TimedOut),
    ];
    for answer in answers {
        let writes = [true, false];
        for write in writes {
            let site = site(Scripted::in_turn([answer.clone()]));
            let error = if write {
                pollster::block_on(site.xml.call(&SetUser::default())).unwrap_err()
            } else {
                pollster::block_on(site.xml.call(&DelUser {
                    webex_ids: vec!["a".into()],
                }))
                .unwrap_err()
            };
            assert_eq!(site.sent().len(), 1, "{error}");
            assert!(
                error.outcome_unknown() && error.reach == Reach::Webex,
                "{error}"
            );
        }
    }
    // A read is repeated.
    let site = site(Scripted::in_turn([
        reply(502, &[], "busy"),
        reply(200, &[], &me()),
    ]));
    pollster::block_on(site.xml.call(&GetMe)).unwrap();
    assert_eq!(site.sent().len(), 2);
}

#[test]
fn nothing_is_sent_without_an_address_a_ticket_or_a_legal_value() {
    let site = in_turn(&[&me()]);
    let requester = site.xml.requester().clone();
    let off = XmlClient::new(&site.world.client, XmlAddress::Off, requester.clone());
    let errors = [
        pollster::block_on(off.call(&GetApiVersion)).unwrap_err(),
        pollster::block_on(
            XmlClient::new(&site.world.client, XmlAddress::Direct, requester).call(&GetMe),
        )
        .unwrap_err(),
        pollster::block_on(site.xml.call(&GetUser {
            webex_id: "a\0b".into(),
        }))
        .map(|_| ())
        .unwrap_err(),
    ];
    assert_eq!(site.sent().len(), 0);
    let words = [
        "switched off",
        "no ticket",
        "webExId holds a character that XML cannot carry (U+0000)",
    ];
    for (error, words) in errors.iter().zip(words) {
        assert!(error.message.contains(words), "{error}");
        assert_eq!(error.reach, Reach::NotSent);
    }
}

#[test]
fn an_error_does_not_repeat_the_ticket() {
    let echo = failure("CANARY&lt;ticket&gt;&amp;0");
    let site = in_turn(&[&echo]);
    let error = pollster::block_on(site.xml.call(&GetMe)).unwrap_err();
    assert!(!format!("{error:?}").contains("CANARY"), "{error:?}");
    assert_eq!(error.tracking_id.as_deref(), Some("T1"));
}

#[test]
fn a_redirect_is_not_followed() {
    let site = site(Scripted::in_turn([reply(
        307,
        &[("location", "https://evil.example/")],
        "",
    )]));
    let error = pollster::block_on(site.xml.call(&GetMe)).unwrap_err();
    assert_eq!(
        (error.kind, site.sent().len()),
        (ErrorKind::UntrustedOrigin, 1)
    );
}

#[test]
fn the_command_has_no_secret() {
    let site = in_turn(&[&me()]);
    let create = CreateUser {
        first_name: "O'Neil".into(),
        last_name: String::new(),
        email: "a@example.com".into(),
        webex_id: "a@example.com".into(),
        password: Some(Secret::new("CANARY")),
        meeting_types: None,
        privileges: Vec::new(),
        send_welcome: true,
    };
    let command = site.xml.curl(&create).unwrap();
    assert!(!command.contains("CANARY"), "{command}");
    assert!(
        command
            .starts_with("curl --request POST 'https://acme.webex.com/WBXService/XMLService' \\\n")
    );
    assert!(
        command.contains("<sessionTicket>'\"$WEBEX_TICKET\"'</sessionTicket>"),
        "{command}"
    );
    assert!(
        command.contains("<firstName>O&apos;Neil</firstName>"),
        "{command}"
    );
    assert!(
        site.xml
            .curl(&AuthenticateUser)
            .unwrap()
            .contains("<accessToken>'\"$WEBEX_TOKEN\"'</accessToken>")
    );
}

#[test]
fn a_text_is_sent_once_as_it_was_written() {
    let site = in_turn(&[&failure("030002")]);
    let text = site.xml.template(&GetMe).unwrap();
    assert!(
        text.contains("<sessionTicket>$WEBEX_TICKET</sessionTicket>"),
        "{text}"
    );
    let edited = text.replace("GetMe\">", "GetMe\"><!-- é -->");
    let answer = pollster::block_on(site.xml.send_text(&edited, Idempotency::Unsafe)).unwrap();
    assert!(answer.contains("030002"), "the failure itself is shown");
    let wanted = edited.replace("$WEBEX_TICKET", "CANARY&lt;ticket&gt;&amp;0");
    assert_eq!(site.sent(), [wanted]);
    let token = site.xml.template(&AuthenticateUser).unwrap();
    pollster::block_on(site.xml.send_text(&token, Idempotency::Unsafe)).unwrap();
    assert!(site.sent()[1].contains(&format!("<accessToken>{TOKEN}</accessToken>")));
    pollster::block_on(site.xml.send_text("<anything", Idempotency::Unsafe)).unwrap();
    assert_eq!(site.sent()[2], "<anything");
    let page = in_turn(&["<html></html>"]);
    let error = pollster::block_on(page.xml.send_text(&text, Idempotency::Unsafe)).unwrap_err();
    assert_eq!((error.kind, page.sent().len()), (ErrorKind::Undecodable, 1));
}
