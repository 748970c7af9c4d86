//! CSV files that a spreadsheet opens without running anything in them.
//!
//! RFC 4180: comma, CRLF, quotes where they are needed, with a byte order mark so that Excel reads UTF-8. A cell that a spreadsheet
//! would take for a formula gets an apostrophe in front, and [`restore`] takes it off again (OWASP ASVS 1.2.10).

/// Marks the file as UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The first characters of what a spreadsheet takes for a formula, in ASCII and in full width.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Writes a file: the header, then one line for each row.
pub fn write<R>(header: &[&str], rows: impl IntoIterator<Item = R>) -> String
where
    R: IntoIterator<Item = String>,
{
    let mut text = String::from(BYTE_ORDER_MARK);
    line(&mut text, header.iter().map(|cell| (*cell).to_owned()));
    for row in rows {
        line(&mut text, row.into_iter().map(|cell| defuse(&cell)));
    }
    text
}

/// Makes a cell harmless for a spreadsheet; [`restore`] is the inverse.
pub fn defuse(cell: &str) -> String {
    if looks_like_formula(cell) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Returns the value that [`defuse`] was given.
pub fn restore(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest) => rest,
        _ => cell,
    }
}

/// Whether a spreadsheet would take the cell for a formula. Apostrophes in front do not count, so that a cell that already begins
/// with one is restored unchanged.
fn looks_like_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    let start = text.len();
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        push_cell(text, &cell, ',');
    }
    // An empty line would not be read as a row.
    if text.len() == start {
        text.push_str("\"\"");
    }
    text.push_str("\r\n");
}

/// Writes one cell, in quotes if it needs them.
pub(crate) fn push_cell(text: &mut String, cell: &str, separator: char) {
    if cell.contains(['"', separator, '\r', '\n']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{defuse, restore, write};

    #[test]
    fn a_file_has_its_header_and_quotes_where_they_are_needed() {
        let rows = [["Ada \"A\" Byron, Countess", "two\nlines"], ["", "plain"]];
        let rows = rows.map(|row| row.map(str::to_owned));
        assert_eq!(
            write(&["Name", "Note"], rows),
            "\u{feff}Name,Note\r\n\"Ada \"\"A\"\" Byron, Countess\",\"two\nlines\"\r\n,plain\r\n"
        );
    }

    #[test]
    fn a_formula_becomes_text() {
        for formula in [
            "=1+1", "+49 30 1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1",
        ] {
            let cell = defuse(formula);
            assert!(cell.starts_with('\''), "{cell}");
            assert_eq!(restore(&cell), formula);
        }
        for text in ["Ada", "a=b", "'quoted'", "", "'"] {
            assert_eq!(defuse(text), text);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn defusing_loses_nothing(cell in "['=+@\t\r\\-]{0,4}.{0,8}") {
            let harmless = defuse(&cell);
            prop_assert_eq!(restore(&harmless), cell);
        }
    }
}
