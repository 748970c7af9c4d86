//! The people of a pasted list of e-mail addresses: who was found, who was not, and whom several people could be.
//!
//! Addresses are compared as Webex does, ignoring case. Accents count: `zoe@` is not `zoë@`, and the wrong person must not be selected.

use std::collections::HashMap;

use super::directory::Directory;
use crate::fold::lower_into;
use crate::interner::Interner;
use crate::visible::is_hidden;

/// A pasted text, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastedEmails {
    /// Each address once, in the order of the text.
    emails: Vec<PastedEmail>,
    /// The lines and entries in which no address was found, as they were pasted.
    pub without: Vec<String>,
}

/// An address of a pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PastedEmail {
    written: String,
    lower: String,
    times: usize,
}

/// What separates addresses from each other and from the names beside them. No address contains any of them unquoted.
fn separates(letter: char) -> bool {
    const MARKS: &str = ",;:<>()[]{}|\"“”„‟«»‹›、，；：＜＞（）";
    letter.is_whitespace() || MARKS.contains(letter)
}

/// What may stand around an address, and may be part of one elsewhere: `'ana@acme.example'.`
fn surrounds(letter: char) -> bool {
    matches!(letter, '\'' | '`' | '‘' | '’' | '‚' | '.' | '…')
}

impl PastedEmails {
    /// Reads the addresses of a text in any usual form: one per line; separated by commas, semicolons, tabs or blanks; in quotes or
    /// angle brackets, with names in front; `mailto:` links; in upper case; with characters that cannot be seen.
    ///
    /// Everything with an `@` in it counts as an address, so that a mistyped one is reported as not found.
    pub fn read(text: &str) -> Self {
        let mut pasted = Self::default();
        let mut places = Interner::default();
        // The line breaks of Unicode (UAX #14), and what ends an entry in a mail header.
        for entry in text.split([
            '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}', ';', '；',
        ]) {
            let entry: String = entry
                .chars()
                .filter(|letter| letter.is_whitespace() || !is_hidden(*letter))
                .collect();
            let mut any = false;
            for word in entry.split(separates) {
                let word = word.trim_matches(surrounds);
                if word.len() > 1 && word.contains('@') {
                    any = true;
                    pasted.add(word, &mut places);
                }
            }
            if !any && !entry.trim().is_empty() {
                pasted.without.push(entry.trim().to_owned());
            }
        }
        pasted
    }

    fn add(&mut self, written: &str, places: &mut Interner<String>) {
        let mut lower = String::with_capacity(written.len());
        lower_into(written, &mut lower);
        let place = places.intern(lower.clone());
        match self.emails.get_mut(place as usize) {
            Some(known) => known.times += 1,
            None => self.emails.push(PastedEmail {
                written: written.to_owned(),
                lower,
                times: 1,
            }),
        }
    }

    /// The addresses, each once, as they were first written.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.emails.iter().map(|email| email.written.as_str())
    }

    /// How many different addresses there are.
    pub const fn len(&self) -> usize {
        self.emails.len()
    }

    /// Whether there is no address.
    pub const fn is_empty(&self) -> bool {
        self.emails.is_empty()
    }
}

/// Who has the addresses of a pasted text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmailMatches {
    /// The rows of the people found, each once, in the order of the text.
    pub rows: Vec<u32>,
    /// How many different addresses belong to exactly one person.
    pub found: usize,
    /// The addresses that nobody has, as they were first written.
    pub not_found: Vec<String>,
    /// The addresses that are in the text several times, and how often.
    pub repeated: Vec<(String, usize)>,
    /// Further addresses of people found by another one, with their rows.
    pub further: Vec<(String, u32)>,
    /// The addresses that several people have, with their rows. They are not among [`rows`](Self::rows).
    pub ambiguous: Vec<(String, Vec<u32>)>,
}

/// Everyone's addresses, for looking up one after the other.
#[derive(Clone, Debug)]
pub struct Addresses<'a> {
    holders: HashMap<&'a str, Option<u32>>,
}

/// Who has an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Nobody.
    Nobody,
    /// The person in this row of the directory.
    One(u32),
    /// Several people.
    Several,
}

impl Addresses<'_> {
    /// Returns who has an address, the primary one or another.
    pub fn holder(&self, address: &str) -> Holder {
        let mut lower = String::with_capacity(address.len());
        lower_into(address, &mut lower);
        match self.holders.get(lower.as_str()) {
            None => Holder::Nobody,
            Some(None) => Holder::Several,
            Some(Some(row)) => Holder::One(*row),
        }
    }
}

impl Directory {
    /// Indexes everyone's addresses.
    pub fn addresses(&self) -> Addresses<'_> {
        let mut holders = HashMap::with_capacity(self.len());
        for row in 0..self.len() as u32 {
            for email in self.lower_emails(row) {
                let holder = holders.entry(email).or_insert(Some(row));
                if *holder != Some(row) {
                    *holder = None;
                }
            }
        }
        Addresses { holders }
    }

    /// Looks up the addresses of a pasted text among the addresses of everyone, the primary one and the others, in one pass.
    pub fn who_has(&self, pasted: &PastedEmails) -> EmailMatches {
        let mut places = Interner::default();
        for email in &pasted.emails {
            places.intern(email.lower.as_str());
        }
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); pasted.len()];
        for row in (0..self.len() as u32).filter(|_| !pasted.is_empty()) {
            for email in self.lower_emails(row) {
                let place = places.place(&email);
                let holders = place.and_then(|place| holders.get_mut(place as usize));
                if let Some(holders) = holders
                    && holders.last() != Some(&row)
                {
                    holders.push(row);
                }
            }
        }
        let mut matches = EmailMatches::default();
        let mut taken = vec![false; self.len()];
        for (email, holders) in pasted.emails.iter().zip(holders) {
            let written = || email.written.clone();
            if email.times > 1 {
                matches.repeated.push((written(), email.times));
            }
            match *holders {
                [] => matches.not_found.push(written()),
                [row] => {
                    matches.found += 1;
                    match taken.get_mut(row as usize) {
                        Some(taken) if !*taken => {
                            *taken = true;
                            matches.rows.push(row);
                        }
                        _ => matches.further.push((written(), row)),
                    }
                }
                _ => matches.ambiguous.push((written(), holders)),
            }
        }
        matches
    }
}

#[cfg(test)]
mod tests;
