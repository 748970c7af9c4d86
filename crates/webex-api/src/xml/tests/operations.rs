//! What each operation reads, from answers in the form of the reference and the guide.

use std::time::Duration;

use super::answer;
use crate::xml::Operation;
use crate::xml::answer::content;
use crate::xml::operations::*;

fn read<O: Operation>(_: O, inner: &str) -> O::Output {
    content(answer(inner).as_bytes(), O::read).unwrap()
}

fn fault<O: Operation>(_: O, inner: &str) -> String {
    match content(answer(inner).as_bytes(), O::read) {
        Ok(_) => panic!("accepted"),
        Err(error) => format!("{}: {}", error.path.unwrap_or_default(), error.message),
    }
}

fn user() -> GetUser {
    GetUser {
        webex_id: "b".into(),
    }
}

#[test]
fn a_ticket() {
    let inner = "<use:sessionTicket>CANARY</use:sessionTicket><use:createTime>1580795693342</use:createTime><use:timeToLive>5400</use:timeToLive>";
    let ticket = read(AuthenticateUser, inner);
    assert_eq!(ticket.ticket.expose(), "CANARY");
    assert_eq!(ticket.created.unwrap().unix_timestamp(), 1_580_795_693);
    assert_eq!(ticket.time_to_live, Some(Duration::from_secs(5400)));
    let bare = read(
        AuthenticateUser,
        "<use:sessionTicket>x</use:sessionTicket><use:timeToLive>soon</use:timeToLive>",
    );
    assert_eq!((bare.created, bare.time_to_live), (None, None));
    assert_eq!(
        fault(AuthenticateUser, "<use:sessionTicket> </use:sessionTicket>"),
        "bodyContent.sessionTicket: sessionTicket is empty"
    );
}

#[test]
fn versions_and_oneself() {
    let version = read(
        GetApiVersion,
        "<ep:apiVersion>WebEx XML API V40.9.0</ep:apiVersion><ep:release>40.9.0</ep:release>",
    );
    assert_eq!(version.version, "WebEx XML API V40.9.0");
    assert_eq!(
        (version.release.as_deref(), version.train),
        (Some("40.9.0"), None)
    );
    let me = read(
        GetMe,
        "<use:firstName>Ada</use:firstName><use:webExID>ada@example.com</use:webExID><use:userRole>siteAdmin</use:userRole>\
         <use:personalMeetingRoom><use:hostPin>1234</use:hostPin></use:personalMeetingRoom>",
    );
    assert_eq!(
        (me.webex_id.as_str(), me.role.as_deref()),
        ("ada@example.com", Some("siteAdmin"))
    );
    assert!(!format!("{me:?}").contains("1234"));
}

#[test]
fn a_site_with_its_own_prefix() {
    let site = read(
        GetSite,
        "<ns1:siteInstance><ns1:metaData><ns1:meetingTypes><ns1:meetingTypeID>3</ns1:meetingTypeID><ns1:meetingTypeName>PRO</ns1:meetingTypeName></ns1:meetingTypes>\
         <ns1:meetingTypes><ns1:meetingTypeID>9</ns1:meetingTypeID></ns1:meetingTypes><ns1:siteName>acme</ns1:siteName><ns1:accountNumLimit>50</ns1:accountNumLimit></ns1:metaData>\
         <ns1:trackingCodes><ns1:trackingCode><ns1:index>1</ns1:index><ns1:name>Department</ns1:name><ns1:inputMode>Dropdown Menu</ns1:inputMode><ns1:hostProfile>OPTIONAL</ns1:hostProfile>\
         <ns1:schedulingPage><ns1:service>MeetingCenter</ns1:service><ns1:scheduling>OPTIONAL</ns1:scheduling></ns1:schedulingPage>\
         <ns1:listValue><ns1:index>1</ns1:index><ns1:value>R &amp; D</ns1:value><ns1:active>true</ns1:active></ns1:listValue></ns1:trackingCode></ns1:trackingCodes></ns1:siteInstance>",
    );
    let types = site.meeting_types.unwrap();
    assert_eq!(
        (types.len(), types[0].name.as_str(), types[1].id.as_str()),
        (2, "PRO", "9")
    );
    assert_eq!(
        (site.name.as_deref(), site.host_limit, site.active_hosts),
        (Some("acme"), Some(50), None)
    );
    let codes = site.tracking_codes.unwrap();
    assert_eq!(
        (codes[0].index, codes[0].values[0].value.as_str()),
        (1, "R & D")
    );
    assert_eq!(codes[0].pages[0].service, "MeetingCenter");
}

