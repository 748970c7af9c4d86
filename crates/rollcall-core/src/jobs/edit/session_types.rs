//! Adding, removing and setting the session types of a person on one site.

use crate::sets::Set;

use crate::jobs::json::object;
use serde_json::Value;
use webex_api::{PersonId, SessionTypeId, SiteUrl};

use super::kind::{Area, Kind};
use super::{Members, Step};
use crate::change::{AnyTarget, AnyValue, SessionTypesOf};

/// How the session types of a person on one site change.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SessionTypes {
    /// The meeting site.
    pub site: SiteUrl,
    /// The session types.
    pub types: Members<SessionTypeId>,
}

impl Kind for SessionTypes {
    const KEY: &'static str = "sessionTypes";

    fn target(&self, person: PersonId) -> AnyTarget {
        let site = self.site.clone();
        SessionTypesOf { person, site }.into()
    }

    fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        match before {
            AnyValue::SessionTypes(held) => Some(self.types.applied(held).into()),
            _ => None,
        }
    }

    fn opposite(&self, before: &AnyValue, missing: &Set<String>) -> Option<Self> {
        match before {
            AnyValue::SessionTypes(held) => Some(Self {
                site: self.site.clone(),
                types: self.types.taken_back(held, missing),
            }),
            _ => None,
        }
    }

    fn area(&self) -> Area<'_> {
        Area::SessionTypes(&self.site)
    }

    fn step(&self, _: Option<&AnyValue>) -> Step {
        Step::SessionTypes
    }

    fn site(&self) -> Option<&SiteUrl> {
        Some(&self.site)
    }

    fn to_json(&self) -> Value {
        object(vec![
            ("site", self.site.as_str().into()),
            ("members", self.types.as_json()),
        ])
    }

    fn from_json(value: &Value) -> Option<Self> {
        Some(Self {
            site: value.get("site")?.as_str()?.into(),
            types: Members::of_json(value.get("members")?)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use webex_api::PersonId;

    use super::super::super::samples::ids;
    use super::super::{Edit, Members, SessionTypes};
    use crate::change::{AnyValue, SessionTypesOf};

    #[test]
    fn the_types_of_one_site_change() {
        let edit = Edit::from(SessionTypes {
            site: "a.example".into(),
            types: Members::add(ids(&["3"])),
        });
        let person = PersonId::new("P");
        let before = AnyValue::SessionTypes(ids(&["9"]));
        let change = edit.change(person.clone(), before).unwrap();
        let site = "a.example".into();
        assert_eq!(change.target, SessionTypesOf { person, site }.into());
        assert_eq!(change.after, AnyValue::SessionTypes(ids(&["3", "9"])));
    }
}
