//! The texts are XML, and an answer says what it says without its secrets. With the simulator: `tests/simulator/xml/console.rs`.

use webex_api::xml::{Requester, SiteName, reader};

use super::*;

fn requester() -> Requester {
    Requester {
        site: SiteName::parse("acme").unwrap(),
        webex_id: "ana@acme.example".into(),
    }
}

#[test]
fn every_text_is_xml_whatever_the_address_is() {
    for template in TEMPLATES {
        let text = template.text(&requester(), "a<b>&@x").unwrap();
        assert!(reader::read(&text).is_ok(), "{text}");
        assert!(!text.contains("a<b>"), "{text}");
        assert!(template.text(&requester(), "a\u{1}").is_err());
    }
}

#[test]
fn only_a_known_read_is_taken_for_one() {
    for template in TEMPLATES {
        let text = template.text(&requester(), "bo@acme.example").unwrap();
        assert_eq!(may_change(&text), template.changes, "{}", template.binding);
        let another = text.replace(template.binding, "site.SetSite");
        assert!(may_change(&another));
        let two = [
            &*text,
            "<bodyContent xsi:type=\"java:com.webex.service.binding.user.DelUser\"/>",
        ];
        assert!(may_change(&two.concat()));
    }
    assert!(!may_change(" "));
}

fn answer(response: &str, body: &str) -> Answer {
    let text = format!(
        "<serv:message xmlns:serv='http://www.webex.com/schemas/2002/06/service'><serv:header><serv:response>{response}\
         </serv:response></serv:header><serv:body>{body}</serv:body></serv:message>"
    );
    Answer::read(&text).unwrap()
}

#[test]
fn an_answer_says_what_became_of_the_request() {
    let success = "<serv:result>SUCCESS</serv:result><serv:gsbStatus>BACKUP</serv:gsbStatus>";
    let read = answer(success, "<sessionTicket>CANARY</sessionTicket><a>1<b/></a>");
    let success_of = |backup, partly| Said::Success { backup, partly };
    assert_eq!(read.said, success_of(true, false));
    let failed = answer(success, "<user><status>FAILURE</status></user>");
    assert_eq!(failed.said, success_of(true, true));
    assert!(!format!("{read:?}").contains("CANARY"));
    assert_eq!(read.root.inside[1].inside[1].inside[0].name, "b");
    let failure = "<serv:result>FAILURE</serv:result><serv:reason>No rights</serv:reason><serv:exceptionID>000001</serv:exceptionID>";
    let Said::Failure { id, reason, known } = answer(failure, "").said else {
        panic!("a failure");
    };
    assert_eq!((&*id, &*reason), ("000001", "No rights"));
    assert!(known.unwrap().next.contains("spark:all"));
    assert_eq!(Answer::read("<a><b>x</b></a>").unwrap().said, Said::Nothing);
    assert!(Answer::read("<!DOCTYPE a><a/>").is_err());
}

#[test]
fn a_long_answer_is_cut_and_says_so() {
    let many = "<a/>".repeat(MOST_SHOWN * 2);
    let read = Answer::read(&["<all>", &many, "</all>"].concat()).unwrap();
    assert_eq!(read.root.inside.len(), MOST_SHOWN - 1);
    assert_eq!(read.left_out, MOST_SHOWN + 1);
}
