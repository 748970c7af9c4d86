//! Tasks that an administrator ticks, and the fewest scopes for them.

use super::{Feature, covers};

/// Something that somebody wants to do with a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Task {
    /// Say who is signed in.
    WhoAmI,
    /// Name the organisation.
    NameOrganization,
    /// List people and look at one.
    ViewPeople,
    /// Compare the list of people with the count of the directory.
    CountPeople,
    /// Name administrator roles.
    ViewRoles,
    /// See licences, free seats and who holds a licence.
    SeeLicenses,
    /// Assign and remove licences.
    AssignLicenses,
    /// Add, change and remove people.
    ManagePeople,
    /// See session types.
    ReadSessionTypes,
    /// Edit session types of a person.
    EditSessionTypes,
    /// See tracking codes.
    ReadTrackingCodes,
    /// Edit tracking codes.
    EditTrackingCodes,
    /// See the meeting sites of one's own.
    ReadOwnSites,
    /// Choose one's own preferred meeting site.
    ChooseOwnSite,
    /// Use the XML API.
    XmlOperations,
    /// List tokens of people.
    ListTokens,
    /// Revoke tokens.
    RevokeTokens,
}

/// What is known of a task.
struct Facts {
    title: &'static str,
    scopes: &'static [&'static str],
    operations: &'static [&'static str],
    admin: bool,
}

impl Task {
    /// All tasks, in the order in which a page lists them.
    pub const ALL: [Self; 17] = [
        Self::WhoAmI,
        Self::NameOrganization,
        Self::ViewPeople,
        Self::CountPeople,
        Self::ViewRoles,
        Self::SeeLicenses,
        Self::AssignLicenses,
        Self::ManagePeople,
        Self::ReadSessionTypes,
        Self::EditSessionTypes,
        Self::ReadTrackingCodes,
        Self::EditTrackingCodes,
        Self::ReadOwnSites,
        Self::ChooseOwnSite,
        Self::XmlOperations,
        Self::ListTokens,
        Self::RevokeTokens,
    ];

