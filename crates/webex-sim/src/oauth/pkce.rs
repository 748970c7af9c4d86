//! Proof key for code exchange (RFC 7636).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The challenge sent with the authorization request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Challenge {
    S256(String),
    Plain(String),
}

impl Challenge {
    /// Reads the two parameters. RFC 7636, section 4.3: the method defaults to `plain`.
    pub(crate) fn read(
        challenge: Option<&str>,
        method: Option<&str>,
    ) -> Result<Option<Self>, &'static str> {
        let Some(challenge) = challenge else {
            return match method {
                None => Ok(None),
                Some(_) => Err("code_challenge_method without code_challenge"),
            };
        };
        if !well_formed(challenge) {
            return Err("code_challenge must have 43 to 128 unreserved characters");
        }
        match method {
            Some("S256") => Ok(Some(Self::S256(challenge.into()))),
            Some("plain") | None => Ok(Some(Self::Plain(challenge.into()))),
            Some(_) => Err("code_challenge_method must be S256 or plain"),
        }
    }

    /// Checks a verifier (RFC 7636, section 4.6).
    pub(crate) fn accepts(&self, verifier: &str) -> bool {
        well_formed(verifier)
            && match self {
                Self::S256(challenge) => {
                    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == *challenge
                }
                Self::Plain(challenge) => verifier == challenge,
            }
    }
}

fn well_formed(text: &str) -> bool {
    (43..=128).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    #[test]
    fn accepts_the_vector_of_rfc_7636_appendix_b() {
        let challenge = Challenge::read(Some(CHALLENGE), Some("S256"))
            .unwrap()
            .unwrap();
        assert!(challenge.accepts(VERIFIER));
        assert!(
            !challenge.accepts(CHALLENGE),
            "the challenge is not the verifier"
        );
        assert!(!challenge.accepts(&VERIFIER.replace('d', "e")));
    }

    #[test]
    fn defaults_to_the_plain_method() {
        let challenge = Challenge::read(Some(VERIFIER), None).unwrap().unwrap();
        assert_eq!(challenge, Challenge::Plain(VERIFIER.into()));
        assert!(challenge.accepts(VERIFIER));
    }

    #[test]
    fn refuses_short_unknown_and_orphaned_parameters() {
        assert!(Challenge::read(Some("short"), Some("S256")).is_err());
        assert!(Challenge::read(Some(&"é".repeat(30)), Some("S256")).is_err());
        assert!(Challenge::read(Some(CHALLENGE), Some("S512")).is_err());
        assert!(Challenge::read(None, Some("S256")).is_err());
        assert_eq!(Challenge::read(None, None), Ok(None));
    }
}
