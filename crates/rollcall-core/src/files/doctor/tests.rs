//! The doctor as a whole: every damage with its repair.

mod keys;
mod repaired;

use super::*;
use crate::files::encoding::{Encoding, utf16le};
use crate::files::{Kind, Table};

const USERS: &str = "First Name,Last Name,Display Name,User ID/Email (Required),User Status,Last Service Accessed Time,Extension,Phone Number,Jabber Calling,Webex Calling [Sub1],Old (Suspended) [Sub1]\r\n";
const SITE: &str = "UserID\tActive\tFirstName\tLastName\tUserName\tEmail\tSessionType\tTC1\r\n";

/// Ada, with these cells after her address.
fn users(cells: &str) -> String {
    format!("{USERS}Ada,Byron,Ada Byron,ada@acme.example,{cells}\r\n")
}

const GOOD: &str = "Verified,2022-06-23T18:53:09.064Z,0123,+442035978111,FALSE,TRUE,FALSE";

/// The damages with the names of their columns.
fn found(examination: &Examination) -> Vec<(Damage, &str)> {
    let findings = examination.findings.listed().iter();
    findings
        .map(|finding| {
            (
                finding.damage.clone(),
                finding.column.as_deref().unwrap_or_default(),
            )
        })
        .collect()
}

fn clean(examination: &Examination) -> String {
    String::from_utf8(examination.clean.clone().unwrap()).unwrap()
}

fn site_file(rows: &str) -> Vec<u8> {
    utf16le(&format!("{SITE}{rows}"))
}

#[test]
fn nothing_is_wrong_with_a_good_file() {
    let file = users(GOOD);
    for file in [
        file.as_bytes(),
        &site_file("17\tY\tAda\tByron\tada\tada@acme.example\t3,9\tx\r\n"),
    ] {
        for original in [None, Some(file)] {
            let examination = examine(file, original);
            assert_eq!(found(&examination), []);
            assert_eq!(examination.clean, None);
            assert_eq!(
                examination.findings.summary(),
                "Nothing is wrong with the file."
            );
        }
    }
}

#[test]
fn damage_is_found_by_its_form() {
    for (cells, damage, column, clean_cells) in [
        (
            "Verified,,,442035978111,FALSE,TRUE,",
            Damage::LostPlus,
            "Phone Number",
            Some("Verified,,,+442035978111,FALSE,TRUE,"),
        ),
        (
            "Verified,,,4085551234,FALSE,TRUE,",
            Damage::LostPlus,
            "Phone Number",
            None,
        ),
        (
            "Verified,,,4.42035978111E+11,FALSE,TRUE,",
            Damage::Scientific,
            "Phone Number",
            Some("Verified,,,+442035978111,FALSE,TRUE,"),
        ),
        (
            "Verified,,,4.42036E+11,FALSE,TRUE,",
            Damage::Scientific,
            "Phone Number",
            None,
        ),
        (
            "Verified,,2-Jan,,FALSE,TRUE,",
            Damage::MadeDate,
            "Extension",
            None,
        ),
        (
            "Verified,23/06/2022 18:53,,,FALSE,TRUE,",
            Damage::RewrittenTime,
            "Last Service Accessed Time",
            Some("Verified,,,,FALSE,TRUE,"),
        ),
        (
            "Verified,,,'+442035978111,FALSE,TRUE,",
            Damage::TextMark,
            "Phone Number",
            Some("Verified,,,+442035978111,FALSE,TRUE,"),
        ),
        (
            "Verified,,,\"=\"\"+442035978111\"\"\",FALSE,TRUE,",
            Damage::Formula,
            "Phone Number",
            Some("Verified,,,+442035978111,FALSE,TRUE,"),
        ),
        (
            "Verified,,=A1,,FALSE,TRUE,",
            Damage::Formula,
            "Extension",
            None,
        ),
        (
            "Verified,,,,FALSE,TRUE,TRUE",
            Damage::SuspendedTrue,
            "Old (Suspended) [Sub1]",
            Some("Verified,,,,FALSE,TRUE,"),
        ),
        (
            "Verified,,,,FALSCH,TRUE,",
            Damage::TranslatedTruth,
            "Jabber Calling",
            Some("Verified,,,,FALSE,TRUE,"),
        ),
        (
            "Verified,,,,FALSE,Wahr,",
            Damage::TranslatedTruth,
            "Webex Calling [Sub1]",
            Some("Verified,,,,FALSE,TRUE,"),
        ),
        (
            "Verified,,,,FALSE,yes,",
            Damage::NotTrueOrFalse,
            "Webex Calling [Sub1]",
            None,
        ),
        (
            "Veri\0fied,,,,FALSE,TRUE,",
            Damage::Nul,
            "User Status",
            Some("Verified,,,,FALSE,TRUE,"),
        ),
    ] {
        let examination = examine(users(cells).as_bytes(), None);
        assert_eq!(found(&examination), [(damage, column)], "{cells}");
        let expected = clean_cells.map(users);
        assert_eq!(
            examination.clean.as_ref().map(|_| clean(&examination)),
            expected,
            "{cells}"
        );
        assert_eq!(examination.findings.open(), usize::from(expected.is_none()));
    }
}

