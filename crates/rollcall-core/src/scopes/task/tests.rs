//! Tasks against their scopes: enough, and none too many.

use crate::sets::Set;

use super::*;
use crate::scopes::{catalog, sign_in_scopes};

#[test]
fn the_sign_in_asks_exactly_for_the_tasks_of_the_app() {
    let tasks = Feature::ALL.map(Task::of);
    let asked: Vec<&str> = fewest(&tasks)
        .into_iter()
        .map(|asked| asked.scope)
        .collect();
    assert_eq!(asked, sign_in_scopes());
    for feature in Feature::ALL {
        assert_eq!(Task::of(feature).scopes(), feature.scopes(), "{feature:?}");
    }
}

#[test]
fn every_task_is_told_and_needs_known_scopes() {
    let titles: Set<_> = Task::ALL.iter().map(|task| task.title()).collect();
    assert_eq!(titles.len(), Task::ALL.len());
    for task in Task::ALL {
        assert!(!task.scopes().is_empty() && !task.operations().is_empty());
        for scope in task.scopes() {
            assert!(catalog::knows(scope), "{task:?}: {scope}");
        }
        let admin = task
            .scopes()
            .iter()
            .any(|scope| catalog::find(scope).unwrap().admin);
        assert!(!admin || task.needs_admin(), "{task:?}");
        for name in task.operations() {
            let operation = crate::refusal::find(name)
                .unwrap_or_else(|| panic!("{name} cannot be explained when it is refused"));
            assert!(
                operation
                    .scopes
                    .iter()
                    .any(|scope| task.scopes().contains(scope)),
                "{task:?} asks for no scope of {name}"
            );
        }
        for scope in task.scopes() {
            let used = |name: &&str| crate::refusal::find(name).unwrap().scopes.contains(scope);
            assert!(
                task.operations().iter().any(used),
                "{task:?} has no operation that needs {scope}"
            );
        }
    }
}

#[test]
fn each_scope_is_asked_once_with_all_its_reasons() {
    let asked = fewest(&[Task::AssignLicenses, Task::ViewPeople, Task::AssignLicenses]);
    assert_eq!(
        asked,
        [
            Asked {
                scope: "spark-admin:people_write",
                reasons: vec![Task::AssignLicenses]
            },
            Asked {
                scope: "spark-admin:people_read",
                reasons: vec![Task::AssignLicenses, Task::ViewPeople]
            },
        ]
    );
    assert_eq!(fewest(&[]), []);
}

#[test]
fn user_scopes_are_not_asked_for_beside_the_one_that_holds_them() {
    assert_eq!(
        fewest(&[Task::WhoAmI, Task::XmlOperations]),
        [Asked {
            scope: "spark:all",
            reasons: vec![Task::WhoAmI, Task::XmlOperations]
        }]
    );
    let asked = fewest(&Task::ALL);
    assert!(asked.iter().all(|asked| asked.scope != "spark:people_read"));
    assert!(
        asked
            .iter()
            .any(|asked| asked.scope == "spark-admin:people_read")
    );
}

#[test]
fn reading_tasks_ask_for_no_write() {
    use Task::*;
    for task in Task::ALL {
        let writes = task.scopes().iter().any(|scope| scope.ends_with("_write"));
        let changes = matches!(
            task,
            AssignLicenses
                | ManagePeople
                | EditSessionTypes
                | EditTrackingCodes
                | ChooseOwnSite
                | RevokeTokens
        );
        assert_eq!(writes, changes, "{task:?}");
    }
}
