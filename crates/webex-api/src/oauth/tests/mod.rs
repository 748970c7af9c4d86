//! The OAuth messages: one file a topic.

mod callback;
mod pkce;
mod stored;
mod token;

use crate::oauth::{OAuthEndpoints, SignInRequest, Transaction};
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

pub(super) fn begin_with(endpoints: &OAuthEndpoints) -> (Transaction, String) {
    let request = SignInRequest {
        endpoints,
        client_id: CLIENT,
        redirect_uri: REDIRECT,
        scopes: &["spark-admin:people_read".into(), "spark:kms".into()],
        return_to: "/people?q=ada",
    };
    Transaction::begin(&Counting::default(), START, &request).unwrap()
}