#[test]
fn a_list_that_was_left_out_is_not_an_empty_list() {
    let bare = read(user(), "<use:webExId>b</use:webExId>");
    assert_eq!(
        (bare.meeting_types, bare.tracking, bare.privileges),
        (None, None, None)
    );
    let empty = read(
        user(),
        "<use:webExId>b</use:webExId><use:meetingTypes/><use:tracking></use:tracking><use:privilege/>",
    );
    assert_eq!(empty.meeting_types, Some(Vec::new()));
    assert_eq!(empty.tracking, Some(Tracking::default()));
    assert_eq!(empty.privileges, Some(Vec::new()));
    let site = read(
        GetSite,
        "<ns1:siteInstance><ns1:metaData/></ns1:siteInstance>",
    );
    assert_eq!((site.meeting_types, site.tracking_codes), (None, None));
    let site = read(
        GetSite,
        "<ns1:siteInstance><ns1:trackingCodes/></ns1:siteInstance>",
    );
    assert_eq!(site.tracking_codes, Some(Vec::new()));
    // A list with an entry that cannot be read is no list.
    let garbled = "<use:webExId>b</use:webExId><use:meetingTypes><use:meetingType>3</use:meetingType><use:meetingType/></use:meetingTypes>";
    assert_eq!(
        fault(user(), garbled),
        "meetingTypes.meetingType: meetingType has no text"
    );
    assert_eq!(
        fault(user(), ""),
        "bodyContent.webExId: webExId is missing from the answer"
    );
}

#[test]
fn a_person() {
    let person = read(
        user(),
        "<use:firstName> Bo </use:firstName><use:webExId>b@example.com</use:webExId><use:meetingTypes><use:meetingType>3</use:meetingType><use:meetingType> 9 </use:meetingType></use:meetingTypes>\
         <use:tracking><com:trackingCode1>R&amp;D</com:trackingCode1><com:trackingCode2/><com:trackingCode11>x</com:trackingCode11><use:trackingCode3>other</use:trackingCode3></use:tracking>\
         <use:privilege><use:host>true</use:host><use:siteAdmin>false</use:siteAdmin><use:odd>maybe</use:odd></use:privilege><use:active>ACTIVATED</use:active>",
    );
    assert_eq!(person.first_name.as_deref(), Some(" Bo "));
    assert_eq!(person.meeting_types.unwrap(), ["3", "9"]);
    let tracking = person.tracking.unwrap();
    assert_eq!(
        tracking[..3],
        [Some("R&D".into()), Some(String::new()), None]
    );
    assert_eq!(
        person.privileges.unwrap(),
        [("host".into(), true), ("siteAdmin".into(), false)]
    );
}

#[test]
fn people_of_a_site_part_by_part() {
    let inner = "<use:user><use:webExId>a</use:webExId></use:user><use:user><use:webExId>b</use:webExId><use:active>DEACTIVATED</use:active></use:user>\
                 <use:matchingRecords><serv:total>5</serv:total><serv:returned>2</serv:returned><serv:startFrom>1</serv:startFrom></use:matchingRecords>";
    let first = LstsummaryUser {
        maximum: 2,
        ..LstsummaryUser::default()
    };
    let part = read(first.clone(), inner);
    assert_eq!((part.users.len(), part.matching.total), (2, Some(5)));
    let second = first.after(&part).unwrap();
    assert_eq!(second.start_from, 3);
    let third = second.after(&part).unwrap();
    assert_eq!(third.start_from, 5);
    let last = Summary {
        users: part.users[..1].to_vec(),
        ..part.clone()
    };
    assert_eq!(third.after(&last), None);
    // A part without people ends the list, whatever its numbers say.
    assert_eq!(
        second.after(&Summary {
            users: Vec::new(),
            ..part.clone()
        }),
        None
    );
    // Without numbers, a full part has another behind it.
    let unnumbered = Summary {
        users: part.users,
        matching: Matching::default(),
    };
    assert!(first.after(&unnumbered).is_some());
    assert_eq!(LstsummaryUser::read(None).unwrap().matching.total, Some(0));
}

#[test]
fn session_types_and_removed_people() {
    let types = read(
        LstMeetingType::default(),
        "<mtgtype:matchingRecords><serv:total>1</serv:total></mtgtype:matchingRecords><mtgtype:meetingType><mtgtype:productCodePrefix>PRO</mtgtype:productCodePrefix>\
         <mtgtype:active>ACTIVATED</mtgtype:active><mtgtype:name>Pro</mtgtype:name><mtgtype:meetingTypeID>3</mtgtype:meetingTypeID>\
         <mtgtype:serviceTypes><mtgtype:serviceType>MeetingCenter</mtgtype:serviceType></mtgtype:serviceTypes></mtgtype:meetingType>",
    );
    assert_eq!(types.items[0].active, Some(true));
    assert_eq!(
        types.items[0].services.as_deref().unwrap(),
        ["MeetingCenter"]
    );
    assert_eq!(types.matching.total, Some(1));
    let removed = read(
        DelUser {
            webex_ids: Vec::new(),
        },
        "<use:user><use:webExId>a</use:webExId><use:status>SUCCESS</use:status></use:user><use:user><use:webExId>b</use:webExId><use:status>FAILURE</use:status></use:user>",
    );
    assert_eq!(
        removed.iter().map(|user| user.done).collect::<Vec<_>>(),
        [true, false]
    );
}
