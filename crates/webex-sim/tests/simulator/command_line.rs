//! The documented switches and the command line name the same things.

use webex_sim::Switches;

#[test]
fn every_switch_can_be_changed_by_name() {
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
