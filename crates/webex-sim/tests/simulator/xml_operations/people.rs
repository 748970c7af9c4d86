//! People of a site, their roles and privileges, and the definitions of the site.

use super::{Xml, exception, succeeded};
use crate::ask::{ADMIN, Client, READ_ONLY, SITE, USER};
use serde_json::{Value, json};

#[test]
fn roles_decide() {
    let mut xml = Xml::of(Client::new(), READ_ONLY);
    assert!(xml.ask("user.GetMe", "").contains("roSiteAdmin"));
    assert!(succeeded(&xml.user(ADMIN)));
    assert_eq!(exception(&xml.set(ADMIN, "")), "000001");
    let mut xml = Xml::of(Client::new(), USER);
    assert!(xml.ask("user.GetMe", "").contains("<use:userRole>host<"));
    assert_eq!(exception(&xml.user(ADMIN)), "000001");
    let list = xml.ask("user.LstsummaryUser", "");
    assert!(!list.contains(ADMIN), "{list}");
    for operation in ["user.SetUser", "user.CreateUser", "user.DelUser"] {
        let inner = format!("<webExId>{ADMIN}</webExId>");
        assert_eq!(
            exception(&xml.ask(operation, &inner)),
            "000001",
            "{operation}"
        );
    }
}

#[test]
fn a_privilege_can_change_a_licence() {
    let mut xml = Xml::new();
    let licenses = |xml: &mut Xml| {
        let id = xml.client.id(USER);
        let person = xml.client.good(&format!("/v1/people/{id}"));
        let mine = person["licenses"].as_array().unwrap().len();
        (mine, person["siteUrls"].to_string())
    };
    // A person without an account is not found.
    xml.client.control(
        "edit",
        json!({ "email": USER, "removeLicenses": [], "department": "x" }),
    );
    if !succeeded(&xml.user(USER)) {
        let create = format!(
            "<firstName>Sam</firstName><lastName>Nettle</lastName><email>{USER}</email><webExId>{USER}</webExId>"
        );
        assert!(succeeded(&xml.ask("user.CreateUser", &create)));
    }
    let before = licenses(&mut xml);
    assert!(xml.user(USER).contains("<use:host>true</use:host>"));
    assert!(succeeded(&xml.set(
        USER,
        "<privilege><attendeeOnly>true</attendeeOnly></privilege>"
    )));
    let after = licenses(&mut xml);
    assert!(
        after.0 < before.0 && after.1.contains("attendee"),
        "{after:?}"
    );
    assert!(xml.user(USER).contains("<use:host>false</use:host>"));
    assert!(succeeded(&xml.set(USER, "<privilege><host>true</host><HDvideo>false</HDvideo></privilege><supportedServices><trainingCenter>true</trainingCenter></supportedServices>")));
    let shown = xml.user(USER);
    for part in [
        "<use:host>true<",
        "<use:HDvideo>false<",
        "<use:trainingCenter>true<",
    ] {
        assert!(shown.contains(part), "{shown}");
    }
    for wrong in [
        "<privilege><siteAdmin>true</siteAdmin></privilege>",
        "<privilege><magic>true</magic></privilege>",
        "<privilege><host>perhaps</host></privilege>",
        "<firstName>X</firstName>",
    ] {
        assert_eq!(exception(&xml.set(USER, wrong)), "999999", "{wrong}");
    }
}

#[test]
fn people_are_created_listed_and_removed() {
    let mut xml = Xml::new();
    let license = xml_license(&mut xml.client);
    xml.client
        .control("edit", json!({ "freeUnits": [license, 1] }));
    let create = |email: &str| {
        format!(
            "<firstName>Ünï</firstName><lastName>Čode</lastName><email>{email}</email><webExId>{email}</webExId><sendWelcome>false</sendWelcome>"
        )
    };
    assert!(succeeded(
        &xml.ask("user.CreateUser", &create("new@lantern.example"))
    ));
    let person = xml.client.id("new@lantern.example");
    assert_eq!(
        xml.client.good(&format!("/v1/people/{person}"))["displayName"],
        "Ünï Čode"
    );
    assert_eq!(
        exception(&xml.ask("user.CreateUser", &create("new@lantern.example"))),
        "030005"
    );
    let list = xml.ask("user.LstsummaryUser", "<email>new@lantern.example</email>");
    assert!(
        list.contains("<serv:total>1</serv:total>") && list.contains("<use:active>ACTIVATED<"),
        "{list}"
    );
    let parts = xml.ask("user.LstsummaryUser", "<listControl><serv:startFrom>2</serv:startFrom><serv:maximumNum>3</serv:maximumNum></listControl>");
    assert_eq!(parts.matches("<use:user>").count(), 3);
    assert_eq!(
        exception(&xml.ask("user.LstsummaryUser", "<email>nobody@</email>")),
        "000015"
    );
    xml.client
        .control("switches", json!({ "xml_nothing_found": "list" }));
    assert!(
        xml.ask("user.LstsummaryUser", "<email>nobody@</email>")
            .contains("<serv:total>0</serv:total>")
    );
    let removed = xml.ask(
        "user.DelUser",
        "<webExId>new@lantern.example</webExId><webExId>nobody@x</webExId>",
    );
    assert_eq!(
        removed.matches("<use:status>SUCCESS<").count(),
        1,
        "{removed}"
    );
    assert_eq!(
        removed.matches("<use:status>FAILURE<").count(),
        1,
        "{removed}"
    );
    assert_eq!(exception(&xml.user("new@lantern.example")), "030001");
    let many = "<webExId>x</webExId>".repeat(51);
    assert_eq!(exception(&xml.ask("user.DelUser", &many)), "040015");
}

fn xml_license(client: &mut Client) -> Value {
    client.license("Meeting - Webex Meeting Center", Some(SITE))["id"].clone()
}

#[test]
fn the_site_has_its_definitions() {
    let mut xml = Xml::new();
    let site = xml.ask("site.GetSite", "");
    for part in [
        "<ns1:meetingTypeID>681<",
        "<ns1:name>Department<",
        "<ns1:hostProfile>ADMIN_SET<",
        "<ns1:value>Sales<",
        "<ns1:service>MeetingCenter<",
    ] {
        assert!(site.contains(part), "{site}");
    }
    let types = xml.ask("meetingtype.LstMeetingType", "");
    assert!(types.contains("<serv:total>5</serv:total>"), "{types}");
    let one = xml.ask(
        "meetingtype.LstMeetingType",
        "<meetingTypeID>9</meetingTypeID>",
    );
    assert!(
        one.contains("EventCenter") && one.contains("<serv:total>1</serv:total>"),
        "{one}"
    );
    xml.client
        .control("switches", json!({ "xml_get_me": false }));
    assert_eq!(exception(&xml.ask("user.GetMe", "")), "999999");
}
