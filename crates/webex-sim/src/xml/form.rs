//! How an answer is written down: prefixes and encoding. Clients must depend on neither.

use crate::switches::{Switches, XmlEncoding, XmlPrefixes};

/// The prefixes that handlers write, and what the answer has instead if a switch says so.
const OTHERS: [(&str, &str); 6] = [
    ("serv", "ns2"),
    ("com", "ns0"),
    ("use", "ns7"),
    ("ep", "serv"),
    ("mtgtype", "a.b"),
    ("ns1", "use"),
];

/// Writes a document with its declaration. `document` has the usual prefixes, and all values in it are escaped.
pub(crate) fn bytes(document: &str, switches: &Switches) -> Vec<u8> {
    let document = match switches.xml_prefixes {
        XmlPrefixes::Usual => document.to_owned(),
        XmlPrefixes::Other => renamed(document),
        XmlPrefixes::Undeclared => undeclared(document),
    };
    let declared = |name: &str| format!("<?xml version=\"1.0\" encoding=\"{name}\"?>\n{document}");
    match switches.xml_encoding {
        XmlEncoding::Utf8 => declared("UTF-8").into_bytes(),
        XmlEncoding::Utf16 => {
            let text = declared("UTF-16");
            let mark = std::iter::once(0xfeff_u16);
            let units = mark.chain(text.encode_utf16());
            units.flat_map(u16::to_be_bytes).collect()
        }
        XmlEncoding::Latin1 => {
            let mut bytes = Vec::with_capacity(document.len());
            for letter in declared("ISO-8859-1").chars() {
                match u8::try_from(letter) {
                    Ok(byte) => bytes.push(byte),
                    Err(_) => {
                        bytes.extend_from_slice(format!("&#{};", u32::from(letter)).as_bytes());
                    }
                }
            }
            bytes
        }
    }
}

/// Replaces the prefixes all at once, so that they can change places.
fn renamed(document: &str) -> String {
    let mut text = String::with_capacity(document.len());
    for (index, part) in document.split('<').enumerate() {
        if index > 0 {
            text.push('<');
        }
        let (tag, rest) = part.split_at(part.find('>').unwrap_or(0));
        let (close, name) = tag.strip_prefix('/').map_or(("", tag), |name| ("/", name));
        let known = |(own, _): &&(&str, &str)| {
            name.strip_prefix(own)
                .is_some_and(|name| name.starts_with(':'))
        };
        text.push_str(close);
        match OTHERS.iter().find(known) {
            Some((own, other)) => {
                text.push_str(other);
                text.push_str(&declarations(&name[own.len()..]));
            }
            None => text.push_str(&declarations(name)),
        }
        text.push_str(rest);
    }
    text
}

fn declarations(tag: &str) -> String {
    let mut words = tag.split(" xmlns:");
    let mut text = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (prefix, rest) = word.split_once('=').unwrap_or((word, ""));
        let other = OTHERS.iter().find(|(own, _)| *own == prefix);
        let prefix = other.map_or(prefix, |(_, other)| other);
        text.push_str(&format!(" xmlns:{prefix}={rest}"));
    }
    text
}

/// Leaves the declarations out, as the samples of Webex's guide do.
fn undeclared(document: &str) -> String {
    let mut parts = document.split(" xmlns:");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.splitn(3, '"').nth(2);
        text.push_str(rest.unwrap_or_default());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "<serv:message xmlns:serv=\"urn:s\" xmlns:use=\"urn:u\"><use:a x=\"1\">use: serv:é€</use:a><serv:b/></serv:message>";

    fn written(change: impl FnOnce(&mut Switches)) -> Vec<u8> {
        let mut switches = Switches::default();
        change(&mut switches);
        bytes(DOCUMENT, &switches)
    }

    #[test]
    fn prefixes_change_and_text_does_not() {
        let other = written(|switches| switches.xml_prefixes = XmlPrefixes::Other);
        assert!(String::from_utf8(other).unwrap().ends_with(
            "<ns2:message xmlns:ns2=\"urn:s\" xmlns:ns7=\"urn:u\"><ns7:a x=\"1\">use: serv:é€</ns7:a><ns2:b/></ns2:message>"
        ));
        let bare = written(|switches| switches.xml_prefixes = XmlPrefixes::Undeclared);
        assert!(String::from_utf8(bare).unwrap().ends_with(
            "<serv:message><use:a x=\"1\">use: serv:é€</use:a><serv:b/></serv:message>"
        ));
    }

    #[test]
    fn the_declaration_names_the_encoding() {
        let latin = written(|switches| switches.xml_encoding = XmlEncoding::Latin1);
        assert!(latin.starts_with(b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"));
        assert!(
            latin.windows(8).any(|part| part == b"\xe9&#8364;"),
            "{latin:?}"
        );
        let wide = written(|switches| switches.xml_encoding = XmlEncoding::Utf16);
        assert!(wide.starts_with(b"\xfe\xff\0<\0?"));
    }
}
