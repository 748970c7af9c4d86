//! What the rows of a windowed table show, as data.

use std::borrow::Cow;

use crate::ui::badge::Status;

/// What a row shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowContent {
    /// Whether the row is selected; `None` where rows can't be.
    pub selected: Option<bool>,
    /// One cell for each column. Empty while the row is about to go, because the list has become shorter.
    pub cells: Vec<Cell>,
}

/// What a cell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A box that selects the row.
    Select,
    /// A button that opens the menu of the row.
    Menu,
    /// A text, shown as [untrusted](crate::ui::untrusted_text).
    Text(String),
    /// A condition.
    Status(Status),
    /// A condition, and a text that is shown below it where the text's own column has no room.
    Outcome(Status, String),
    /// What the row is about.
    Name(Name),
    /// A cell that can be active and selected.
    Mark(Mark),
}

/// A cell that can be active and selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words that it shows, as [untrusted](crate::ui::untrusted_text).
    pub words: Cow<'static, str>,
    /// The class that it looks by.
    pub class: &'static str,
    /// Whether it cannot be edited.
    pub fixed: bool,
    /// Whether it is selected.
    pub selected: bool,
    /// Whether the keys act on it.
    pub active: bool,
    /// The field that it shows instead of the words.
    pub editor: Option<Editor>,
}

/// A field in a cell. It takes the focus; its events are the page's, which may change the text meanwhile without a new field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    /// The name of the field.
    pub name: String,
    /// The text that it begins with.
    pub text: String,
    /// The id of the list of values to choose from.
    pub options: &'static str,
}

/// What a row is about: the cell that names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The name, shown as [untrusted](crate::ui::untrusted_text).
    pub text: String,
    /// Where a click on the row leads.
    pub href: Option<String>,
    /// A condition, shown beside the name where its own column has no room.
    pub beside: Option<Status>,
    /// A text, shown below the name where its own column has no room.
    pub below: String,
}