#[test]
fn damage_is_found_by_comparing() {
    let original = users(GOOD);
    let cells: Vec<&str> = GOOD.split(',').collect();
    for (place, cell, damage, column) in [
        (0, "Active", Damage::ReadOnly, "User Status"),
        (
            1,
            "2022-06-23T18:53:09Z",
            Damage::RewrittenTime,
            "Last Service Accessed Time",
        ),
        (2, "123", Damage::LostZeros, "Extension"),
        (2, "23-Jan", Damage::MadeDate, "Extension"),
        (3, "442035978111", Damage::LostPlus, "Phone Number"),
        (3, "4.42036E+11", Damage::Scientific, "Phone Number"),
        (6, "TRUE", Damage::SuspendedTrue, "Old (Suspended) [Sub1]"),
    ] {
        let mut edited = cells.clone();
        edited[place] = cell;
        let examination = examine(
            users(&edited.join(",")).as_bytes(),
            Some(original.as_bytes()),
        );
        assert_eq!(found(&examination), [(damage, column)], "{cell}");
        assert_eq!(clean(&examination), original, "{cell}");
    }
}

#[test]
fn the_original_hides_no_damage() {
    let original = users(GOOD);
    let blanks = original.replace("ada@acme.example", " ada@acme.example ");
    let examination = examine(blanks.as_bytes(), Some(original.as_bytes()));
    let key = (Damage::MalformedKey, "User ID/Email (Required)");
    assert_eq!(found(&examination), [key]);
    assert_eq!(clean(&examination), original);

    let file = |of_bo: &str| {
        format!(
            "First Name,User ID/Email (Required),Messaging\r\nAda,ada@acme.example,TRUE\r\nBo,bo@acme.example,{of_bo}\r\n"
        )
    };
    let examination = examine(
        file("yes please").as_bytes(),
        Some(file("FALSE").as_bytes()),
    );
    assert_eq!(found(&examination), [(Damage::NotTrueOrFalse, "Messaging")]);
    assert_eq!(examination.findings.open(), 1);
}

#[test]
fn edits_are_no_damage() {
    let original = users(GOOD);
    let edited = users("Verified,2022-06-23T18:53:09.064Z,0124,+442035978112,TRUE,FALSE,FALSE");
    assert_eq!(
        found(&examine(edited.as_bytes(), Some(original.as_bytes()))),
        []
    );
    // Columns may be left out of the file of users.
    let short = "User ID/Email (Required),Extension\r\nada@acme.example,0125\r\n";
    assert_eq!(
        found(&examine(short.as_bytes(), Some(original.as_bytes()))),
        []
    );
}

#[test]
fn columns_of_a_site_are_restored() {
    let original = site_file(
        "17\tY\tAda\tByron\tada\tada@acme.example\t3,9\tcost\r\n18\tY\tBo\tLam\tbo\tbo@acme.example\t3\t\r\n",
    );
    let edited = utf16le(
        "UserID\tFirstName\tLastName\tUserName\tEmail\tSessionType\tMine\r\n17\tAda\tByron\tada\tada@acme.example\t3\tx\r\n19\tNew\t\t\tn@x.example\t\t\r\n",
    );
    let examination = examine(&edited, Some(&original));
    assert_eq!(examination.kind, Some(Kind::Meetings));
    assert_eq!(
        found(&examination),
        [
            (Damage::ColumnAdded, "Mine"),
            (Damage::ColumnRemoved, "Active"),
            (Damage::ColumnRemoved, "TC1"),
            (Damage::NewKey, "UserID")
        ]
    );
    let expected = "UserID\tActive\tFirstName\tLastName\tUserName\tEmail\tSessionType\tTC1\tMine\r\n17\tY\tAda\tByron\tada\tada@acme.example\t3\tcost\tx\r\n19\t\tNew\t\t\tn@x.example\t\t\t\r\n";
    assert_eq!(examination.clean, Some(utf16le(expected)));
    let without =
        utf16le("UserID\tFirstName\tUserName\tEmail\r\n17\tAda\tada\tada@acme.example\r\n");
    assert_eq!(
        found(&examine(&without, None)),
        [
            (Damage::ColumnRemoved, "Active"),
            (Damage::ColumnRemoved, "LastName")
        ]
    );
}

