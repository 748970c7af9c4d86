//! What a pasted text is, as far as its form tells: said while typing, and never quoting it.

use webex_api::{BearerFault, PastedAnswer, PastedCodeError, Secret, org_of_token, read_bearer};

use crate::components::sign_in_errors::{pasted_code, pasted_token};
use rollcall_core::number::counted;

/// Kind and length of a pasted token; nothing of an empty field.
pub fn of(text: &str) -> Option<String> {
    let kind = match read_bearer(text) {
        Ok(token) if token.expose().starts_with("eyJ") && token.expose().contains('.') => {
            "a JSON Web Token"
        }
        Ok(token) if names_organization(&token) => "a Webex access token",
        Ok(_) => "a token of unknown kind",
        Err(BearerFault::Empty) => return None,
        Err(fault) => return Some(pasted_token(fault).to_owned()),
    };
    let length = read_bearer(text).map_or(0, |token| token.expose().chars().count());
    Some(format!(
        "{}: {kind}.",
        counted(length, "character", "characters")
    ))
}

/// Whether the token says which organisation it is for, as whole Webex tokens do.
pub fn names_organization(token: &Secret) -> bool {
    org_of_token(token).is_some()
}

/// What a pasted code or address is; nothing of an empty field.
pub fn of_answer(text: &str) -> Option<String> {
    Some(match PastedAnswer::read(text) {
        Ok(PastedAnswer::Code(_)) => format!(
            "A code of {}.",
            counted(text.trim().chars().count(), "character", "characters")
        ),
        Ok(PastedAnswer::Redirect { .. }) => {
            "The whole address that Webex sent you back to.".to_owned()
        }
        Err(PastedCodeError::Empty) => return None,
        Err(fault) => pasted_code(fault).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{of, of_answer};

    const ORG: &str = "1eb65fdf-9643-417f-9974-ad72cae0e10f";

    #[test]
    fn kind_and_length_are_told_and_the_text_is_not() {
        let webex = format!("Bearer {}_P0A1_{ORG}", "Ab3".repeat(20));
        let rows = [
            (webex.as_str(), "102 characters: a Webex access token."),
            ("canary-canary-canary-canary", "27 characters: a token of"),
            ("https://example.com/canary", "This is an address"),
            (
                "{\"access_token\": \"canary\"}",
                "This is a whole JSON answer",
            ),
        ];
        for (text, expected) in rows {
            let told = of(text).unwrap();
            assert!(told.starts_with(expected), "{told}");
            assert!(!told.contains("canary") && !told.contains(ORG), "{told}");
        }
        assert_eq!(of("  "), None);
    }

    #[test]
    fn an_answer_is_told_from_a_code() {
        let rows = [
            ("0123456789abcdef", "A code of 16 characters."),
            (
                "https://example.com/cb?code=canary123&state=s",
                "The whole address that Webex sent you back to.",
            ),
            ("https://example.com/cb", "This address contains no answer"),
        ];
        for (text, expected) in rows {
            let told = of_answer(text).unwrap();
            assert!(told.starts_with(expected), "{told}");
        }
        assert_eq!(of_answer(""), None);
    }
}
