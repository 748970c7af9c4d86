//! [`Document`] and [`Element`]: an answer as a tree, without knowledge of any operation.

use std::borrow::Cow;

use super::namespace::Namespace;
use crate::decode_error::DecodeError;

/// No element.
pub(super) const NONE: u32 = u32::MAX;

/// One element in the table of a document.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) namespace: Namespace,
    /// Without the prefix.
    pub(super) name: &'a str,
    /// The text directly inside, joined.
    pub(super) text: Cow<'a, str>,
    pub(super) first: u32,
    pub(super) next: u32,
}

/// A whole answer. It borrows from the text that it was read from.
#[derive(Debug)]
pub struct Document<'a>(pub(super) Vec<Node<'a>>);

/// One element of a [`Document`].
#[derive(Clone, Copy, Debug)]
pub struct Element<'d> {
    nodes: &'d [Node<'d>],
    at: u32,
}

impl Document<'_> {
    /// Returns the outermost element. There is always one.
    pub fn root(&self) -> Element<'_> {
        Element {
            nodes: &self.0,
            at: 0,
        }
    }

    /// Returns the number of elements.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no elements, which no document that was read has.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'d> Element<'d> {
    fn node(self) -> &'d Node<'d> {
        &self.nodes[self.at as usize]
    }

    /// Returns the name without its prefix.
    pub fn name(self) -> &'d str {
        self.node().name
    }

    /// Returns the namespace.
    pub fn namespace(self) -> Namespace {
        self.node().namespace
    }

    /// Whether the element has this name, in this namespace or without any.
    pub fn is(self, namespace: Namespace, name: &str) -> bool {
        let own = self.node();
        (own.namespace == namespace || own.namespace == Namespace::Unbound) && own.name == name
    }

    /// Returns the text directly inside, exactly as it was meant. Spaces between child elements are not part of it.
    pub fn text(self) -> &'d str {
        &self.node().text
    }

    /// Returns the text without the spaces around it, for words, numbers and ids.
    pub fn word(self) -> &'d str {
        self.text().trim()
    }

    /// Iterates over the elements directly inside.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let mut at = self.node().first;
        std::iter::from_fn(move || {
            let child = Self {
                nodes: self.nodes,
                at,
            };
            (at != NONE).then(|| {
                at = child.node().next;
                child
            })
        })
    }

    /// Iterates over the elements of one name directly inside.
    pub fn all(self, namespace: Namespace, name: &str) -> impl Iterator<Item = Self> {
        self.children()
            .filter(move |child| child.is(namespace, name))
    }

    /// Returns the first element of this name directly inside.
    pub fn child(self, namespace: Namespace, name: &str) -> Option<Self> {
        self.children().find(|child| child.is(namespace, name))
    }

    /// Returns the exact text of a child; `None` if it was left out.
    pub fn text_of(self, namespace: Namespace, name: &str) -> Option<String> {
        self.child(namespace, name)
            .map(|child| child.text().to_owned())
    }

    /// Returns the word in a child; `None` if it was left out or is empty.
    pub fn word_of(self, namespace: Namespace, name: &str) -> Option<&'d str> {
        self.child(namespace, name)
            .map(Self::word)
            .filter(|word| !word.is_empty())
    }

    /// Returns the number in a child; `None` if it was left out or is not a whole number.
    pub fn number_of(self, namespace: Namespace, name: &str) -> Option<u64> {
        self.word_of(namespace, name)?.parse().ok()
    }

    /// Returns whether a child says `true`; `None` if it was left out or says neither `true` nor `false`.
    pub fn flag_of(self, namespace: Namespace, name: &str) -> Option<bool> {
        self.child(namespace, name).and_then(Self::flag)
    }

    /// Returns whether the element says `true`.
    pub fn flag(self) -> Option<bool> {
        match self.word() {
            "true" | "TRUE" | "1" => Some(true),
            "false" | "FALSE" | "0" => Some(false),
            _ => None,
        }
    }

    /// Returns the child that an answer must have.
    ///
    /// # Errors
    /// Names the missing element.
    pub fn required(self, namespace: Namespace, name: &str) -> Result<Self, DecodeError> {
        self.child(namespace, name)
            .ok_or_else(|| self.fault(name, "is missing from the answer"))
    }

    /// Returns the ids in the children of one name.
    ///
    /// # Errors
    /// If one is empty: a list that is written back as a whole must have been read as a whole.
    pub fn ids(self, namespace: Namespace, name: &str) -> Result<Vec<String>, DecodeError> {
        self.all(namespace, name)
            .map(|child| match child.word() {
                "" => Err(self.fault(name, "has no text")),
                word => Ok(word.to_owned()),
            })
            .collect()
    }

    /// Creates an error about a child of this element.
    pub(super) fn fault(self, name: &str, what: &str) -> DecodeError {
        DecodeError {
            path: Some([self.name(), ".", name].concat()),
            message: [name, " ", what].concat(),
        }
    }
}
