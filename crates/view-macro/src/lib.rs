//! The `view!` macro.
//!
//! It accepts the markup that Leptos's own macro accepts, less what Rollcall does not use, and expands to calls of
//! `rollcall::view`. What is known when the app is compiled, tags, texts and attributes with a literal value, becomes one text for each
//! element; the rest becomes one call for each attribute and child.

mod component;
mod element;
mod markup;
mod nodes;
mod part;

use proc_macro::TokenStream;
use quote::quote;
use rstml::{Parser, ParserConfig};

/// Builds a `rollcall::view::View` from markup.
///
/// * `<div class="wide" id=id>` is an element. A literal value is part of the element's markup; any other expression is evaluated, and a
///   closure or a signal is followed.
/// * `on:click=handler` listens to an event, `prop:value=value` sets a property, `class:open=condition` adds a class while a condition
///   holds, `style:height=value` sets a property of the style, `node_ref=reference` fills a reference.
/// * `"text"` and `{expression}` are children. A closure is built again whenever a signal that it reads changes.
/// * `<Button kind=kind>` calls a component of Leptos. `let:name` names what its children are passed.
#[proc_macro]
pub fn view(markup: TokenStream) -> TokenStream {
    let parser = Parser::new(ParserConfig::default().recover_block(true));
    let (nodes, errors) = parser.parse_recoverable(markup).split_vec();
    let mut faults = proc_macro2::TokenStream::new();
    for error in errors {
        let fault = error.emit_as_expr_tokens();
        faults.extend(quote!(#fault;));
    }
    let view = nodes::parts(&nodes).map_or_else(|error| error.to_compile_error(), part::view);
    // Braces around an expression are part of the markup, and the code that the macro writes is not the caller's to tidy.
    quote!({
        #[allow(unused_braces, clippy::let_and_return, reason = "written by a macro")]
        {
            #faults
            #view
        }
    })
    .into()
}
