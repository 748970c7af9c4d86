//! What nodes of markup become.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::markup::{END, TEXT};

/// What a node becomes.
pub enum Part {
    /// A text that is known now.
    Text(String),
    /// An element of which everything is known now: its markup.
    Fixed(String),
    /// An element, as an expression of the type `rollcall::view::Element`.
    Element(TokenStream),
    /// A component, as an expression of a type that implements `rollcall::view::Child`.
    Component(TokenStream),
    /// Any other expression.
    Expression(TokenStream),
}

impl Part {
    /// An expression of the type `rollcall::view::View`.
    fn into_view(self) -> TokenStream {
        match self {
            Self::Text(text) => quote!(::rollcall::view::View::text(#text)),
            Self::Fixed(markup) => {
                quote!(::rollcall::view::View::fixed(::rollcall::view::Markup::new(#markup)))
            }
            Self::Element(element) => quote!(::rollcall::view::Element::into_view(#element)),
            Self::Component(component) => quote!(::rollcall::view::Child::into_child(#component)),
            Self::Expression(expression) => {
                quote_spanned!(expression.span()=> ::rollcall::view::Child::into_child(#expression))
            }
        }
    }

    /// What the markup around it says of it, if everything is known now.
    pub fn as_fixed(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(format!("{TEXT}{text}")),
            Self::Fixed(markup) => Some(format!("{markup}{END}")),
            Self::Element(_) | Self::Component(_) | Self::Expression(_) => None,
        }
    }

    /// The call that appends it to a `rollcall::view::Element`.
    pub fn into_call(self) -> TokenStream {
        match self {
            Self::Text(text) => quote!(.text(#text)),
            Self::Fixed(markup) => quote!(.fixed(::rollcall::view::Markup::new(#markup))),
            Self::Element(element) => quote!(.element(#element)),
            Self::Component(component) => quote!(.child(#component)),
            Self::Expression(expression) => quote_spanned!(expression.span()=> .child(#expression)),
        }
    }
}

/// An expression of the type `rollcall::view::View` for parts one after the other.
pub fn view(mut parts: Vec<Part>) -> TokenStream {
    if parts.len() == 1 {
        return parts.remove(0).into_view();
    }
    let views = parts.into_iter().map(Part::into_view);
    quote!(::rollcall::view::View::list(::std::vec![#(#views),*]))
}
