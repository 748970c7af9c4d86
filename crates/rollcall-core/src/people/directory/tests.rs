//! The directory against a plain list, and its size at 100,000 people.

use super::*;

fn person(id: &str, name: &str, email: &str) -> Person {
    serde_json::from_value(serde_json::json!({
        "id": id, "emails": [email], "displayName": name, "licenses": ["L1", "L2"], "status": "active", "loginEnabled": "true", "invitePending": false,
    }))
    .unwrap()
}

fn sample() -> Directory {
    let mut directory = Directory::new();
    directory.push_page(vec![
        person("1", "Zoë Ångström", "zoe@example.com"),
        person("2", "Ann Lee", "ann.lee@example.com"),
        person("3", "Łukasz Anný", "lukasz@example.org"),
    ]);
    directory
}

#[test]
fn rows_are_unique_by_id_and_keep_their_order() {
    let mut directory = sample();
    assert_eq!(
        directory.push_page(vec![
            person("2", "Again", "x@y"),
            person("4", "Dee", "dee@example.com")
        ]),
        1
    );
    assert_eq!(
        directory.push_page(vec![person("5", "A", "a@b"), person("5", "B", "a@b")]),
        1
    );
    let names: Vec<_> = (0..directory.len() as u32)
        .map(|row| directory.row(row).unwrap().name.to_owned())
        .collect();
    assert_eq!(
        names,
        ["Zoë Ångström", "Ann Lee", "Łukasz Anný", "Dee", "A"]
    );
    assert_eq!(directory.position("4"), Some(3));
    assert_eq!(directory.row(5), None);
}

#[test]
fn an_id_decides_and_not_its_hash() {
    let mut directory = sample();
    directory.by_id.add(directory.hasher.hash_one("5"), 0);
    assert_eq!(directory.position("5"), None);
    assert_eq!(directory.push_page(vec![person("5", "Eve", "e@x")]), 1);
    assert_eq!(directory.position("5"), Some(3));
}

#[test]
fn ages_count_from_the_first_request() {
    const DAY: u32 = moment::DAY;
    let mut directory = sample();
    assert_eq!(directory.days_before(0), None);
    assert_eq!(directory.days_before(3), None);
    directory.set_read_at(10 * DAY);
    directory.set_read_at(20 * DAY);
    assert_eq!(directory.days_before(3), Some(7 * DAY));
    assert_eq!(directory.days_before(11), None);
}

#[test]
fn a_blank_department_is_none() {
    let mut directory = Directory::new();
    let of = |id, department| {
        let mut person = person(id, "A", "a@b");
        person.department = Some(String::from(department));
        person
    };
    directory.push_page(vec![of("1", " "), of("2", " Sales ")]);
    let department = |row| directory.row(row).unwrap().department;
    assert_eq!([0, 1].map(department), [None, Some(" Sales ")]);
    assert_eq!(directory.departments().collect::<Vec<_>>(), [" Sales "]);
}

/// Left out, empty and unreadable are three things.
#[test]
fn a_row_tells_unreadable_from_left_out() {
    let read = |json| serde_json::from_value::<Person>(json).unwrap();
    let mut directory = Directory::new();
    directory.push_page(vec![
        read(serde_json::json!({"id": "1", "displayName": 7, "emails": {}, "loginEnabled": 1, "licenses": ["L", 7]})),
        read(serde_json::json!({"id": "2"})),
        read(serde_json::json!({"id": "3", "licenses": [], "invitePending": []})),
    ]);
    let row = |at| directory.row(at).unwrap();
    let parts = [
        UnreadableParts::NAME,
        UnreadableParts::EMAIL,
        UnreadableParts::ACCOUNT,
        UnreadableParts::LICENSES,
    ];
    let unreadable = |at| parts.map(|part| row(at).unreadable.has(part));
    assert_eq!(unreadable(0), [true; 4]);
    assert_eq!(unreadable(1), [false; 4]);
    assert_eq!(unreadable(2), [false, false, true, false]);
    assert_eq!((row(0).licenses, row(1).licenses), (None, None));
    assert_eq!(row(2).licenses, Some(&[][..]));
}

#[test]
fn a_row_shows_what_the_list_needs() {
    let directory = sample();
    let row = directory.row(1).unwrap();
    assert_eq!(
        (row.id, row.name, row.email),
        ("2", "Ann Lee", "ann.lee@example.com")
    );
    assert_eq!(
        row.licenses
            .unwrap()
            .iter()
            .map(LicenseId::as_str)
            .collect::<Vec<_>>(),
        ["L1", "L2"]
    );
    assert_eq!(
        (row.login_enabled, row.invite_pending),
        (Some(true), Some(false))
    );
}

#[test]
fn every_word_of_the_query_must_match() {
    let directory = sample();
    assert_eq!(directory.matching(""), [0, 1, 2]);
    assert_eq!(directory.matching("  ANN "), [1, 2]);
    assert_eq!(directory.matching("lee ann"), [1]);
    assert_eq!(directory.matching("zoe angs"), [0]);
    assert_eq!(directory.matching("example.com"), [0, 1]);
    assert_eq!(directory.matching("leeann"), [] as [u32; 0]);
}

#[test]
fn an_address_is_shown_as_written_and_found_as_folded() {
    let mut directory = Directory::new();
    let mut ann = person("1", "Ann", "Ann.Lee@Example.COM");
    ann.emails.push("second@example.org".into());
    directory.push_page(vec![ann, person("2", "No Mail", "")]);
    assert_eq!(directory.row(0).unwrap().email, "Ann.Lee@Example.COM");
    assert_eq!(directory.row(1).unwrap().email, "");
    assert_eq!(directory.matching("ann.lee@example.com"), [0]);
    assert_eq!(directory.matching("second@"), [0]);
}

#[test]
fn a_hundred_thousand_people_stay_small() {
    let (mut directory, mut texts) = (Directory::new(), 0);
    for page in 0..100 {
        let people = (0..1000).map(|row| {
            let id = format!(
                "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8xMjM0NTY3OC0xMjM0LTEyMzQtMTIzNC0xMjM0NTY{:08}",
                page * 1000 + row
            );
            person(
                &id,
                &format!("Given Family {row} {page}"),
                &format!("given.family.{row}.{page}@example.com"),
            )
        });
        let people: Vec<_> = people.collect();
        texts += people
            .iter()
            .map(|person| {
                person.id.as_str().len() + person.name().len() + person.primary_email().len()
            })
            .sum::<usize>();
        directory.push_page(people);
    }
    assert_eq!(directory.len(), 100_000);
    assert_eq!(directory.matching("family.77.77@").len(), 1);
    let (held, limit) = (directory.bytes(), texts * 2);
    assert!(held < limit, "{held} bytes held for {texts} bytes of text");
}