#[test]
fn a_file_is_stored_as_control_hub_wants_it() {
    let text = format!("{SITE}17\tY\tZoë\t\"a;b\"\tada\tada@acme.example\t3,9\tx\r\n");
    let as_utf8 = examine(text.as_bytes(), None);
    assert_eq!(found(&as_utf8), [(Damage::Encoding(Encoding::Utf8), "")]);
    assert_eq!(as_utf8.clean, Some(utf16le(&text)));
    let semicolons = "sep=;\r\nUser ID/Email (Required);Last Name;Title\r\nada@acme.example;L\u{f6}w, \"x\";\"a;b\"\r\n";
    let bytes: Vec<u8> = semicolons.chars().map(|letter| letter as u8).collect();
    let examination = examine(&bytes, None);
    assert_eq!(
        found(&examination),
        [
            (Damage::Encoding(Encoding::Windows1252), ""),
            (Damage::Separator(';'), ""),
            (Damage::SeparatorLine, "")
        ]
    );
    assert_eq!(
        clean(&examination),
        "User ID/Email (Required),Last Name,Title\r\nada@acme.example,\"Löw, \"\"x\"\"\",a;b\r\n"
    );
}

#[test]
fn rows_that_say_nothing_and_rows_that_say_it_twice_are_left_out() {
    let row = format!("Ada,Byron,Ada Byron,ada@acme.example,{GOOD}\r\n");
    let file = format!(
        "{USERS}{row}{row},,,,,,,,,,\r\n{}Bo,,,bo@acme.example\r\nCy,,,cy@acme.example,,,,,,,,,\r\nDi,,,di@acme.example,,,,,,,,9\r\n,,,",
        row.replace("Byron", "B")
    );
    let examination = examine(file.as_bytes(), None);
    let key = "User ID/Email (Required)";
    assert_eq!(
        found(&examination),
        [
            (Damage::DuplicateKey { of: 2 }, key),
            (Damage::EmptyRow, ""),
            (Damage::DuplicateKey { of: 2 }, key),
            (Damage::TooFewCells, ""),
            (Damage::TooManyCells, ""),
            (Damage::TooManyCells, ""),
            (Damage::EmptyRow, ""),
        ]
    );
    assert_eq!(
        clean(&examination),
        format!(
            "{USERS}{row}{}Bo,,,bo@acme.example,,,,,,,\r\nCy,,,cy@acme.example,,,,,,,\r\nDi,,,di@acme.example,,,,,,,,9\r\n",
            row.replace("Byron", "B")
        )
    );
    assert_eq!(
        examination.findings.summary(),
        "7 findings: 5 repaired, 2 to decide by hand, 0 harmless."
    );
}

#[test]
fn what_is_no_file_of_control_hub_is_left_alone() {
    for (file, words) in [
        (
            &b"PK\x03\x04"[..],
            "The file is a workbook of a spreadsheet program (.xlsx or .ods), whatever its name says. Save it there as CSV UTF-8. Control Hub cannot read it either.",
        ),
        (
            b"Email\nada@acme.example\n",
            "Line 1: this is neither Control Hub's file of users nor that of a meeting site. Control Hub finds people by its own column names. The clean file has the same.",
        ),
    ] {
        let examination = examine(file, None);
        assert_eq!(examination.findings.listed()[0].to_string(), words);
        assert_eq!(examination.clean, None);
    }
    let mut damaged = users("Zoë Noël,,,442035978111,,,").into_bytes();
    damaged.push(0xc3);
    let examination = examine(&damaged, None);
    assert_eq!(found(&examination)[0], (Damage::Undecodable, ""));
    assert_eq!(examination.clean, None);
    let original = examine(users(GOOD).as_bytes(), Some(&site_file("")));
    assert_eq!(found(&original), [(Damage::UnusableOriginal, "")]);
    assert!(Table::read(b"Email\n").is_ok());
}

#[test]
fn twice_the_same_name_is_told() {
    let file = users(GOOD).replace("Extension", "phone number");
    assert_eq!(
        found(&examine(file.as_bytes(), None))[0],
        (Damage::ColumnTwice, "Phone Number")
    );
}
