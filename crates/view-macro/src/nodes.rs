//! Lists of nodes.

use quote::quote;
use rstml::node::{Node, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Result};

use crate::part::Part;
use crate::{component, element, markup};

/// Reads nodes in their order. Comments disappear, and the nodes of a fragment take its place.
pub fn parts(nodes: &[Node]) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for node in nodes {
        match node {
            Node::Comment(_) => {}
            Node::Fragment(fragment) => parts.extend(self::parts(&fragment.children)?),
            Node::Text(text) => {
                let text = markup::without_marks(text.value_string(), text.value.span())?;
                parts.push(Part::Text(text));
            }
            Node::RawText(text) => {
                let text = markup::without_marks(text.to_string_best(), text.span())?;
                parts.push(Part::Text(text));
            }
            Node::Block(block) => parts.push(Part::Expression(quote!(#block))),
            Node::Element(element) if is_component(element) => {
                let children = self::parts(&element.children)?;
                parts.push(Part::Component(component::call(element, children)?));
            }
            Node::Element(element) => {
                let children = self::parts(&element.children)?;
                parts.push(element::part(element, children)?);
            }
            Node::Doctype(_) | Node::Custom(_) => {
                return Err(Error::new(
                    node.span(),
                    "expected an element, a text or an expression",
                ));
            }
        }
    }
    Ok(parts)
}

/// Names of components begin with a capital letter, or are paths.
fn is_component(element: &NodeElement<rstml::Infallible>) -> bool {
    let name = element.name().to_string();
    name.contains("::") || name.starts_with(|first: char| first.is_ascii_uppercase())
}
