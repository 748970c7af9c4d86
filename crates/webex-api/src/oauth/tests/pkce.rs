//! Verifier, challenge, state and the authorize URL.

use std::collections::{BTreeMap, BTreeSet};

use super::{CLIENT, REDIRECT, begin_with, endpoints, request};
use crate::oauth::{Pkce, SignInRequest, Transaction, TransactionError};
use crate::scripted::{Counting, START};
use crate::{Entropy, EntropyUnavailable, Secret};

#[test]
fn accepts_the_vector_of_rfc_7636_appendix_b() {
    let pkce = Pkce::from_verifier(Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    assert_eq!(
        pkce.challenge,
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    );
}

#[test]
fn verifiers_are_distinct_and_well_formed() {
    let entropy = Counting::default();
    let mut seen = BTreeSet::new();
    for _ in 0..10_000 {
        let verifier = Pkce::from_entropy(&entropy).unwrap().verifier;
        let text = verifier.expose().to_owned();
        assert_eq!(text.len(), 43);
        assert!(
            text.bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')),
            "{text}"
        );
        assert!(seen.insert(text));
    }
}

/// Uses all of thirty-two bytes of entropy.
#[test]
fn uses_every_bit_of_entropy() {
    struct OneBit(usize);
    impl Entropy for OneBit {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyUnavailable> {
            assert_eq!(bytes.len(), 32);
            bytes.fill(0);
            bytes[self.0 / 8] = 1 << (self.0 % 8);
            Ok(())
        }
    }
    let verifiers: BTreeSet<String> = (0..256)
        .map(|bit| {
            Pkce::from_entropy(&OneBit(bit))
                .unwrap()
                .verifier
                .expose()
                .to_owned()
        })
        .collect();
    assert_eq!(verifiers.len(), 256);
}

#[test]
fn refuses_to_sign_in_without_entropy() {
    struct Broken;
    impl Entropy for Broken {
        fn fill(&self, _: &mut [u8]) -> Result<(), EntropyUnavailable> {
            Err(EntropyUnavailable)
        }
    }
    assert_eq!(Pkce::from_entropy(&Broken), Err(EntropyUnavailable));
    let endpoints = endpoints();
    let scopes = ["spark:kms".to_owned()];
    let request = request(&endpoints, &scopes);
    let begun = Transaction::begin(&Broken, START, &request);
    assert_eq!(
        begun.unwrap_err(),
        TransactionError::Entropy(EntropyUnavailable)
    );
    let nothing = SignInRequest {
        scopes: &[],
        ..request
    };
    let begun = Transaction::begin(&Counting::default(), START, &nothing);
    assert_eq!(begun.unwrap_err(), TransactionError::Missing("scopes"));
}

#[test]
fn builds_the_authorize_url() {
    let (transaction, url) = begin_with(&endpoints());
    let query = url
        .strip_prefix("https://webexapis.com/v1/authorize?")
        .unwrap();
    assert!(!query.contains('+'), "{query}");
    let pairs: BTreeMap<String, String> = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    let expected = [
        ("client_id", CLIENT),
        ("code_challenge", &transaction.challenge),
        ("code_challenge_method", "S256"),
        ("redirect_uri", REDIRECT),
        ("response_type", "code"),
        ("scope", "spark-admin:people_read spark:kms"),
        ("state", &transaction.state),
    ];
    let expected: BTreeMap<String, String> = expected
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    assert_eq!(pairs, expected);
    assert_eq!(transaction.state.len(), 43);
    assert!(!url.contains(transaction.verifier.expose()));
    assert!(!format!("{transaction:?}").contains(transaction.verifier.expose()));
}

#[test]
fn every_sign_in_has_its_own_state_and_verifier() {
    let entropy = Counting::default();
    let endpoints = endpoints();
    let scopes = ["spark:kms".to_owned()];
    let request = request(&endpoints, &scopes);
    let mut seen = BTreeSet::new();
    for _ in 0..100 {
        let (transaction, _) = Transaction::begin(&entropy, START, &request).unwrap();
        assert!(seen.insert(transaction.state));
        assert!(seen.insert(transaction.verifier.expose().to_owned()));
    }
}
