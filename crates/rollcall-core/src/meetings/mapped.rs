//! Sites whose tracking codes are mapped to user attributes in Control Hub.

use webex_api::{ApiError, ErrorKind};

/// Whether Webex refused a change because the tracking codes of the site are mapped. Reading does not tell: mapped codes look like
/// others, and nothing but a refused write says so.
pub fn says_mapped(error: &ApiError) -> bool {
    let says = |text: &str| text.to_ascii_lowercase().contains("mapped");
    let refused = matches!(
        error.kind,
        ErrorKind::Invalid | ErrorKind::Forbidden | ErrorKind::Conflict
    );
    refused && (says(&error.message) || error.details.iter().any(|it| says(&it.description)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_refusal_in_these_words_tells() {
        let error = |kind, message: &str| ApiError::new(kind, "PUT /x", message);
        let mapped = "The tracking codes are Mapped and cannot be changed";
        assert!(says_mapped(&error(ErrorKind::Invalid, mapped)));
        assert!(!says_mapped(&error(
            ErrorKind::Invalid,
            "'name' is too long"
        )));
        assert!(!says_mapped(&error(ErrorKind::Server, mapped)));
        let mut detailed = error(ErrorKind::Forbidden, "Refused");
        assert!(!says_mapped(&detailed));
        detailed.details.push(webex_api::ErrorDetail {
            code: None,
            description: mapped.to_owned(),
        });
        assert!(says_mapped(&detailed));
    }
}
