//! One drawn cell of a windowed table, of as few elements as can be: each takes time when its row moves.
//!
//! Texts have no `<bdi>` around them; the style sheet isolates the cells.

use super::cell::{Cell, Editor, Mark, Name};
use crate::browser::nodes::{Node, TextNode};
use crate::ui::badge::{Status, badge_class};
use crate::ui::untrusted_text::visible;

/// The id of the word with which the accessible name of a row's box begins.
pub(super) const SELECT_WORD: &str = "row-select";

/// The same for the button of its menu.
pub(super) const MENU_WORD: &str = "row-menu";

/// The row that a cell is in.
#[derive(Clone)]
pub(super) struct InRow {
    /// The id of the row.
    pub(super) id: String,
    /// Whether the table moves the focus itself, so that Tab passes the controls in its rows.
    pub(super) is_grid: bool,
    /// Whether the table has room for few columns.
    pub(super) is_narrow: bool,
}

impl InRow {
    /// The id of the row's name, after which its controls are named.
    fn name_id(&self) -> String {
        format!("{}-name", self.id)
    }

    /// Makes a control, named by a word and the row's name.
    fn control(&self, element: &str, class: &str, word: &str) -> Option<Node> {
        let control = Node::new(element, class)?;
        control.set(
            "aria-labelledby",
            Some(&format!("{word} {}", self.name_id())),
        );
        control.set("tabindex", self.is_grid.then_some("-1"));
        Some(control)
    }
}

/// A drawn cell.
pub(super) struct Drawn {
    cell: Node,
    row: InRow,
    shows: Option<Cell>,
    parts: Option<Parts>,
}

/// What changes in a cell, by what it shows.
enum Parts {
    Select(Node),
    Menu,
    Text(TextNode),
    Status(Badge),
    /// With the text below the condition, in a narrow table.
    Outcome(Badge, Option<TextNode>),
    Name(Named),
    /// With the field, while there is one.
    Mark(TextNode, Option<Node>),
}

impl Drawn {
    /// Adds an empty cell to a row.
    pub(super) fn new(
        parent: &Node,
        class: &str,
        names: bool,
        id: Option<&str>,
        row: InRow,
    ) -> Option<Self> {
        let cell = Node::new(if names { "th" } else { "td" }, class)?;
        cell.set("scope", names.then_some("row"));
        cell.set("id", id);
        parent.append(&cell);
        Some(Self {
            cell,
            row,
            shows: None,
            parts: None,
        })
    }

    /// Shows something else. `selected` says whether the row is selected.
    pub(super) fn show(&mut self, content: Cell, selected: bool) {
        if self.parts.is_none() {
            self.parts = Parts::of(&content, &self.cell, &self.row);
        }
        if let Some(Parts::Select(tick)) = &self.parts {
            tick.set_checked(selected);
        }
        if self.shows.as_ref() == Some(&content) {
            return;
        }
        // A column shows the same kind of content in each row.
        match (&mut self.parts, &content) {
            (Some(Parts::Text(node)), Cell::Text(text)) => node.set(&visible(text)),
            (Some(Parts::Status(badge)), Cell::Status(status)) => badge.show(*status),
            (Some(Parts::Outcome(badge, below)), Cell::Outcome(status, text)) => {
                badge.show(*status);
                if let Some(below) = below {
                    below.set(&visible(text));
                }
            }
            (Some(Parts::Name(named)), Cell::Name(name)) => named.show(name),
            (Some(Parts::Mark(words, field)), Cell::Mark(mark)) => {
                mark_cell(&self.cell, words, field, mark);
            }
            _ => {}
        }
        self.shows = Some(content);
    }
}

impl Parts {
    fn of(content: &Cell, cell: &Node, row: &InRow) -> Option<Self> {
        Some(match content {
            Cell::Select => {
                let tick = row.control("input", "", SELECT_WORD)?;
                tick.set("type", Some("checkbox"));
                cell.append(&tick);
                Self::Select(tick)
            }
            Cell::Menu => {
                let class = "button ghost icon-only small row-menu";
                let button = row.control("button", class, MENU_WORD)?;
                button.set("type", Some("button"));
                button.set("aria-haspopup", Some("menu"));
                cell.append(&button);
                Self::Menu
            }
            Cell::Text(_) => Self::Text(cell.add_text()?),
            Cell::Status(_) => Self::Status(Badge::new(cell)?),
            Cell::Outcome(..) => {
                let badge = Badge::new(cell)?;
                let below = match row.is_narrow {
                    true => Some(second_line(cell)?),
                    false => None,
                };
                Self::Outcome(badge, below)
            }
            Cell::Name(_) => Self::Name(Named::new(cell, row)?),
            Cell::Mark(_) => {
                cell.set("role", Some("gridcell"));
                Self::Mark(cell.add_text()?, None)
            }
        })
    }
}

