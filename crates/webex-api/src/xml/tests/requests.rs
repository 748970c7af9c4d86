//! What requests look like: the envelope, and what no value can do to it.

use proptest::prelude::*;

use crate::Secret;
use crate::xml::operation::envelope;
use crate::xml::operations::*;
use crate::xml::reader::read;
use crate::xml::{Namespace, Operation, Requester, SiteName};

fn requester(webex_id: &str) -> Requester {
    Requester {
        site: SiteName::parse("acme").unwrap(),
        webex_id: webex_id.into(),
    }
}

/// Writes a request with `T<&` as the credential.
fn written<O: Operation>(operation: &O) -> String {
    let written = envelope(operation, &requester("ada@example.com")).unwrap();
    match written.credential {
        Some(at) => {
            let (before, after) = written.text.split_at(at);
            format!("{before}TICKET{after}")
        }
        None => written.text,
    }
}

#[test]
fn the_envelope_is_that_of_the_guide() {
    assert_eq!(
        written(&GetMe),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <serv:message xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:serv=\"http://www.webex.com/schemas/2002/06/service\">\
         <header><securityContext><siteName>acme</siteName><webExID>ada@example.com</webExID>\
         <sessionTicket>TICKET</sessionTicket></securityContext></header>\
         <body><bodyContent xsi:type=\"java:com.webex.service.binding.user.GetMe\"></bodyContent></body></serv:message>"
    );
    let text = written(&AuthenticateUser);
    assert!(
        text.contains("<webExID>ada@example.com</webExID></securityContext>"),
        "{text}"
    );
    assert!(
        text.contains("AuthenticateUser\"><accessToken>TICKET</accessToken></bodyContent>"),
        "{text}"
    );
    let text = written(&GetApiVersion);
    assert!(
        text.contains("<securityContext><siteName>acme</siteName></securityContext>"),
        "{text}"
    );
    assert!(!text.contains("TICKET") && !text.contains("ada@"), "{text}");
}

#[test]
fn each_operation_writes_its_arguments() {
    let set = SetUser {
        webex_id: "b@example.com".into(),
        meeting_types: Some(vec!["3".into(), "681".into()]),
        tracking: vec![
            (1, "Sales".into()),
            (10, String::new()),
            (0, "no".into()),
            (11, "no".into()),
        ],
        privileges: vec![("host".into(), true), ("x><y".into(), true)],
        services: vec![("meetingCenter".into(), false)],
        active: Some("ACTIVATED"),
    };
    let text = written(&set);
    let wanted = "<webExId>b@example.com</webExId><meetingTypes><meetingType>3</meetingType><meetingType>681</meetingType></meetingTypes>\
                  <tracking><trackingCode1>Sales</trackingCode1><trackingCode10></trackingCode10></tracking>\
                  <privilege><host>true</host></privilege><active>ACTIVATED</active>\
                  <supportedServices><meetingCenter>false</meetingCenter></supportedServices></bodyContent>";
    assert!(text.contains(wanted), "{text}");
    let text = written(&SetUser {
        webex_id: "b".into(),
        ..SetUser::default()
    });
    assert!(
        text.contains("SetUser\"><webExId>b</webExId></bodyContent>"),
        "a list of None is not sent: {text}"
    );
    let text = written(&SetUser {
        webex_id: "b".into(),
        meeting_types: Some(Vec::new()),
        ..SetUser::default()
    });
    assert!(
        text.contains("<meetingTypes></meetingTypes>"),
        "an empty list is: {text}"
    );
    let text = written(&LstsummaryUser {
        start_from: 501,
        email: Some("b".into()),
        ..LstsummaryUser::default()
    });
    let wanted = "<email>b</email><listControl><serv:startFrom>501</serv:startFrom><serv:maximumNum>500</serv:maximumNum></listControl>\
                  <order><orderBy>UID</orderBy><orderAD>ASC</orderAD></order></bodyContent>";
    assert!(text.contains(wanted), "{text}");
    let text = written(&LstMeetingType {
        ids: vec!["3".into()],
    });
    assert!(
        text.contains("LstMeetingType\"><meetingTypeID>3</meetingTypeID><listControl>"),
        "{text}"
    );
    let text = written(&DelUser {
        webex_ids: vec!["a".into(), "b".into()],
    });
    assert!(
        text.contains("DelUser\"><webExId>a</webExId><webExId>b</webExId></bodyContent>"),
        "{text}"
    );
    assert!(written(&GetSite).contains("java:com.webex.service.binding.site.GetSite"));
    assert!(
        written(&GetUser {
            webex_id: "b".into()
        })
        .contains("user.GetUser\"><webExId>b</webExId>")
    );
}

fn person(password: &str) -> CreateUser {
    CreateUser {
        first_name: "Bo".into(),
        last_name: "Li".into(),
        email: "bo@example.com".into(),
        webex_id: "bo@example.com".into(),
        password: Some(Secret::new(password)),
        meeting_types: None,
        privileges: vec![("host".into(), true)],
        send_welcome: false,
    }
}

#[test]
fn secrets_do_not_show() {
    let create = person("CANARY-password");
    assert!(written(&create).contains("<password>CANARY-password</password>"));
    assert!(!format!("{create:?}").contains("CANARY"));
    let ticket = SessionTicket {
        ticket: Secret::new("CANARY-ticket"),
        created: None,
        time_to_live: None,
    };
    assert!(!format!("{ticket:?}").contains("CANARY"));
}

proptest! {
    #[test]
    fn no_value_adds_an_element(
        values in prop::array::uniform5(prop_oneof![
            Just("</webExID><sessionTicket>x</sessionTicket><webExID>".to_owned()),
            Just("]]></v><!--".to_owned()),
            "[ -~\\n\\r\\t]{0,40}",
            "\\PC{0,20}",
        ]),
    ) {
        let [first_name, last_name, email, webex_id, password] = values;
        let create = CreateUser {
            first_name, last_name, email, webex_id,
            meeting_types: Some(vec!["3".into()]),
            ..person(&password)
        };
        let wanted = read(&written(&person("x"))).unwrap().len() + 2;
        match envelope(&create, &requester(&create.webex_id)) {
            Ok(written) => {
                let document = read(&written.text).unwrap();
                prop_assert_eq!(document.len(), wanted);
                let content = document.root().child(Namespace::Service, "body").unwrap().children().next().unwrap();
                for (name, value) in [("firstName", &create.first_name), ("lastName", &create.last_name), ("email", &create.email), ("password", &password)] {
                    let found = content.text_of(Namespace::User, name);
                    prop_assert_eq!(found.as_ref(), Some(value));
                }
                let context = document.root().children().next().unwrap().children().next().unwrap();
                prop_assert_eq!(context.text_of(Namespace::Service, "webExID"), Some(create.webex_id.clone()));
                prop_assert_eq!(context.children().count(), 3);
            }
            Err(refused) => prop_assert!(["firstName", "lastName", "email", "webExId", "webExID", "password"].contains(&refused.field)),
        }
    }
}
