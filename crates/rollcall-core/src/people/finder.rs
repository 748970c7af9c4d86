//! [`Finder`]: the few people who match a typed text best, for a list of suggestions.
//!
//! It matches as the list of people does ([`Listing`]). People whose name or address begins with the text come first, because
//! somebody who types "ana" looks for Ana before Diana.

use super::directory::Directory;
use super::listing::Listing;
use super::search::{contains_all, words};
use super::view::PeopleView;
use crate::fold::fold;

/// The words of a typed text, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// Reads a typed or pasted text.
    pub fn new(text: &str) -> Self {
        Self(words(text))
    }

    /// Whether there is nothing to look for.
    pub const fn is_blank(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a text contains every word. Case and accents do not count.
    pub fn matches(&self, text: &str) -> bool {
        contains_all(&fold(text), &self.0)
    }
}

/// How well somebody matches, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The name or an address is the text.
    Whole,
    /// The name or an address begins with the first word, and every other word begins a word of them.
    Beginning,
    /// Every word begins a word of the name or of an address.
    Words,
    /// Every word is somewhere.
    Anywhere,
}

impl Rank {
    const ALL: [Self; 4] = [Self::Whole, Self::Beginning, Self::Words, Self::Anywhere];

    /// Ranks a folded name and addresses, one a line, that contain every word.
    fn of(haystack: &str, words: &[String]) -> Self {
        let whole = words.join(" ");
        let Some(first) = words.first() else {
            return Self::Anywhere;
        };
        if haystack.lines().any(|line| line == whole) {
            Self::Whole
        } else if !words.iter().all(|word| begins_a_word(haystack, word)) {
            Self::Anywhere
        } else if haystack.lines().any(|line| line.starts_with(&**first)) {
            Self::Beginning
        } else {
            Self::Words
        }
    }
}

/// Whether `word` is in the text at its start or after a space or punctuation.
fn begins_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().chars().next_back();
        before.is_none_or(|before| match before {
            '\0'..='\u{7f}' => !before.is_ascii_alphanumeric(),
            // The punctuation of Latin-1, of all scripts, and of Chinese and Japanese.
            _ => matches!(before, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}'),
        })
    })
}

/// The people found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// The rows of the best, the best first.
    pub best: Vec<u32>,
    /// How many people match.
    pub total: usize,
}

/// Finds people while somebody types and while people arrive.
#[derive(Debug)]
pub struct Finder {
    listing: Listing,
    limit: usize,
    directory: u32,
    query: Query,
    best: Vec<u32>,
}

impl Finder {
    /// Creates a finder that names at most `limit` people.
    pub fn new(limit: usize) -> Self {
        Self {
            listing: Listing::default(),
            limit,
            directory: 0,
            query: Query::default(),
            best: Vec::new(),
        }
    }

    /// Finds those who match. A blank query finds nobody.
    ///
    /// While people arrive, those who are named already keep their places for the same query, so that nobody chooses somebody
    /// else than they saw.
    pub fn find(&mut self, directory: &Directory, query: &str) -> Matches {
        let read = Query::new(query);
        if self.query != read || self.directory != directory.serial() {
            self.best.clear();
            self.directory = directory.serial();
            self.query = read;
        }
        if self.query.is_blank() {
            return Matches::default();
        }
        let rows = self.listing.update(directory, &PeopleView::search(query));
        let total = rows.len();
        let room = self.limit.saturating_sub(self.best.len());
        let mut ranked: [Vec<u32>; 4] = Rank::ALL.map(|_| Vec::new());
        for &row in rows.iter().filter(|row| !self.best.contains(row)) {
            let rank = Rank::of(directory.haystack(row), &self.query.0);
            if let Some(same) = ranked.get_mut(rank as usize).filter(|of| of.len() < room) {
                same.push(row);
            }
        }
        self.best.extend(ranked.into_iter().flatten().take(room));
        Matches {
            best: self.best.clone(),
            total,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn directory(people: &[(&str, &str)]) -> Directory {
        let mut directory = Directory::new();
        add(&mut directory, people);
        directory
    }

    fn add(directory: &mut Directory, people: &[(&str, &str)]) {
        let before = directory.len();
        let people = people.iter().enumerate().map(|(place, (name, email))| {
            let id = (before + place).to_string();
            serde_json::from_value(
                serde_json::json!({"id": id, "displayName": name, "emails": [email]}),
            )
            .unwrap()
        });
        directory.push_page(people.collect());
    }

    #[test]
    fn a_word_begins_after_spaces_and_punctuation_of_any_script() {
        for before in [" ", "-", "\u{2013}", "\u{2019}", "\u{ab}", "\u{3001}"] {
            assert!(
                begins_a_word(&format!("jo{before}ana"), "ana"),
                "{before:?}"
            );
        }
        for before in ["x", "7", "\u{43b}", "\u{5c0f}"] {
            assert!(
                !begins_a_word(&format!("jo {before}ana"), "ana"),
                "{before:?}"
            );
        }
    }

    #[test]
    fn the_one_who_is_meant_comes_first() {
        let directory = directory(&[
            ("Diana Prince", "diana@x.example"),
            ("Roxana Bo", "r@ana.example"),
            ("Eva Ana", "eva@x.example"),
            ("Anabel Ray", "anabel@x.example"),
            ("ANA", "a@x.example"),
        ]);
        let best = |query: &str| Finder::new(9).find(&directory, query).best;
        assert_eq!(best("ana"), [4, 3, 1, 2, 0]);
        assert_eq!(best("aná "), [4, 3, 1, 2, 0]);
        assert_eq!(best("eva@x.example"), [2]);
        assert_eq!(best("ray ana"), [3]);
        assert_eq!(best("  "), [0; 0]);
        assert_eq!(best("nobody"), [0; 0]);
    }

    #[test]
    fn the_rest_is_counted() {
        let directory = directory(&[("Ana One", "1@x"), ("Ana Two", "2@x"), ("Ana", "3@x")]);
        let found = Finder::new(2).find(&directory, "ana");
        assert_eq!((found.best, found.total), (vec![2, 0], 3));
    }

    /// Otherwise Enter could open somebody who took the place of the one on screen.
    #[test]
    fn nobody_moves_while_people_arrive() {
        let mut people = directory(&[("Diana", "d@x")]);
        let mut finder = Finder::new(2);
        assert_eq!(finder.find(&people, "ana").best, [0]);
        add(&mut people, &[("Ana", "a@x"), ("Ana B", "b@x")]);
        let found = finder.find(&people, "ana");
        assert_eq!((found.best, found.total), (vec![0, 1], 3));
        assert_eq!(finder.find(&people, "an").best, [1, 2]);
        // A refreshed list has other rows.
        let again = directory(&[("Ana", "a@x"), ("Diana", "d@x")]);
        assert_eq!(finder.find(&again, "an").best, [0, 1]);
    }

    proptest! {
        /// It finds exactly those whom the list of people finds.
        #[test]
        fn it_matches_as_the_list_does(
            people in proptest::collection::vec(("[aAbé .]{0,6}", "[ab@.]{0,6}"), 0..12),
            queries in proptest::collection::vec("[abé @]{0,4}", 1..5),
        ) {
            let people: Vec<_> = people.iter().map(|(name, email)| (&**name, &**email)).collect();
            let directory = directory(&people);
            let mut finder = Finder::new(usize::MAX);
            for query in queries {
                let mut found = finder.find(&directory, &query).best;
                found.sort_unstable();
                let expected = if Query::new(&query).is_blank() { Vec::new() } else { directory.matching(&query) };
                prop_assert_eq!(found, expected);
            }
        }
    }
}
