//! What can be inside an element.

use std::borrow::Cow;

use super::kind::{Kind, View};
use crate::signal::Signal;

/// What can be the child of an element in `view!`.
pub trait Child {
    /// The child as a view.
    fn into_child(self) -> View;
}

impl Child for View {
    fn into_child(self) -> View {
        self
    }
}

impl Child for () {
    fn into_child(self) -> View {
        View::nothing()
    }
}

impl Child for &'static str {
    fn into_child(self) -> View {
        View::text(self)
    }
}

impl Child for String {
    fn into_child(self) -> View {
        View(Kind::Text(Cow::Owned(self)))
    }
}

impl Child for usize {
    fn into_child(self) -> View {
        self.to_string().into_child()
    }
}

impl<T: Child> Child for Option<T> {
    fn into_child(self) -> View {
        self.map_or_else(View::nothing, Child::into_child)
    }
}

impl<T: Child> Child for Vec<T> {
    fn into_child(self) -> View {
        View::list(self.into_iter().map(Child::into_child).collect())
    }
}

impl<F, T> Child for F
where
    F: Fn() -> T + Send + 'static,
    T: Child,
{
    fn into_child(self) -> View {
        View::live(move || self().into_child())
    }
}

impl<T: Child + Clone + 'static> Child for Signal<T> {
    fn into_child(self) -> View {
        View::live(move || self.get().into_child())
    }
}
