//! The columns of a table: heading, room, and who gives way first.

/// The room a column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnWidth {
    /// A number.
    Narrow,
    /// A status badge.
    Status,
    /// A few words.
    Medium,
    /// An e-mail address.
    Wide,
    /// A checkbox, or a button with an icon.
    Check,
    /// Whatever is left.
    Rest,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The heading.
    pub heading: &'static str,
    /// The room.
    pub width: ColumnWidth,
    /// 1 stays on every screen; 2, 3 and 4 give way, the highest first.
    pub priority: u8,
    /// Whether it holds numbers, which stand at the end of their cell.
    pub number: bool,
}

impl Column {
    /// A column of texts.
    pub const fn new(heading: &'static str, width: ColumnWidth, priority: u8) -> Self {
        Self {
            heading,
            width,
            priority,
            number: false,
        }
    }

    /// The same, for numbers.
    pub const fn of_numbers(self) -> Self {
        Self {
            number: true,
            ..self
        }
    }

    /// The class of the column's cells.
    pub const fn class(&self) -> &'static str {
        if matches!(self.width, ColumnWidth::Check) {
            return "check";
        }
        match (self.priority, self.number) {
            (2, false) => "priority-2",
            (2, true) => "priority-2 number",
            (3, false) => "priority-3",
            (3, true) => "priority-3 number",
            (4, false) => "priority-4",
            (4, true) => "priority-4 number",
            (_, false) => "",
            (_, true) => "number",
        }
    }

    /// The class of the heading, which sets the room of the whole column.
    pub fn heading_class(&self) -> String {
        let width = match self.width {
            ColumnWidth::Narrow => "w-narrow",
            ColumnWidth::Status => "w-status",
            ColumnWidth::Medium => "w-medium",
            ColumnWidth::Wide => "w-wide",
            ColumnWidth::Check => "w-check",
            ColumnWidth::Rest => "w-rest",
        };
        format!("{width} {}", self.class())
    }
}
