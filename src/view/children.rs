//! Views that are passed to components.

use std::sync::Arc;

use super::child::Child;
use super::kind::{Build, View};

/// The children of a component that builds them once.
pub type Children = Box<dyn FnOnce() -> View + Send>;

/// The children of a component that may build them again.
#[derive(Clone)]
pub struct ChildrenFn(Arc<dyn Build + Send + Sync>);

impl ChildrenFn {
    /// Builds the children.
    pub fn run(&self) -> View {
        self.0.build()
    }
}

/// The children of a component that builds them with an input, such as a signal of the value that they show. The macro makes them, and the
/// type of the input is known to it only through this type.
pub type ChildrenOf<In> = Arc<dyn Fn(In) -> View + Send + Sync>;

/// Makes the children of a component, of the type that it asks for, from a closure or a text.
pub trait ToChildren<F> {
    /// The children.
    fn to_children(from: F) -> Self;
}

impl<F, V> ToChildren<F> for Children
where
    F: FnOnce() -> V + Send + 'static,
    V: Child,
{
    fn to_children(build: F) -> Self {
        Box::new(move || build().into_child())
    }
}

impl<F, V> ToChildren<F> for ChildrenFn
where
    F: Fn() -> V + Send + Sync + 'static,
    V: Child,
{
    fn to_children(build: F) -> Self {
        Self(Arc::new(move || build().into_child()))
    }
}

/// Children that are nothing but a text, with one closure for all of them.
pub struct Text(pub &'static str);

impl ToChildren<Text> for Children {
    fn to_children(text: Text) -> Self {
        Box::new(move || View::text(text.0))
    }
}

impl ToChildren<Text> for ChildrenFn {
    fn to_children(text: Text) -> Self {
        Self(Arc::new(move || View::text(text.0)))
    }
}

/// A part of a component that the caller may fill; nothing by default.
#[derive(Clone, Default)]
pub struct ViewFn(Option<Arc<dyn Build + Send + Sync>>);

impl ViewFn {
    /// Builds the part.
    pub fn run(&self) -> View {
        self.0
            .as_ref()
            .map_or_else(View::nothing, |build| build.build())
    }
}

impl<F, V> From<F> for ViewFn
where
    F: Fn() -> V + Send + Sync + 'static,
    V: Child,
{
    fn from(build: F) -> Self {
        Self(Some(Arc::new(move || build().into_child())))
    }
}
