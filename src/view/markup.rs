//! What is known of an element when the app is compiled.

use leptos::tachys::renderer::Rndr;

/// What is known of an element when the app is compiled.
pub struct Markup {
    /// The name of the element.
    pub tag: &'static str,
    /// Whether it belongs to SVG.
    pub svg: bool,
    /// Names and values.
    pub attributes: &'static [(&'static str, &'static str)],
    /// The children, if all of them are known.
    pub children: &'static [Fixed],
}

/// A child that is known when the app is compiled.
pub enum Fixed {
    /// A text.
    Text(&'static str),
    /// An element.
    Element(&'static Markup),
}

impl Markup {
    /// Makes an element with the attributes, without the children.
    pub(super) fn create(&self) -> web_sys::Element {
        let namespace = self.svg.then_some("http://www.w3.org/2000/svg");
        let element = Rndr::create_element(self.tag, namespace);
        for (name, value) in self.attributes {
            Rndr::set_attribute(&element, name, value);
        }
        element
    }

    /// Appends the children to an element.
    pub(super) fn fill(&self, element: &web_sys::Element) {
        for child in self.children {
            match child {
                Fixed::Text(text) => {
                    Rndr::insert_node(element, &Rndr::create_text_node(text), None);
                }
                Fixed::Element(markup) => {
                    let child = markup.create();
                    markup.fill(&child);
                    Rndr::insert_node(element, &child, None);
                }
            }
        }
    }
}
