//! Parts of tracking codes: what differs, what a record knows, and what stays when someone else changed something.

use super::*;
use crate::change::{DiffKind, Target};
use crate::meetings::Code;
use webex_api::{CodeService, HostProfileCode, InputMode, StartType};

fn code(name: &str, options: &str) -> Code {
    let mut code = Code::new(name);
    code.set_input_mode(InputMode::Select);
    code.set_options(options);
    code
}

/// The lines that change something, as `part from → to`.
fn changes(before: &SiteCode, after: &SiteCode) -> Vec<String> {
    let lines = SiteCodeOf::diff(before, after).into_iter();
    let lines = lines.filter(|line| line.kind != DiffKind::Kept);
    let words = lines.map(|line| {
        let CodePart { part, from, to } = line.field;
        format!("{part} {from} → {to}")
    });
    words.collect()
}

#[test]
fn each_part_has_its_line() {
    let before = code("Department", "Design\nSales");
    let mut after = code("Team", "Sales\nSupport");
    after.set_default("Sales");
    after.set_start(&CodeService::EventCenter, StartType::Required);
    let lines = changes(&SiteCode::of(before), &SiteCode::of(after));
    assert_eq!(
        lines,
        [
            "name Department → Team",
            "All optional → notApplicable",
            "EventCenter optional → required",
            "option Design → ",
            "default  → Sales",
            "option  → Support",
        ]
    );
}

/// The order of options is part of the code, and must not get lost.
#[test]
fn another_order_is_a_change() {
    let before = SiteCode::of(code("A", "x\ny"));
    let after = SiteCode::of(code("A", "y\nx"));
    assert_eq!(changes(&before, &after).len(), 1);
    assert_eq!(changes(&before, &before.clone()), Vec::<String>::new());
    let lines = SiteCodeOf::diff(&before, &after);
    for line in lines {
        assert_eq!(
            CodePart::parse(&line.field.to_string()),
            Some(line.field.clone())
        );
    }
}

/// A record knows whether the options are the wanted ones, and not what they are.
#[test]
fn a_record_compares_with_what_is_found() {
    let before = SiteCode::of(code("A", "x"));
    let after = SiteCode::of(code("A", "x\nsecret value"));
    let [old, new] = [&before, &after].map(|value| SiteCode::of_marks(&value.marks()));
    assert_eq!([&old, &new], [&before, &after]);
    assert!(!format!("{:?}", after.marks()).contains("secret"));
    let asked = SiteCodeOf::diff(&old, &new);
    assert_eq!(SiteCodeOf::diff(&old, &after), asked);
    assert_eq!(changes(&old, &before), Vec::<String>::new());
    assert_eq!(changes(&old, &after).len(), 1);
    assert_eq!(new.code(), None);
    assert!(new.exists());
    assert_eq!(
        SiteCode::of_marks(&SiteCode::default().marks()),
        SiteCode::default()
    );
}

#[test]
fn what_others_changed_stays() {
    let before = code("A", "x\ny");
    let mut wanted = before.clone();
    wanted.set_host_profile(HostProfileCode::AdminSet);
    let mut now = before.clone();
    now.name = "B".to_owned();
    now.set_options("x\ny\nz");
    let [before, wanted, now] = [before, wanted, now].map(SiteCode::of);
    let rebased = SiteCodeOf::rebased(&before, &wanted, &now);
    let code = rebased.code().unwrap();
    assert_eq!(code.name, "B");
    assert_eq!(code.option_lines(), "x\ny\nz");
    assert_eq!(*code.host_profile(), HostProfileCode::AdminSet);
    assert_eq!(*code.start_of(&CodeService::All), StartType::AdminSet);
    // A deletion and a new code stay what they are.
    let none = SiteCode::default();
    assert_eq!(SiteCodeOf::rebased(&before, &none, &now), none);
    assert_eq!(SiteCodeOf::rebased(&none, &wanted, &now), wanted);
}
