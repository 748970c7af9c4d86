//! Elements of HTML and SVG.

use std::fmt::Write;

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, NodeAttribute, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Expr, Lit, Result};

use crate::markup::{self, ATTRIBUTE};
use crate::part::Part;

/// The elements that belong to SVG.
const SVG: [&str; 9] = [
    "svg", "path", "g", "circle", "rect", "line", "polyline", "polygon", "ellipse",
];

/// The events for which Leptos has no name of its own.
const UNTYPED: [&str; 1] = ["cancel"];

/// What an element becomes: a markup if everything in it is known now, otherwise calls that make the rest.
pub fn part(element: &NodeElement<Infallible>, children: Vec<Part>) -> Result<Part> {
    let name = element.name().to_string();
    let open = if SVG.contains(&name.as_str()) {
        markup::SVG
    } else {
        markup::HTML
    };
    let (mut markup, mut calls) = (format!("{open}{name}"), Vec::new());
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "expected name=value"));
        };
        let name = attribute.key.to_string();
        match literal(attribute)? {
            Some(value) if !name.contains(':') && name != "node_ref" => {
                let _ = write!(markup, "{ATTRIBUTE}{name}={value}");
            }
            _ => calls.push(call(&name, attribute)?),
        }
    }
    let inside: Option<String> = children.iter().map(Part::as_fixed).collect();
    let after = if let Some(inside) = inside {
        markup.push_str(&inside);
        Vec::new()
    } else {
        children
    };
    if calls.is_empty() && after.is_empty() {
        return Ok(Part::Fixed(markup));
    }
    let after = after.into_iter().map(Part::into_call);
    Ok(Part::Element(quote!(
        ::rollcall::view::Element::new(::rollcall::view::Markup::new(#markup)) #(#calls)* #(#after)*
    )))
}

/// The value of an attribute that is known now. An attribute without a value has an empty one.
fn literal(attribute: &KeyedAttribute) -> Result<Option<String>> {
    Ok(match attribute.value() {
        None => Some(String::new()),
        Some(Expr::Lit(literal)) => match &literal.lit {
            Lit::Str(text) => Some(markup::without_marks(text.value(), text.span())?),
            Lit::Int(number) => Some(number.base10_digits().to_owned()),
            _ => None,
        },
        Some(_) => None,
    })
}

/// The call for an attribute whose value is an expression, or which is no plain attribute.
fn call(name: &str, attribute: &KeyedAttribute) -> Result<TokenStream> {
    let Some(value) = attribute.value() else {
        return Err(Error::new(attribute.key.span(), "expected a value"));
    };
    let at = value.span();
    let Some((kind, name)) = name.split_once(':') else {
        return Ok(if name == "node_ref" {
            quote_spanned!(at=> .reference(#value))
        } else {
            quote_spanned!(at=> .attribute(#name, #value))
        });
    };
    Ok(match kind {
        "on" if UNTYPED.contains(&name) => quote_spanned!(at=> .on_event(#name, #value)),
        "on" => {
            let event = Ident::new(name, attribute.key.span());
            quote_spanned!(at=> .on(::leptos::ev::#event, #value))
        }
        "prop" => quote_spanned!(at=> .property(#name, #value)),
        "class" => quote_spanned!(at=> .class(#name, #value)),
        "style" => quote_spanned!(at=> .style(#name, #value)),
        _ => {
            return Err(Error::new(
                attribute.key.span(),
                "expected on:, prop:, class: or style:",
            ));
        }
    })
}
