//! The `Link` header (RFC 8288 §3), as far as `rel="next"` requires.

use crate::limits::URL_BYTES;

/// Why a header gives no next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkFault {
    Several,
    Malformed,
    TooLong,
}

/// Returns the target of the only link with relation `next` in all `Link` headers of an answer.
pub(crate) fn next_target<'a>(
    headers: impl Iterator<Item = &'a [u8]>,
) -> Result<Option<String>, LinkFault> {
    let mut next = None;
    for header in headers {
        if header.len() > 2 * URL_BYTES {
            return Err(LinkFault::TooLong);
        }
        // Lossy: invalid UTF-8 becomes a character that URLs cannot contain.
        let header = String::from_utf8_lossy(header);
        let mut rest = header.trim_start_matches([' ', '\t', ',']);
        while !rest.is_empty() {
            let (link, after) = Link::parse(rest).ok_or(LinkFault::Malformed)?;
            if link.is_next {
                // A repeated header is harmless; two different targets are ambiguous.
                if next
                    .replace(link.target.to_owned())
                    .is_some_and(|other| other != link.target)
                {
                    return Err(LinkFault::Several);
                }
            }
            rest = after.trim_start_matches([' ', '\t', ',']);
        }
    }
    Ok(next)
}

struct Link<'a> {
    target: &'a str,
    is_next: bool,
}

impl<'a> Link<'a> {
    /// Parses one `<target>; name=value; …` and returns the rest.
    fn parse(text: &'a str) -> Option<(Self, &'a str)> {
        let (target, mut rest) = text.strip_prefix('<')?.split_once('>')?;
        let mut rel = None;
        let mut anchored = false;
        loop {
            rest = rest.trim_start_matches([' ', '\t']);
            let Some(after) = rest.strip_prefix(';') else {
                break;
            };
            let after = after.trim_start_matches([' ', '\t']);
            let end = after
                .find(['=', ';', ',', ' ', '\t'])
                .unwrap_or(after.len());
            let (name, after) = after.split_at(end);
            let after = after.trim_start_matches([' ', '\t']);
            let (value, after) = match after.strip_prefix('=') {
                None => (String::new(), after),
                Some(after) => parse_value(after.trim_start_matches([' ', '\t']))?,
            };
            // Only the first `rel` counts (§3.3); a link with an anchor is not about this page (§3.2).
            if name.eq_ignore_ascii_case("rel") {
                rel.get_or_insert(value);
            } else if name.eq_ignore_ascii_case("anchor") {
                anchored = true;
            }
            rest = after;
        }
        if !rest.is_empty() && !rest.starts_with(',') {
            return None;
        }
        let named_next = rel.is_some_and(|rel| {
            rel.split_ascii_whitespace()
                .any(|word| word.eq_ignore_ascii_case("next"))
        });
        Some((
            Self {
                target,
                is_next: named_next && !anchored,
            },
            rest,
        ))
    }
}

/// Parses a token or a quoted string.
fn parse_value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',', ' ', '\t']).unwrap_or(text.len());
        let (token, rest) = text.split_at(end);
        return Some((token.to_owned(), rest));
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return quoted.get(at + 1..).map(|rest| (value, rest)),
            '\\' => value.push(characters.next()?.1),
            other => value.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn next(header: &str) -> Result<Option<String>, LinkFault> {
        next_target([header.as_bytes()].into_iter())
    }

    #[test]
    fn forms() {
        let rows = [
            ("<u>; rel=\"next\"", Some("u")),
            ("<u>;rel=next", Some("u")),
            ("<u> ; rel = \"next\"", Some("u")),
            ("<u>; REL=NEXT", Some("u")),
            ("<u>; rel=\"last next\"", Some("u")),
            (
                "<u,;v>; title=\"a, <b>; rel=\\\"next\\\"\"; rel=next",
                Some("u,;v"),
            ),
            ("<a>; rel=prev, <u>; rel=next", Some("u")),
            (", , <u>; rel=next ,", Some("u")),
            ("<u>; rel=next, <u>; rel=\"next\"", Some("u")),
            ("<u>; rel=first; rel=next", None),
            ("<u>; rel=next; anchor=\"#x\"", None),
            ("<u>; rel=nextish", None),
            ("<u>", None),
            ("", None),
        ];
        for (header, target) in rows {
            assert_eq!(next(header), Ok(target.map(str::to_owned)), "{header}");
        }
    }

    #[test]
    fn faults() {
        assert_eq!(
            next("<a>; rel=next, <b>; rel=next"),
            Err(LinkFault::Several)
        );
        let same = [b"<a>; rel=next".as_slice(), b"<a>; rel=next".as_slice()];
        assert_eq!(next_target(same.into_iter()), Ok(Some("a".to_owned())));
        let twice = [b"<a>; rel=next".as_slice(), b"<b>; rel=next".as_slice()];
        assert_eq!(next_target(twice.into_iter()), Err(LinkFault::Several));
        for header in [
            "u; rel=next",
            "<u; rel=next",
            "<u>; rel=\"next",
            "<u> rel=next",
            "<u>; rel=\"a\\",
        ] {
            assert_eq!(next(header), Err(LinkFault::Malformed), "{header}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(header in "[<>;,=\"\\\\ a-zé]{0,60}") {
            let _ = next(&header);
        }

        #[test]
        fn finds_the_target_among_other_links(target in "[a-z/?&=,;:]{1,20}", title in "[ -~]{0,20}") {
            let title = title.replace('\\', "\\\\").replace('"', "\\\"");
            let header = format!("<x>; rel=prev; title=\"{title}\", <{target}>; title=\"{title}\"; rel=\"next\"");
            prop_assert_eq!(next(&header), Ok(Some(target)));
        }
    }
}
