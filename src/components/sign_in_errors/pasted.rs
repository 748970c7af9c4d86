//! What is wrong with a pasted token or code, in words. Each fault has its own sentence, and none quotes what was pasted.

use webex_api::{ApiError, BearerFault, ErrorKind, PastedCodeError};

use crate::components::explanation::{Explanation, explain};

/// A text that is no token.
pub const fn pasted_token(fault: BearerFault) -> &'static str {
    match fault {
        BearerFault::Empty => "Paste an access token.",
        BearerFault::HasBlanks => {
            "A token contains no spaces or line breaks. This is more than a token, or a token split in two: copy it with the copy button beside it."
        }
        BearerFault::Truncated => "The end of this token is missing. Copy all of it.",
        BearerFault::Masked => {
            "Part of this token is hidden by dots or stars. Copy it with the copy button beside it."
        }
        BearerFault::Url => {
            "This is an address, not a token. If you landed on it after signing in, use “Paste a code”."
        }
        BearerFault::Code => "This is a code, not a token. “Paste a code” exchanges it for one.",
        BearerFault::Json => "This is a whole JSON answer. Copy only the value of access_token.",
        BearerFault::ClientId => {
            "This is a client ID, not a token. Enter it under “Use your own integration”."
        }
        BearerFault::ClientSecret => {
            "This is a client secret, not a token. Enter it under “Use your own integration”."
        }
        BearerFault::WebexId => {
            "This is the ID of a person, an organisation or something similar, not a token."
        }
        BearerFault::NotAscii => {
            "This contains characters that tokens don't have. It may be other text, or a token changed by a word processor."
        }
        BearerFault::TooLong => "This is too long for a token. Copy only the token.",
    }
}

/// A text that is neither a code nor an address with an answer.
pub const fn pasted_code(fault: PastedCodeError) -> &'static str {
    match fault {
        PastedCodeError::Empty => "Paste a code, or the whole address you landed on.",
        PastedCodeError::Token => "This is a token, not a code. Use “Paste a token”.",
        PastedCodeError::AuthorizeUrl => {
            "This is the address to sign in at. Sign in there, then copy the address you land on."
        }
        PastedCodeError::NoAnswer => {
            "This address contains no answer. Copy all of it, including everything after the question mark."
        }
        PastedCodeError::TooLong => "This is too long for a code or an address.",
        PastedCodeError::Malformed => {
            "This is neither a code nor an address. A code is one long word without spaces."
        }
    }
}

/// What Webex's answer says of a token: a sentence for its field, or an explanation when nothing is known of the token.
///
/// `whole` says that the token names its organisation at its end, as whole Webex tokens do. Webex gives the same 401 for a token
/// that is over and for a text that never was one.
///
/// # Errors
/// The fault is not the token's.
pub fn refused_token(error: &ApiError, whole: bool) -> Result<&'static str, Explanation> {
    match error.kind {
        ErrorKind::Unauthorized if whole => Ok(
            "Webex no longer accepts this token. It has expired, was revoked, or belongs to another Webex environment. Personal access tokens last 12 hours: get a new one.",
        ),
        ErrorKind::Unauthorized => Ok(
            "Webex doesn't know this token. It may be incomplete, changed, expired or from another service. Copy it again.",
        ),
        ErrorKind::Forbidden => Ok(
            "Webex knows this token but doesn't say whose it is. It lacks the scope spark:people_read, so Rollcall can't use it.",
        ),
        _ => Err(explain("Couldn't check the token", error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rollcall_core::sets::Set;

    #[test]
    fn every_fault_has_its_own_sentence() {
        use BearerFault as B;
        use PastedCodeError as C;
        let tokens = [
            B::Empty,
            B::HasBlanks,
            B::Truncated,
            B::Masked,
            B::Url,
            B::Code,
            B::Json,
            B::ClientId,
            B::ClientSecret,
            B::WebexId,
            B::NotAscii,
            B::TooLong,
        ];
        let codes = [
            C::Empty,
            C::Token,
            C::AuthorizeUrl,
            C::NoAnswer,
            C::TooLong,
            C::Malformed,
        ];
        let mut said: Set<&str> = tokens.map(pasted_token).into();
        said.extend(codes.map(pasted_code));
        said.extend([true, false].map(|whole| {
            let error = ApiError::new(ErrorKind::Unauthorized, "GET /people/me", "");
            refused_token(&error, whole).unwrap()
        }));
        assert_eq!(said.len(), tokens.len() + codes.len() + 2);
        assert!(said.iter().all(|sentence| sentence.ends_with('.')));
    }

    #[test]
    fn a_fault_of_the_network_is_not_the_tokens() {
        let error = ApiError::new(ErrorKind::Unreachable, "GET /people/me", "");
        assert!(refused_token(&error, true).is_err());
    }
}
