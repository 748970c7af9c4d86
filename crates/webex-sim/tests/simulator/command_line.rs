//! The documented switches match the command line.

use webex_sim::Switches;

#[test]
fn every_switch_can_be_changed_and_is_documented() {
    let all = serde_json::to_value(Switches::default()).unwrap();
    let readme = include_str!("../../README.md");
    for (name, value) in all.as_object().unwrap() {
        let one = serde_json::json!({ name: value });
        assert_eq!(
            Switches::default().changed_by(&one),
            Ok(Switches::default())
        );
        assert!(
            readme.contains(&format!("`{name}`")),
            "the README explains {name}"
        );
    }
}
