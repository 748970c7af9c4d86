//! Parses a request into elements. Document types are refused, so the only entities are XML's five and numeric
//! references.

use crate::xml::element::Element;

/// The maximum nesting depth.
const DEEPEST: usize = 64;

/// Parses a document with one root element.
///
/// # Errors
/// A sentence about what is wrong.
pub(crate) fn read(text: &str) -> Result<Element, &'static str> {
    let mut rest = text.trim_start_matches('\u{feff}');
    // The open elements. The bottom one represents the document and holds the root.
    let mut open = vec![Element::default()];
    while let Some(at) = rest.find('<') {
        let top = open.last_mut().ok_or("an element is closed twice")?;
        top.text.push_str(&unescape(&rest[..at])?);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = skip(after, "-->")?;
        } else if let Some(after) = rest.strip_prefix("<![CDATA[") {
            let end = after.find("]]>").ok_or("a CDATA section does not end")?;
            top.text.push_str(&after[..end]);
            rest = &after[end + 3..];
        } else if let Some(after) = rest.strip_prefix("<?") {
            rest = skip(after, "?>")?;
        } else if rest.starts_with("<!") {
            return Err("document types are not allowed");
        } else if let Some(after) = rest.strip_prefix("</") {
            let end = after.find('>').ok_or("a tag does not end")?;
            close(&mut open, local(after[..end].trim()))?;
            rest = &after[end + 1..];
        } else {
            let (element, empty, after) = start(&rest[1..])?;
            if open.len() > DEEPEST {
                return Err("the elements are nested too deeply");
            }
            let name = element.name.clone();
            open.push(element);
            if empty {
                close(&mut open, &name)?;
            }
            rest = after;
        }
    }
    let document = open.pop().ok_or("an element is closed twice")?;
    let mut children = document.children.into_iter();
    match (open.is_empty(), children.next(), children.next()) {
        (true, Some(root), None) if rest.trim().is_empty() => Ok(root),
        (true, _, _) => Err("there must be one root element"),
        (false, _, _) => Err("an element is not closed"),
    }
}

fn close(open: &mut Vec<Element>, name: &str) -> Result<(), &'static str> {
    let mut element = open.pop().ok_or("an element is closed twice")?;
    if element.name != name {
        return Err("an element is closed with another name");
    }
    element.text = element.text.trim().to_owned();
    let parent = open.last_mut().ok_or("an element is closed twice")?;
    parent.children.push(element);
    Ok(())
}

/// Parses the start tag at the beginning of a text. Returns its element, whether it is empty, and the rest of the text.
fn start(text: &str) -> Result<(Element, bool, &str), &'static str> {
    let end = text
        .find(|letter: char| letter.is_whitespace() || letter == '/' || letter == '>')
        .ok_or("a tag does not end")?;
    let mut element = Element {
        name: local(&text[..end]).to_owned(),
        ..Element::default()
    };
    if element.name.is_empty() {
        return Err("a tag has no name");
    }
    let mut rest = text[end..].trim_start();
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            return Ok((element, false, after));
        }
        if let Some(after) = rest.strip_prefix("/>") {
            return Ok((element, true, after));
        }
        let (name, after) = rest.split_once('=').ok_or("an attribute has no value")?;
        let after = after.trim_start();
        let quote = after
            .chars()
            .next()
            .filter(|quote| matches!(quote, '"' | '\''))
            .ok_or("an attribute is not quoted")?;
        let (value, after) = after[1..]
            .split_once(quote)
            .ok_or("an attribute does not end")?;
        let value = unescape(value)?;
        element
            .attributes
            .push((local(name.trim()).to_owned(), value));
        rest = after.trim_start();
    }
}

fn skip<'a>(text: &'a str, end: &str) -> Result<&'a str, &'static str> {
    text.split_once(end)
        .map(|(_, after)| after)
        .ok_or("a comment or instruction does not end")
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn unescape(text: &str) -> Result<String, &'static str> {
    let mut parts = text.split('&');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').ok_or("a reference does not end")?;
        let number = |digits: &str, base| u32::from_str_radix(digits, base).ok();
        let letter = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => match (name.strip_prefix("#x"), name.strip_prefix('#')) {
                (Some(digits), _) => number(digits, 16).and_then(char::from_u32),
                (None, Some(digits)) => number(digits, 10).and_then(char::from_u32),
                (None, None) => None,
            },
        };
        plain.push(letter.ok_or("an entity is unknown")?);
        plain.push_str(rest);
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn parses_prefixes_attributes_references_and_sections() {
        let root = read(
            "\u{feff}<?xml version=\"1.0\"?><!-- c --><s:a xsi:type='x &amp; y' b=\"2\"><c/>\n <d> 1 &lt; 2&#x21;<![CDATA[<&]]> </d></s:a>\n",
        )
        .unwrap();
        assert_eq!((&*root.name, root.children.len()), ("a", 2));
        assert_eq!(root.attribute("type"), Some("x & y"));
        assert_eq!(root.value("d"), Some("1 < 2!<&"));
        assert_eq!(root.value("c"), None);
    }

    #[test]
    fn refuses_what_is_not_well_formed() {
        for text in [
            "",
            "text",
            "<a>",
            "<a></b>",
            "</a>",
            "<a/><b/>",
            "<a/>text",
            "<a b=1/>",
            "<a b=\"1/>",
            "<a>&unknown;</a>",
            "<a>& </a>",
            "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>",
            "<a",
            "<",
            "< a/>",
            "<a><!-- </a>",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        assert!(read(&"<a>".repeat(100_000)).is_err(), "bounded");
    }
}
