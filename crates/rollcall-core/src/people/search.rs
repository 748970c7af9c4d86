//! Searching the directory while the query is typed and while people are still arriving.
//!
//! Two short cuts keep it quick at 100,000 people: a query that only grew can only lose hits, so just the former hits are
//! looked at; and rows that arrived since are the only new ones to look at when the query stayed the same.

use super::directory::Directory;
use super::fold::fold;

/// One search with what it found so far.
#[derive(Debug, Clone, Default)]
pub struct Search {
    words: Vec<String>,
    hits: Vec<u32>,
    /// Rows looked at so far.
    seen: u32,
}

impl Search {
    /// Brings the hits up to date with the query and the table, and answers them in order.
    ///
    /// The table may only have grown since the last call; for another table begin with a new search.
    pub fn update(&mut self, directory: &Directory, query: &str) -> &[u32] {
        let words = words(query);
        if words != self.words {
            let narrower = self
                .words
                .iter()
                .all(|old| words.iter().any(|new| new.contains(old.as_str())));
            self.words = words;
            if narrower {
                let words = &self.words;
                self.hits
                    .retain(|&row| contains_all(directory.haystack(row), words));
            } else {
                self.hits.clear();
                self.seen = 0;
            }
        }
        let len = directory.len() as u32;
        let words = &self.words;
        self.hits
            .extend((self.seen..len).filter(|&row| contains_all(directory.haystack(row), words)));
        self.seen = len;
        &self.hits
    }

    /// What the last [`Search::update`] found.
    pub fn hits(&self) -> &[u32] {
        &self.hits
    }

    /// What the last [`Search::update`] found.
    pub fn into_hits(self) -> Vec<u32> {
        self.hits
    }
}

impl Directory {
    /// The rows whose name or e-mail addresses contain every word of `query`, in order. An empty query matches everyone.
    ///
    /// Case and accents do not count. For a query that is being typed, or a table that is still filling, use [`Search`].
    pub fn matching(&self, query: &str) -> Vec<u32> {
        let mut search = Search::default();
        search.update(self, query);
        search.into_hits()
    }
}

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
fn words(query: &str) -> Vec<String> {
    fold(query)
        .split(separates)
        .map(|word| word.trim_matches(encloses))
        .map(|word| word.strip_prefix("mailto:").unwrap_or(word))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn contains_all(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::words;

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
