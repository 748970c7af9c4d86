//! Reads a document into a tree, with limits: no document types, no entities, no deep nesting, no endless lists.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::document::{Document, NONE, Node};
use super::encoding;
use super::fault::XmlFault;
use super::namespace::Namespace;

/// The most bytes of one answer.
pub const BYTES: usize = 8 << 20;

/// The most levels of elements.
pub const DEEPEST: usize = 64;

/// The most elements of one answer. An answer of 8 MB has a fifth of this.
pub const ELEMENTS: usize = 1 << 20;

/// Returns the text of an answer in the encoding that it declares.
///
/// # Errors
/// If there is no text, too much of it, or text in another form.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, XmlFault> {
    if bytes.len() > BYTES {
        return Err(XmlFault::TooLarge);
    }
    let text = encoding::text(bytes)?;
    let start = text.trim_start();
    if start.is_empty() {
        return Err(XmlFault::Empty);
    }
    if !start.starts_with('<') {
        return Err(XmlFault::NotXml);
    }
    let begins = |mark: &str| {
        let head = start.get(..mark.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(mark))
    };
    if begins("<!doctype html") || begins("<html") {
        return Err(XmlFault::Html);
    }
    Ok(text)
}

/// Reads the tree of a text.
///
/// # Errors
/// The first thing that is wrong. Nothing of a faulty document is returned.
pub fn read(text: &str) -> Result<Document<'_>, XmlFault> {
    read_until(text, false)
}

/// Reads a text up to the end of the first element inside the outermost one: the header of an answer.
///
/// # Errors
/// The first thing that is wrong up to there.
pub(super) fn read_head(text: &str) -> Result<Document<'_>, XmlFault> {
    read_until(text, true)
}

fn read_until(text: &str, head: bool) -> Result<Document<'_>, XmlFault> {
    let mut reader = Reader::from_str(text);
    let mut tree = Tree::default();
    loop {
        let event = reader
            .read_event()
            .map_err(|error| fault(&error, reader.error_position(), text.len()))?;
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        let malformed = XmlFault::Malformed(end);
        match event {
            Event::Start(tag) => {
                let inside = end.checked_sub(1 + tag.len());
                let tag = inside.and_then(|from| text.get(from..end - 1));
                tree.open(tag.ok_or(malformed)?, end)?;
            }
            Event::Empty(tag) => {
                let inside = end.checked_sub(2 + tag.len());
                let tag = inside.and_then(|from| text.get(from..end - 2));
                tree.open(tag.ok_or(malformed)?, end)?;
                tree.close();
            }
            Event::End(_) => {
                tree.close();
                if head && tree.open.len() == 1 {
                    return Ok(Document(tree.nodes));
                }
            }
            Event::Text(part) => {
                let from = end.checked_sub(part.len());
                let part = from.and_then(|from| text.get(from..end));
                tree.append(plain(part.ok_or(malformed)?), end)?;
            }
            Event::CData(part) => {
                let from = end.checked_sub(3 + part.len());
                let part = from.and_then(|from| text.get(from..end - 3));
                tree.append_exactly(plain(part.ok_or(malformed)?), end)?;
            }
            Event::GeneralRef(name) => {
                let name = std::str::from_utf8(&name).map_err(|_| malformed)?;
                let letter = reference(name).ok_or(XmlFault::Entity)?;
                tree.append_exactly(Cow::Owned(letter.into()), end)?;
            }
            Event::DocType(_) => return Err(XmlFault::Doctype),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => return tree.finish(end),
        }
    }
}

/// Line ends become `\n` (XML 1.0, section 2.11).
fn plain(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

fn fault(error: &Error, at: u64, length: usize) -> XmlFault {
    match error {
        // The parser reports what never ends: a tag, a comment, a section.
        Error::Syntax(_) => XmlFault::Truncated,
        Error::IllFormed(IllFormedError::UnclosedReference)
            if usize::try_from(at).is_ok_and(|at| at + 12 > length) =>
        {
            XmlFault::Truncated
        }
        _ => XmlFault::Malformed(usize::try_from(at).unwrap_or(usize::MAX)),
    }
}

/// Resolves a reference: one of XML's five entities, or a number.
fn reference(name: &str) -> Option<char> {
    let number = |digits: &str, base: u32| {
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, base).ok().filter(|_| plain)?;
        char::from_u32(number).filter(|letter| *letter != '\0')
    };
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match (name.strip_prefix("#x"), name.strip_prefix('#')) {
            (Some(digits), _) => number(digits, 16),
            (None, Some(digits)) => number(digits, 10),
            (None, None) => None,
        },
    }
}

