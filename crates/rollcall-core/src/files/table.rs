//! [`Table`]: the text of a file with its separator and its columns.

use super::column::{Column, Kind, is_known, role};
use super::encoding::{Binary, Decoded, Encoding, decode};
use super::record::{Places, Record, Records};
use crate::csv::restore;

/// The largest file that is read, in bytes.
pub const SIZE_LIMIT: usize = 64 << 20;

/// Why a file cannot be read as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It has more bytes than [`SIZE_LIMIT`].
    TooLarge {
        /// How many.
        bytes: usize,
    },
    /// It is not text.
    Binary(Binary),
    /// A quote opens a cell and nothing closes it, so the rest of the file is in this cell.
    UnclosedQuote {
        /// The line of the quote.
        line: u32,
        /// The name of the column.
        column: String,
    },
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Table {
    text: Decoded,
    separator: u8,
    declared: bool,
    kind: Kind,
    columns: Vec<Column>,
    /// Where the columns are named; an empty place if they are not.
    header: std::ops::Range<usize>,
    /// Where the rows begin, and in which line.
    body: (usize, u32),
    rows: usize,
}

/// A first line such as `sep=;`, with which Excel is told the separator: the separator, and where the next line begins.
fn declared(text: &str) -> Option<(u8, usize)> {
    let end = text.find(['\r', '\n'])?;
    let (line, rest) = text.split_at(end);
    let name = line
        .get(..4)
        .filter(|name| name.eq_ignore_ascii_case("sep="))?;
    let separator = match &line.as_bytes()[name.len()..] {
        [separator @ (b',' | b';' | b'\t')] => *separator,
        _ => return None,
    };
    let next = rest.trim_start_matches(['\r', '\n']);
    Some((separator, text.len() - next.len()))
}

