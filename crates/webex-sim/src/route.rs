//! The table of operations: method, path, who may call it, and which function answers.

use crate::answer::Answer;
use crate::auth::{Access, Need, OWN};
use crate::call::Call;
use crate::oauth;
use crate::rest::{
    admin_audit, authorizations, common_settings, groups, licenses, locations, organizations,
    people, roles, scim, session_types, sites, tracking_codes,
};
use crate::world::World;
use crate::xml;

type Handler = fn(&mut World, &Call<'_>) -> Answer;

pub(crate) struct Route {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) access: Access,
    pub(crate) handler: Handler,
}

const fn route(
    method: &'static str,
    path: &'static str,
    access: Access,
    handler: Handler,
) -> Route {
    Route {
        method,
        path,
        access,
        handler,
    }
}

const DIRECTORY: Access = Access::Scoped(
    &["spark:people_read", "spark:all", "spark-admin:people_read"],
    Need::Anyone,
);
const PEOPLE_WRITE: Access = Access::Scoped(&["spark-admin:people_write"], Need::UserAdmin);
const TOKENS_READ: Access = Access::Scoped(&["identity:tokens_read"], Need::TokenAdmin);
const TOKENS_WRITE: Access = Access::Scoped(&["identity:tokens_write"], Need::TokenAdmin);
const LICENSES: Access = Access::Scoped(&["spark-admin:licenses_read"], Need::AnyAdmin);
const ORGANIZATIONS: Access = Access::Scoped(&["spark-admin:organizations_read"], Need::AnyAdmin);
const ROLES: Access = Access::Scoped(&["spark-admin:roles_read"], Need::AnyAdmin);
const GROUPS: Access = Access::Scoped(
    &["identity:groups_read", "identity:groups_rw"],
    Need::AnyAdmin,
);
/// `device_read` is the documented spelling, on this page only.
const LOCATIONS: Access = Access::Scoped(
    &[
        "spark-admin:locations_read",
        "spark-admin:people_read",
        "spark-admin:device_read",
    ],
    Need::AnyAdmin,
);
const SCIM: Access = Access::Scoped(
    &["identity:people_read", "identity:people_rw"],
    Need::IdentityReader,
);
const OWN_SCIM: Access = Access::Scoped(
    &["identity:people_read", "identity:people_rw"],
    Need::Anyone,
);
const AUDIT: Access = Access::Scoped(&["audit:events_read"], Need::FullAdmin);
const SITE_READ: Access = Access::Scoped(&["meeting:admin_config_read"], Need::AnyAdmin);
const OWN_SITES: Access = Access::Scoped(
    &["meeting:preferences_read", "meeting:admin_preferences_read"],
    Need::Anyone,
);
const SET_OWN_SITE: Access = Access::Scoped(
    &[
        "meeting:preferences_write",
        "meeting:admin_preferences_write",
    ],
    Need::Anyone,
);
const TYPES_READ: Access = Access::Scoped(
    &["meeting:admin_schedule_read", "meeting:admin_config_read"],
    Need::AnyAdmin,
);
const TYPES_WRITE: Access = Access::Scoped(
    &["meeting:admin_schedule_write", "meeting:admin_config_write"],
    Need::UserAdmin,
);
const CODES_READ: Access = Access::Scoped(&["meeting:admin_schedule_read"], Need::AnyAdmin);
const CODES_WRITE: Access = Access::Scoped(&["meeting:admin_schedule_write"], Need::FullAdmin);
const USER_CODES_WRITE: Access = Access::Scoped(&["meeting:admin_schedule_write"], Need::UserAdmin);

