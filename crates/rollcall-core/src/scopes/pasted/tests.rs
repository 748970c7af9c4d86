//! Whatever may be pasted, and the scopes read out of it.

use proptest::prelude::*;

use super::*;

fn scopes(text: &str) -> Vec<String> {
    read(text).scopes
}

#[test]
fn every_usual_way_of_writing_a_list_is_read() {
    let wanted = ["spark:all", "spark-admin:people_read", "openid"];
    for text in [
        "spark:all spark-admin:people_read openid",
        "spark:all,spark-admin:people_read,openid",
        "spark:all, spark-admin:people_read; openid.",
        "spark:all\r\nspark-admin:people_read\n\nopenid\n",
        "spark:all+spark-admin:people_read+openid",
        "spark:all%20spark-admin:people_read%20openid",
        "spark%3Aall%20spark-admin%3Apeople_read%20openid",
        "spark%253Aall%2520spark-admin%253Apeople_read%2520openid",
        "\"spark:all spark-admin:people_read openid\"",
        r#"["spark:all", "spark-admin:people_read", "openid"]"#,
        r#"{"scope":"spark:all spark-admin:people_read openid"}"#,
        r#"{ "scopes" : ["spark:all","spark-admin:people_read","openid"] }"#,
        "scopes:\n  - spark:all\n  - spark-admin:people_read\n  - openid\n",
        "• spark:all\n• spark-admin:people_read\n• openid",
        "* spark:all\n* spark-admin:people_read\n* openid",
        "spark:all / spark-admin:people_read | openid",
        "scope=spark:all+spark-admin:people_read%20openid&state=abc",
        "“spark:all” ‘spark-admin:people_read’ `openid`",
        "spark:all\u{a0}spark-admin:people_read\u{200b}openid",
    ] {
        assert_eq!(scopes(text), wanted, "{text}");
    }
}

#[test]
fn of_an_address_only_the_scope_parameter_is_read() {
    for text in [
        "https://webexapis.com/v1/authorize?client_id=C0ffee&response_type=code&redirect_uri=https%3A%2F%2Fexample.com%2Fcallback&scope=spark%3Aall%20meeting%3Aadmin_schedule_read&state=set_state_here",
        "https://webexapis.com/v1/authorize?scope=spark:all+meeting:admin_schedule_read",
        "<a href=\"https://webexapis.com/v1/authorize?client_id=C&amp;scope=spark%3Aall+meeting%3Aadmin_schedule_read&amp;state=s\">",
        "open https%3A%2F%2Fwebexapis.com%2Fv1%2Fauthorize%3Fscope%3Dspark%253Aall%2520meeting%253Aadmin_schedule_read%26state%3Ds",
        "https://webexapis.com/v1/authorize?scope=spark:all meeting:admin_schedule_read&state=s",
        "https://webexapis.com/v1/authorize?state=s&scope=spark%253Aall%2520meeting%253Aadmin_schedule_read",
    ] {
        let pasted = read(text);
        let found: Vec<_> = pasted
            .scopes
            .iter()
            .filter(|s| *s != "open" && *s != "a" && *s != "href")
            .collect();
        assert_eq!(
            found,
            ["spark:all", "meeting:admin_schedule_read"],
            "{text}"
        );
        assert!(pasted.from_url, "{text}");
    }
    let without = read("https://webexapis.com/v1/authorize?client_id=C0ffee&my_scope=no");
    assert!(without.from_url && without.scopes.is_empty(), "{without:?}");
}

/// A connector's guide prints the forms' own JSON between the scopes.
#[test]
fn a_list_with_pieces_of_json_in_it_is_read() {
    assert_eq!(
        read(
            "spark:xapi_commands spark:xapi_statuses\"}, {\"scopes\": \"Identity:one_time_password spark:xapi_statuses"
        ),
        Pasted {
            scopes: [
                "spark:xapi_commands",
                "spark:xapi_statuses",
                "Identity:one_time_password"
            ]
            .map(str::to_owned)
            .into(),
            duplicates: 1,
            from_url: false,
        }
    );
}

#[test]
fn repetitions_fold_and_are_counted() {
    let pasted = read("spark:all spark:kms spark:all spark:all");
    assert_eq!(pasted.scopes, ["spark:all", "spark:kms"]);
    assert_eq!(pasted.duplicates, 2);
    assert!(!pasted.from_url);
}

#[test]
fn unknown_words_and_other_case_are_kept() {
    assert_eq!(
        scopes("Spark:All spark:all brand-new:scope_read all_read spark:räume"),
        [
            "Spark:All",
            "spark:all",
            "brand-new:scope_read",
            "all_read",
            "spark:räume"
        ]
    );
}

#[test]
fn nothing_is_nothing() {
    for text in [
        "", "  \n\t", "\"\"", "[]", "{}", "scope=", ":", "%20", "+", "...",
    ] {
        assert!(scopes(text).is_empty(), "{text}");
    }
}

#[test]
fn a_text_that_is_encoded_without_end_is_still_read_quickly() {
    let text = ["%", &"25".repeat(50_000), "20a"].concat();
    assert!(read(&text).scopes.len() <= 2);
    let text = ["scope=%", &"25".repeat(50_000), "20a"].concat();
    assert!(read(&text).scopes.len() <= 2);
}

/// Names as they could be, also ones that nobody has heard of.
fn names() -> impl Strategy<Value = Vec<String>> {
    let name = "[a-z]{1,8}(-[a-z]{1,6})?:[a-z]{1,8}(_[a-z]{1,6}){0,2}";
    // Few of them, so that some come more than once.
    prop::collection::vec(name, 1..8)
        .prop_flat_map(|few| prop::collection::vec(prop::sample::select(few), 0..20))
}

fn folded(names: &[String]) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(name) {
            once.push(name.clone());
        }
    }
    once
}

proptest! {
    #[test]
    fn order_is_kept_and_repetitions_fold_whatever_stands_between(
        names in names(),
        between in prop::sample::select(vec![" ", ",", ", ", ";", "\n", "+", "%20", "%2C", "\" \"", "','", " | "]),
    ) {
        let pasted = read(&names.join(between));
        prop_assert_eq!(&pasted.scopes, &folded(&names));
        prop_assert_eq!(pasted.duplicates, names.len() - pasted.scopes.len());
    }

    #[test]
    fn an_authorize_url_gives_back_what_was_put_in(names in names(), plus in any::<bool>()) {
        let value = names.join(if plus { "+" } else { "%20" }).replace(':', "%3A");
        let url = format!("https://webexapis.com/v1/authorize?client_id=C1&scope={value}&state=x");
        let pasted = read(&url);
        prop_assert_eq!(pasted.scopes, folded(&names));
        prop_assert!(pasted.from_url);
    }

    #[test]
    fn reading_the_result_again_changes_nothing(text in r#"([a-z_:.%=+&,;/" \n\[\]{}A-F0-9é•?#-]|scope=|://|%3A|%20|%25){0,60}"#) {
        let once = read(&text);
        for between in [" ", "\n", ","] {
            let twice = read(&once.scopes.join(between));
            prop_assert_eq!(&twice.scopes, &once.scopes);
            prop_assert_eq!(twice.duplicates, 0);
            prop_assert!(!twice.from_url);
        }
    }

    #[test]
    fn no_text_breaks_it(text in any::<String>()) {
        for scope in read(&text).scopes {
            prop_assert!(!scope.is_empty() && !scope.contains(char::is_whitespace));
        }
    }
}
