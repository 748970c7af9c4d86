//! Elements that are made and changed directly, without views: the rows of a long table. A view would run an effect for each of their
//! texts whenever a row comes into sight.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, Text};

use super::window;

/// An element that no view follows.
#[derive(Clone)]
pub struct Node(Element);

impl Node {
    /// Makes an element with a class, which may be empty. `None` only for a name that no element can have.
    pub fn new(name: &str, class: &str) -> Option<Self> {
        let node = Self(window().document()?.create_element(name).ok()?);
        node.set("class", (!class.is_empty()).then_some(class));
        Some(node)
    }

    /// Makes an element of a drawing.
    pub fn svg(name: &str) -> Option<Self> {
        let namespace = Some("http://www.w3.org/2000/svg");
        let element = window().document()?.create_element_ns(namespace, name);
        element.ok().map(Self)
    }

    /// Takes an element of a view.
    pub fn of(element: &Element) -> Self {
        Self(element.clone())
    }

    /// Sets an attribute, or removes it.
    pub fn set(&self, name: &str, value: Option<&str>) {
        // Refused only for a name that no attribute can have.
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// Adds a child at the end. One that is elsewhere moves.
    pub fn append(&self, child: &Self) {
        // Refused only for an element that contains this one.
        let _ = self.0.append_child(&child.0);
    }

    /// Adds a child at the front. One that is elsewhere moves.
    pub fn prepend(&self, child: &Self) {
        let _ = self
            .0
            .insert_before(&child.0, self.0.first_child().as_ref());
    }

    /// Takes the element out of the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// Adds an empty text at the end.
    pub fn add_text(&self) -> Option<TextNode> {
        let text = window().document()?.create_text_node("");
        let _ = self.0.append_child(&text);
        Some(TextNode(text))
    }

    /// Ticks a box, or takes the tick away.
    pub fn set_checked(&self, checked: bool) {
        if let Some(input) = self.0.dyn_ref::<HtmlInputElement>() {
            input.set_checked(checked);
        }
    }

    /// Gives a field this text and the focus, with the cursor behind the text.
    pub fn type_into(&self, text: &str) {
        if let Some(input) = self.0.dyn_ref::<HtmlInputElement>() {
            input.set_value(text);
            // Refused only for an element that is not in the page.
            let _ = input.focus();
        }
    }
}

/// A text that no view follows.
pub struct TextNode(Text);

impl TextNode {
    /// Replaces the text.
    pub fn set(&self, text: &str) {
        self.0.set_node_value(Some(text));
    }
}
