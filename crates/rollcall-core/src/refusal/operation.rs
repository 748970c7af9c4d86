//! The operations that a refusal may be about: their names, scopes and roles.

/// Which administrator role an operation asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// None.
    Anyone,
    /// Any administrator, also one who may only read.
    AnyAdmin,
    /// One who may read users of the identity service.
    IdentityReader,
    /// One who manages people.
    UserAdmin,
    /// One who manages people or devices, for tokens.
    TokenAdmin,
    /// A full administrator.
    FullAdmin,
}

/// The role names that Webex's documents name, each with the most that it is enough for.
const ROLES: [(&str, Role); 9] = [
    ("Full Administrator", Role::FullAdmin),
    ("External Full Administrator", Role::FullAdmin),
    ("User Administrator", Role::UserAdmin),
    ("Device Administrator", Role::TokenAdmin),
    ("Read-only Administrator", Role::IdentityReader),
    ("External Read-only Administrator", Role::IdentityReader),
    ("Support Administrator", Role::AnyAdmin),
    ("Location Administrator", Role::AnyAdmin),
    // Reads content of people, not the settings of the organisation.
    ("Compliance Officer", Role::Anyone),
];

impl Role {
    /// The role in words that follow "This takes".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Anyone => "no administrator role",
            Self::AnyAdmin => "an administrator role",
            Self::IdentityReader => "Full, User, Device or Read-only Administrator",
            Self::UserAdmin => "Full Administrator or User Administrator",
            Self::TokenAdmin => "Full, User or Device Administrator",
            Self::FullAdmin => "Full Administrator",
        }
    }

    /// Whether the role with this name is enough.
    pub fn is_met_by(self, name: &str) -> bool {
        let Some(&(_, has)) = ROLES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
        else {
            return self == Self::Anyone;
        };
        match self {
            Self::Anyone => true,
            Self::AnyAdmin => has != Self::Anyone,
            Self::IdentityReader => !matches!(has, Self::Anyone | Self::AnyAdmin),
            Self::UserAdmin => matches!(has, Self::FullAdmin | Self::UserAdmin),
            Self::TokenAdmin => {
                matches!(has, Self::FullAdmin | Self::UserAdmin | Self::TokenAdmin)
            }
            Self::FullAdmin => has == Self::FullAdmin,
        }
    }
}

/// Whether the documents say what the role with this name may do.
pub(super) fn is_known(name: &str) -> bool {
    ROLES
        .iter()
        .any(|(known, _)| known.eq_ignore_ascii_case(name))
}

/// One operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    /// As [`Endpoint::NAME`](webex_api::Endpoint::NAME) has it.
    pub name: &'static str,
    /// What it does, such as "List people".
    pub title: &'static str,
    /// Any one of these is enough; empty where every token will do.
    pub scopes: &'static [&'static str],
    /// The role that it asks for.
    pub role: Role,
    /// Whether it is about a Webex Meetings site.
    pub meeting_site: bool,
}

/// The operation with this name.
pub fn find(name: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.name == name)
}

/// All operations.
pub fn operations() -> &'static [Operation] {
    &OPERATIONS
}

const fn directory(
    name: &'static str,
    title: &'static str,
    scopes: &'static [&'static str],
    role: Role,
) -> Operation {
    Operation {
        name,
        title,
        scopes,
        role,
        meeting_site: false,
    }
}

const fn meetings(
    name: &'static str,
    title: &'static str,
    scopes: &'static [&'static str],
    role: Role,
) -> Operation {
    Operation {
        meeting_site: true,
        ..directory(name, title, scopes, role)
    }
}

const PEOPLE_WRITE: &[&str] = &["spark-admin:people_write"];
const ORGANIZATIONS: &[&str] = &["spark-admin:organizations_read"];
const TYPES_READ: &[&str] = &["meeting:admin_schedule_read", "meeting:admin_config_read"];
const TYPES_WRITE: &[&str] = &["meeting:admin_schedule_write", "meeting:admin_config_write"];
const CODES_READ: &[&str] = &["meeting:admin_schedule_read"];
const CODES_WRITE: &[&str] = &["meeting:admin_schedule_write"];
const TOKENS_WRITE: &[&str] = &["identity:tokens_write"];

