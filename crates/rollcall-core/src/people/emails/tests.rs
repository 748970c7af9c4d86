//! Pasted texts in every usual form, and the look-up against a plain one.

use crate::sets::Set;

use proptest::prelude::*;
use webex_api::Person;

use super::*;

fn written(text: &str) -> Vec<String> {
    let pasted = PastedEmails::read(text);
    pasted
        .emails
        .into_iter()
        .map(|email| email.written)
        .collect()
}

fn directory(people: &[&[&str]]) -> Directory {
    let person = |(id, emails): (usize, &&[&str])| -> Person {
        serde_json::from_value(serde_json::json!({"id": id.to_string(), "displayName": format!("Person {id}"), "emails": emails})).unwrap()
    };
    let mut directory = Directory::new();
    directory.push_page(people.iter().enumerate().map(person).collect());
    directory
}

#[test]
fn addresses_are_read_in_every_usual_form() {
    let one = ["ana@acme.example"];
    for text in [
        "ana@acme.example",
        "  ana@acme.example\r\n",
        "\"ana@acme.example\",",
        "'ana@acme.example'",
        "‘ana@acme.example’.",
        "<ana@acme.example>;",
        "Ana Lima <ana@acme.example>",
        "\"Lima, Ana\" <ana@acme.example>",
        "Lima, Ana <ana@acme.example>;",
        "mailto:ana@acme.example",
        "SMTP:ana@acme.example",
        "Ana Lima\tana@acme.example\tFinance",
        "Ana (ana@acme.example) is away.",
        "\u{feff}ana@acme\u{200b}.example\u{a0}",
        "ana@acme.example, ANA@ACME.EXAMPLE",
        "宛先：ana@acme.example；",
    ] {
        assert_eq!(written(text), one, "{text:?}");
    }
    assert_eq!(
        written("o'brien@a.example first+tag@b.example\nx_y-z@c.example,李@d.example"),
        [
            "o'brien@a.example",
            "first+tag@b.example",
            "x_y-z@c.example",
            "李@d.example"
        ]
    );
}

#[test]
fn what_holds_no_address_is_told() {
    let pasted =
        PastedEmails::read("Email\n\n ana@acme.example; Ben Wu ; \t\nben at acme\n@\n\u{200b}\n");
    assert_eq!(pasted.len(), 1);
    assert_eq!(pasted.without, ["Email", "Ben Wu", "ben at acme", "@"]);
    // A mistyped address is looked for, and not found.
    assert_eq!(written("ben@ @acme cy@acme"), ["ben@", "@acme", "cy@acme"]);
}

#[test]
fn everyone_is_found_not_found_found_twice_or_ambiguous() {
    let directory = directory(&[
        &["ana@acme.example", "a.lima@acme.example"],
        &["Ben@Acme.example"],
        &["shared@acme.example"],
        &["cy@acme.example", "shared@acme.example"],
        &[],
    ]);
    let pasted = PastedEmails::read(
        "BEN@acme.example, ana@acme.example, nobody@acme.example, ben@acme.example, A.Lima@acme.example, shared@acme.example, Nobody@acme.example",
    );
    let matches = directory.who_has(&pasted);
    assert_eq!(
        matches,
        EmailMatches {
            rows: vec![1, 0],
            found: 3,
            not_found: vec!["nobody@acme.example".to_owned()],
            repeated: vec![
                ("BEN@acme.example".to_owned(), 2),
                ("nobody@acme.example".to_owned(), 2)
            ],
            further: vec![("A.Lima@acme.example".to_owned(), 0)],
            ambiguous: vec![("shared@acme.example".to_owned(), vec![2, 3])],
        }
    );
    assert_eq!(
        directory.who_has(&PastedEmails::default()),
        EmailMatches::default()
    );
}

/// A search ignores accents; a list of addresses must not.
#[test]
fn an_accent_makes_another_address() {
    let directory = directory(&[
        &["zoë@acme.example", "second@acme.example"],
        &["ZOE@acme.example"],
        &["ärø@x.example"],
    ]);
    let rows = |text| directory.who_has(&PastedEmails::read(text)).rows;
    assert_eq!(rows("ZOË@acme.example"), [0]);
    assert_eq!(rows("zoe@acme.example"), [1]);
    assert_eq!(rows("second@acme.example"), [0]);
    assert_eq!(rows("aro@x.example"), [0_u32; 0]);
    assert_eq!(
        directory.matching("aro@x.example"),
        [2],
        "a search still finds it"
    );
}

/// A person can choose their name, and must not be found by somebody else's address through it.
#[test]
fn a_name_is_never_an_address() {
    let mut directory = directory(&[&["boss@acme.example"]]);
    let names = [
        "boss@acme.example",
        "x\nboss@acme.example\n",
        "x\u{1f}\nboss@acme.example",
    ];
    let people = names.iter().map(|name| serde_json::json!({"id": format!("hostile {name}"), "displayName": name, "emails": ["m@x.example"]}));
    directory.push_page(
        people
            .map(|person| serde_json::from_value(person).unwrap())
            .collect(),
    );
    assert_eq!(
        directory
            .who_has(&PastedEmails::read("boss@acme.example"))
            .rows,
        [0]
    );
}

