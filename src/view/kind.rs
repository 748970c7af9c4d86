//! Views as data.

use std::borrow::Cow;

use leptos::prelude::Owner;

use super::markup::Markup;
use super::setting::Setting;

/// A part of a page, before it is built.
pub struct View(pub(super) Kind);

/// No variant is larger than a text, because views are moved often.
pub(super) enum Kind {
    Text(Cow<'static, str>),
    Fixed(Markup),
    Element(Element),
    List(Box<[View]>),
    /// Built again whenever a signal that the closure reads changes.
    Live(Box<dyn Build + Send>),
    Keyed(Box<Rows>),
}

impl View {
    /// A text that is known when the app is compiled.
    pub const fn text(text: &'static str) -> Self {
        Self(Kind::Text(Cow::Borrowed(text)))
    }

    /// An element that is known when the app is compiled.
    pub const fn fixed(markup: Markup) -> Self {
        Self(Kind::Fixed(markup))
    }

    /// Several views, one after the other.
    pub fn list(views: Vec<Self>) -> Self {
        Self(Kind::List(views.into_boxed_slice()))
    }

    /// Rows that stay as long as their keys are in the list; `rows` is tracked.
    pub fn keyed(rows: impl Fn() -> Vec<Row> + Send + 'static) -> Self {
        let owner = Owner::current().unwrap_or_default();
        Self::live(move || {
            let (rows, owner) = (rows(), owner.clone());
            Self(Kind::Keyed(Box::new(Rows { rows, owner })))
        })
    }

    /// A view that is built again whenever a signal that `build` reads changes.
    pub(super) fn live(build: impl Build + Send + 'static) -> Self {
        Self(Kind::Live(Box::new(build)))
    }

    /// Nothing: an empty text, which keeps the place.
    pub const fn nothing() -> Self {
        Self::text("")
    }
}

/// Builds a view any number of times. A `dyn Fn` would also contain the code to call it as `FnOnce` and as `FnMut`.
pub(super) trait Build {
    fn build(&self) -> View;
}

impl<F: Fn() -> View> Build for F {
    fn build(&self) -> View {
        self()
    }
}

/// An element, before it is built.
pub struct Element(pub(super) Box<Parts>);

pub struct Parts {
    pub markup: Markup,
    pub settings: Vec<Setting>,
    pub children: Vec<View>,
}

/// A row of a list with keys, before it is built.
pub struct Row {
    /// What identifies it; no two rows have the same.
    pub key: String,
    /// Builds it.
    pub build: Box<dyn FnOnce() -> View + Send>,
}

/// Rows, and the reactive owner of their list, which stays while the rows change.
pub struct Rows {
    pub(super) rows: Vec<Row>,
    pub(super) owner: Owner,
}
