//! The clean file: nothing but what was repaired differs, and there is nothing left to repair.

use proptest::prelude::*;

use super::*;

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("TRUE".to_owned()),
        Just("wahr".to_owned()),
        Just("442035978111".to_owned()),
        Just("+442035978111".to_owned()),
        Just("4.42035978111E+11".to_owned()),
        Just("2-Jan".to_owned()),
        Just("\"a\"\"b, c\"".to_owned()),
        Just("\" x\r\ny\"".to_owned()),
        "[a-z =']{0,6}",
    ]
}

fn row() -> impl Strategy<Value = String> {
    let key = prop_oneof![Just("ada".to_owned()), "[a-z]{1,3}", Just(" bo".to_owned())];
    (key, proptest::collection::vec(cell(), 5..9))
        .prop_map(|(key, cells)| format!("F,L,F L,{key}@acme.example,{}\r\n", cells.join(",")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_clean_file_needs_no_repair(rows in proptest::collection::vec(row(), 0..6), compared in any::<bool>()) {
        let file = format!("{USERS}{}", rows.concat());
        let original = users(GOOD);
        let original = compared.then_some(original.as_bytes());
        let first = examine(file.as_bytes(), original);
        if let Some(clean) = &first.clean {
            let second = examine(clean, original);
            // Two rows may be the same only now.
            let again = |finding: &&Finding| !matches!(finding.damage, Damage::DuplicateKey { .. }) && finding.repair != Repair::Nothing;
            prop_assert_eq!(second.findings.listed().iter().find(again), None);
        }
    }

    #[test]
    fn rows_without_damage_are_copied(good in proptest::collection::vec("[a-z]{1,8}", 0..5), place in 0..5_usize) {
        let mut rows: Vec<String> = good.iter().enumerate().map(|(number, name)| format!("\"{name}\",x,\"\"\"x\",{name}{number}@acme.example,,,,,,,\n")).collect();
        let damaged = "D,E,F,d-e@acme.example,,,,442035978111,,,\r";
        rows.insert(place.min(rows.len()), damaged.to_owned());
        let file = format!("{USERS}\r\n{}", rows.join("\n"));
        let examination = examine(file.as_bytes(), None);
        prop_assert_eq!(clean(&examination), file.replace(",4420", ",+4420"));
    }
}