/// Shows a cell that can be active and selected.
fn mark_cell(cell: &Node, words: &TextNode, field: &mut Option<Node>, mark: &Mark) {
    let truth = |it: bool| Some(if it { "true" } else { "false" });
    words.set(&visible(&mark.words));
    cell.set("aria-selected", truth(mark.selected));
    cell.set("aria-readonly", truth(mark.fixed));
    let active = if mark.active { " active" } else { "" };
    cell.set("class", Some(&[mark.class, active].concat()));
    match (&mark.editor, &field) {
        (Some(editor), None) => *field = open_field(cell, editor),
        (None, Some(open)) => {
            open.remove();
            *field = None;
        }
        _ => {}
    }
}

/// Adds the field of a cell, and gives it the focus.
fn open_field(cell: &Node, editor: &Editor) -> Option<Node> {
    let field = Node::new("input", "input")?;
    field.set("aria-label", Some(&visible(&editor.name)));
    field.set("list", Some(editor.options));
    field.set("autocomplete", Some("off"));
    cell.append(&field);
    field.type_into(&editor.text);
    Some(field)
}

/// Makes an icon without its path, as [`Glyph`](crate::ui::icon::Glyph) draws it. Returns the drawing and its path.
fn glyph() -> Option<(Node, Node)> {
    let (drawing, path) = (Node::svg("svg")?, Node::svg("path")?);
    drawing.set("class", Some("glyph"));
    drawing.set("viewBox", Some("0 0 24 24"));
    drawing.set("aria-hidden", Some("true"));
    drawing.append(&path);
    Some((drawing, path))
}

/// A status, as [`StatusBadge`](crate::ui::badge::StatusBadge) shows it.
struct Badge {
    badge: Node,
    glyph: Node,
    path: Node,
    word: TextNode,
}

impl Badge {
    fn new(parent: &Node) -> Option<Self> {
        let badge = Node::new("span", "usual")?;
        let (glyph, path) = glyph()?;
        let word = badge.add_text()?;
        parent.append(&badge);
        Some(Self {
            badge,
            glyph,
            path,
            word,
        })
    }

    fn show(&self, status: Status) {
        self.word.set(status.word);
        self.badge
            .set("class", Some(badge_class(status.tone, status.usual)));
        if status.usual {
            self.glyph.remove();
        } else {
            self.path.set("d", Some(status.icon.path()));
            self.badge.prepend(&self.glyph);
        }
    }
}

/// Adds the second line of a cell, which shows columns that have no room.
fn second_line(cell: &Node) -> Option<TextNode> {
    let second = Node::new("span", "cell-line cell-second")?;
    let text = second.add_text()?;
    cell.append(&second);
    Some(text)
}

/// The cell that names a row.
struct Named {
    link: Node,
    text: TextNode,
    more: Option<More>,
}

/// What a narrow table shows beside and below the name, because the columns for it have no room.
struct More {
    beside: Badge,
    below: TextNode,
}

impl Named {
    fn new(cell: &Node, row: &InRow) -> Option<Self> {
        let link = Node::new("a", "row-link")?;
        link.set("id", Some(&row.name_id()));
        link.set("tabindex", row.is_grid.then_some("-1"));
        let text = link.add_text()?;
        let more = if row.is_narrow {
            let line = Node::new("span", "cell-line row-name")?;
            line.append(&link);
            let beside = Badge::new(&line)?;
            cell.append(&line);
            let below = second_line(cell)?;
            Some(More { beside, below })
        } else {
            cell.append(&link);
            None
        };
        Some(Self { link, text, more })
    }

    fn show(&self, name: &Name) {
        // Without an address, the browser takes it for no link.
        self.link.set("href", name.href.as_deref());
        self.text.set(&visible(&name.text));
        if let Some(more) = &self.more {
            // A table has a status beside every name or beside none.
            if let Some(status) = name.beside {
                more.beside.show(status);
            }
            more.below.set(&visible(&name.below));
        }
    }
}
