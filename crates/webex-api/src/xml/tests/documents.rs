//! The tree reader: what it keeps, and what it refuses.

use proptest::prelude::*;

use crate::xml::reader::{read, text};
use crate::xml::writer::{Content, escape};
use crate::xml::{BYTES, DEEPEST, ELEMENTS, Namespace, XmlFault};

const SERVICE: &str = "http://www.webex.com/schemas/2002/06/service";
const USER: &str = "http://www.webex.com/schemas/2002/06/service/user";

fn fault(document: &str) -> XmlFault {
    text(document.as_bytes())
        .and_then(|text| read(&text).map(|_| ()))
        .expect_err(&document.chars().take(200).collect::<String>())
}

#[test]
fn prefixes_do_not_matter_and_namespaces_do() {
    for (prefix, declaration) in [
        ("use:", format!("xmlns:use=\"{USER}\"")),
        ("ns1:", format!("xmlns:ns1='{USER}'")),
        ("serv:", format!("xmlns:serv=\"{USER}\"")),
        ("", format!("xmlns=\"{USER}\"")),
        ("", String::new()),
        ("use:", String::new()),
    ] {
        let xml = format!("<{prefix}a {declaration}><{prefix}b>1</{prefix}b></{prefix}a>");
        let document = read(&xml).unwrap();
        let found = document.root().text_of(Namespace::User, "b");
        assert_eq!(found.as_deref(), Some("1"), "{xml}");
    }
    for declaration in [
        format!("xmlns:use=\"{SERVICE}\""),
        format!("xmlns:use=\"{USER}x\""),
        "xmlns:use=\"http://evil.example/\"".to_owned(),
    ] {
        let xml = format!("<use:a {declaration}><use:b>1</use:b></use:a>");
        let document = read(&xml).unwrap();
        assert_eq!(document.root().text_of(Namespace::User, "b"), None, "{xml}");
    }
}

#[test]
fn a_declaration_holds_only_inside_its_element() {
    let xml = format!(
        "<a xmlns:p=\"{SERVICE}\"><b xmlns:p=\"{USER}\"><p:c/></b><p:c/><d xmlns:p=\"{USER}\"/><p:c/></a>"
    );
    let document = read(&xml).unwrap();
    let root = document.root();
    assert!(
        root.children()
            .next()
            .unwrap()
            .child(Namespace::User, "c")
            .is_some()
    );
    assert_eq!(root.all(Namespace::Service, "c").count(), 2);
    assert_eq!(root.all(Namespace::User, "c").count(), 0);
}

#[test]
fn text_is_kept_exactly() {
    let rows = [
        ("<a> x  y </a>", " x  y "),
        (
            "<a>1 &lt; 2 &amp;&#x26;&#38; &quot;&apos;</a>",
            "1 < 2 &&& \"'",
        ),
        ("<a>x<!-- no -->y<![CDATA[<&]]>z</a>", "xy<&z"),
        ("<a>a\r\nb\rc&#13;d</a>", "a\nb\nc\rd"),
        ("<a><![CDATA[]]></a>", ""),
        ("<a/>", ""),
        ("<a> </a>", " "),
        ("<a>&#x1F600;</a>", "😀"),
        ("<a><?pi x?>y</a>", "y"),
        ("<a>]]&gt;</a>", "]]>"),
    ];
    for (xml, wanted) in rows {
        assert_eq!(read(xml).unwrap().root().text(), wanted, "{xml}");
    }
    let spaced = read("<a>\n  <b>1</b>\n  <b>2</b>\n</a>").unwrap();
    assert_eq!(spaced.root().text(), "");
    assert_eq!(spaced.root().children().count(), 2);
}

