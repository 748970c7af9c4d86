//! Corrects one cell of a file, as an administrator does who sees what is wrong with it.

use super::problem::Problem;
use super::record::{Places, Record};
use super::source::{NoSource, Source};
use super::table::Table;
use crate::csv::restore;

impl Source {
    /// Reads the file again with another text in the cell that a problem is about. All other cells stay as they are. `None` if the
    /// problem is not about a cell.
    pub fn corrected(&self, problem: &Problem, cell: &str) -> Option<Result<Self, NoSource>> {
        let table = self.table();
        let name = problem.column.as_deref()?;
        let columns = table.columns().len();
        let column = (0..columns).find(|column| table.name(*column) == name)?;
        let text = with_cell(table, problem.line, column, cell)?;
        Some(Self::read(text.as_bytes()))
    }

    /// Returns the whole cell that each problem is about, in their order; empty for a problem of a whole row.
    pub fn cells_of(&self, problems: &[Problem]) -> Vec<String> {
        let table = self.table();
        let mut cells = vec![String::new(); problems.len()];
        let last = problems.iter().map(|problem| problem.line).max();
        let (mut records, mut record) = (table.records(), Record::default());
        while records.read(&mut record) && Some(record.line()) <= last {
            let here = problems.iter().zip(&mut cells);
            for (problem, cell) in here.filter(|(it, _)| it.line == record.line()) {
                let is_it = |column: &usize| problem.column.as_ref() == Some(&table.name(*column));
                let column = (0..table.columns().len()).find(is_it);
                let found = column.and_then(|column| record.get(column));
                *cell = restore(found.unwrap_or_default()).to_owned();
            }
        }
        cells
    }
}

/// Returns the text of the file with this cell, always as UTF-8 with a byte order mark.
fn with_cell(table: &Table, line: u32, column: usize, cell: &str) -> Option<String> {
    let mut records = table.records();
    let mut record = Record::default();
    while records.read(&mut record) {
        if record.line() != line {
            continue;
        }
        let (text, range) = (table.text(), record.range());
        let places = Places::new(table.separator_byte()).of(&text[range.clone()]);
        let place = places.get(column)?;
        let (start, end) = (range.start + place.start, range.start + place.end);
        // Quotes are never wrong.
        let quoted = cell.replace('"', "\"\"");
        return Some(
            [
                "\u{feff}",
                &text[..start],
                "\"",
                &quoted,
                "\"",
                &text[end..],
            ]
            .concat(),
        );
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(source: &Source) -> Option<Problem> {
        let mut rows = source.rows();
        while let Some(row) = rows.read() {
            if let Err(problem) = row.who() {
                return Some(problem);
            }
        }
        None
    }

    #[test]
    fn one_cell_is_corrected_and_nothing_else() {
        let text =
            "E-Mail;Titel;Calling [S]\r\nzo\u{eb}@x.example;\"a;b\";yes\r\nbo at x;\u{e9};TRUE\r\n";
        let latin: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
        let source = Source::read(&latin).unwrap();
        let first = problem(&source).unwrap();
        assert_eq!(
            (first.line, first.column.as_deref()),
            (2, Some("Calling [S]"))
        );
        let source = source.corrected(&first, "FALSE").unwrap().unwrap();
        let second = problem(&source).unwrap();
        assert_eq!(second.line, 3);
        let source = source.corrected(&second, "bo \"at\" x").unwrap().unwrap();
        assert_eq!(
            source.table().text(),
            text.replace("yes", "\"FALSE\"")
                .replace("bo at x", "\"bo \"\"at\"\" x\"")
        );
        let third = problem(&source).unwrap();
        let source = source.corrected(&third, "bo@x.example").unwrap().unwrap();
        assert_eq!(problem(&source), None);
    }

    #[test]
    fn the_whole_bad_cell_is_found() {
        let long = format!("no address: {}", "x".repeat(80));
        let text = format!("Email,Title\nbo@x.example,'=1\n{long},Head\ncy@x.example\n");
        let source = Source::read(text.as_bytes()).unwrap();
        let mut problems = Vec::new();
        let mut rows = source.rows();
        while let Some(row) = rows.read() {
            problems.extend(row.who().err());
        }
        assert_eq!(problems.len(), 2);
        assert_eq!(source.cells_of(&problems), [long, String::new()]);
    }

    #[test]
    fn a_row_of_another_length_has_no_cell_to_correct() {
        let source = Source::read(b"Email,Title\na@x.example\n").unwrap();
        let of_row = problem(&source).unwrap();
        assert!(source.corrected(&of_row, "x").is_none());
    }
}
