//! Tests of the OAuth messages, one file per topic.

mod callback;
mod echo;
mod fragment;
mod id_token;
mod pasted;
mod pkce;
mod stored;
mod token;
mod token_forms;

use crate::oauth::{OAuthEndpoints, ResponseType, SignInRequest, Transaction};
use crate::scripted::{Counting, START};

pub(super) const CLIENT: &str = "C0ffee";
pub(super) const REDIRECT: &str = "http://localhost:8080/x/?a=b";

pub(super) fn endpoints() -> OAuthEndpoints {
    OAuthEndpoints {
        authorize: "https://webexapis.com/v1/authorize".into(),
        token: "https://webexapis.com/v1/access_token".into(),
        issuer: None,
    }
}

/// The usual request, which tests vary.
pub(super) fn request<'a>(
    endpoints: &'a OAuthEndpoints,
    scopes: &'a [String],
) -> SignInRequest<'a> {
    SignInRequest {
        endpoints,
        client_id: CLIENT,
        client_secret: None,
        redirect_uri: REDIRECT,
        scopes,
        response_type: ResponseType::Code,
    }
}

pub(super) fn begin_with(endpoints: &OAuthEndpoints) -> (Transaction, String) {
    let scopes = ["spark-admin:people_read".into(), "spark:kms".into()];
    begin(&request(endpoints, &scopes))
}

pub(super) fn begin(request: &SignInRequest<'_>) -> (Transaction, String) {
    Transaction::begin(&Counting::default(), START, request).unwrap()
}
