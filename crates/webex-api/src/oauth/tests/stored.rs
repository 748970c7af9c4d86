//! What is stored in the vault comes back unchanged; anything else is discarded.

use proptest::prelude::*;
use time::OffsetDateTime;

use super::{begin_with, endpoints};
use crate::Secret;
use crate::oauth::{OAuthEndpoints, ResponseType, StoredError, TokenSet, Transaction};

#[test]
fn transactions_survive_storage() {
    for issuer in [None, Some("I".to_owned())] {
        let (transaction, _) = begin_with(&OAuthEndpoints {
            issuer,
            ..endpoints()
        });
        assert_eq!(
            Transaction::from_json(&transaction.to_json()),
            Ok(transaction)
        );
    }
}

#[test]
fn every_member_of_a_transaction_survives_storage() {
    let (transaction, _) = begin_with(&endpoints());
    let whole = Transaction {
        client_secret: Some(Secret::new("CANARY")),
        nonce: Some("nonce".into()),
        response_type: ResponseType::Token,
        ..transaction
    };
    assert!(!format!("{whole:?}").contains("CANARY"));
    assert_eq!(Transaction::from_json(&whole.to_json()), Ok(whole));
}

#[test]
fn other_text_is_refused() {
    let (transaction, _) = begin_with(&endpoints());
    let whole: serde_json::Value = serde_json::from_str(&transaction.to_json()).unwrap();
    for (name, _) in whole
        .as_object()
        .unwrap()
        .iter()
        .filter(|(name, _)| !["issuer", "clientSecret", "nonce"].contains(&name.as_str()))
    {
        for wrong in [
            serde_json::Value::Null,
            serde_json::json!({}),
            serde_json::json!(7.5),
        ] {
            let mut broken = whole.clone();
            broken[name] = wrong;
            assert_eq!(
                Transaction::from_json(&broken.to_string()),
                Err(StoredError),
                "{name}"
            );
        }
    }
    for text in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"accessToken":""}"#,
        r#"{"accessToken":"a","expiresAt":"soon"}"#,
    ] {
        assert_eq!(Transaction::from_json(text), Err(StoredError));
        assert_eq!(TokenSet::from_json(text), Err(StoredError));
    }
}

fn moment() -> impl Strategy<Value = Option<OffsetDateTime>> {
    let seconds = proptest::option::of(0_i64..4_000_000_000);
    seconds.prop_map(|seconds| seconds.map(|s| OffsetDateTime::from_unix_timestamp(s).unwrap()))
}

proptest! {
    #[test]
    fn tokens_survive_storage(
        access in "[!-~]{1,40}",
        refresh in proptest::option::of("[!-~]{1,40}"),
        expires_at in moment(),
        refresh_expires_at in moment(),
        scopes in proptest::option::of(proptest::collection::vec("[a-z:_-]{1,12}", 0..4)),
    ) {
        let tokens = TokenSet {
            access_token: Secret::new(access),
            expires_at,
            refresh_token: refresh.map(Secret::new),
            refresh_expires_at,
            scopes,
        };
        prop_assert_eq!(TokenSet::from_json(&tokens.to_json()), Ok(tokens));
    }

    #[test]
    fn parsing_never_panics(text in "[\\[\\]{}\":,a-zA-Z0-9-]{0,60}") {
        let _ = (TokenSet::from_json(&text), Transaction::from_json(&text));
    }
}