#[test]
fn each_fault_has_its_name() {
    let deep = "<a>".repeat(DEEPEST + 1);
    let rows = [
        ("", XmlFault::Empty),
        (" \n", XmlFault::Empty),
        ("{\"message\":\"no\"}", XmlFault::NotXml),
        ("<!DOCTYPE html><html></html>", XmlFault::Html),
        ("\n<HTML><body>busy</body></HTML>", XmlFault::Html),
        ("<!DOCTYPE a><a/>", XmlFault::Doctype),
        (
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
            XmlFault::Doctype,
        ),
        ("<a>&nbsp;</a>", XmlFault::Entity),
        ("<a>&#0;</a>", XmlFault::Entity),
        ("<a>&#xD800;</a>", XmlFault::Entity),
        ("<a>&#x110000;</a>", XmlFault::Entity),
        ("<a>&#+1;</a>", XmlFault::Entity),
        ("<a><b>", XmlFault::Truncated),
        ("<a><b>1</b", XmlFault::Truncated),
        ("<a><b>1&am", XmlFault::Truncated),
        ("<a x=\"1", XmlFault::Truncated),
        ("<a><!-- ", XmlFault::Truncated),
        (&deep, XmlFault::TooDeep),
    ];
    for (xml, wanted) in rows {
        assert_eq!(fault(xml), wanted, "{}", &xml[..xml.len().min(60)]);
    }
    for xml in [
        "<a></b>",
        "</a>",
        "<a/><b/>",
        "<a/>text",
        "text<a/>",
        "<a>& </a>",
        "<a x=1></a>",
        "<a x='1' x='2'/>",
        "<:a/>",
        "<a:/>",
        "<>",
        "<!-- only a comment -->",
        "<?xml version=\"1.0\"?>",
    ] {
        let fault = fault(xml);
        assert!(
            matches!(
                fault,
                XmlFault::Malformed(_) | XmlFault::NotXml | XmlFault::Truncated
            ),
            "{xml}: {fault}"
        );
    }
}

#[test]
fn every_cut_of_an_answer_is_noticed() {
    let whole = super::answer(
        "<use:webExId>a&amp;b</use:webExId><use:company><![CDATA[é]]></use:company><!-- c -->",
    );
    assert!(read(&whole).is_ok());
    for end in 0..whole.len() {
        let cut = &whole.as_bytes()[..end];
        let read = text(cut).and_then(|text| read(&text).map(|_| ()));
        assert!(read.is_err(), "{}", String::from_utf8_lossy(cut));
    }
}

#[test]
fn size_is_limited() {
    let large = vec![b' '; BYTES + 1];
    assert_eq!(text(&large), Err(XmlFault::TooLarge));
    let many = format!("<a>{}</a>", "<b/>".repeat(ELEMENTS));
    assert_eq!(fault(&many), XmlFault::TooLarge);
    // Entities would have to be defined in a document type, so there is nothing to expand.
    let laughs = "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]><lolz>&lol2;</lolz>";
    assert_eq!(fault(laughs), XmlFault::Doctype);
}

/// Any text that XML can hold.
fn legal() -> impl Strategy<Value = String> {
    any::<String>().prop_map(|text| {
        let mut nothing = String::new();
        text.chars()
            .filter(|letter| escape(&mut nothing, letter.encode_utf8(&mut [0; 4])).is_none())
            .collect()
    })
}

/// Text that tries to end its element.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "</v>",
        "<v>",
        "]]>",
        "<![CDATA[",
        "<!--",
        "-->",
        "&",
        "&amp;",
        "&#13;",
        "\r",
        "\n",
        "\t",
        " ",
        "\"",
        "'",
        "?>",
        "<?xml",
        "</webExID><siteName>evil</siteName>",
        "x",
        "é",
        "\u{2028}",
        "😀",
        "\u{85}",
        "\u{fffd}",
    ]);
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_value_comes_back(values in prop::collection::vec(prop_oneof![legal(), hostile()], 0..6)) {
        let mut content = Content::default();
        content.open("r");
        for value in &values {
            content.value("v", value);
        }
        let written = content.finish().unwrap();
        let document = read(&written.text).unwrap();
        let back: Vec<_> = document.root().children().map(|child| child.text().to_owned()).collect();
        prop_assert_eq!(back, values);
        prop_assert_eq!(document.len(), 1 + document.root().children().count(), "no value adds an element");
    }

    #[test]
    fn a_character_that_xml_has_not_is_refused_by_its_field(
        before in legal(),
        letter in prop_oneof![0_u32..=8, 0xb_u32..=0xc, 0xe_u32..=0x1f, 0xfffe_u32..=0xffff],
        after in any::<String>(),
    ) {
        let letter = char::from_u32(letter).unwrap();
        let mut content = Content::default();
        content.value("fine", &before);
        content.value("email", &format!("{before}{letter}{after}"));
        content.value("later", "\0");
        let refused = content.finish().unwrap_err();
        prop_assert_eq!(refused.field, "email");
        prop_assert_eq!(refused.character, u32::from(letter));
    }

    #[test]
    fn no_bytes_cause_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(text) = text(&bytes) {
            let _ = read(&text);
        }
    }
}