/// An element that is not closed yet.
struct Open {
    node: u32,
    /// Its last child so far.
    last: u32,
    /// How many declarations of namespaces hold outside of it.
    declared: usize,
}

/// The tree so far.
#[derive(Default)]
struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    open: Vec<Open>,
    declared: Vec<(&'a str, Namespace)>,
}

impl<'a> Tree<'a> {
    /// Opens an element. `tag` is what stands between `<` and `>`.
    fn open(&mut self, tag: &'a str, end: usize) -> Result<(), XmlFault> {
        if self.open.len() >= DEEPEST {
            return Err(XmlFault::TooDeep);
        }
        if self.nodes.len() >= ELEMENTS {
            return Err(XmlFault::TooLarge);
        }
        let outside = self.declared.len();
        let length = tag
            .find(|letter: char| letter.is_ascii_whitespace())
            .unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(length);
        if !attributes.trim_ascii().is_empty() {
            self.declare(tag, length, end)?;
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if name.starts_with(':')
            || local.is_empty()
            || local.contains([':', '<', '&', '"', '\'', '='])
        {
            return Err(XmlFault::Malformed(end));
        }
        let at = u32::try_from(self.nodes.len()).map_err(|_| XmlFault::TooLarge)?;
        match self.open.last_mut() {
            Some(parent) => {
                let before = std::mem::replace(&mut parent.last, at);
                match before {
                    NONE => {
                        let parent = &mut self.nodes[parent.node as usize];
                        parent.first = at;
                        // What came before was the space between elements.
                        if parent.text.trim_ascii().is_empty() {
                            parent.text = Cow::Borrowed("");
                        }
                    }
                    sibling => self.nodes[sibling as usize].next = at,
                }
            }
            None if at == 0 => {}
            None => return Err(XmlFault::Malformed(end)),
        }
        let declared = self.declared.iter().rev();
        let own = declared.clone().find(|(known, _)| *known == prefix);
        self.nodes.push(Node {
            namespace: own.map_or(Namespace::Unbound, |(_, namespace)| *namespace),
            name: local,
            text: Cow::Borrowed(""),
            first: NONE,
            next: NONE,
        });
        self.open.push(Open {
            node: at,
            last: NONE,
            declared: outside,
        });
        Ok(())
    }

    /// Takes the declarations of namespaces among the attributes.
    fn declare(&mut self, tag: &'a str, name: usize, end: usize) -> Result<(), XmlFault> {
        for attribute in Attributes::new(tag, name) {
            let malformed = XmlFault::Malformed(end);
            let Ok(attribute) = attribute else {
                return Err(malformed);
            };
            let name = std::str::from_utf8(attribute.key.0).map_err(|_| malformed)?;
            let prefix = match name.split_once(':') {
                None if name == "xmlns" => "",
                Some(("xmlns", prefix)) => prefix,
                _ => continue,
            };
            let uri = std::str::from_utf8(&attribute.value).unwrap_or("?");
            self.declared.push((prefix, Namespace::of(uri)));
        }
        Ok(())
    }

    fn close(&mut self) {
        // The parser has checked that the names match.
        if let Some(closed) = self.open.pop() {
            self.declared.truncate(closed.declared);
        }
    }

    /// Adds text to the innermost element. Spaces between elements are dropped.
    fn append(&mut self, part: Cow<'a, str>, end: usize) -> Result<(), XmlFault> {
        let between = self.open.last().is_none_or(|open| open.last != NONE);
        if between && part.trim_ascii().is_empty() {
            return Ok(());
        }
        self.append_exactly(part, end)
    }

    fn append_exactly(&mut self, part: Cow<'a, str>, end: usize) -> Result<(), XmlFault> {
        let open = self.open.last().ok_or(XmlFault::Malformed(end))?;
        let text = &mut self.nodes[open.node as usize].text;
        if text.is_empty() {
            *text = part;
        } else {
            text.to_mut().push_str(&part);
        }
        Ok(())
    }

    fn finish(self, end: usize) -> Result<Document<'a>, XmlFault> {
        match (self.open.is_empty(), self.nodes.is_empty()) {
            (true, false) => Ok(Document(self.nodes)),
            (false, _) => Err(XmlFault::Truncated),
            (true, true) => Err(XmlFault::Malformed(end)),
        }
    }
}
