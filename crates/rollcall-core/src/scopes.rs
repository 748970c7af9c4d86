//! Which OAuth scopes the app asks for, and which of its features needs each: exactly enough, never "all".
//!
//! A scope gives nothing without the matching admin role of the person who signs in; Webex answers 403 then.
//!
//! - [`catalog`]: every scope that Webex names, for people who choose scopes.
//! - [`pasted`]: scopes out of whatever was pasted.
//! - [`conflict`]: what is odd about a set of scopes.
//! - [`task`]: the fewest scopes for what somebody wants to do.
//! - [`probe`]: safe reads that tell what a token can do.

pub mod catalog;
pub mod conflict;
pub mod pasted;
pub mod probe;
pub mod task;

/// What a person can do in this app, as far as Webex's scopes tell one thing from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feature {
    /// Name the signed-in admin in the header (`GET /people/me`).
    WhoAmI,
    /// Name the organisation in the header (`GET /organizations/{id}`).
    Organization,
    /// List people and open a person's page.
    People,
    /// Name the roles of a person (`GET /roles`).
    Roles,
    /// See licences with their seats and holders (`GET /licenses`, `GET /licenses/{id}`).
    Licenses,
    /// Add and delete people, change their profiles and whether they may sign in (`POST`, `PUT` and `DELETE /people`).
    ChangePeople,
    /// Assign and remove licences of a person (`PATCH /licenses/users`).
    ChangeLicenses,
    /// See session types of a site and of a person.
    SessionTypes,
    /// Change the session types of a person.
    ChangeSessionTypes,
}

impl Feature {
    /// All features of the app as it is; the sign-in asks for what these need and nothing else.
    pub const ALL: [Self; 9] = [
        Self::WhoAmI,
        Self::Organization,
        Self::People,
        Self::Roles,
        Self::Licenses,
        Self::ChangePeople,
        Self::ChangeLicenses,
        Self::SessionTypes,
        Self::ChangeSessionTypes,
    ];

    /// The fewest scopes that make this feature work.
    pub fn scopes(self) -> &'static [&'static str] {
        match self {
            Self::WhoAmI => &["spark:people_read"],
            Self::Organization => &["spark-admin:organizations_read"],
            Self::People => &["spark-admin:people_read"],
            Self::Roles => &["spark-admin:roles_read"],
            Self::Licenses => &["spark-admin:licenses_read"],
            // Reading the person back before and after is part of every change.
            Self::ChangePeople | Self::ChangeLicenses => {
                &["spark-admin:people_write", "spark-admin:people_read"]
            }
            Self::SessionTypes => &["meeting:admin_schedule_read"],
            Self::ChangeSessionTypes => &[
                "meeting:admin_schedule_write",
                "meeting:admin_schedule_read",
            ],
        }
    }
}

/// The features that need `scope`: the reason for asking for it.
pub fn reasons(scope: &str) -> Vec<Feature> {
    Feature::ALL
        .into_iter()
        .filter(|feature| feature.scopes().contains(&scope))
        .collect()
}

/// What the sign-in asks for: the union over [`Feature::ALL`], each scope once, in the order of the features.
pub fn sign_in_scopes() -> Vec<&'static str> {
    let mut scopes: Vec<&str> = Vec::new();
    for scope in Feature::ALL.iter().flat_map(|feature| feature.scopes()) {
        if !scopes.contains(scope) {
            scopes.push(scope);
        }
    }
    scopes
}

/// Whether having `wide` is as good as having `scope`: the same, or `spark:all` for the user scopes of `spark:`.
pub fn covers(wide: &str, scope: &str) -> bool {
    wide == scope || (wide == "spark:all" && scope.starts_with("spark:") && scope != "spark:kms")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_in_asks_for_exactly_what_features_need() {
        let asked = sign_in_scopes();
        for scope in &asked {
            assert!(!reasons(scope).is_empty(), "{scope} has no feature");
            assert!(
                !scope.contains("all") && !scope.contains(' '),
                "{scope} is too wide"
            );
        }
        for feature in Feature::ALL {
            assert!(
                feature.scopes().iter().all(|scope| asked.contains(scope)),
                "{feature:?}"
            );
        }
        assert_eq!(
            asked.iter().collect::<crate::sets::Set<_>>().len(),
            asked.len()
        );
    }

    /// The operations behind each feature, by the scopes that the client declares for them.
    fn operations(feature: Feature) -> Vec<&'static [&'static str]> {
        use webex_api::*;
        match feature {
            Feature::WhoAmI => vec![GetMe::SCOPES],
            Feature::Organization => vec![GetOrganization::SCOPES],
            Feature::People => vec![ListPeople::SCOPES, GetPerson::SCOPES],
            Feature::Roles => vec![ListRoles::SCOPES],
            Feature::Licenses => vec![ListLicenses::SCOPES, GetLicense::SCOPES],
            Feature::ChangePeople => vec![
                UpdatePerson::SCOPES,
                CreatePerson::SCOPES,
                DeletePerson::SCOPES,
                GetPerson::SCOPES,
            ],
            Feature::ChangeLicenses => vec![AssignLicenses::SCOPES, GetPerson::SCOPES],
            Feature::SessionTypes => {
                vec![ListSiteSessionTypes::SCOPES, GetUserSessionTypes::SCOPES]
            }
            Feature::ChangeSessionTypes => {
                vec![UpdateUserSessionTypes::SCOPES, GetUserSessionTypes::SCOPES]
            }
        }
    }

    #[test]
    fn a_feature_asks_for_what_its_operations_need_and_no_more() {
        use crate::sets::Set;
        for feature in Feature::ALL {
            let needed: Set<_> = operations(feature).into_iter().flatten().collect();
            assert_eq!(
                feature.scopes().iter().collect::<Set<_>>(),
                needed,
                "{feature:?}"
            );
        }
    }

    #[test]
    fn the_readme_tells_to_register_exactly_these() {
        let readme = include_str!("../../../README.md");
        let list = readme.split("<!-- scopes -->").nth(1).unwrap();
        let named: Vec<&str> = list.split('`').skip(1).step_by(2).collect();
        assert_eq!(named, sign_in_scopes());
    }

    #[test]
    fn reading_features_ask_for_no_write() {
        for feature in Feature::ALL {
            let writes = feature
                .scopes()
                .iter()
                .any(|scope| scope.ends_with("_write"));
            assert_eq!(
                writes,
                matches!(
                    feature,
                    Feature::ChangePeople | Feature::ChangeLicenses | Feature::ChangeSessionTypes
                ),
                "{feature:?}"
            );
        }
    }

    #[test]
    fn the_reason_for_a_scope_is_known() {
        assert_eq!(
            reasons("spark-admin:people_read"),
            [
                Feature::People,
                Feature::ChangePeople,
                Feature::ChangeLicenses
            ]
        );
        assert!(reasons("spark:all").is_empty());
    }
}
