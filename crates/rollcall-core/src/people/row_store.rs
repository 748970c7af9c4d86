//! Texts and flags of many rows in few allocations: one block of text for each page that arrives.
//!
//! 100,000 people with four texts each would be 400,000 small strings, each with its own header and heap slack; here they are a
//! hundred blocks. A block never moves or grows once it is stored, so storing costs no copying of what is there already.

use crate::fold::{ACCENTLESS, fold_into, lower_into};
use webex_api::Person;

/// Where the texts of one person stand in their page; offsets in bytes.
///
/// `id name haystack [e-mail]`: the haystack is the folded name and the folded e-mail addresses, a line each. An address with letters
/// beyond ASCII has a line more, where it keeps its accents. A primary address that folding leaves as it is, which is nearly every
/// one, is not stored again: it is a part of the haystack.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowTexts {
    page: u32,
    id: u32,
    name: u32,
    haystack: u32,
    haystack_end: u32,
    email: u32,
    email_end: u32,
}

/// All pages, and the one being filled.
#[derive(Debug, Default)]
pub(super) struct RowStore {
    full: Vec<Box<str>>,
    open: String,
}

impl RowStore {
    pub(super) fn push(&mut self, person: &Person) -> RowTexts {
        let (email, page) = (person.primary_email(), self.full.len() as u32);
        let open = &mut self.open;
        let id = open.len() as u32;
        open.push_str(person.id.as_str());
        let name = open.len() as u32;
        open.push_str(&person.name());
        let haystack = open.len();
        fold_into(&person.name(), open);
        // A query has no line break, so no match can begin in the name and end in an address.
        open.push('\n');
        let mut email_start = open.len();
        for address in &person.emails {
            fold_into(address, open);
            if !address.is_ascii() {
                open.push(ACCENTLESS);
                open.push('\n');
                lower_into(address, open);
            }
            open.push('\n');
        }
        let haystack_end = open.len();
        if !open[email_start..].starts_with(email) {
            email_start = open.len();
            open.push_str(email);
        }
        RowTexts {
            page,
            id,
            name,
            haystack: haystack as u32,
            haystack_end: haystack_end as u32,
            email: email_start as u32,
            email_end: (email_start + email.len()) as u32,
        }
    }

    /// Ends the open page; its slack is given back.
    pub(super) fn close_page(&mut self) {
        if !self.open.is_empty() {
            self.full
                .push(std::mem::take(&mut self.open).into_boxed_str());
        }
    }

    pub(super) fn id(&self, row: RowTexts) -> &str {
        self.slice(row.page, row.id, row.name)
    }

    pub(super) fn name(&self, row: RowTexts) -> &str {
        self.slice(row.page, row.name, row.haystack)
    }

    pub(super) fn email(&self, row: RowTexts) -> &str {
        self.slice(row.page, row.email, row.email_end)
    }

    pub(super) fn haystack(&self, row: RowTexts) -> &str {
        self.slice(row.page, row.haystack, row.haystack_end)
    }

    /// The folded name.
    pub(super) fn folded_name(&self, row: RowTexts) -> &str {
        let haystack = self.haystack(row);
        haystack.split_once('\n').map_or(haystack, |(name, _)| name)
    }

    /// The folded primary address; empty when there is none.
    pub(super) fn folded_email(&self, row: RowTexts) -> &str {
        let first = self.haystack(row).split('\n').nth(1).unwrap_or_default();
        first.trim_end_matches(ACCENTLESS)
    }

    /// All addresses in lower case, with their accents.
    pub(super) fn lower_emails(&self, row: RowTexts) -> impl Iterator<Item = &str> {
        let lines = self.haystack(row).split('\n').skip(1);
        lines.filter(|line| !line.is_empty() && !line.ends_with(ACCENTLESS))
    }

    fn slice(&self, page: u32, start: u32, end: u32) -> &str {
        let page: &str = self.full.get(page as usize).map_or(&self.open, |page| page);
        page.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.full.iter().map(|page| page.len()).sum::<usize>() + self.open.capacity()
    }
}
