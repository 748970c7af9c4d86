//! From the bytes of a file to source rows.

use serde_json::json;

use super::*;
use crate::files::PEOPLE_HEADER;
use crate::jobs::plan::{Facts, plan};
use crate::sets::Set;

fn directory() -> Directory {
    let mut directory = Directory::new();
    let people = json!([
        {"id": "P1", "displayName": "Ada", "emails": ["ada@acme.example"], "licenses": ["CALL", "MEET"], "department": "Sales "},
        {"id": "P2", "displayName": "Bo", "emails": ["bo@acme.example"], "licenses": []},
        {"id": "P3", "displayName": "Cy", "emails": ["cy@acme.example"]},
    ]);
    directory.push_page(serde_json::from_value(people).unwrap());
    directory
}

fn pools() -> Vec<License> {
    let pools = json!([
        {"id": "CALL", "name": "Webex Calling", "subscriptionId": "Sub1"},
        {"id": "MEET", "name": "Meetings", "subscriptionId": "Sub1", "siteUrl": "acme.webex.com"},
        {"id": "MSG", "name": "Messaging", "subscriptionId": "Sub1"},
    ]);
    serde_json::from_value(pools).unwrap()
}

fn of(text: &str, site: Option<&SiteUrl>) -> FromFile {
    let (people, pools) = (directory(), pools());
    let known = Known {
        people: &people,
        pools: &pools,
        site,
        codes: &[],
    };
    read(&Source::read(text.as_bytes()).unwrap(), known)
}

fn ids(names: &[&str]) -> Set<LicenseId> {
    set_of(names.iter().map(|name| LicenseId::new(*name)))
}

fn licenses(remove: &[&str], add: &[&str]) -> Edit {
    let (remove, add) = (ids(remove), ids(add));
    Members::Change { remove, add }.into()
}

fn text(part: Part, from: Option<&str>, to: &str) -> FieldEdit {
    let (from, to) = (from.map(str::to_owned), to.to_owned());
    FieldEdit { part, from, to }
}

fn wish(line: u32, person: &str, edit: Edit) -> Wish {
    let person = Some(person.into());
    Wish { line, person, edit }
}

const USERS: &str = "First Name,Last Name,User ID/Email (Required),User Status,Department,Extension,acme.webex.com - Meetings [Sub1],Messaging [Sub1],Gone [Sub9]\r\n";

#[test]
fn a_file_of_users_changes_what_it_names_and_nothing_else() {
    let text_of = |rows: &str| [USERS, rows].concat();
    let read = of(
        &text_of(
            ",,ada@acme.example,Active,Sales,,FALSE,TRUE,TRUE\r\n\
             ,,bo@acme.example,,Finance,REMOVE|12,,FALSE,\r\n\
             ,,cy@acme.example,Nonsense,,,TRUE,FALSE,\r\n",
        ),
        None,
    );
    assert!(read.asks);
    assert_eq!(read.problems, []);
    assert_eq!(
        read.wishes,
        [
            wish(2, "P1", licenses(&["MEET"], &["MSG"])),
            wish(
                3,
                "P2",
                Profile {
                    fields: vec![
                        text(Part::Department, None, "Finance"),
                        text(Part::Extension, Some("12"), "")
                    ]
                }
                .into()
            ),
            // What the list does not say about a person is requested as the file has it.
            wish(4, "P3", licenses(&["MSG"], &["MEET"])),
        ]
    );
    let same = of(
        &text_of(",,ada@acme.example,,Sales,,TRUE,FALSE,\r\n,,bo@acme.example,,,,,,\r\n"),
        None,
    );
    assert_eq!(
        (same.wishes.len(), same.unchanged, same.people.len()),
        (0, 2, 2)
    );
}

#[test]
fn blank_is_not_false_and_keys_are_never_written() {
    let read = of(
        &[USERS, "Augusta,,ADA@acme.example,,,,,,\r\n"].concat(),
        None,
    );
    let edits: Vec<&Edit> = read.wishes.iter().map(|wish| &wish.edit).collect();
    let first_name = Profile {
        fields: vec![text(Part::FirstName, None, "Augusta")],
    };
    assert_eq!(edits, [&Edit::from(first_name)]);
}

#[test]
fn a_row_with_a_problem_asks_for_nothing() {
    let read = of(
        &[
            USERS,
            ",,ada@acme.example,,Finance,,yes,TRUE,\r\n,,nobody@acme.example,,Finance,,,,\r\n,,bo@acme.example,,Finance,,,,\r\n",
        ]
        .concat(),
        None,
    );
    let words: Vec<String> = read.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        words,
        [
            "Line 2, column acme.webex.com - Meetings [Sub1]: “yes” is neither TRUE nor FALSE.",
            "Line 3, column User ID/Email (Required): nobody in this organisation has the address “nobody@acme.example”.",
        ]
    );
    assert_eq!(read.wishes.len(), 1);
}

