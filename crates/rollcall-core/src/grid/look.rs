//! What is read of a grid: what cells have in common, and their text.

use std::ops::Range;

use super::cell::Shared;
use super::state::Grid;
use crate::csv::defuse;

impl Grid {
    /// Compares what these cells will be.
    pub fn shared(&self, rows: &[usize], columns: Range<usize>) -> Shared {
        let mut shared = Shared::Nothing;
        for row in rows {
            for column in columns.clone() {
                let Some(wanted) = self.cell(*row, column).wanted() else {
                    continue;
                };
                shared = match shared {
                    Shared::Nothing => Shared::Same(wanted),
                    Shared::Same(before) if before == wanted => shared,
                    _ => return Shared::Different,
                };
            }
        }
        shared
    }

    /// The cells as text for a spreadsheet: a line for each row, tabs between columns, TRUE, FALSE or the value, harmless for the
    /// spreadsheet, and nothing for what is not known.
    pub fn copy(&self, rows: &[usize], columns: Range<usize>) -> String {
        let mut text = String::new();
        for (line, row) in rows.iter().enumerate() {
            if line > 0 {
                text.push('\n');
            }
            for column in columns.clone() {
                if column > columns.start {
                    text.push('\t');
                }
                if let Some(value) = self.cell(*row, column).wanted() {
                    let cell = self.text(value).replace(['\t', '\r', '\n'], " ");
                    text.push_str(&defuse(&cell));
                }
            }
        }
        text
    }
}
