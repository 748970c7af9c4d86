//! Sets of scopes, and what is found odd about them.

use super::*;
use crate::scopes::task::{Task, fewest};

fn of(text: &str) -> Vec<(ConflictKind, Vec<String>)> {
    let scopes: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    conflicts(&scopes)
        .into_iter()
        .map(|conflict| (conflict.kind, conflict.scopes))
        .collect()
}

fn names(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_table_of_oddities() {
    use ConflictKind::*;
    for (scopes, kind, about) in [
        (
            "meeting:admin_preferences_read spark:all",
            Disputed,
            "spark:all meeting:admin_preferences_read",
        ),
        (
            "spark:all spark-admin:people_read",
            Disputed,
            "spark:all spark-admin:people_read",
        ),
        (
            "spark:rooms_read spark:all spark:people_read",
            Redundant,
            "spark:all spark:rooms_read spark:people_read",
        ),
        ("spark:kms", Redundant, "spark:kms"),
        (
            "spark-admin:people_write",
            Missing,
            "spark-admin:people_write",
        ),
        (
            "meeting:admin_schedule_write",
            Missing,
            "meeting:admin_schedule_write",
        ),
        (
            "identity:people_read identity:people_rw",
            Redundant,
            "identity:people_rw identity:people_read",
        ),
        ("email profile", Missing, "email profile"),
        ("Identity:SCIM", Outdated, "Identity:SCIM"),
        (
            "Identity:one_time_password",
            Outdated,
            "Identity:one_time_password",
        ),
        ("user_modify", Outdated, "user_modify"),
        ("Spark:All", Spelling, "Spark:All"),
        ("identity:scim", Spelling, "identity:scim"),
    ] {
        assert_eq!(of(scopes), [(kind, names(about))], "{scopes}");
    }
}

#[test]
fn nothing_is_odd_about_these() {
    for scopes in [
        "",
        "spark:all",
        "spark:all openid email",
        "openid email profile",
        "spark-admin:people_read spark-admin:people_write",
        "identity:tokens_read identity:tokens_write",
        "analytics:read_all brand-new:thing_write",
        "identity:placeonetimepassword_create",
    ] {
        assert_eq!(of(scopes), [], "{scopes}");
    }
}

#[test]
fn what_the_wide_scope_holds_is_not_called_missing() {
    let kinds = |text| -> Vec<_> { of(text).into_iter().map(|(kind, _)| kind).collect() };
    assert_eq!(
        kinds("spark:all spark:rooms_write"),
        [ConflictKind::Redundant]
    );
    assert_eq!(kinds("spark:rooms_write"), [ConflictKind::Missing]);
}

#[test]
fn doing_what_it_says_ends_it() {
    for scopes in [
        "spark:all spark:rooms_read spark:kms",
        "spark-admin:people_write email",
        "Spark:Rooms_Read identity:groups_read identity:groups_rw",
        "meeting:preferences_write",
    ] {
        let mut scopes = names(scopes);
        for _ in 0..3 {
            for conflict in conflicts(&scopes) {
                scopes.retain(|scope| !conflict.remove.contains(scope));
                for add in conflict.add {
                    if !scopes.contains(&add) {
                        scopes.push(add);
                    }
                }
            }
        }
        assert_eq!(conflicts(&scopes), [], "{scopes:?}");
    }
}

#[test]
fn every_oddity_says_why_and_what_next() {
    let every = names(
        "spark:all spark:rooms_read spark:kms meeting:schedules_write Identity:Config SPARK:KMS email identity:people_rw identity:people_read",
    );
    let found = conflicts(&every);
    assert!(found.len() >= 7, "{found:?}");
    for conflict in found {
        assert!(conflict.why.ends_with('.') && conflict.next.ends_with('.'));
        assert!(conflict.scopes.iter().all(|scope| every.contains(scope)));
    }
}

#[test]
fn what_the_tasks_ask_for_is_not_odd_unless_the_xml_api_is_among_them() {
    let asked = |tasks: &[Task]| -> Vec<String> {
        fewest(tasks)
            .into_iter()
            .map(|asked| asked.scope.to_owned())
            .collect()
    };
    let rest: Vec<Task> = Task::ALL
        .into_iter()
        .filter(|task| *task != Task::XmlOperations)
        .collect();
    assert_eq!(conflicts(&asked(&rest)), []);
    let kinds: Vec<_> = conflicts(&asked(&Task::ALL))
        .into_iter()
        .map(|c| c.kind)
        .collect();
    assert_eq!(kinds, [ConflictKind::Disputed]);
}