    /// What one ticks, such as "Assign and remove licences".
    pub fn title(self) -> &'static str {
        self.facts().title
    }

    /// The fewest scopes that make it work.
    pub fn scopes(self) -> &'static [&'static str] {
        self.facts().scopes
    }

    /// The operations that it is made of, named like [`Endpoint::NAME`](webex_api::Endpoint::NAME). The XML API
    /// stands at the root of its host, the others below the REST base.
    pub fn operations(self) -> &'static [&'static str] {
        self.facts().operations
    }

    /// Whether the person who signs in needs an administrator role beside the scopes.
    pub fn needs_admin(self) -> bool {
        self.facts().admin
    }

    /// The task behind a feature of this app.
    pub const fn of(feature: Feature) -> Self {
        match feature {
            Feature::WhoAmI => Self::WhoAmI,
            Feature::Organization => Self::NameOrganization,
            Feature::People => Self::ViewPeople,
            Feature::Roles => Self::ViewRoles,
            Feature::Licenses => Self::SeeLicenses,
            Feature::ChangePeople => Self::ManagePeople,
            Feature::ChangeLicenses => Self::AssignLicenses,
            Feature::SessionTypes => Self::ReadSessionTypes,
            Feature::ChangeSessionTypes => Self::EditSessionTypes,
        }
    }

    fn facts(self) -> Facts {
        let facts = |title, scopes, operations, admin| Facts {
            title,
            scopes,
            operations,
            admin,
        };
        match self {
            Self::WhoAmI => facts(
                "See who is signed in",
                &["spark:people_read"],
                &["GET /people/me"],
                false,
            ),
            Self::NameOrganization => facts(
                "See the organisation",
                &["spark-admin:organizations_read"],
                &["GET /organizations/{orgId}"],
                true,
            ),
            Self::ViewPeople => facts(
                "View people",
                &["spark-admin:people_read"],
                &["GET /people", "GET /people/{personId}"],
                true,
            ),
            Self::CountPeople => facts(
                "Check that the list of people is complete",
                &["identity:people_read"],
                &["GET /identity/scim/{orgId}/v2/Users"],
                true,
            ),
            Self::ViewRoles => facts(
                "See administrator roles",
                &["spark-admin:roles_read"],
                &["GET /roles"],
                true,
            ),
            Self::SeeLicenses => facts(
                "See licences, free seats and who holds a licence",
                &["spark-admin:licenses_read"],
                &["GET /licenses", "GET /licenses/{licenseId}"],
                true,
            ),
            Self::AssignLicenses => facts(
                "Assign and remove licences",
                &["spark-admin:people_write", "spark-admin:people_read"],
                &["PATCH /licenses/users", "GET /people/{personId}"],
                true,
            ),
            Self::ManagePeople => facts(
                "Add, change and remove people",
                &["spark-admin:people_write", "spark-admin:people_read"],
                &[
                    "POST /people",
                    "GET /people/{personId}",
                    "PUT /people/{personId}",
                    "DELETE /people/{personId}",
                ],
                true,
            ),
            Self::ReadSessionTypes => facts(
                "See session types",
                &["meeting:admin_schedule_read"],
                &[
                    "GET /admin/meeting/config/sessionTypes",
                    "GET /admin/meeting/userconfig/sessionTypes",
                ],
                true,
            ),
            Self::EditSessionTypes => facts(
                "Edit session types of people",
                &[
                    "meeting:admin_schedule_write",
                    "meeting:admin_schedule_read",
                ],
                &[
                    "PUT /admin/meeting/userconfig/sessionTypes",
                    "GET /admin/meeting/userconfig/sessionTypes",
                ],
                true,
            ),
            Self::ReadTrackingCodes => facts(
                "See tracking codes",
                &["meeting:admin_schedule_read"],
                &[
                    "GET /admin/meeting/config/trackingCodes",
                    "GET /admin/meeting/userconfig/trackingCodes",
                ],
                true,
            ),
            Self::EditTrackingCodes => facts(
                "Edit tracking codes",
                &[
                    "meeting:admin_schedule_write",
                    "meeting:admin_schedule_read",
                ],
                &[
                    "POST /admin/meeting/config/trackingCodes",
                    "GET /admin/meeting/config/trackingCodes",
                ],
                true,
            ),
            Self::ReadOwnSites => facts(
                "See your own meeting sites",
                &["meeting:preferences_read"],
                &["GET /meetingPreferences/sites"],
                false,
            ),
            Self::ChooseOwnSite => facts(
                "Choose your preferred meeting site",
                &["meeting:preferences_write", "meeting:preferences_read"],
                &[
                    "PUT /meetingPreferences/sites",
                    "GET /meetingPreferences/sites",
                ],
                false,
            ),
            Self::XmlOperations => facts(
                "Use the XML API of meeting sites",
                &["spark:all"],
                &["POST /WBXService/XMLService"],
                true,
            ),
            Self::ListTokens => facts(
                "List people's tokens",
                &["identity:tokens_read"],
                &["GET /authorizations"],
                true,
            ),
            Self::RevokeTokens => facts(
                "Revoke people's tokens",
                &["identity:tokens_write", "identity:tokens_read"],
                &[
                    "DELETE /authorizations/{authorizationId}",
                    "GET /authorizations",
                ],
                true,
            ),
        }
    }
}

/// One scope to ask for, with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The scope.
    pub scope: &'static str,
    /// The ticked tasks that do not work without it; never empty.
    pub reasons: Vec<Task>,
}

/// The fewest scopes that make all of `tasks` work, each with its reasons, in the order of the tasks.
///
/// Where `spark:all` is needed anyway, the user scopes that it holds are not asked for beside it.
pub fn fewest(tasks: &[Task]) -> Vec<Asked> {
    let mut asked: Vec<Asked> = Vec::new();
    let needed = |scope: &str| tasks.iter().any(|task| task.scopes().contains(&scope));
    let bundle = needed("spark:all").then_some("spark:all");
    for &task in tasks {
        for &scope in task.scopes() {
            let scope = bundle.filter(|all| covers(all, scope)).unwrap_or(scope);
            match asked.iter_mut().find(|asked| asked.scope == scope) {
                Some(asked) if asked.reasons.contains(&task) => {}
                Some(asked) => asked.reasons.push(task),
                None => asked.push(Asked {
                    scope,
                    reasons: vec![task],
                }),
            }
        }
    }
    asked
}

#[cfg(test)]
mod tests;