/// All routes. A literal path must come before one with `{…}` in the same position.
pub(crate) const ROUTES: &[Route] = &[
    route("GET", "/v1/authorize", Access::Open, oauth::authorize::show),
    route(
        "POST",
        "/v1/authorize",
        Access::Open,
        oauth::authorize::decide,
    ),
    route(
        "POST",
        "/v1/access_token",
        Access::Open,
        oauth::access_token::answer,
    ),
    route(
        "GET",
        "/v1/authorizations/tokenExpiry",
        Access::Token,
        authorizations::token_expiry,
    ),
    route(
        "GET",
        "/v1/authorizations",
        TOKENS_READ,
        authorizations::list,
    ),
    route(
        "DELETE",
        "/v1/authorizations",
        TOKENS_WRITE,
        authorizations::delete_of_client,
    ),
    route(
        "DELETE",
        "/v1/authorizations/{authorizationId}",
        TOKENS_WRITE,
        authorizations::delete_one,
    ),
    route("GET", "/v1/people", DIRECTORY, people::list::answer),
    route("POST", "/v1/people", PEOPLE_WRITE, people::create::answer),
    route("GET", "/v1/people/me", Access::Own, people::get::me),
    route("GET", "/v1/people/{personId}", DIRECTORY, people::get::one),
    route(
        "PUT",
        "/v1/people/{personId}",
        PEOPLE_WRITE,
        people::update::answer,
    ),
    route(
        "DELETE",
        "/v1/people/{personId}",
        PEOPLE_WRITE,
        people::delete::answer,
    ),
    route("GET", "/v1/licenses", LICENSES, licenses::list::answer),
    route(
        "PATCH",
        "/v1/licenses/users",
        PEOPLE_WRITE,
        licenses::assign::answer,
    ),
    route(
        "GET",
        "/v1/licenses/{licenseId}",
        LICENSES,
        licenses::get::answer,
    ),
    route(
        "GET",
        "/v1/organizations",
        ORGANIZATIONS,
        organizations::list,
    ),
    route(
        "GET",
        "/v1/organizations/{orgId}",
        ORGANIZATIONS,
        organizations::get,
    ),
    route("GET", "/v1/roles", ROLES, roles::list),
    route("GET", "/v1/roles/{roleId}", ROLES, roles::get),
    route("GET", "/v1/groups", GROUPS, groups::list),
    route("GET", "/v1/locations", LOCATIONS, locations::list),
    route(
        "GET",
        "/v1/adminAudit/eventCategories",
        AUDIT,
        admin_audit::event_categories,
    ),
    route(
        "GET",
        "/v1/meetingPreferences/sites",
        OWN_SITES,
        sites::list,
    ),
    route(
        "PUT",
        "/v1/meetingPreferences/sites",
        SET_OWN_SITE,
        sites::set_default,
    ),
    route(
        "GET",
        "/v1/admin/meeting/config/commonSettings",
        SITE_READ,
        common_settings::get,
    ),
    route(
        "GET",
        "/v1/admin/meeting/config/sessionTypes",
        TYPES_READ,
        session_types::of_site::get,
    ),
    route(
        "GET",
        "/v1/admin/meeting/userconfig/sessionTypes",
        TYPES_READ,
        session_types::of_user::get,
    ),
    route(
        "PUT",
        "/v1/admin/meeting/userconfig/sessionTypes",
        TYPES_WRITE,
        session_types::update::put,
    ),
    route(
        "GET",
        "/v1/admin/meeting/config/trackingCodes",
        CODES_READ,
        tracking_codes::list::answer,
    ),
    route(
        "POST",
        "/v1/admin/meeting/config/trackingCodes",
        CODES_WRITE,
        tracking_codes::create::answer,
    ),
    route(
        "GET",
        "/v1/admin/meeting/config/trackingCodes/{id}",
        CODES_READ,
        tracking_codes::get::answer,
    ),
    route(
        "PUT",
        "/v1/admin/meeting/config/trackingCodes/{id}",
        CODES_WRITE,
        tracking_codes::update::answer,
    ),
    route(
        "DELETE",
        "/v1/admin/meeting/config/trackingCodes/{id}",
        CODES_WRITE,
        tracking_codes::delete::answer,
    ),
    route(
        "GET",
        "/v1/admin/meeting/userconfig/trackingCodes",
        CODES_READ,
        tracking_codes::of_user::get,
    ),
    route(
        "PUT",
        "/v1/admin/meeting/userconfig/trackingCodes",
        USER_CODES_WRITE,
        tracking_codes::of_user::put,
    ),
    route(
        "GET",
        concat!("/identity/scim/v2/Users", "/me"),
        OWN_SCIM,
        scim::me,
    ),
    route("GET", "/identity/scim/{orgId}/v2/Users", SCIM, scim::search),
    route(
        "GET",
        concat!("/identity/scim/{orgId}/v2/Users", "/{userId}"),
        SCIM,
        scim::one,
    ),
    route(
        "POST",
        xml::address::PATH,
        Access::Open,
        xml::service::answer,
    ),
    route(
        "POST",
        xml::address::SITE_PATH,
        Access::Open,
        xml::service::answer,
    ),
];

/// The result of a lookup.
pub(crate) enum Found {
    /// The route, with the values of its `{…}` parts.
    Route(&'static Route, Vec<String>),
    /// The path exists, but not with this method.
    OtherMethod,
    Nothing,
}

/// Whether a path is outside all services. The gateway answers these itself, and only to callers with a token.
pub(crate) fn is_gateway(path: &str) -> bool {
    let served = path.starts_with("/v1/") || path.starts_with("/identity/scim/");
    !served && !xml::address::is_service(path)
}

/// Looks up the route for a request.
pub(crate) fn find(method: &str, path: &str) -> Found {
    let mut other = false;
    for route in ROUTES {
        if let Some(params) = params(route.path, path) {
            if route.method == method {
                return Found::Route(route, params);
            }
            other = true;
        }
    }
    if other {
        Found::OtherMethod
    } else {
        Found::Nothing
    }
}

fn params(pattern: &str, path: &str) -> Option<Vec<String>> {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    let mut params = Vec::new();
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(params),
            (Some(want), Some(have)) if want.starts_with('{') && !have.is_empty() => {
                params.push(
                    percent_encoding::percent_decode_str(have)
                        .decode_utf8_lossy()
                        .into_owned(),
                );
            }
            (Some(want), Some(have)) if want == have => {}
            _ => return None,
        }
    }
}

/// An operation of the table, for tests and documentation.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The HTTP method.
    pub method: &'static str,
    /// The path with `{…}` parts.
    pub path: &'static str,
    /// Any one of these is enough. Empty if no scope is required.
    pub scopes: &'static [&'static str],
    /// Whether an administrator role is required.
    pub admin: bool,
}

/// Iterates over all simulated operations.
pub fn operations() -> impl Iterator<Item = Operation> {
    ROUTES.iter().map(|route| {
        let (scopes, admin) = match route.access {
            Access::Scoped(scopes, need) => (scopes, need != Need::Anyone),
            Access::Own => (OWN, false),
            Access::Open | Access::Token => (&[][..], false),
        };
        Operation {
            method: route.method,
            path: route.path,
            scopes,
            admin,
        }
    })
}
