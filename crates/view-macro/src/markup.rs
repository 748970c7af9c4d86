//! The marks in a markup. `src/view/markup.rs` explains and reads them.

use proc_macro2::Span;
use syn::{Error, Result};

pub const HTML: char = '\u{1}';
pub const SVG: char = '\u{2}';
pub const ATTRIBUTE: char = '\u{3}';
pub const TEXT: char = '\u{4}';
pub const END: char = '\u{5}';

/// Returns `text`, unless it has a mark in it, which would end a part of the markup early.
pub fn without_marks(text: String, at: Span) -> Result<String> {
    match text.contains([HTML, SVG, ATTRIBUTE, TEXT, END]) {
        true => Err(Error::new(
            at,
            "expected no character from U+0001 to U+0005",
        )),
        false => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    /// Whether the macro accepts the markup.
    fn is_accepted(markup: proc_macro2::TokenStream) -> bool {
        rstml::parse2(markup).is_ok_and(|nodes| crate::nodes::parts(&nodes).is_ok())
    }

    #[test]
    fn marks_are_refused_wherever_a_text_is_known() {
        assert!(is_accepted(quote!(<p title="a\u{6}\t">"b\u{7}"</p>)));
        for mark in '\u{1}'..='\u{5}' {
            let text = format!("a{mark}b");
            assert!(!is_accepted(quote!(<p>#text</p>)), "{text:?}");
            assert!(!is_accepted(quote!(<p title=#text />)), "{text:?}");
        }
    }
}
