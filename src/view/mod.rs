//! What `view!` makes: views as data, from which one function builds elements.
//!
//! Leptos's own views have a type for each combination of elements, attributes and children, and the machinery to build and to change them is
//! compiled for each. Here everything has one type, [`View`]. Components, signals and effects are Leptos's.

mod child;
mod children;
mod element;
mod keyed;
mod kind;
mod markup;
mod mounted;
mod render;
mod setting;
mod value;

pub use child::Child;
pub use children::{Children, ChildrenFn, ChildrenOf, Text, ToChildren, ViewFn};
pub use kind::{Element, Row, View};
pub use markup::Markup;
pub use value::{IntoValue, Value};
