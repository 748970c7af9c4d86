//! What a search looks for: words, without what surrounds them where they were copied from.

use crate::fold::fold;

/// What stands between words: white space, and what separates the parts of a pasted list or table.
fn separates(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, ',' | ';')
}

/// What may stand around a pasted name or address without being part of it: `"Ana Lima" <ana@acme.example>`.
fn encloses(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\''
            | '`'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '<'
            | '>'
            | '('
            | ')'
            | '['
            | ']'
    )
}

/// The folded words of a query, without what a copied mail header, table cell or link puts around them.
pub(crate) fn words(query: &str) -> Vec<String> {
    fold(query)
        .split(separates)
        .map(|word| word.trim_matches(encloses))
        .map(|word| word.strip_prefix("mailto:").unwrap_or(word))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a folded text contains every word.
pub(crate) fn contains_all(text: &str, words: &[String]) -> bool {
    words
        .iter()
        .all(|word| contains(text.as_bytes(), word.as_bytes()))
}

/// As `str::contains`, which prepares each search for long texts: for a name and an address, that takes longer than the search.
fn contains(text: &[u8], word: &[u8]) -> bool {
    let Some((first, rest)) = word.split_first() else {
        return true;
    };
    let mut left = text;
    while let Some(at) = left.iter().position(|byte| byte == first) {
        left = left.get(at + 1..).unwrap_or_default();
        if left.starts_with(rest) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{contains_all, words};

    proptest! {
        #[test]
        fn it_finds_what_the_standard_library_finds(text in "[abé]{0,9}", word in "[abé]{0,3}") {
            prop_assert_eq!(contains_all(&text, std::slice::from_ref(&word)), text.contains(&word));
        }
    }

    #[test]
    fn what_surrounds_a_pasted_name_or_address_is_left_out() {
        let rows: &[(&str, &[&str])] = &[
            ("ana@acme.example", &["ana@acme.example"]),
            ("\"ana@acme.example\",", &["ana@acme.example"]),
            ("'ana@acme.example';", &["ana@acme.example"]),
            ("<ana@acme.example>", &["ana@acme.example"]),
            ("mailto:ana@acme.example", &["ana@acme.example"]),
            ("<mailto:Ana@acme.example>", &["ana@acme.example"]),
            ("Ana <ana@acme.example>;", &["ana", "ana@acme.example"]),
            (
                "\"Lima, Ana\" <ana@acme.example>",
                &["lima", "ana", "ana@acme.example"],
            ),
            ("Lima,Ana", &["lima", "ana"]),
            ("“Zoë”\u{a0}«Ærø»", &["zoe", "aero"]),
            ("O'Brien D’Arcy", &["o'brien", "d’arcy"]),
            ("ana+test@acme.example", &["ana+test@acme.example"]),
            ("\"", &[]),
            (" ,; \t", &[]),
        ];
        for (query, expected) in rows {
            assert_eq!(words(query), *expected, "{query}");
        }
    }
}
