//! OAuth 2.0 as documented in Webex's "Login with Webex": consent page, codes with PKCE, tokens, refresh.

pub(crate) mod access_token;
pub(crate) mod authorize;
pub(crate) mod client;
pub(crate) mod codes;
pub(crate) mod consent_page;
pub(crate) mod id_token;
pub(crate) mod pkce;
pub(crate) mod request;
pub(crate) mod response_type;