#[test]
fn session_types_need_a_site() {
    let text = "UserID\tActive\tFirstName\tLastName\tEmail\tSessionType\tTC1\r\n17\tY\tAda\tByron\tada@acme.example\t3,9\tx\r\n";
    let source = Source::read(text.as_bytes()).unwrap();
    assert!(needs_site(&source));
    assert_eq!(
        (of(text, None).wishes.len(), of(text, None).unchanged),
        (0, 1)
    );
    let site = SiteUrl::from("acme.webex.com");
    let types = Members::Exactly(session_types("3 9"));
    let edit = SessionTypes {
        site: site.clone(),
        types,
    };
    assert_eq!(of(text, Some(&site)).wishes, [wish(2, "P1", edit.into())]);
    let (people, pools) = (directory(), pools());
    let known = Known {
        people: &people,
        pools: &pools,
        site: Some(&site),
        codes: &[],
    };
    let (used, unused) = columns(&source, known);
    assert_eq!(used, ["SessionType"]);
    assert_eq!(unused, ["Active", "FirstName", "LastName", "TC1"]);
}

#[test]
fn all_licences_of_an_export_need_those_that_the_person_has() {
    let mut row = PEOPLE_HEADER.map(|_| String::new());
    (row[1], row[4]) = ("cy@acme.example".to_owned(), "Messaging".to_owned());
    let read = of(&crate::csv::write(&PEOPLE_HEADER, [row]), None);
    assert_eq!(
        read.problems
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>(),
        ["Line 2, column Licences: Webex did not list the licences of this person."]
    );
}

/// The whole way is tested where the list is exported.
#[test]
fn an_export_says_who_had_no_licences_and_blanks_make_no_difference() {
    let row = |name: &str, email: &str, licences: &str| {
        let mut row = PEOPLE_HEADER.map(|_| String::new());
        (row[0], row[1], row[4]) = (name.to_owned(), email.to_owned(), licences.to_owned());
        row
    };
    let rows = [
        row(" Ada ", "ada@acme.example", "none"),
        row("Bo", "bo@acme.example", "none"),
        row("Cy", "cy@acme.example", "unknown"),
    ];
    let read = of(&crate::csv::write(&PEOPLE_HEADER, rows), None);
    assert_eq!(read.problems, []);
    let gone = licenses(&["CALL", "MEET"], &[]);
    assert_eq!(read.wishes, [wish(2, "P1", gone)]);
}

#[test]
fn a_list_names_people_and_asks_for_nothing() {
    let text = "bo@acme.example\nada@acme.example\n";
    let read = of(text, None);
    assert_eq!(read.people, [(1, "P2".into()), (2, "P1".into())]);
    assert!(!read.asks);
    assert_eq!((read.wishes, read.problems), (vec![], vec![]));
    let (people, pools) = (directory(), pools());
    let known = Known {
        people: &people,
        pools: &pools,
        site: None,
        codes: &[],
    };
    let source = Source::read(text.as_bytes()).unwrap();
    assert_eq!(columns(&source, known), (vec![], vec![]));
}

#[test]
fn a_plan_and_its_results_can_be_planned_again() {
    let (people, pools) = (directory(), pools());
    let known = Everyone;
    let facts = Facts {
        pools: &pools,
        home: None,
        me: None,
        full_admins: &[],
        known: &known,
    };
    let wishes = vec![
        wish(2, "P1", licenses(&["MEET"], &["MSG"])),
        wish(3, "P9", licenses(&[], &["MSG"])),
    ];
    let text = plan(&facts, &mut wishes.clone().into_iter()).plan.to_text();
    let again = of_saved_plan(&text).unwrap();
    assert_eq!(again.len(), 2);
    assert!(wishes.iter().all(|wish| again.contains(wish)));
    assert_eq!(of_saved_plan("{}"), None);
    assert_eq!(of_saved_plan(&text[1..]), None);

    let instruction = licenses(&["MEET"], &[]).to_json().to_string();
    let results = crate::csv::write(
        &["Line", "Person ID", "Changed", "Outcome", INSTRUCTION],
        [["7", "P1", "licenses", "refused", instruction.as_str()].map(str::to_owned)],
    );
    let read = read(
        &Source::read(results.as_bytes()).unwrap(),
        Known {
            people: &people,
            pools: &pools,
            site: None,
            codes: &[],
        },
    );
    assert_eq!(read.wishes, [wish(2, "P1", licenses(&["MEET"], &[]))]);
}

struct Everyone;

impl crate::jobs::plan::Known for Everyone {
    fn has(&self, _: &PersonId) -> bool {
        true
    }

    fn value(&self, _: &crate::change::AnyTarget) -> Option<crate::change::AnyValue> {
        None
    }
}

