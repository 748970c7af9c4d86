//! Where a sign-in may lead back to: a known page of this app and nothing else.
//!
//! The path is remembered before the redirect and followed after it, so whoever could choose it would have an open redirector
//! (RFC 9700 section 4.11) with the app's good name. Instead of looking for what is bad, this accepts what the app itself writes.

/// The longest path that is remembered, in bytes.
const LENGTH_LIMIT: usize = 2048;

/// `path` when it is one of the app's own addresses (relative to the app's folder, beginning with `/`), else `/`.
pub fn safe_return_path(path: &str) -> String {
    if is_known(path) {
        path.to_owned()
    } else {
        "/".to_owned()
    }
}

fn is_known(path: &str) -> bool {
    let (path_only, query) = path
        .split_once('?')
        .map_or((path, None), |(path, query)| (path, Some(query)));
    if path.len() > LENGTH_LIMIT || !query.is_none_or(is_plain_query) {
        return false;
    }
    let Some(rest) = path_only.strip_prefix('/') else {
        return false;
    };
    match rest.split('/').collect::<Vec<_>>().as_slice() {
        // `/` itself splits into one empty segment.
        ["" | "token" | "scopes"] => query.is_none(),
        ["refused"] => true,
        ["people"] => true,
        ["people", person] => is_name(person) && query.is_none(),
        ["people", person, "licenses"] => is_name(person) && query.is_none(),
        ["people", person, "session-types", site] => {
            is_name(person) && is_name(site) && query.is_none()
        }
        _ => false,
    }
}

/// An identifier or a host name: what Webex's encoded ids and site addresses are made of. Neither `..` nor an escape gets through.
fn is_name(segment: &str) -> bool {
    segment.starts_with(|first: char| first.is_ascii_alphanumeric())
        && segment
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.=".contains(&byte))
}

/// A query as the app writes it: form-encoded, so every other character is an escape.
fn is_plain_query(query: &str) -> bool {
    query
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-_.~*+%=&".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn own_pages_pass() {
        for path in [
            "/",
            "/people",
            "/people?q=ann+marie%40example.com",
            "/people?q=%C3%A9",
            "/people/Y2lzY29zcGFyazovL3VzL1BFT1BMRS8x",
            "/people/Y2lz_-x=/licenses",
            "/people/Y2lz/session-types/example.webex.com",
            "/token",
            "/scopes",
            "/refused?call=UpdateSessionTypes",
        ] {
            assert_eq!(safe_return_path(path), path);
        }
    }

    #[test]
    fn hostile_paths_lead_home() {
        let long = format!("/people?q={}", "a".repeat(64 * 1024));
        for path in [
            "",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "\t//evil.example",
            "/\t/evil.example",
            " //evil.example",
            "https:evil.example",
            "https://evil.example/people",
            "http:/evil.example",
            "%2f%2fevil.example",
            "/%2f%2fevil.example",
            "/%2fevil.example",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "blob:x",
            "@evil.example",
            "/@evil.example",
            "/people@evil.example",
            "people",
            "/people/",
            "/people//",
            "/people/../../evil",
            "/people/..",
            "/people/.",
            "/people/.hidden",
            "/people/a/../b",
            "/people/%2e%2e",
            "/./people",
            "/people?q=a#b",
            "/people#//evil.example",
            "/people?next=\\evil",
            "/people?q=<script>",
            "/people?q=a b",
            "/people\n",
            "/people\0",
            "/people?q=\u{e9}",
            "/?code=CANARY",
            "/people/a?x=1",
            "/token?access_token=CANARY",
            "/token/",
            "/scopes/a",
            "/refused/../token",
            "/refused?call=//evil.example",
            "/unknown",
            "/people/a/b",
            "/people/a/licenses/b",
            "/people/a/session-types",
            "/people/a/session-types/",
            "/people/\u{ff0e}\u{ff0e}",
            &long,
        ] {
            assert_eq!(safe_return_path(path), "/", "{path:?}");
        }
    }

    proptest! {
        /// Whatever comes in, what goes out stays on this origin and is stable.
        #[test]
        fn never_leaves_the_app(path in "[/\\\\a-z:@.%?#&=\\t\\n 0-9\u{e9}-]{0,40}") {
            let safe = safe_return_path(&path);
            prop_assert!(safe == "/" || safe == path);
            prop_assert!(safe.starts_with('/') && !safe.starts_with("//") && !safe.contains(['\\', '\t', '\n', ':', '#']));
            prop_assert_eq!(safe_return_path(&safe), safe.clone());
        }
    }
}
