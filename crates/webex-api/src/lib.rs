#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests fail by panicking"))]

mod absolute_url;
pub mod api_base;
pub mod authorizations;
pub mod authorize_url;
pub mod bearer;
pub mod client;
mod curl;
pub mod decode_error;
pub mod endpoint;
pub mod error;
mod error_body;
mod header;
mod http_date;
pub mod ids;
mod json;
mod jwt;
pub mod licenses;
pub mod limits;
mod link_header;
pub mod list;
pub mod locations;
pub mod members;
pub mod oauth;
mod open_enum;
pub mod organizations;
pub mod page;
pub mod people;
pub mod pipeline;
mod redact;
mod reply;
mod request_path;
pub mod roles;
pub mod scim;
pub mod secret;
pub mod session_types;
pub mod single_flight;
pub mod site_tracking_codes;
pub mod sites;
pub mod tracking_codes;
pub mod transport;
pub mod xml;

#[cfg(test)]
mod scripted;

pub use absolute_url::AbsoluteUrl;
pub use api_base::{ApiBase, ApiBaseError, NextLink, NextRefused, UrlFault};
pub use authorizations::{
    Authorization, AuthorizationKind, DeleteAuthorization, ListAuthorizations, TokenExpiry,
};
pub use authorize_url::{AuthorizeUrl, AuthorizeUrlError, Difference, RedirectFault, Registered};
pub use bearer::{BearerFault, org_of_token, read_bearer};
pub use client::{Client, ClientConfig, TokenSource};
pub use curl::{curl_exchange, curl_refresh};
pub use decode_error::DecodeError;
pub use endpoint::{AnswerSize, Endpoint, Idempotency};
pub use error::{ApiError, ErrorDetail, ErrorKind, ErrorParts, Reach};
pub use header::{ANSWER_HEADERS, retry_after};
pub use ids::{
    AuthorizationId, DecodedId, LicenseId, OrgId, PersonId, RoleId, SessionTypeId, SiteUrl,
    TrackingCodeId,
};
pub use json::{json_indented, json_text};
pub use licenses::{
    AccountType, AssignLicenses, AssignedUser, GetLicense, License, LicenseOperation,
    LicenseProperties, LicenseRequest, LicenseWithUsers, ListLicenses, SiteAccount,
    SiteAccountRequest, SiteType, UserLicenses,
};
pub use limits::Limits;
pub use list::{Incomplete, Listed, PageWalk};
pub use locations::{ListLocations, Location};
pub use members::{FromMembers, Members, Unreadable};
pub use oauth::{
    AuthorizationCode, CallbackError, CodeExchange, IdTokenFault, OAuthEndpoints, OAuthError,
    PastedAnswer, PastedCodeError, Pkce, ResponseType, SignInRequest, StoredError, TokenSet,
    Transaction, TransactionError, exchange, exchange_code, refresh,
};
pub use organizations::{GetOrganization, ListOrganizations, Organization};
pub use page::Page;
pub use people::{
    Address, CreatePerson, DeletePerson, GetLicensesOfPerson, GetMe, GetPerson, ListPeople,
    NotReplaceable, Person, PersonStatus, PhoneNumber, SiteOfPerson, UpdatePerson,
};
pub use pipeline::hold::{Hold, Holds, Observer, Progress};
pub use reply::{Reply, ReplyHead};
pub use request_path::{ENCODED, RequestPath};
pub use roles::{ListRoles, Role};

pub use scim::{ScimEmail, ScimUser, ScimUsers, SearchScimUsers};
pub use secret::Secret;
pub use session_types::{
    GetUserSessionTypes, ListSiteSessionTypes, SessionKind, SessionType, SiteSessionType,
    UpdateUserSessionTypes, UserSessionTypes,
};
pub use single_flight::SingleFlight;
pub use site_tracking_codes::{
    CodeOption, CodeService, CreateTrackingCode, DeleteTrackingCode, HostProfileCode, InputMode,
    ListTrackingCodes, ReplaceTrackingCode, StartCode, StartType, TrackingCode, TrackingCodeBody,
};
pub use sites::{ListSites, Site};
pub use tracking_codes::{
    GetUserTrackingCodes, TrackingCodeValue, UpdateUserTrackingCodes, UserTrackingCodes,
};
pub use transport::{
    Clock, Entropy, EntropyUnavailable, LocalBoxFuture, Transport, TransportError,
};
