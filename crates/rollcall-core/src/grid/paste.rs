//! A text from a spreadsheet, pasted into cells.

use std::fmt;
use std::ops::Range;

use super::cell::Shared;
use super::state::Grid;

/// The most faults that are told one by one.
const TOLD: usize = 20;
/// The longest part of a cell that a fault repeats, in characters.
const SHOWN: usize = 40;

/// What became of a paste.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// How many cells changed.
    pub changed: usize,
    /// The cells that could not be used: the first ones.
    pub faults: Vec<Fault>,
    /// How many more there were.
    pub more: usize,
}

/// A cell of the pasted text that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its row in the pasted text, from 1.
    pub row: usize,
    /// Its column in the pasted text, from 1.
    pub column: usize,
    /// Why.
    pub why: Why,
}

/// Why a cell could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is none of the texts that are understood. The text, shortened.
    Text(String),
    /// The grid ends before it.
    Outside,
    /// The session types of the person are not known.
    NotKnown,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row {}, column {}: ", self.row, self.column)?;
        match &self.why {
            Why::Text(text) => write!(f, "“{text}” isn't TRUE, FALSE, x or blank."),
            Why::Outside => f.write_str("outside the grid."),
            Why::NotKnown => f.write_str("this person's session types aren't known."),
        }
    }
}

/// What a cell of the text wants: nothing if it is blank.
fn read(text: &str) -> Result<Option<bool>, Why> {
    let text = text.trim();
    match text {
        "" => Ok(None),
        _ if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("x") => Ok(Some(true)),
        _ if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
        _ => Err(Why::Text(text.chars().take(SHOWN).collect())),
    }
}

impl Grid {
    /// Pastes tab-separated text. `rows` are the rows on screen from the first cell of the selection on, `selected` says how many of
    /// them are selected, and `columns` are the selected columns. The text may reach beyond the selection; a text of a single cell fills
    /// it, and one of a single line goes into each of its rows. Cells that can be used are, whatever is wrong with others.
    pub fn paste(
        &mut self,
        rows: &[usize],
        selected: usize,
        columns: Range<usize>,
        text: &str,
    ) -> Pasted {
        let mut pasted = Pasted::default();
        let text = text.strip_suffix('\n').unwrap_or(text);
        if !text.contains(['\t', '\n']) {
            let rows = rows.get(..selected).unwrap_or(rows);
            match read(text) {
                Ok(None) => {}
                Ok(_) if self.shared(rows, columns.clone()) == Shared::Nothing => {
                    pasted.tell(0, 0, Why::NotKnown);
                }
                Ok(wanted) => pasted.changed = self.edit(rows, columns, &|_, _| Some(wanted)),
                Err(why) => pasted.tell(0, 0, why),
            }
            return pasted;
        }
        let width = self.types.len();
        let mut wanted: Vec<Option<bool>> = Vec::new();
        let lines = match text.matches('\n').count() {
            0 => selected.max(1),
            ends => ends + 1,
        };
        for (line, cells) in text.split('\n').cycle().take(lines).enumerate() {
            for (place, cell) in cells.split('\t').enumerate() {
                let column = columns.start + place;
                match (read(cell), rows.get(line)) {
                    (Ok(None), _) => {}
                    (Err(why), _) => pasted.tell(line, place, why),
                    (Ok(to), Some(row)) if column < width => {
                        if self.cell(*row, column).wanted().is_none() {
                            pasted.tell(line, place, Why::NotKnown);
                            continue;
                        }
                        wanted.resize((line + 1) * width, None);
                        if let Some(cell) = wanted.get_mut(line * width + column) {
                            *cell = to;
                        }
                    }
                    (Ok(_), _) => pasted.tell(line, place, Why::Outside),
                }
            }
        }
        pasted.changed = self.edit(rows, 0..width, &|line, column| {
            let wanted = wanted.get(line * width + column).copied().flatten();
            wanted.map(Some)
        });
        pasted
    }
}

impl Pasted {
    fn tell(&mut self, row: usize, column: usize, why: Why) {
        if self.faults.len() == TOLD {
            self.more += 1;
            return;
        }
        let (row, column) = (row + 1, column + 1);
        self.faults.push(Fault { row, column, why });
    }
}