/// The separator that names the most columns; if none does, the one that makes the most cells.
fn sniff(text: &str, at: usize) -> u8 {
    let mut best = (b',', (false, 0, 1));
    let mut record = Record::default();
    for separator in [b',', b'\t', b';'] {
        Records::new(text, separator, at, 1).read(&mut record);
        let known = record.iter().filter(|name| is_known(name)).count();
        let score = (!record.is_open(), known, record.len());
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}

impl Table {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > SIZE_LIMIT {
            let bytes = bytes.len();
            return Err(Unreadable::TooLarge { bytes });
        }
        let text = decode(bytes).map_err(Unreadable::Binary)?;
        let declared = declared(&text.text);
        let start = declared.map_or(0, |(_, start)| start);
        let separator =
            declared.map_or_else(|| sniff(&text.text, start), |(separator, _)| separator);
        let line = Records::new(&text.text, separator, 0, 1).line_at(start);
        let mut records = Records::new(&text.text, separator, start, line);
        let mut record = Record::default();
        if text.text.trim().is_empty() || !records.read(&mut record) {
            return Err(Unreadable::Empty);
        }
        // A line with an address in it is a row, not a header.
        let named = record.iter().any(is_known) || !record.iter().any(|cell| cell.contains('@'));
        let names: Vec<String> = match named {
            true => record
                .iter()
                .map(|name| restore(name.trim()).to_owned())
                .collect(),
            false => (1..=record.len())
                .map(|number| format!("Column {number}"))
                .collect(),
        };
        let kind = Kind::of(&names);
        let column = |name: String| Column {
            role: role(kind, &name),
            name,
        };
        let second = records.place();
        let mut table = Self {
            separator,
            declared: declared.is_some(),
            kind,
            columns: names.into_iter().map(column).collect(),
            header: match named {
                true => record.range(),
                false => start..start,
            },
            body: if named { second } else { (start, line) },
            rows: usize::from(!named),
            text,
        };
        let mut records = Records::new(&table.text.text, separator, second.0, second.1);
        while !record.is_open() && records.read(&mut record) {
            table.rows += 1;
        }
        match record.is_open() {
            true => Err(table.unclosed(&record)),
            false => Ok(table),
        }
    }

    fn unclosed(&self, record: &Record) -> Unreadable {
        let range = record.range();
        let text = &self.text.text[range.clone()];
        let start = Places::new(self.separator)
            .of(text)
            .pop()
            .map_or(0, |last| last.start);
        let before = Records::new(text, self.separator, 0, record.line()).line_at(start);
        Unreadable::UnclosedQuote {
            line: before,
            column: self.name(record.len().saturating_sub(1)),
        }
    }

    /// Returns whose file it is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns how its text is stored.
    pub const fn encoding(&self) -> Encoding {
        self.text.encoding
    }

    /// Returns what separates its cells: a comma, a tab or a semicolon.
    pub fn separator(&self) -> char {
        char::from(self.separator)
    }

    /// Returns its columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Returns the name of a column, or its number if it has none.
    pub fn name(&self, column: usize) -> String {
        match self.columns.get(column) {
            Some(column) if !column.name.is_empty() => column.name.clone(),
            _ => format!("Column {}", column + 1),
        }
    }

    /// Returns how many rows it has, without the line that names the columns.
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// Whether it has no rows.
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Whether its first line names the columns.
    pub const fn has_header(&self) -> bool {
        self.header.start < self.header.end
    }

    /// Returns a reader of its rows.
    pub fn records(&self) -> Records<'_> {
        let (at, line) = self.body;
        Records::new(&self.text.text, self.separator, at, line)
    }

    /// Whether its first line sets the separator for Excel.
    pub(super) const fn declares_separator(&self) -> bool {
        self.declared
    }

    /// Whether it begins with a byte order mark.
    pub(super) const fn is_marked(&self) -> bool {
        self.text.marked
    }

    /// The line with the first character that could not be read.
    pub(super) fn broken_line(&self) -> Option<u32> {
        let at = self.text.broken?;
        Some(Records::new(&self.text.text, self.separator, 0, 1).line_at(at))
    }

    /// The whole text, without a byte order mark.
    pub(super) fn text(&self) -> &str {
        &self.text.text
    }

    /// The line that names the columns, without its line end.
    pub(super) fn header(&self) -> std::ops::Range<usize> {
        self.header.clone()
    }

    /// The separator as a byte.
    pub(super) const fn separator_byte(&self) -> u8 {
        self.separator
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> (Table, Vec<Vec<String>>) {
        let table = Table::read(bytes).unwrap();
        let (mut records, mut record) = (table.records(), Record::default());
        let mut rows = Vec::new();
        while records.read(&mut record) {
            rows.push(record.iter().map(str::to_owned).collect());
        }
        assert_eq!(rows.len(), table.len());
        (table, rows)
    }

    #[test]
    fn the_separator_is_read_from_the_header() {
        for (text, separator, cells) in [
            (
                "Email,Title\na@x.example,\"b,c\"\n",
                ',',
                ["a@x.example", "b,c"],
            ),
            (
                "Email;Title, short\na@x.example;b,c\n",
                ';',
                ["a@x.example", "b,c"],
            ),
            (
                "Email\tTitle, of; the job\na@x.example\tb\n",
                '\t',
                ["a@x.example", "b"],
            ),
            (
                "User ID/Email,\",\t\t\"\na@x.example,b\n",
                ',',
                ["a@x.example", "b"],
            ),
            (
                "Email,\"\t\t\"\na@x.example,\"b\"\n,[S]",
                ',',
                ["a@x.example", "b"],
            ),
            (
                "Email,\"a;b;c;d\"\na@x.example,b\n",
                ',',
                ["a@x.example", "b"],
            ),
            (
                "SEP=;\r\nEmail;Title\r\na@x.example;b\r\n",
                ';',
                ["a@x.example", "b"],
            ),
        ] {
            let (table, rows) = rows(text.as_bytes());
            assert_eq!(table.separator(), separator, "{text}");
            assert_eq!(rows[0], cells, "{text}");
        }
    }

    #[test]
    fn lines_count_from_the_start_of_the_file() {
        let table = Table::read(b"sep=;\r\n\r\nEmail;Title\r\na@x.example;b\r\n").unwrap();
        let mut record = Record::default();
        table.records().read(&mut record);
        assert_eq!(record.line(), 4);
        assert_eq!(&table.text()[table.header()], "Email;Title");
    }

    #[test]
    fn a_first_line_with_an_address_is_a_row() {
        let (table, rows) = rows(b"ada@acme.example\nbo@acme.example\n");
        assert!(!table.has_header());
        assert_eq!(rows, [["ada@acme.example"], ["bo@acme.example"]]);
        assert_eq!(table.columns()[0].name, "Column 1");
        let (table, _) = self::rows(b"Name\nada\n");
        assert!(table.has_header());
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (bytes, why) in [
            (&b""[..], Unreadable::Empty),
            (b"\xef\xbb\xbf \r\n\t\n", Unreadable::Empty),
            (b"PK\x03\x04", Unreadable::Binary(Binary::Workbook)),
            (
                b"Email,Title\na@x.example,\"x\ny\"\nb@x.example,\"z\nc@x.example,\n",
                Unreadable::UnclosedQuote {
                    line: 4,
                    column: "Title".to_owned(),
                },
            ),
            (
                b"Email,Title\na@x.example,\"z\"\n\"b\nc\",\"d",
                Unreadable::UnclosedQuote {
                    line: 4,
                    column: "Title".to_owned(),
                },
            ),
        ] {
            assert_eq!(Table::read(bytes).err(), Some(why));
        }
        let large = vec![b'a'; SIZE_LIMIT + 1];
        assert_eq!(
            Table::read(&large).err(),
            Some(Unreadable::TooLarge { bytes: large.len() })
        );
    }
}
