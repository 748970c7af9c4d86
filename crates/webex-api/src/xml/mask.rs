//! Hides secrets in XML that is shown, copied or saved.

use super::placeholder::{TICKET, TOKEN};

/// Elements whose text opens a door, without their prefix, in lower case.
const SECRET: [&str; 12] = [
    "sessionticket",
    "accesstoken",
    "webexaccesstoken",
    "password",
    "passwordhint",
    "hostpin",
    "pin",
    "samlresponse",
    "meetingpassword",
    "hostkey",
    "newpassword",
    "passwordhintanswer",
];

/// What is shown instead.
const MARK: &str = "…";

/// Returns the text with the content of every element that holds a secret replaced. It need not be well-formed: a text
/// that is being edited or was cut off is masked as far as it goes.
pub fn mask_secrets(xml: &str) -> String {
    let mut masked = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        masked.push_str(before);
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (tag, after) = tag.split_at(end);
        masked.push_str(tag);
        rest = after;
        if let Some(name) = secret(tag) {
            let closing = end_of(after, &name);
            match after[..closing].trim() {
                "" => {}
                // No secret, but its place.
                placeholder @ (TICKET | TOKEN) => masked.push_str(placeholder),
                _ => masked.push_str(MARK),
            }
            rest = &after[closing..];
        }
    }
    masked.push_str(rest);
    masked
}

/// Returns the name of an element that holds a secret, if this is its start tag.
fn secret(tag: &str) -> Option<String> {
    let name = tag.strip_prefix('<')?;
    if tag.ends_with("/>") || name.starts_with('/') {
        return None;
    }
    let local = local(name);
    SECRET.contains(&local.as_str()).then_some(local)
}

/// Returns the name that a tag begins with, without its prefix and in lower case.
fn local(tag: &str) -> String {
    let end = tag.find(|letter: char| letter.is_ascii_whitespace() || "<>/".contains(letter));
    let name = &tag[..end.unwrap_or(tag.len())];
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

/// Where the end tag of an element begins; the end of the text if there is none.
fn end_of(text: &str, name: &str) -> usize {
    let mut ends = text.match_indices("</");
    ends.find(|(at, _)| local(&text[at + 2..]) == name)
        .map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hides_each_secret() {
        let xml = "<a><sessionTicket>CANARY</sessionTicket><use:accessToken x='1'>CANARY&amp;</use:accessToken>\
                   <hostPin><![CDATA[CANARY]]></hostPin><PIN>CANARY</PIN><siteName>acme</siteName><password/></a>";
        let masked = mask_secrets(xml);
        assert_eq!(
            masked,
            "<a><sessionTicket>…</sessionTicket><use:accessToken x='1'>…</use:accessToken>\
             <hostPin>…</hostPin><PIN>…</PIN><siteName>acme</siteName><password/></a>"
        );
        assert_eq!(mask_secrets(&masked), masked, "twice is once");
    }

    #[test]
    fn a_placeholder_is_no_secret_unless_something_is_beside_it() {
        let xml =
            "<sessionTicket>$WEBEX_TICKET</sessionTicket><accessToken>$WEBEX_TOKEN</accessToken>";
        assert_eq!(mask_secrets(xml), xml);
        for text in [
            "$WEBEX_TICKETCANARY",
            "CANARY$WEBEX_TICKET",
            "<b>$WEBEX_TICKET</b>CANARY",
        ] {
            let xml = ["<sessionTicket>", text, "</sessionTicket>"].concat();
            assert_eq!(mask_secrets(&xml), "<sessionTicket>…</sessionTicket>");
        }
    }

    #[test]
    fn hides_in_what_is_cut_off() {
        for xml in [
            "<a><sessionTicket>CANARY",
            "<sessionTicket >CANARY",
            "<s:sessionTicket>\nCANARY\n<b>CANARY",
            "<sessionTicket><!-- </ --><b>x</b>CANARY</sessionTicket>",
        ] {
            assert!(!mask_secrets(xml).contains("CANARY"), "{xml}");
        }
        assert_eq!(mask_secrets("a < b"), "a < b");
        assert_eq!(mask_secrets("<a"), "<a");
    }
}
