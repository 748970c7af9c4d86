//! The marks in a markup. `src/view/markup.rs` explains and reads them.

pub const HTML: char = '\u{1}';
pub const SVG: char = '\u{2}';
pub const ATTRIBUTE: char = '\u{3}';
pub const TEXT: char = '\u{4}';
pub const END: char = '\u{5}';
