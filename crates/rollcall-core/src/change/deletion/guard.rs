//! Guards against deleting oneself or the last full administrator.

use webex_api::{Person, Role, RoleId};

/// The name of the role, and the end of its id.
const FULL: (&str, &str) = ("Full Administrator", "id_full_admin");

/// Whether a person may be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deletable {
    /// Yes.
    Yes,
    /// No: it is the administrator who is signed in.
    Oneself,
    /// Only if another person holds this role, the one of full administrators.
    IfOthersHold(RoleId),
    /// It is not known whether the person is a full administrator.
    Unknown,
}

/// Decides whether `person` may be deleted. `me` is the administrator who is signed in; `roles` are the organisation's roles.
///
/// If `me` is a full administrator, another one remains, and no look-up is needed.
pub fn deletable(person: &Person, me: Option<&Person>, roles: Option<&[Role]>) -> Deletable {
    if me.is_some_and(|me| me.id.is_same(&person.id)) {
        return Deletable::Oneself;
    }
    let is_full = |id: &&RoleId| is_full_admin(id, roles);
    let full_role = |person: &Person| {
        let held = person.roles.as_ref()?;
        Some(held.iter().find(is_full).cloned())
    };
    match full_role(person) {
        // A person without roles is not a full administrator, even if the names of the roles are unknown.
        Some(None) if roles.is_some() || person.roles.as_ref().is_some_and(Vec::is_empty) => {
            Deletable::Yes
        }
        Some(Some(_)) if me.and_then(full_role).flatten().is_some() => Deletable::Yes,
        Some(Some(role)) => Deletable::IfOthersHold(role),
        Some(None) | None => Deletable::Unknown,
    }
}

/// Whether a role is the one of full administrators; `roles` are the organisation's roles.
pub fn is_full_admin(id: &RoleId, roles: Option<&[Role]>) -> bool {
    let named = |role: &Role| role.id == *id && role.name == FULL.0;
    id.decoded().is_some_and(|id| id.uuid == FULL.1)
        || roles.is_some_and(|roles| roles.iter().any(named))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn person(id: &str, roles: serde_json::Value) -> Person {
        serde_json::from_value(json!({"id": id, "roles": roles})).unwrap()
    }

    #[test]
    fn oneself_and_the_last_full_administrator_stay() {
        let roles: Vec<Role> = serde_json::from_value(json!([
            {"id": "F", "name": "Full Administrator"}, {"id": "U", "name": "User Administrator"},
        ]))
        .unwrap();
        let roles = Some(&roles[..]);
        let (full, user) = (person("full", json!(["F"])), person("user", json!(["U"])));
        let plain = person("plain", json!([]));
        assert_eq!(deletable(&full, Some(&full), roles), Deletable::Oneself);
        let me = person(
            "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8yMDJhMDg0Yi1lNGI3LTQ3ZDAtOTFlYi1iMTU0ZGNmMjBhNDM",
            json!([]),
        );
        let bare = person("202a084b-e4b7-47d0-91eb-b154dcf20a43", json!([]));
        assert_eq!(deletable(&bare, Some(&me), roles), Deletable::Oneself);
        assert_eq!(deletable(&plain, Some(&user), roles), Deletable::Yes);
        assert_eq!(deletable(&user, Some(&full), roles), Deletable::Yes);
        let other = person("other", json!(["U", "F"]));
        assert_eq!(deletable(&other, Some(&full), roles), Deletable::Yes);
        let asked = Deletable::IfOthersHold("F".into());
        assert_eq!(deletable(&full, Some(&user), roles), asked);
        assert_eq!(deletable(&full, None, roles), asked);
    }

    #[test]
    fn what_is_unknown_is_not_counted_as_no() {
        let (full, plain) = (person("full", json!(["F"])), person("plain", json!([])));
        assert_eq!(deletable(&full, None, None), Deletable::Unknown);
        assert_eq!(deletable(&plain, None, None), Deletable::Yes);
        let untold = person("untold", serde_json::Value::Null);
        assert_eq!(deletable(&untold, None, Some(&[])), Deletable::Unknown);
        let id = "Y2lzY29zcGFyazovL3VzL1JPTEUvaWRfZnVsbF9hZG1pbg";
        let recorded = person("recorded", json!([id]));
        let asked = Deletable::IfOthersHold(id.into());
        assert_eq!(deletable(&recorded, None, None), asked);
    }
}
