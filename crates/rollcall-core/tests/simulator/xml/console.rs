//! Requests as text: they are those of the typed operations, and the site answers each.

use super::{ADMIN, OTHER, Site};
use rollcall_core::xml_console::{Answer, Said, TEMPLATES};
use webex_api::Idempotency;
use webex_api::xml::Operation;
use webex_api::xml::operations::*;

fn text(site: &Site, binding: &str) -> String {
    let template = TEMPLATES.iter().find(|it| it.binding == binding).unwrap();
    template.text(site.xml.requester(), OTHER).unwrap()
}

/// The request that the typed operation makes, with the same placeholder.
fn typed<O: Operation>(site: &Site, operation: &O) -> (&'static str, String) {
    (O::BINDING, site.xml.template(operation).unwrap())
}

#[test]
fn each_text_is_that_of_its_operation() {
    let site = &Site::new();
    let other = || OTHER.to_owned();
    let all = [
        typed(site, &GetApiVersion),
        typed(site, &AuthenticateUser),
        typed(site, &GetMe),
        typed(site, &GetSite),
        typed(site, &LstMeetingType::default()),
        typed(site, &GetUser { webex_id: other() }),
        typed(
            site,
            &DelUser {
                webex_ids: vec![other()],
            },
        ),
        typed(
            site,
            &LstsummaryUser {
                start_from: 1,
                maximum: 500,
                email: Some(other()),
                ..LstsummaryUser::default()
            },
        ),
    ];
    for (binding, wanted) in all {
        assert_eq!(text(site, binding), wanted, "{binding}");
    }
    let set = SetUser {
        webex_id: other(),
        ..SetUser::default()
    };
    let (binding, wanted) = typed(site, &set);
    let text = text(site, binding);
    let (before, after) = text.split_once("\n<!--").unwrap();
    let (_, after) = after.split_once("-->\n").unwrap();
    assert_eq!([before, after].concat(), wanted);
}

#[test]
fn the_site_answers_each_and_none_of_them_changes_anything_as_it_stands() {
    let site = Site::new();
    for template in TEMPLATES {
        if template.binding == "user.DelUser" {
            continue;
        }
        let before = site.user(OTHER);
        let text = template.text(site.xml.requester(), OTHER).unwrap();
        let answer = site
            .world
            .clock
            .run(site.xml.send_text(&text, Idempotency::Unsafe))
            .unwrap();
        let read = Answer::read(&answer).unwrap();
        match template.binding {
            // The person is there already.
            "user.CreateUser" => assert!(matches!(read.said, Said::Failure { .. }), "{read:?}"),
            binding => {
                let (backup, partly) = (false, false);
                assert_eq!(read.said, Said::Success { backup, partly }, "{binding}");
            }
        }
        if template.binding == "user.AuthenticateUser" {
            let ticket = decode::<AuthenticateUser>(&answer);
            assert!(!format!("{read:?}").contains(&ticket));
        }
        assert_eq!(site.user(OTHER), before, "{}", template.binding);
    }
    let command = site.xml.curl_text(&text(&site, "user.GetUser")).unwrap();
    assert!(
        command.contains("$WEBEX_TICKET") && command.contains(ADMIN),
        "{command}"
    );
    assert_eq!(
        command,
        site.xml
            .curl(&GetUser {
                webex_id: OTHER.into()
            })
            .unwrap()
    );
}

fn decode<O: Operation<Output = SessionTicket>>(answer: &str) -> String {
    let ticket = webex_api::xml::decode::<O>(answer.as_bytes()).unwrap();
    ticket.ticket.expose().to_owned()
}
