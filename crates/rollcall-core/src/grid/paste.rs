//! A text from a spreadsheet, pasted into cells.

use std::fmt;
use std::ops::Range;

use super::cell::Value;
use super::state::Grid;
use crate::number::counted;

/// The most cells that one fault names.
const TOLD: usize = 5;
/// The longest part of a cell that a fault repeats, in characters.
const SHOWN: usize = 40;

/// What became of a paste.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// How many cells changed. None if one of the cells could not be read: such a text may be for other cells.
    pub changed: usize,
    /// Why cells could not be used: each reason once.
    pub faults: Vec<Fault>,
}

/// The cells of the pasted text that could not be used for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Why.
    pub why: Why,
    /// Of what: the column, or what columns are called.
    pub of: String,
    /// How many there are.
    pub cells: usize,
    /// The first ones: their row and column in the pasted text, from 1, and their text, shortened.
    pub first: Vec<(usize, usize, String)>,
}

/// Why a cell could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is none of the texts that are understood.
    Text,
    /// It begins with a quotation mark that is not closed, as where a cell has several lines.
    Lines,
    /// It is too long for a tracking code.
    TooLong,
    /// It is none of the options of the tracking code.
    NotAnOption,
    /// The grid ends before it.
    Outside,
    /// What the person has there is not known.
    NotKnown,
}

impl Why {
    /// Whether the cell cannot be read, wherever it is.
    const fn is_unreadable(self) -> bool {
        !matches!(self, Self::Outside | Self::NotKnown)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = self.cells == 1;
        let [before, of, after] = match (self.why, one) {
            (Why::Text, true) => [" isn't TRUE, FALSE, x or blank", "", ""],
            (Why::Text, false) => [" aren't TRUE, FALSE, x or blank", "", ""],
            (Why::Lines, true) => [" has several lines, or a lone quotation mark", "", ""],
            (Why::Lines, false) => [" have several lines, or a lone quotation mark", "", ""],
            (Why::TooLong, true) => [" is longer than 120 characters", "", ""],
            (Why::TooLong, false) => [" are longer than 120 characters", "", ""],
            (Why::NotAnOption, true) => [" is not one of the options of “", &self.of, "”"],
            (Why::NotAnOption, false) => [" are not among the options of “", &self.of, "”"],
            (Why::Outside, true) => [" is outside the grid", "", ""],
            (Why::Outside, false) => [" are outside the grid", "", ""],
            (Why::NotKnown, true) => [" is of a person whose ", &self.of, " aren't known"],
            (Why::NotKnown, false) => [" are of people whose ", &self.of, " aren't known"],
        };
        let cells = counted(self.cells, "cell", "cells");
        f.write_str(&[&cells, before, of, after, ": "].concat())?;
        for (place, (row, column, text)) in self.first.iter().enumerate() {
            let comma = if place > 0 { "; " } else { "" };
            write!(f, "{comma}row {row}, column {column} “{text}”")?;
        }
        match self.cells.saturating_sub(self.first.len()) {
            0 => f.write_str("."),
            more => write!(f, "; and {more} more."),
        }
    }
}

impl Grid {
    /// Pastes tab-separated text. `rows` are the rows on screen from the first cell of the selection on, `selected` says how many of
    /// them are selected, and `columns` are the selected columns. The text may reach beyond the selection; a text of a single cell fills
    /// it, and one of a single line goes into each of its rows. If a cell cannot be read, nothing is pasted. What is outside the grid or
    /// not known is left out, and a blank cell changes nothing.
    pub fn paste(
        &mut self,
        rows: &[usize],
        selected: usize,
        columns: Range<usize>,
        text: &str,
    ) -> Pasted {
        let mut pasted = Pasted::default();
        let text = text.strip_suffix('\n').unwrap_or(text);
        let width = self.columns.len();
        let mut wanted: Vec<Option<Value>> = Vec::new();
        // A single cell is in every column of the selection.
        let copies = match text.contains(['\t', '\n']) {
            true => 1,
            false => columns.len(),
        };
        let given = text.matches('\n').count() + 1;
        let lines = if given == 1 { selected.max(1) } else { given };
        for (line, cells) in text.split('\n').cycle().take(lines).enumerate() {
            let own = cells.split('\t').count();
            let cells = cells.split('\t').cycle().take(own * copies);
            for (place, cell) in cells.enumerate() {
                let (cell, column) = (cell.trim(), columns.start + place);
                let why = match (self.understood(column, cell), rows.get(line)) {
                    (Ok(None), _) => continue,
                    // A repeated cell is reported once.
                    (Err(_), _) if line >= given || place >= own => continue,
                    (Err(why), _) => why,
                    (Ok(to), Some(row)) if column < width => {
                        wanted.resize((line + 1) * width, None);
                        if let Some(wanted) = wanted.get_mut(line * width + column) {
                            *wanted = to;
                        }
                        match self.cell(*row, column).wanted() {
                            Some(_) => continue,
                            None => Why::NotKnown,
                        }
                    }
                    (Ok(_), _) => Why::Outside,
                };
                let of = match (why, self.columns.get(column)) {
                    (Why::NotAnOption, Some(column)) => &column.name,
                    (Why::NotKnown, _) => self.kind.words(),
                    _ => "",
                };
                pasted.tell((line, place), cell, why, of);
            }
        }
        if !pasted.is_unreadable() {
            pasted.changed = self.edit(rows, 0..width, &|line, column| {
                let wanted = wanted.get(line * width + column).copied().flatten();
                wanted.map(Some)
            });
        }
        pasted
    }
}

impl Pasted {
    /// Whether a cell could not be read, so that nothing was pasted.
    pub fn is_unreadable(&self) -> bool {
        self.faults.iter().any(|fault| fault.why.is_unreadable())
    }

    /// How many cells could not be used.
    pub fn unused(&self) -> usize {
        self.faults.iter().map(|fault| fault.cells).sum()
    }

    fn tell(&mut self, (row, column): (usize, usize), text: &str, why: Why, of: &str) {
        let is_it = |fault: &Fault| fault.why == why && fault.of == of;
        let place = self.faults.iter().position(is_it);
        let place = place.unwrap_or_else(|| {
            self.faults.push(Fault {
                why,
                of: of.to_owned(),
                cells: 0,
                first: Vec::new(),
            });
            self.faults.len() - 1
        });
        if let Some(fault) = self.faults.get_mut(place) {
            fault.cells += 1;
            if fault.first.len() < TOLD {
                let text = text.chars().take(SHOWN).collect();
                fault.first.push((row + 1, column + 1, text));
            }
        }
    }
}
