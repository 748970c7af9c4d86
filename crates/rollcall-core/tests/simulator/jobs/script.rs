//! A job as a shell script: a shell reads back exactly the requests of the plan.

use std::process::Command;
use std::rc::Rc;

use proptest::prelude::*;
use rollcall_core::change::profile::Part;
use rollcall_core::jobs::edit::Creation;
use rollcall_core::jobs::plan::{Plan, Wish};
use rollcall_core::jobs::script::script;
use serde_json::{Value, json};

use crate::world::World;

use super::{planned, removals};

/// Runs a script with a `curl` that prints its arguments, and returns them by call.
fn calls(text: &str) -> Vec<Vec<String>> {
    let curl = r#"curl() { printf 'CALL\0'; printf '%s\0' "$@"; }; echo() { :; }"#;
    let shell = Command::new("sh")
        .args(["-c", &format!("{curl}\n{text}")])
        .env("WEBEX_TOKEN", "SECRET")
        .output()
        .unwrap();
    assert!(shell.status.success(), "{text}");
    assert_eq!(String::from_utf8_lossy(&shell.stderr), "");
    let printed = String::from_utf8(shell.stdout).unwrap();
    let mut calls: Vec<Vec<String>> = Vec::new();
    for word in printed.split_terminator('\0') {
        match calls.last_mut() {
            _ if word == "CALL" => calls.push(Vec::new()),
            Some(call) => call.push(word.to_owned()),
            None => panic!("{printed}"),
        }
    }
    calls
}

fn body(call: &[String]) -> Value {
    let place = call.iter().position(|word| word == "--data-raw").unwrap();
    serde_json::from_str(&call[place + 1]).unwrap()
}

fn people(world: &World, texts: &[String]) -> Rc<Plan> {
    let wish = |(text, line): (&String, u32)| Wish {
        line,
        person: None,
        edit: Creation::new(
            &format!("new{line}@acme.example"),
            [(Part::DisplayName, format!("x{text}"))],
        )
        .into(),
    };
    planned(world, true, texts.iter().zip(1..).map(wish).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Any text, with what is special to shells more often.
    #[test]
    fn a_shell_reads_back_the_same_words(
        texts in proptest::collection::vec(r#"([a-c'"$`\\\n;#&|<>(){}*?~! ]|\PC){0,20}"#, 1..5),
    ) {
        let world = World::new(3);
        let plan = people(&world, &texts);
        let script = script(&plan, &world.client, &|_| None);
        prop_assert!(!script.text.contains("SECRET"));
        prop_assert_eq!(script.left_out, [] as [u32; 0]);
        let commands = script.text.lines().filter(|line| line.starts_with("curl "));
        prop_assert_eq!(commands.count(), texts.len());
        let calls = calls(&script.text);
        prop_assert_eq!(calls.len(), texts.len());
        for (call, (text, line)) in calls.iter().zip(texts.iter().zip(1..)) {
            prop_assert_eq!(&call[..2], &["--request", "POST"]);
            prop_assert!(call.contains(&"Authorization: Bearer SECRET".to_owned()));
            let name = format!("x{text}");
            let expected = json!({
                "emails": [format!("new{line}@acme.example")],
                "displayName": name.trim(),
            });
            prop_assert_eq!(body(call), expected);
        }
    }
}

#[test]
fn rows_whose_values_are_not_known_are_left_out_or_looked_up() {
    let world = World::new(60);
    let wishes = removals(&world);
    let known = planned(&world, true, wishes.clone());
    let unknown = planned(&world, false, wishes);
    let whole = script(&known, &world.client, &|_| None);
    let rows = calls(&whole.text);
    assert_eq!(rows.len(), known.len() as usize);
    assert_eq!(body(&rows[0])["licenses"][0]["operation"], "remove");
    assert!(whole.text.contains("# Row 1, line 1 of the source"));
    let none = script(&unknown, &world.client, &|_| None);
    assert_eq!(none.left_out.len(), unknown.len() as usize);
    assert_eq!(calls(&none.text), [] as [Vec<String>; 0]);
    let filled = script(&unknown, &world.client, &|row| known.before(row));
    assert_eq!(calls(&filled.text), rows);
}
