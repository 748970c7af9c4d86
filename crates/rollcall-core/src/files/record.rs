//! The records of a text one after the other, each with its place. The parser is `csv-core`'s.

use std::ops::Range;

use csv_core::{ReadFieldResult, ReadRecordResult, Reader, ReaderBuilder};

/// One record. Its buffers are used again for the next.
#[derive(Clone, Debug, Default)]
pub struct Record {
    cells: Vec<u8>,
    ends: Vec<usize>,
    len: usize,
    line: u32,
    range: Range<usize>,
    open: bool,
}

impl Record {
    /// Returns how many cells it has.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether it has no cells, which no record of a file has.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns a cell; `None` if the record has no such cell.
    pub fn get(&self, column: usize) -> Option<&str> {
        let end = *self.ends[..self.len].get(column)?;
        let start = match column {
            0 => 0,
            _ => self.ends[column - 1],
        };
        // Separators and quotes are ASCII, so what is between them is as good as the whole text.
        std::str::from_utf8(&self.cells[start..end]).ok()
    }

    /// Returns its cells.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len).map(|column| self.get(column).unwrap_or_default())
    }

    /// Returns the line of the file that it begins in, from 1.
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// Whether there is nothing but blanks in it.
    pub fn is_blank(&self) -> bool {
        self.iter().all(|cell| cell.trim().is_empty())
    }

    /// Returns its place in the text, without the line end.
    pub(super) fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Whether the text ends within its quotes.
    pub(super) const fn is_open(&self) -> bool {
        self.open
    }
}

/// Reads records.
// Not `Clone`: a clone of `csv_core::Reader` 0.1.13 has lost its separator.
#[derive(Debug)]
pub struct Records<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    parser: Reader,
}

fn parser(separator: u8) -> Reader {
    let mut parser = ReaderBuilder::new().delimiter(separator).build();
    // A parser that has read nothing takes U+FEFF for a byte order mark. Here it is part of a cell.
    parser.read_record(b"\n", &mut [0], &mut [0]);
    parser
}

impl<'a> Records<'a> {
    /// Begins at `at`, which is on this line.
    pub(super) fn new(text: &'a str, separator: u8, at: usize, line: u32) -> Self {
        Self {
            text,
            at,
            line,
            parser: parser(separator),
        }
    }

    /// Reads the next record. Returns `false` if there is none. Empty lines are no records.
    pub fn read(&mut self, record: &mut Record) -> bool {
        let bytes = self.text.as_bytes();
        let skipped = bytes[self.at..]
            .iter()
            .take_while(|byte| is_line_end(**byte))
            .count();
        self.pass(self.at + skipped);
        record.len = 0;
        record.open = false;
        record.line = self.line;
        let start = self.at;
        record.range = start..start;
        if start == bytes.len() {
            return false;
        }
        let (mut at, mut filled) = (start, 0);
        loop {
            // A last line end ends the last record, unless it is within quotes.
            let rest: &[u8] = match &bytes[at..] {
                [] if record.open => b"",
                [] => b"\n",
                rest => rest,
            };
            let is_end = at == bytes.len();
            let (cells, ends) = (&mut record.cells[filled..], &mut record.ends[record.len..]);
            let (result, taken, written, ended) = self.parser.read_record(rest, cells, ends);
            filled += written;
            record.len += ended;
            if is_end {
                record.open |= taken > 0 && result == ReadRecordResult::InputEmpty;
            } else {
                at += taken;
            }
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => {
                    let more = (record.cells.len() * 2).max(1024);
                    record.cells.resize(more, 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    let more = (record.ends.len() * 2).max(64);
                    record.ends.resize(more, 0);
                }
                ReadRecordResult::Record | ReadRecordResult::End => {
                    record.range.end = at - usize::from(!is_end);
                    self.pass(at);
                    return record.len > 0;
                }
            }
        }
    }