/// A file of another organisation names no one in this one.
#[test]
fn ids_of_another_organisation_are_problems() {
    let read = of(
        "Person ID,Department\nP7,Sales\nP8,Sales\nP1,Finance\n",
        None,
    );
    assert_eq!(read.wishes.len(), 1);
    let words: Vec<String> = read.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        words[0],
        "Line 2, column Person ID: nobody in this organisation has the ID “P7”; the file may come from another organisation."
    );
    assert_eq!(words.len(), 2);
}

/// 100,000 rows become source rows without a copy of the file.
#[test]
fn many_rows_are_read_in_one_go() {
    let mut directory = Directory::new();
    let mut text = String::from("Email,Department\n");
    for page in 0..100 {
        let people: Vec<_> = (0..1_000)
            .map(|number| {
                let id = format!("P{page}-{number}");
                text.push_str(&format!("{id}@acme.example,Finance\n"));
                json!({"id": id, "displayName": id, "emails": [format!("{id}@acme.example")]})
            })
            .collect();
        directory.push_page(serde_json::from_value(json!(people)).unwrap());
    }
    let known = Known {
        people: &directory,
        pools: &[],
        site: None,
        codes: &[],
    };
    let read = read(&Source::read(text.as_bytes()).unwrap(), known);
    assert_eq!((read.wishes.len(), read.problems.len()), (100_000, 0));
}

/// What a file of a meeting site wants, with the codes of the site by their numbers.
fn of_site(text: &str, codes: &[&str]) -> (FromFile, (Vec<String>, Vec<String>)) {
    let (people, site) = (directory(), SiteUrl::from("acme.webex.com"));
    let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
    let known = Known {
        people: &people,
        pools: &[],
        site: Some(&site),
        codes: &codes,
    };
    let source = Source::read(text.as_bytes()).unwrap();
    assert!(needs_site(&source));
    (read(&source, known), columns(&source, known))
}

const SITE_USERS: &str = "UserID\tActive\tFirstName\tEmail\tTC1\tTrackingCode2\tTC3\tTC10\n";

fn codes_edit(codes: &[[&str; 2]]) -> Edit {
    let edit = |[name, to]: &[&str; 2]| CodeEdit {
        name: (*name).to_owned(),
        from: None,
        to: (*to).to_owned(),
    };
    TrackingCodes {
        site: "acme.webex.com".into(),
        codes: codes.iter().map(edit).collect(),
    }
    .into()
}

#[test]
fn numbered_tracking_codes_are_set_by_the_names_that_the_administrator_gives_them() {
    let rows = "7\t\t\tada@acme.example\t 100 \tNorth\tx\ty\n8\t\t\tbo@acme.example\t\t\tx\t\n";
    let text = [SITE_USERS, rows].concat();
    let (read, (used, unused)) = of_site(&text, &["Cost", "Team", "", "Cost"]);
    assert_eq!(read.problems, []);
    assert_eq!(used, ["TC1", "TrackingCode2"]);
    assert!(unused.contains(&"TC3".to_owned()) && unused.contains(&"TC10".to_owned()));
    let both = codes_edit(&[["Cost", "100"], ["Team", "North"]]);
    assert_eq!(read.wishes, [wish(2, "P1", both)]);
    assert_eq!(read.unchanged, 1, "an empty cell wants nothing");

    let source = Source::read(text.as_bytes()).unwrap();
    let numbers: Vec<u8> = codes(&source).iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [1, 2, 3, 10]);
}

#[test]
fn a_tracking_code_is_used_once_and_only_with_a_name() {
    let text = [SITE_USERS, "7\t\t\tada@acme.example\ta\tb\tc\td\n"].concat();
    let (read, (used, _)) = of_site(&text, &["Cost", "Cost", "Cost"]);
    assert_eq!(used, ["TC1"]);
    assert_eq!(read.wishes, [wish(2, "P1", codes_edit(&[["Cost", "a"]]))]);
    let (read, (used, _)) = of_site(&text, &[]);
    assert_eq!((read.wishes.len(), used.len(), read.asks), (0, 0, false));
}

#[test]
fn a_tracking_code_of_121_characters_is_a_problem_of_its_row() {
    let row = |value: &str| [SITE_USERS, "7\t\t\tada@acme.example\t", value, "\t\t\t\n"].concat();
    let most = "é".repeat(120);
    let (read, _) = of_site(&row(&most), &["Cost"]);
    assert_eq!(read.wishes, [wish(2, "P1", codes_edit(&[["Cost", &most]]))]);
    let (read, _) = of_site(&row(&"é".repeat(121)), &["Cost"]);
    assert!(read.wishes.is_empty());
    let said = read.problems[0].to_string();
    assert!(
        said.starts_with("Line 2, column TC1: ") && said.contains("longer than 120 characters"),
        "{said}"
    );
}
