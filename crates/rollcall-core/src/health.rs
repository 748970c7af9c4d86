//! The health of an organisation as one HTML file, to keep or to pass on: no scripts, no addresses, nothing to load.
//!
//! Every text in it may come from someone else, so each is escaped, isolated from the direction of its neighbours, and shown with its
//! invisible characters.

mod html;

use time::OffsetDateTime;

use crate::people::Completeness;

pub use html::html;

/// What the file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The organisation's name, if it is known.
    pub organization: Option<String>,
    /// Who saved it, if that is known.
    pub saved_by: Option<String>,
    /// When it was saved.
    pub saved: OffsetDateTime,
    /// When the list of people was read; `None` while its pages arrive.
    pub people_read: Option<OffsetDateTime>,
    /// Whether the list of people has everyone.
    pub completeness: Completeness,
    /// The parts, in their order.
    pub sections: Vec<Section>,
    /// What is not in the file, and why.
    pub hidden: Vec<String>,
}

/// One part of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What it has.
    pub content: Content,
}

/// What a part has.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Numbers, each with what it counts. A number that is not known is `None`.
    Facts(Vec<(Option<usize>, String)>),
    /// A table: its headings, and rows of as many cells.
    Table(Vec<&'static str>, Vec<Vec<String>>),
    /// Why there is nothing.
    Nothing(String),
}
