//! Which tracking codes of a site are columns.

use webex_api::{CodeOption, HostProfileCode, InputMode, Page, TrackingCode};

use super::super::Offered;

fn code(
    name: &str,
    mode: Option<InputMode>,
    profile: Option<HostProfileCode>,
    options: Option<&[&str]>,
) -> TrackingCode {
    let option = |value: &&str| CodeOption {
        value: (*value).to_owned(),
        default_value: false,
    };
    TrackingCode {
        id: "1".into(),
        name: name.to_owned(),
        site_url: None,
        input_mode: mode,
        options: options.map(|options| options.iter().map(option).collect()),
        host_profile_code: profile,
        schedule_start_codes: None,
        unreadable: webex_api::Unreadable::default(),
    }
}

#[test]
fn codes_of_host_profiles_are_columns_and_the_others_are_counted() {
    use HostProfileCode::{AdminSet, NotUsed, Optional};
    use InputMode::{EditableSelect, HostProfileSelect, Other, Select, Text};
    let codes = vec![
        code("Free", Some(Text), Some(AdminSet), None),
        code("List", Some(Select), Some(Optional), Some(&["A", "B"])),
        code("Own", Some(EditableSelect), Some(Optional), Some(&["A"])),
        code("Host", Some(HostProfileSelect), Some(Optional), Some(&[])),
        code("Not", Some(Text), Some(NotUsed), None),
        // What it accepts, or whether profiles have it, is not known.
        code("No options", Some(Select), Some(Optional), None),
        code("No mode", None, Some(Optional), Some(&[])),
        code(
            "New mode",
            Some(Other("magic".to_owned())),
            Some(Optional),
            None,
        ),
        code("No profile", Some(Text), None, None),
    ];
    let offered = Offered::of_codes(&Page {
        items: codes,
        ..Page::default()
    });
    let columns: Vec<(&str, usize, bool)> = offered
        .columns
        .iter()
        .map(|column| (&*column.key, column.options.len(), column.only_options))
        .collect();
    assert_eq!(
        columns,
        [
            ("Free", 0, false),
            ("List", 2, true),
            ("Own", 1, false),
            ("Host", 0, true)
        ]
    );
    assert_eq!((offered.not_used, offered.unclear), (1, 4));
}
