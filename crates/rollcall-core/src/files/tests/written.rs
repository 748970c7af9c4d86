//! What is written comes back, whatever the separator, the encoding and the line ends.

use proptest::prelude::*;

use super::*;
use crate::csv;

#[derive(Clone, Copy, Debug)]
enum Stored {
    Utf8,
    Utf8Marked,
    Utf16Le,
    Utf16LeMarked,
    Utf16Be,
    Utf16BeMarked,
}

fn stored(text: &str, stored: Stored) -> Vec<u8> {
    let marked = format!("\u{feff}{text}");
    let units =
        |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
    match stored {
        Stored::Utf8 => text.as_bytes().to_vec(),
        Stored::Utf8Marked => marked.into_bytes(),
        Stored::Utf16Le => units(text, u16::to_le_bytes),
        Stored::Utf16LeMarked => encoding::utf16le(text),
        Stored::Utf16Be => units(text, u16::to_be_bytes),
        Stored::Utf16BeMarked => units(&marked, u16::to_be_bytes),
    }
}

fn any_stored() -> impl Strategy<Value = Stored> {
    use Stored::{Utf8, Utf8Marked, Utf16Be, Utf16BeMarked, Utf16Le, Utf16LeMarked};
    proptest::sample::select(vec![
        Utf8,
        Utf8Marked,
        Utf16Le,
        Utf16LeMarked,
        Utf16Be,
        Utf16BeMarked,
    ])
}

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let table = Table::read(bytes).unwrap();
    let (mut records, mut record) = (table.records(), Record::default());
    let mut rows = Vec::new();
    while records.read(&mut record) {
        rows.push(
            record
                .iter()
                .map(|cell| csv::restore(cell).to_owned())
                .collect(),
        );
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn the_same_cells_come_back(
        rows in proptest::collection::vec(proptest::array::uniform3("[ -~'=+\"\r\n\t;,\u{0}\u{feff}é🦀]{0,8}"), 0..6),
        separator in proptest::sample::select(vec![',', ';', '\t']),
        end in proptest::sample::select(vec!["\r\n", "\n", "\r"]),
        how in any_stored(),
    ) {
        let mut text = ["Email", "Department", "Last Name"].join(&separator.to_string());
        text.push_str(end);
        for row in &rows {
            for (place, cell) in row.iter().enumerate() {
                if place > 0 {
                    text.push(separator);
                }
                csv::push_cell(&mut text, &csv::defuse(cell), separator);
            }
            text.push_str(end);
        }
        let read = cells(&stored(&text, how));
        prop_assert_eq!(read, rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
    }

    #[test]
    fn our_own_files_come_back(rows in proptest::collection::vec(proptest::array::uniform2(any::<String>()), 0..6)) {
        let written = csv::write(&["Email", "Department"], rows.iter().cloned());
        prop_assert_eq!(cells(written.as_bytes()), rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
    }

    #[test]
    fn a_file_with_one_column_keeps_its_empty_rows(cells in proptest::collection::vec("[a'=\n]{0,3}", 0..6)) {
        let written = csv::write(&["Email"], cells.iter().map(|cell| [cell.clone()]));
        prop_assert_eq!(self::cells(written.as_bytes()), cells.iter().map(|cell| vec![cell.clone()]).collect::<Vec<_>>());
    }
}
