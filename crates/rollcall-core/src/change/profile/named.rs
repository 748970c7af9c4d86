//! Which parts of a person an error of Webex is about.

use webex_api::ApiError;

use super::Part;

/// The parts that an administrator can type in a form.
const TYPED: [Part; 9] = [
    Part::FirstName,
    Part::LastName,
    Part::DisplayName,
    Part::Title,
    Part::Department,
    Part::Manager,
    Part::WorkPhone,
    Part::Extension,
    Part::Location,
];

/// Finds the parts that an error names, each with Webex's message about it. Webex's errors have no member for the field,
/// so this searches the message for the JSON name and the display name.
pub fn parts_named(error: &ApiError) -> Vec<(Part, String)> {
    if error.status.is_none() {
        return Vec::new();
    }
    let details = error.details.iter().map(|detail| &detail.description);
    let texts: Vec<&String> = details.chain([&error.message]).collect();
    let named = |part: Part| {
        let text = texts.iter().find(|text| names(text, part))?;
        Some((part, (*text).clone()))
    };
    TYPED.into_iter().filter_map(named).collect()
}

/// Returns whether the text contains the JSON name or the display name of the part, matching whole words only.
fn names(text: &str, part: Part) -> bool {
    let words: Vec<String> = text
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let is_named = |member: &str, name: &str| {
        let in_words: Vec<String> = name.split(' ').map(str::to_ascii_lowercase).collect();
        words.contains(&member.to_ascii_lowercase())
            || words.windows(in_words.len()).any(|words| words == in_words)
    };
    is_named(part.member(), part.name())
        || part == Part::WorkPhone && is_named("phoneNumber", "phone number")
}

#[cfg(test)]
mod tests {
    use super::*;
    use webex_api::{ErrorDetail, ErrorKind};

    fn parts(message: &str, details: &[&str]) -> Vec<Part> {
        let mut error = ApiError::new(ErrorKind::Invalid, "PUT /people/{personId}", message);
        error.status = Some(400);
        let detail = |description: &&str| ErrorDetail {
            code: None,
            description: (*description).to_owned(),
        };
        error.details = details.iter().map(detail).collect();
        let named = parts_named(&error);
        named.into_iter().map(|(part, _)| part).collect()
    }

    #[test]
    fn an_error_names_its_field_by_its_json_name_or_in_words() {
        assert_eq!(parts("displayName is required", &[]), [Part::DisplayName]);
        assert_eq!(parts("The last name is too long", &[]), [Part::LastName]);
        assert_eq!(
            parts(
                "Bad request",
                &["'extension' 12 is in use", "phoneNumbers: invalid"]
            ),
            [Part::WorkPhone, Part::Extension]
        );
        for text in ["phoneNumber is in use", "The phone number isn't free"] {
            assert_eq!(parts(text, &[]), [Part::WorkPhone], "{text}");
        }
        assert_eq!(parts("Unable to find location.", &[]), [Part::Location]);
        assert_eq!(parts("The subtitle is untitled", &[]), []);
        assert_eq!(parts("Your display settings and name", &[]), []);
    }

    #[test]
    fn the_words_about_a_field_are_those_of_the_detail() {
        let mut error = ApiError::new(ErrorKind::Invalid, "PUT", "title and more");
        assert_eq!(parts_named(&error), [], "no answer, no words of Webex");
        error.status = Some(400);
        error.details = vec![ErrorDetail {
            code: Some("1".to_owned()),
            description: "title is too long".to_owned(),
        }];
        assert_eq!(
            parts_named(&error),
            [(Part::Title, "title is too long".to_owned())]
        );
    }
}