const OPERATIONS: [Operation; 35] = [
    directory(
        "GET /people/me",
        "See who is signed in",
        &["spark:people_read", "spark:all"],
        Role::Anyone,
    ),
    directory(
        "GET /people",
        "List people",
        &["spark-admin:people_read"],
        Role::AnyAdmin,
    ),
    directory(
        "GET /people/{personId}",
        "Look at a person",
        &["spark-admin:people_read", "spark:people_read"],
        Role::Anyone,
    ),
    directory(
        "POST /people",
        "Add a person",
        PEOPLE_WRITE,
        Role::UserAdmin,
    ),
    directory(
        "PUT /people/{personId}",
        "Change a person",
        PEOPLE_WRITE,
        Role::UserAdmin,
    ),
    directory(
        "DELETE /people/{personId}",
        "Remove a person",
        PEOPLE_WRITE,
        Role::UserAdmin,
    ),
    directory(
        "GET /identity/scim/{orgId}/v2/Users",
        "Search or count the users of the directory",
        &["identity:people_read", "identity:people_rw"],
        Role::IdentityReader,
    ),
    directory(
        "GET /licenses",
        "See licences",
        &["spark-admin:licenses_read"],
        Role::AnyAdmin,
    ),
    directory(
        "GET /licenses/{licenseId}",
        "See one licence",
        &["spark-admin:licenses_read"],
        Role::AnyAdmin,
    ),
    directory(
        "PATCH /licenses/users",
        "Change licences of a person",
        PEOPLE_WRITE,
        Role::UserAdmin,
    ),
    directory(
        "GET /organizations",
        "List organisations",
        ORGANIZATIONS,
        Role::AnyAdmin,
    ),
    directory(
        "GET /organizations/{orgId}",
        "See the organisation",
        ORGANIZATIONS,
        Role::AnyAdmin,
    ),
    directory(
        "GET /roles",
        "See administrator roles",
        &["spark-admin:roles_read"],
        Role::AnyAdmin,
    ),
    directory(
        "GET /roles/{roleId}",
        "See one administrator role",
        &["spark-admin:roles_read"],
        Role::AnyAdmin,
    ),
    directory(
        "GET /locations",
        "See locations",
        &[
            "spark-admin:locations_read",
            "spark-admin:people_read",
            "spark-admin:device_read",
        ],
        Role::AnyAdmin,
    ),
    directory(
        "GET /groups",
        "See groups",
        &["identity:groups_read", "identity:groups_rw"],
        Role::AnyAdmin,
    ),
    directory(
        "GET /adminAudit/events",
        "Read audit events",
        &["audit:events_read"],
        Role::FullAdmin,
    ),
    directory(
        "GET /adminAudit/eventCategories",
        "Read kinds of audit events",
        &["audit:events_read"],
        Role::FullAdmin,
    ),
    directory(
        "GET /authorizations",
        "List tokens of a person",
        &["identity:tokens_read"],
        Role::TokenAdmin,
    ),
    directory(
        "DELETE /authorizations/{authorizationId}",
        "Revoke a token",
        TOKENS_WRITE,
        Role::TokenAdmin,
    ),
    directory(
        "DELETE /authorizations",
        "Revoke the tokens of an integration",
        TOKENS_WRITE,
        Role::TokenAdmin,
    ),
    directory(
        "GET /authorizations/tokenExpiry",
        "See when the token ends",
        &[],
        Role::Anyone,
    ),
    meetings(
        "GET /meetingPreferences/sites",
        "See meeting sites of a person",
        &["meeting:preferences_read", "meeting:admin_preferences_read"],
        Role::Anyone,
    ),
    meetings(
        "PUT /meetingPreferences/sites",
        "Choose the preferred meeting site",
        &[
            "meeting:preferences_write",
            "meeting:admin_preferences_write",
        ],
        Role::Anyone,
    ),
    meetings(
        "GET /admin/meeting/config/commonSettings",
        "See settings of a meeting site",
        &["meeting:admin_config_read"],
        Role::AnyAdmin,
    ),
    meetings(
        "GET /admin/meeting/config/sessionTypes",
        "See session types of a site",
        TYPES_READ,
        Role::AnyAdmin,
    ),
    meetings(
        "GET /admin/meeting/userconfig/sessionTypes",
        "See session types of a person",
        TYPES_READ,
        Role::AnyAdmin,
    ),
    meetings(
        "PUT /admin/meeting/userconfig/sessionTypes",
        "Change session types of a person",
        TYPES_WRITE,
        Role::UserAdmin,
    ),
    meetings(
        "GET /admin/meeting/config/trackingCodes",
        "See tracking codes of a site",
        CODES_READ,
        Role::AnyAdmin,
    ),
    meetings(
        "POST /admin/meeting/config/trackingCodes",
        "Add a tracking code",
        CODES_WRITE,
        Role::FullAdmin,
    ),
    meetings(
        "PUT /admin/meeting/config/trackingCodes/{trackingCodeId}",
        "Change a tracking code",
        CODES_WRITE,
        Role::FullAdmin,
    ),
    meetings(
        "DELETE /admin/meeting/config/trackingCodes/{trackingCodeId}",
        "Remove a tracking code",
        CODES_WRITE,
        Role::FullAdmin,
    ),
    meetings(
        "GET /admin/meeting/userconfig/trackingCodes",
        "See tracking codes of a person",
        CODES_READ,
        Role::AnyAdmin,
    ),
    meetings(
        "PUT /admin/meeting/userconfig/trackingCodes",
        "Change tracking codes of a person",
        CODES_WRITE,
        Role::UserAdmin,
    ),
    meetings(
        "POST /WBXService/XMLService",
        "Use the XML API",
        &["spark:all"],
        Role::Anyone,
    ),
];
