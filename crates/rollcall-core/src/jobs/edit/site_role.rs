//! Making people hosts or attendees of a site.

use crate::sets::Set;

use crate::jobs::json::{object, texts};
use serde_json::Value;
use webex_api::{LicenseId, PersonId, SiteUrl};

use super::kind::{Area, Kind};
use super::{Members, Step};
use crate::change::site_role::{self, SiteRight, with_role};
use crate::change::{AnyTarget, AnyValue, DiffKind, DiffLine, SiteRoleOf, set_diff};

/// The role that a person gets on a site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NewRole {
    /// May host, by this licence of the site.
    Host(LicenseId),
    /// Only attends.
    Attendee,
    /// Has no account there.
    None,
    /// Gets and loses exactly these rights; the way back from another role.
    Rights(Members<SiteRight>),
}

/// Changes the role of a person on one site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SiteRole {
    /// The meeting site.
    pub site: SiteUrl,
    /// The licences of the site. Somebody who is no host any more loses those.
    pub licenses: Vec<LicenseId>,
    /// The new role.
    pub role: NewRole,
}

impl SiteRole {
    fn applied(&self, now: &Set<SiteRight>) -> Set<SiteRight> {
        use site_role::SiteRole as Role;
        let with = |role, license| with_role(now, &self.site, &self.licenses, role, license);
        match &self.role {
            NewRole::Host(license) => with(&Role::Host, Some(license)),
            NewRole::Attendee => with(&Role::Attendee, None),
            NewRole::None => with(&Role::None, None),
            NewRole::Rights(rights) => rights.applied(now),
        }
    }
}

impl Kind for SiteRole {
    const KEY: &'static str = "siteRole";

    fn target(&self, person: PersonId) -> AnyTarget {
        let site = self.site.clone();
        SiteRoleOf { person, site }.into()
    }

    fn after(&self, before: &AnyValue) -> Option<AnyValue> {
        match before {
            AnyValue::SiteRights(now) => Some(self.applied(now).into()),
            _ => None,
        }
    }

    fn opposite(&self, before: &AnyValue, missing: &Set<String>) -> Option<Self> {
        let AnyValue::SiteRights(before) = before else {
            return None;
        };
        let made = Members::Exactly(self.applied(before));
        let role = NewRole::Rights(made.taken_back(before, missing));
        Some(Self {
            role,
            ..self.clone()
        })
    }

    fn area(&self) -> Area<'_> {
        Area::Licenses
    }

    fn step(&self, before: Option<&AnyValue>) -> Step {
        Step::of_licenses(&self.license_lines(before))
    }

    fn license_lines(&self, before: Option<&AnyValue>) -> Vec<DiffLine<LicenseId>> {
        let license = |line: DiffLine<SiteRight>| match line {
            DiffLine {
                kind: kind @ (DiffKind::Added | DiffKind::Removed),
                field: SiteRight::License(field),
            } => Some(DiffLine { kind, field }),
            _ => None,
        };
        if let Some(AnyValue::SiteRights(before)) = before {
            let lines = set_diff(before, &self.applied(before)).into_iter();
            return lines.filter_map(license).collect();
        }
        let of = |kind| {
            move |field: &LicenseId| DiffLine {
                kind,
                field: field.clone(),
            }
        };
        match &self.role {
            NewRole::Host(license) => vec![of(DiffKind::Added)(license)],
            NewRole::Attendee | NewRole::None => {
                self.licenses.iter().map(of(DiffKind::Removed)).collect()
            }
            NewRole::Rights(Members::Change { remove, add }) => {
                let lines = set_diff(remove, add).into_iter();
                lines.filter_map(license).collect()
            }
            NewRole::Rights(Members::Exactly(_)) => Vec::new(),
        }
    }

    fn site(&self) -> Option<&SiteUrl> {
        Some(&self.site)
    }

    fn to_json(&self) -> Value {
        let licenses = texts(&mut self.licenses.iter().map(LicenseId::as_str));
        let role = match &self.role {
            NewRole::Host(license) => object(vec![("host", license.as_str().into())]),
            NewRole::Attendee => "attendee".into(),
            NewRole::None => "none".into(),
            NewRole::Rights(rights) => rights.as_json(),
        };
        object(vec![
            ("site", self.site.as_str().into()),
            ("licenses", licenses),
            ("role", role),
        ])
    }

    fn from_json(value: &Value) -> Option<Self> {
        let mut licenses = Vec::new();
        for id in value.get("licenses")?.as_array()? {
            licenses.push(LicenseId::from(id.as_str()?));
        }
        let role = value.get("role")?;
        Some(Self {
            site: value.get("site")?.as_str()?.into(),
            licenses,
            role: match (role.as_str(), role.get("host")) {
                (Some("attendee"), _) => NewRole::Attendee,
                (Some("none"), _) => NewRole::None,
                (None, Some(host)) => NewRole::Host(host.as_str()?.into()),
                (None, None) => NewRole::Rights(Members::of_json(role)?),
                (Some(_), _) => return None,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::ids;
    use super::super::Edit;
    use super::*;

    fn edit(role: NewRole) -> Edit {
        SiteRole {
            site: "a.example".into(),
            licenses: vec!["L".into(), "M".into()],
            role,
        }
        .into()
    }

    fn rights(texts: &[&str]) -> AnyValue {
        AnyValue::SiteRights(ids(texts))
    }

    #[test]
    fn a_role_changes_and_changes_back() {
        let host = rights(&["L", "other"]);
        let attendee = rights(&["attendee=a.example", "other"]);
        let to_attendee = edit(NewRole::Attendee);
        assert_eq!(to_attendee.after(&host), Some(attendee.clone()));
        assert_eq!(to_attendee.after(&attendee), Some(attendee.clone()));
        let back = to_attendee.opposite(&host, &Set::new()).unwrap();
        assert_eq!(back.after(&attendee), Some(host.clone()));
        let to_host = edit(NewRole::Host("M".into()));
        assert_eq!(to_host.after(&attendee), Some(rights(&["M", "other"])));
        assert_eq!(to_host.after(&host), Some(host.clone()));
        assert_eq!(
            edit(NewRole::None).after(&attendee),
            Some(rights(&["other"]))
        );
    }

    #[test]
    fn it_takes_and_frees_seats() {
        let to_attendee = edit(NewRole::Attendee);
        assert_eq!(to_attendee.step(Some(&rights(&["L"]))), Step::Frees);
        assert_eq!(to_attendee.license_lines(None).len(), 2);
        let to_host = edit(NewRole::Host("M".into()));
        assert_eq!(to_host.step(None), Step::Takes);
        let back = to_attendee.opposite(&rights(&["L"]), &Set::new());
        assert_eq!(back.unwrap().step(None), Step::Takes);
    }

    #[test]
    fn each_role_reads_back() {
        for role in [
            NewRole::Host("L".into()),
            NewRole::Attendee,
            NewRole::None,
            NewRole::Rights(Members::add(ids(&["L", "attendee=a.example"]))),
        ] {
            let edit = edit(role);
            assert_eq!(Edit::from_json(&edit.to_json()), Some(edit));
        }
    }
}