/// How an address may be written, with what separates it from the next.
fn dressed() -> impl Strategy<Value = (usize, bool, usize, usize)> {
    (
        0..40_usize,
        any::<bool>(),
        0..DRESSES.len(),
        0..SEPARATORS.len(),
    )
}

const DRESSES: [(&str, &str); 7] = [
    ("", ""),
    ("\"", "\""),
    ("<", ">"),
    ("'", "'"),
    ("Ana Lima <", ">"),
    ("\"Lima, Ana\" <", ">"),
    ("mailto:", ""),
];
const SEPARATORS: [&str; 8] = [",", ";", "\n", "\r\n", "\t", " ", ", ", ";\u{200b} "];

proptest! {
    /// Whatever stands around and between addresses, the same ones are read, each once and in order.
    #[test]
    fn reading_does_not_depend_on_the_form(entries in proptest::collection::vec(dressed(), 0..40)) {
        let mut text = String::new();
        let mut expected: Vec<(String, usize)> = Vec::new();
        for (number, upper, dress, separator) in entries {
            let email = format!("p{number}.o'x+y@acme.example");
            let shown = if upper { email.to_uppercase() } else { email.clone() };
            let (before, after) = DRESSES[dress];
            text += &format!("{before}{shown}{after}{}", SEPARATORS[separator]);
            match expected.iter_mut().find(|(known, _)| *known == email) {
                Some((_, times)) => *times += 1,
                None => expected.push((email, 1)),
            }
        }
        let pasted = PastedEmails::read(&text);
        let read: Vec<_> = pasted.emails.iter().map(|email| (email.lower.clone(), email.times)).collect();
        prop_assert_eq!(read, expected);
        prop_assert!(pasted.without.is_empty());
    }

    /// Each address is in exactly one of three groups, and the rows are those of a plain look-up.
    #[test]
    fn the_groups_are_a_partition(
        people in proptest::collection::vec(proptest::collection::vec(0..12_usize, 0..3), 0..12),
        asked in proptest::collection::vec(0..16_usize, 0..24),
    ) {
        let email = |number: &usize| format!("P{number}@acme.example");
        let people: Vec<Vec<String>> = people.iter().map(|own| own.iter().map(email).collect()).collect();
        let emails: Vec<Vec<&str>> = people.iter().map(|own| own.iter().map(String::as_str).collect()).collect();
        let slices: Vec<&[&str]> = emails.iter().map(Vec::as_slice).collect();
        let directory = directory(&slices);
        let text: Vec<String> = asked.iter().map(|number| email(number).to_lowercase()).collect();
        let pasted = PastedEmails::read(&text.join(" "));
        let matches = directory.who_has(&pasted);

        prop_assert_eq!(matches.found + matches.not_found.len() + matches.ambiguous.len(), pasted.len());
        prop_assert_eq!(matches.rows.len() + matches.further.len(), matches.found);
        let mut plain = Set::new();
        for wanted in &asked {
            let holders: Vec<u32> = (0..people.len() as u32).filter(|row| people[*row as usize].contains(&email(wanted))).collect();
            if let [row] = *holders {
                plain.insert(row);
            }
            let word = email(wanted).to_lowercase();
            prop_assert_eq!(matches.not_found.contains(&word), holders.is_empty());
            let several = matches.ambiguous.iter().find(|(email, _)| *email == word);
            prop_assert_eq!(several.is_some(), holders.len() > 1);
            if let Some((_, rows)) = several {
                prop_assert_eq!(rows, &holders);
            }
        }
        prop_assert_eq!(matches.rows.iter().copied().collect::<Set<_>>(), plain);
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}|[@,;<>\" \n\r.a]{0,80}") {
        let pasted = PastedEmails::read(&text);
        prop_assert!(pasted.emails.iter().all(|email| email.written.contains('@') && email.times > 0));
    }
}

/// As many addresses as people: one pass over each, not one over the other.
#[test]
fn twenty_thousand_addresses_among_twenty_thousand_people() {
    let count = 20_000;
    let emails: Vec<[String; 1]> = (0..count)
        .map(|number| [format!("p{number}@acme.example")])
        .collect();
    let people = emails
        .iter()
        .enumerate()
        .map(|(number, email)| serde_json::json!({"id": number.to_string(), "emails": email}));
    let mut directory = Directory::new();
    directory.push_page(
        people
            .map(|person| serde_json::from_value(person).unwrap())
            .collect(),
    );
    let text: Vec<String> = (0..count)
        .rev()
        .map(|number| format!("P{}@acme.example", number + 10))
        .collect();
    let matches = directory.who_has(&PastedEmails::read(&text.join("\n")));
    assert_eq!((matches.found, matches.not_found.len()), (count - 10, 10));
    assert_eq!(matches.rows.first(), Some(&(count as u32 - 1)));
}

#[test]
fn an_address_has_one_holder_several_or_nobody() {
    let people = directory(&[
        &["Ana@x.example", "a@x.example"],
        &["b@x.example", "a@X.example"],
        &["é@x.example", ""],
    ]);
    let addresses = people.addresses();
    for (address, holder) in [
        ("ana@X.example", Holder::One(0)),
        ("A@x.example", Holder::Several),
        ("É@x.example", Holder::One(2)),
        ("e@x.example", Holder::Nobody),
        ("", Holder::Nobody),
    ] {
        assert_eq!(addresses.holder(address), holder, "{address}");
    }
}
