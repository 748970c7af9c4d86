//! Which page an in-app path is, so that a form that opens over a page does not count as another one.

/// The page of an in-app path: its first two parts. `/people/ID/licenses` is a form over the page `/people/ID`.
pub fn page_of(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts = path.split('/').filter(|part| !part.is_empty()).take(2);
    parts.fold(String::new(), |page, part| page + "/" + part)
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn forms_belong_to_their_page() {
        let rows = [
            ("/", ""),
            ("/people", "/people"),
            ("/people?q=ana", "/people"),
            ("/people/P", "/people/P"),
            ("/people/P/licenses", "/people/P"),
            ("/people/P/session-types/a.webex.com", "/people/P"),
        ];
        for (path, page) in rows {
            assert_eq!(page_of(path), page);
        }
    }
}
