//! Texts of many rows in few allocations: one block for each page that arrives.
//!
//! 100,000 people with four texts each would be 400,000 small strings, each with its own header and heap slack; here they are a
//! hundred blocks. A block never moves or grows once it is stored, so storing costs no copying of what is there already.

use std::ops::Range;

/// Where a text stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    page: u32,
    start: u32,
    end: u32,
}

/// All blocks, and the one being filled.
#[derive(Debug, Default)]
pub(super) struct TextPages {
    full: Vec<Box<str>>,
    open: String,
}

impl TextPages {
    /// Lets `write` append to the open page and answers where the new text stands.
    pub(super) fn write(&mut self, write: impl FnOnce(&mut String)) -> Place {
        let start = self.open.len();
        write(&mut self.open);
        Place { page: self.full.len() as u32, start: start as u32, end: self.open.len() as u32 }
    }

    pub(super) fn push(&mut self, text: &str) -> Place {
        self.write(|page| page.push_str(text))
    }

    /// Ends the open page; its slack is given back.
    pub(super) fn close_page(&mut self) {
        if !self.open.is_empty() {
            self.full.push(std::mem::take(&mut self.open).into_boxed_str());
        }
    }

    pub(super) fn get(&self, place: Place) -> &str {
        let page: &str = self.full.get(place.page as usize).map_or(&self.open, |page| page);
        let range: Range<usize> = place.start as usize..place.end as usize;
        page.get(range).unwrap_or_default()
    }

    /// Bytes held.
    pub(super) fn bytes(&self) -> usize {
        self.full.iter().map(|page| page.len()).sum::<usize>() + self.open.capacity()
    }
}