    /// Reads the record that begins at `at`, without its line. Returns `false` if there is none.
    pub(super) fn read_at(&mut self, at: usize, record: &mut Record) -> bool {
        self.at = at;
        self.read(record)
    }

    /// Returns where it is in the text, and in which line.
    pub(super) const fn place(&self) -> (usize, u32) {
        (self.at, self.line)
    }

    /// Goes on to `at`, and returns the line there.
    pub(super) fn line_at(mut self, at: usize) -> u32 {
        self.pass(at);
        self.line
    }

    /// Goes on to `at` and counts the lines.
    fn pass(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        let lines = (self.at..at).filter(|place| match bytes[*place] {
            b'\r' => true,
            b'\n' => *place == 0 || bytes[place - 1] != b'\r',
            _ => false,
        });
        self.line = self
            .line
            .saturating_add(u32::try_from(lines.count()).unwrap_or(u32::MAX));
        self.at = at;
    }
}

const fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// Finds the places of cells.
pub(super) struct Places {
    parser: Reader,
    unquoted: Vec<u8>,
}

impl Places {
    pub(super) fn new(separator: u8) -> Self {
        Self {
            parser: parser(separator),
            unquoted: vec![0; 1],
        }
    }

    /// Returns the places of the cells of a record in its text, with their quotes and without the separators.
    pub(super) fn of(&mut self, record: &str) -> Vec<Range<usize>> {
        let bytes = record.as_bytes();
        if self.unquoted.len() < bytes.len() {
            self.unquoted.resize(bytes.len(), 0);
        }
        let mut places = Vec::new();
        let (mut start, mut at) = (0, 0);
        loop {
            let rest = &bytes[at..];
            let (result, taken, _) = self.parser.read_field(rest, &mut self.unquoted);
            at += taken;
            match result {
                ReadFieldResult::Field { .. } => {
                    places.push(start..at - usize::from(!rest.is_empty()));
                    start = at;
                }
                ReadFieldResult::End => return places,
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(u32, Vec<String>, String)> {
        let mut records = Records::new(text, b',', 0, 1);
        let mut record = Record::default();
        let mut all = Vec::new();
        while records.read(&mut record) {
            let cells = record.iter().map(str::to_owned).collect();
            all.push((record.line(), cells, text[record.range()].to_owned()));
        }
        all
    }

    #[test]
    fn every_line_end_counts_once() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "\"x\ny\",z", "c", ""].join(end);
            let read = all(&text);
            let lines: Vec<u32> = read.iter().map(|(line, ..)| *line).collect();
            assert_eq!(lines, [1, 3, 5], "{end:?}");
            assert_eq!(read[1].1, ["x\ny", "z"]);
            assert_eq!(read[1].2, "\"x\ny\",z");
            assert_eq!(read[2].2, "c");
        }
    }

    #[test]
    fn a_mark_within_the_file_belongs_to_its_cell() {
        assert_eq!(all("\u{feff}a\n\u{feff}b")[1].1, ["\u{feff}b"]);
    }

    #[test]
    fn an_unclosed_quote_is_seen() {
        for (text, open) in [
            ("a,\"b\nc", true),
            ("a,\"b\"\"", true),
            ("a,\"b\"", false),
            ("a,b", false),
            ("a,\"b\"\n", false),
            ("a,", false),
        ] {
            let mut record = Record::default();
            assert!(Records::new(text, b',', 0, 1).read(&mut record));
            assert_eq!(record.is_open(), open, "{text}");
        }
    }

    #[test]
    fn the_places_of_cells_include_their_quotes() {
        let mut places = Places::new(b',');
        for (record, cells) in [
            ("a,\"b,\"\"\",,c", &["a", "\"b,\"\"\"", "", "c"][..]),
            ("a,", &["a", ""]),
            ("\"\"", &["\"\""]),
            ("é;\"", &["é;\""]),
        ] {
            let found = places.of(record).into_iter();
            let found: Vec<&str> = found.map(|place| &record[place]).collect();
            assert_eq!(found, cells);
        }
    }
}
