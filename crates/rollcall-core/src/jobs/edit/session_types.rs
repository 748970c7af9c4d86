//! Adding, removing and setting the session types of a person on one site.

use webex_api::{PersonId, SiteUrl};

use crate::change::{AnyTarget, SessionTypesOf};

pub(super) fn target(person: PersonId, site: &SiteUrl) -> AnyTarget {
    let site = site.clone();
    SessionTypesOf { person, site }.into()
}

#[cfg(test)]
mod tests {
    use webex_api::PersonId;

    use super::super::super::samples::ids;
    use super::super::{Edit, Members};
    use crate::change::{AnyValue, SessionTypesOf};

    #[test]
    fn the_types_of_one_site_change() {
        let edit = Edit::SessionTypes {
            site: "a.example".into(),
            types: Members::add(ids(&["3"])),
        };
        let person = PersonId::new("P");
        let before = AnyValue::SessionTypes(ids(&["9"]));
        let change = edit.change(person.clone(), before).unwrap();
        let site = "a.example".into();
        assert_eq!(change.target, SessionTypesOf { person, site }.into());
        assert_eq!(change.after, AnyValue::SessionTypes(ids(&["3", "9"])));
    }
}
