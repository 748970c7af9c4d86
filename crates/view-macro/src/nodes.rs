//! Lists of nodes.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use rstml::node::{Node, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Result};

use crate::{component, element};

/// What a node becomes.
pub enum Part {
    /// A text that is known now.
    Text(String),
    /// An element of which everything is known now: its constant.
    Fixed(TokenStream),
    /// An element, as an expression of the type `rollcall::view::Element`.
    Element(TokenStream),
    /// A component, as an expression of a type that implements `rollcall::view::Child`.
    Component(TokenStream),
    /// Any other expression.
    Expression(TokenStream),
}

/// An expression of the type `rollcall::view::View` for everything in a `view!`.
pub fn fragment(nodes: &[Node]) -> Result<TokenStream> {
    let mut parts = parts(nodes)?;
    if parts.len() == 1 {
        return Ok(view(parts.remove(0)));
    }
    let views = parts.into_iter().map(view);
    Ok(quote!(::rollcall::view::View::list(
        ::std::vec![#(#views),*]
    )))
}

fn view(part: Part) -> TokenStream {
    match part {
        Part::Text(text) => quote!(::rollcall::view::View::text(#text)),
        Part::Fixed(markup) => quote!(::rollcall::view::View::fixed(#markup)),
        Part::Element(element) => quote!(::rollcall::view::Element::into_view(#element)),
        Part::Component(component) => quote!(::rollcall::view::Child::into_child(#component)),
        Part::Expression(expression) => {
            quote_spanned!(expression.span()=> ::rollcall::view::Child::into_child(#expression))
        }
    }
}

/// Reads nodes in their order. Comments disappear, and the nodes of a fragment take its place.
pub fn parts(nodes: &[Node]) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for node in nodes {
        match node {
            Node::Comment(_) => {}
            Node::Fragment(fragment) => parts.extend(self::parts(&fragment.children)?),
            Node::Text(text) => parts.push(Part::Text(text.value_string())),
            Node::RawText(text) => parts.push(Part::Text(text.to_string_best())),
            Node::Block(block) => parts.push(Part::Expression(quote!(#block))),
            Node::Element(element) if is_component(element) => {
                parts.push(Part::Component(component::call(element)?));
            }
            Node::Element(element) => parts.push(element::part(element)?),
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
