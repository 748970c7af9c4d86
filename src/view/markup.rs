//! What is known of an element when the app is compiled, as one text.
//!
//! The text is a row of pieces. Each begins with a mark, a control character that is nowhere else in it:
//!
//! | mark | what follows |
//! |---|---|
//! | U+0001 | The name of an HTML element. Its attributes and children come next. |
//! | U+0002 | The name of an SVG element. Its attributes and children come next. |
//! | U+0003 | An attribute of the element, `name=value`. |
//! | U+0004 | A child of the element, a text. |
//! | U+0005 | Nothing. The element ends; the outermost one ends with the text. |
//!
//! Constants for names, values and children would each need an address and a length, which weigh more than the names:
//! docs/decisions/0024-views-are-data.md.

use leptos::tachys::renderer::Rndr;
use web_sys::Element;

const SVG: char = '\u{2}';
const ATTRIBUTE: char = '\u{3}';
const TEXT: char = '\u{4}';
const END: char = '\u{5}';

/// An element as `view!` writes it: name, attributes, and the children, if all of them are known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Markup(&'static str);

impl Markup {
    /// Takes the text that `view!` wrote.
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// Each mark with what follows it.
    fn pieces(self) -> impl Iterator<Item = (char, &'static str)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let mut letters = rest.chars();
            let (mark, after) = (letters.next()?, letters.as_str());
            let end = after.find(|letter| letter <= END).unwrap_or(after.len());
            let (text, next) = after.split_at(end);
            rest = next;
            Some((mark, text))
        })
    }

    /// The name of the element.
    pub(super) fn tag(self) -> &'static str {
        self.pieces().next().unwrap_or_default().1
    }

    /// Names and values of the element's attributes.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let pieces = self.pieces().skip(1);
        pieces.map_while(|(mark, text)| (mark == ATTRIBUTE).then(|| attribute(text)))
    }

    /// Whether it has children that are known.
    pub(super) fn has_children(self) -> bool {
        self.pieces().skip(1).any(|(mark, _)| mark != ATTRIBUTE)
    }

    /// Makes an element with the attributes, without the children.
    pub(super) fn create(self) -> Element {
        let (mark, tag) = self.pieces().next().unwrap_or_default();
        let element = create(mark, tag);
        for (name, value) in self.attributes() {
            Rndr::set_attribute(&element, name, value);
        }
        element
    }

    /// Appends the children to an element.
    pub(super) fn fill(self, element: &Element) {
        let children = self.pieces().skip(1);
        let mut open = vec![element.clone()];
        for (mark, text) in children.skip_while(|(mark, _)| *mark == ATTRIBUTE) {
            let Some(inside) = open.last() else { return };
            match mark {
                ATTRIBUTE => {
                    let (name, value) = attribute(text);
                    Rndr::set_attribute(inside, name, value);
                }
                TEXT => Rndr::insert_node(inside, &Rndr::create_text_node(text), None),
                END => {
                    let child = open.pop();
                    if let (Some(parent), Some(child)) = (open.last(), child) {
                        Rndr::insert_node(parent, &child, None);
                    }
                }
                _ => open.push(create(mark, text)),
            }
        }
    }
}

fn create(mark: char, tag: &str) -> Element {
    let namespace = (mark == SVG).then_some("http://www.w3.org/2000/svg");
    Rndr::create_element(tag, namespace)
}

fn attribute(text: &str) -> (&str, &str) {
    text.split_once('=').unwrap_or((text, ""))
}
