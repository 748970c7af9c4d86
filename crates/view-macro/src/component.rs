//! Components of Leptos.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, KeyedAttributeValue, NodeAttribute, NodeElement};
use syn::spanned::Spanned;
use syn::{Error, Result};

use crate::part::{self, Part};

/// An expression that calls a component with its properties and children.
pub fn call(element: &NodeElement<Infallible>, children: Vec<Part>) -> Result<TokenStream> {
    let (mut properties, mut names) = (Vec::new(), Vec::new());
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "expected name=value"));
        };
        let key = &attribute.key;
        let name = key.to_string();
        if name == "let" || name.starts_with("let:") {
            names.push(bound(&name, attribute));
        } else if name.contains(':') {
            return Err(Error::new(
                key.span(),
                "a component takes no such attribute",
            ));
        } else {
            let value = attribute
                .value()
                .map_or_else(|| quote!(#key), |value| quote!(#value));
            properties.push(quote_spanned!(value.span()=> .#key(#value)));
        }
    }
    let children = passed(children, &names);
    let name = element.name();
    let generics = &element.open_tag.generics;
    let generics = generics.lt_token.is_some().then(|| quote!(::#generics));
    Ok(quote!(::leptos::component::component_view(
        &#name,
        ::leptos::component::component_props_builder(&#name #generics) #(#properties)* #children .build()
    )))
}

fn bound(name: &str, attribute: &KeyedAttribute) -> TokenStream {
    if let KeyedAttributeValue::Binding(binding) = &attribute.possible_value {
        let inputs = &binding.inputs;
        return quote!(#inputs);
    }
    let name = Ident::new(name.trim_start_matches("let:"), attribute.key.span());
    quote!(#name)
}

/// The call that passes the children: a text as it is, anything else as a closure that builds it.
fn passed(children: Vec<Part>, names: &[TokenStream]) -> TokenStream {
    if children.is_empty() {
        return TokenStream::new();
    }
    if !names.is_empty() {
        let view = part::view(children);
        return quote!(.children(::std::sync::Arc::new(move |#(#names),*| #view)));
    }
    let from = match children.as_slice() {
        [Part::Text(text)] => quote!(::rollcall::view::Text(#text)),
        _ => {
            let view = part::view(children);
            quote!(move || #view)
        }
    };
    quote!(.children(::rollcall::view::ToChildren::to_children(#from)))
}
