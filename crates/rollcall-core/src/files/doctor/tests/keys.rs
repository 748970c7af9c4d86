//! Keys that were changed, and keys that are none.

use super::*;

#[test]
fn a_changed_key_is_put_back() {
    let original = format!("{}Bo,Lam,Bo Lam,bo@acme.example,{GOOD}\r\n", users(GOOD));
    let edited = original.replace("bo@acme", "bo.lam@acme");
    let examination = examine(edited.as_bytes(), Some(original.as_bytes()));
    assert_eq!(
        found(&examination),
        [(Damage::ChangedKey, "User ID/Email (Required)")]
    );
    assert_eq!(
        examination.findings.listed()[0].to_string(),
        "Line 3, column User ID/Email (Required): “bo.lam@acme.example” is not what was exported. Control Hub takes the row for a new person; the old one is not changed, or is deleted. The clean file has “bo@acme.example”."
    );
    assert_eq!(clean(&examination), original);
    // Two rows that both may be his: neither is taken for it.
    let twice = format!("{edited}Bo,Lam,Bo Lam,bo.l@acme.example,{GOOD}\r\n");
    let examination = examine(twice.as_bytes(), Some(original.as_bytes()));
    let damages = examination.findings.listed().iter();
    assert!(
        damages
            .map(|finding| &finding.damage)
            .eq([&Damage::NewKey, &Damage::NewKey])
    );
    let new = format!("{original}Cy,Ott,Cy Ott,cy@acme.example,Verified,,,,,,\r\n");
    let examination = examine(new.as_bytes(), Some(original.as_bytes()));
    assert_eq!(
        found(&examination),
        [(Damage::NewKey, "User ID/Email (Required)")]
    );
    assert_eq!((examination.findings.open(), examination.clean), (0, None));
}

#[test]
fn keys_are_judged_by_their_form() {
    let long = format!("{}@acme.example", "x".repeat(65));
    for (key, damage, clean_key) in [
        ("", Damage::NoKey, None),
        ("ada", Damage::MalformedKey, None),
        ("ada@", Damage::MalformedKey, None),
        (long.as_str(), Damage::MalformedKey, None),
        (
            " ada@acme.example\u{200b}",
            Damage::MalformedKey,
            Some("ada@acme.example"),
        ),
        (
            "mailto:ada@acme.example",
            Damage::MalformedKey,
            Some("ada@acme.example"),
        ),
    ] {
        let file = users(GOOD).replace("ada@acme.example", key);
        let examination = examine(file.as_bytes(), None);
        assert_eq!(
            found(&examination),
            [(damage, "User ID/Email (Required)")],
            "{key}"
        );
        let expected = clean_key.map(|_| users(GOOD));
        assert_eq!(
            examination.clean.as_ref().map(|_| clean(&examination)),
            expected,
            "{key}"
        );
    }
    for (key, damage, clean_key) in [
        ("", Damage::NoKey, None),
        ("1.2345678E+7", Damage::Scientific, Some("12345678")),
        ("1.23E+7", Damage::Scientific, None),
        ("ada", Damage::MalformedKey, None),
    ] {
        let row = |key: &str| {
            site_file(&format!(
                "{key}\tY\tAda\tByron\tada\tada@acme.example\t3\t\r\n"
            ))
        };
        let examination = examine(&row(key), None);
        assert_eq!(found(&examination), [(damage, "UserID")], "{key}");
        assert_eq!(examination.clean, clean_key.map(row), "{key}");
    }
}
