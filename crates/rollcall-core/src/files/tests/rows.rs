//! What each kind of file wants.

use super::*;
use crate::change::profile::Part;
use crate::csv;

/// What the first row wants, by the names of its columns.
fn wants(source: &Source) -> Vec<(String, String)> {
    let mut rows = source.rows();
    let row = rows.read().unwrap();
    assert_eq!(row.who().map(|_| ()), Ok(()));
    let text = |wanted| match wanted {
        Wanted::Yes => "yes".to_owned(),
        Wanted::No => "no".to_owned(),
        Wanted::Text(text) => text.to_owned(),
        Wanted::Removed(number) => format!("not {number}"),
    };
    let wants = row.wants();
    wants
        .map(|(column, wanted)| (source.table().name(column), text(wanted)))
        .collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, wanted)| ((*name).to_owned(), (*wanted).to_owned()))
        .collect()
}

fn ignored(source: &Source) -> Vec<&str> {
    source
        .ignored()
        .map(|column| column.name.as_str())
        .collect()
}

#[test]
fn empty_cells_keys_and_what_cannot_be_changed_want_nothing() {
    let source = read(
        "First Name,Last Name,User ID/Email (Required),User Status,Extension,Department,Phone Number,Webex Calling [Sub1],Meetings [Sub1],Old (Suspended) [Sub1],Shoe size\r\n\
         ,Byron,ada@acme.example,Verified,REMOVE|123,,\"+49 30, 1\",true,FALSE,TRUE,38\r\n",
    );
    assert_eq!(source.table().kind(), Kind::Users);
    assert_eq!(
        wants(&source),
        pairs(&[
            ("Last Name", "Byron"),
            ("Extension", "not 123"),
            ("Phone Number", "+49 30, 1"),
            ("Webex Calling [Sub1]", "yes"),
            ("Meetings [Sub1]", "no"),
        ])
    );
    assert_eq!(
        ignored(&source),
        ["User Status", "Old (Suspended) [Sub1]", "Shoe size"]
    );
}

#[test]
fn the_file_of_a_meeting_site_is_read_as_it_is_stored() {
    let text = "UserID\tActive\tFirstName\tLastName\tEmail\tSessionType\tTC1\r\n17\tY\tZoë\tLam\tzoe@acme.example\t3,9\tcost 12\r\n";
    let source = Source::read(&encoding::utf16le(text)).unwrap();
    assert_eq!(source.table().kind(), Kind::Meetings);
    assert_eq!(source.table().encoding(), Encoding::Utf16Le);
    assert_eq!(
        wants(&source),
        pairs(&[("SessionType", "3,9"), ("TC1", "cost 12")])
    );
    assert_eq!(told(&source), [(2, "zoe@acme.example".to_owned())]);
    assert_eq!(ignored(&source), ["Active", "FirstName", "LastName"]);
    let types: Vec<String> = session_types("3, 9;11")
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(types, ["11", "3", "9"]);
}

#[test]
fn what_was_defused_comes_back_as_it_was() {
    let row = [
        "=1+1",
        "ada@acme.example",
        "Active",
        "+49 sales",
        "'=x",
        "",
        "",
        "unknown",
        "not loaded",
        "Denver",
        "P1",
    ];
    let written = csv::write(&PEOPLE_HEADER, [row.map(str::to_owned)]);
    let source = read(&written);
    assert_eq!(source.table().kind(), Kind::People);
    let mut rows = source.rows();
    let row_read = rows.read().unwrap();
    let cells: Vec<&str> = (0..row.len())
        .filter_map(|column| row_read.cell(column))
        .collect();
    assert_eq!(cells, row);
    let who = row_read.who().unwrap();
    assert_eq!(who.id.as_ref().map(webex_api::PersonId::as_str), Some("P1"));
    assert_eq!(
        wants(&source),
        pairs(&[
            ("Name", "=1+1"),
            ("Department", "+49 sales"),
            ("Licences", "'=x")
        ])
    );
    assert_eq!(
        source.table().columns()[0].role,
        Role::Field(Part::DisplayName)
    );
}

#[test]
fn what_the_export_could_not_tell_is_not_wanted() {
    let written = csv::write(
        &PEOPLE_HEADER,
        [[
            "",
            "ada@acme.example",
            "",
            "unknown",
            "unknown",
            "",
            "",
            "",
            "not loaded",
            "not loaded",
            "P1",
        ]
        .map(str::to_owned)],
    );
    assert_eq!(wants(&read(&written)), []);
}

#[test]
fn results_name_a_person_as_often_as_they_like() {
    let source = read(
        "Line,Person ID,Changed,Site,Before,After,Outcome,Status,Code,Tracking ID,Time\r\n\
         1,P1,licenses,,A,B,applied,204,,,\r\n1,P1,sessionTypes,s,3,9,refused,400,,,\r\n",
    );
    assert_eq!(source.table().kind(), Kind::Results);
    assert_eq!(told(&source), [(2, "P1".to_owned()), (3, "P1".to_owned())]);
    assert_eq!(wants(&source), []);
}

#[test]
fn a_plain_list_and_a_small_table_are_enough() {
    let list = "Ada Byron <ada@acme.example>\r\n\r\nmailto:bo@acme.example\r\n";
    assert_eq!(
        told(&read(list)),
        [
            (1, "ada@acme.example".to_owned()),
            (3, "bo@acme.example".to_owned())
        ]
    );
    let table = read("E-Mail;Department\r\nada@acme.example;Finance\r\nbo@acme.example;\r\n");
    assert_eq!(table.table().kind(), Kind::List);
    assert_eq!(wants(&table), pairs(&[("Department", "Finance")]));
    assert_eq!(told(&table).len(), 2);
}
