//! Every kind of bad file: a sentence with line and column, nothing lost, no panic.

use proptest::prelude::*;

use super::*;
use crate::files::doctor::examine;

fn problems(text: &str) -> Vec<String> {
    let source = read(text);
    let mut rows = source.rows();
    let mut problems = Vec::new();
    while let Some(row) = rows.read() {
        if let Err(problem) = row.who() {
            problems.push(problem.to_string());
            assert_eq!(row.wants().count(), 0);
        }
    }
    problems
}

fn refusal(bytes: &[u8]) -> String {
    Source::read(bytes).err().unwrap().to_string()
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    for (bytes, words) in [
        (&b""[..], "The file is empty."),
        (b"\r\n", "The file is empty."),
        (
            b"PK\x03\x04\x14\0",
            "The file is a workbook of a spreadsheet program (.xlsx or .ods), whatever its name says. Save it there as CSV UTF-8.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "The file is a workbook of Excel (.xls), whatever its name says. Save it there as CSV UTF-8.",
        ),
        (b"%PDF-1.4", "The file is a PDF document, not a table."),
        (b"\x1f\x8b\x08", "The file is compressed. Unpack it first."),
        (
            b"Email,Title\na@x.example,\"x\n",
            "Line 2, column Title: a quotation mark opens a cell and none closes it, so the rest of the file would be in this cell.",
        ),
        (
            b"Ada,Byron\nBo,Lam\n",
            "Line 1: no column is called Email or Person ID. The columns are: Ada, Byron.",
        ),
    ] {
        assert_eq!(refusal(bytes), words);
    }
}

#[test]
fn a_row_that_cannot_be_used_says_where() {
    for (rows, words) in [
        (
            "ada@x.example,TRUE,x",
            "Line 2: the row has 3 cells, but the file has 2 columns.",
        ),
        (
            "ada@x.example",
            "Line 2: the row has 1 cell, but the file has 2 columns.",
        ),
        (",TRUE", "Line 2, column Email: the row names nobody."),
        (
            "ada at x,TRUE",
            "Line 2, column Email: “ada at x” is not an email address.",
        ),
        (
            "a@x.example b@x.example,TRUE",
            "Line 2, column Email: “a@x.example b@x.example” has several email addresses; put each in a row of its own.",
        ),
        (
            "a@x.example,yes",
            "Line 2, column Calling [S]: “yes” is neither TRUE nor FALSE.",
        ),
        (
            "a@x.example,=A1",
            "Line 2, column Calling [S]: “=A1” is a formula; put its result there.",
        ),
        (
            "a\0@x.example,TRUE",
            "Line 2, column Email: “a␀@x.example” has characters that cannot be read.",
        ),
        (
            "a@x.example,TRUE\nA@X.example,FALSE",
            "Line 3, column Email: “A@X.example” is in line 2 already.",
        ),
        (
            "\"\n\n\",\na@x.example,1",
            "Line 5, column Calling [S]: “1” is neither TRUE nor FALSE.",
        ),
    ] {
        assert_eq!(problems(&format!("Email,Calling [S]\n{rows}\n")), [words]);
    }
    let role = "Y2lzY29zcGFyazovL3VzL1JPTEUvaWRfZnVsbF9hZG1pbg";
    assert_eq!(
        problems(&format!("Person ID,Department\n{role},x\n")),
        [format!(
            "Line 2, column Person ID: “{role}” is not the ID of a person."
        )]
    );
}

#[test]
fn problems_in_columns_that_are_not_used_do_not_matter() {
    assert_eq!(
        problems("Email,Notes\na@x.example,=A1\0\n"),
        Vec::<String>::new()
    );
}

#[test]
fn a_huge_cell_is_refused_and_the_others_are_read() {
    let huge = "x".repeat(10 << 20);
    let text = format!("Email,Department\na@x.example,{huge}\nb@x.example,Finance\n");
    let problem =
        "Line 2, column Department: the cell has 10,485,760 bytes, more than a cell can hold.";
    assert_eq!(
        told(&read(&text)),
        [(2, problem.to_owned()), (3, "b@x.example".to_owned())]
    );
}

#[test]
fn two_hundred_columns_are_read() {
    let names: Vec<String> = (0..199)
        .map(|number| format!("Licence {number} [Sub{number}]"))
        .collect();
    let cells = vec!["TRUE"; 199].join(";");
    let source = read(&format!("Email;{}\na@x.example;{cells}\n", names.join(";")));
    let mut rows = source.rows();
    assert_eq!(rows.read().unwrap().wants().count(), 199);
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let mut text = String::from("Email,Department,Calling [Sub1]\r\n");
    for number in 0..100_000 {
        text.push_str(&format!(
            "person{number}@acme.example,\"Sales, {number}\",TRUE\r\n"
        ));
    }
    let source = read(&text);
    assert_eq!(source.table().len(), 100_000);
    let told = told(&source);
    assert_eq!(told.len(), 100_000);
    assert_eq!(
        told[99_999],
        (100_001, "person99999@acme.example".to_owned())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_bytes_stop_anything(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }

    #[test]
    fn no_text_like_a_table_stops_anything(
        text in "(\u{feff})?(User ID/Email \\(Required\\)|UserID\tActive\tFirstName\tEmail|Email;Phone Number|sep=;)[,;\t\"\r\n]{0,3}([a\u{0}@=+'\"1E.é\u{fffd},;\t\r\n -]|TRUE|\\[S\\]){0,60}",
        other in "(User ID/Email \\(Required\\)|UserID\tActive\tFirstName\tEmail)[,;\t\"\r\n]{0,3}([a@=+'\"1E,\t\r\n -]|TRUE|\\[S\\]){0,60}",
        wide in any::<bool>(),
    ) {
        let bytes = if wide { encoding::utf16le(&text) } else { text.into_bytes() };
        survives(&bytes);
        let examination = examine(&bytes, Some(other.as_bytes()));
        if let Some(clean) = examination.clean {
            prop_assert_eq!(Table::read(&clean).err(), None, "{:?}", String::from_utf8_lossy(&clean));
        }
    }
}

fn survives(bytes: &[u8]) {
    if let Ok(source) = Source::read(bytes) {
        let mut rows = source.rows();
        while let Some(row) = rows.read() {
            let _ = (
                row.wants().count(),
                row.who().map_err(|problem| problem.to_string()),
            );
        }
    }
    let examination = examine(bytes, Some(bytes));
    for finding in examination.findings.listed() {
        assert!(!finding.to_string().is_empty());
    }
}
