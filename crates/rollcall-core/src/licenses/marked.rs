//! [`Marked`]: a directory with a mark for each person, which holds what only one list needs.

use webex_api::Person;

use crate::people::Directory;

/// People, each once, in the order of arrival, and a mark for each.
#[derive(Debug)]
pub(super) struct Marked<M> {
    people: Directory,
    /// One for each row of `people`.
    marks: Vec<M>,
}

impl<M> Default for Marked<M> {
    fn default() -> Self {
        Self {
            people: Directory::new(),
            marks: Vec::new(),
        }
    }
}

impl<M: Copy + Default> Marked<M> {
    /// Takes one page in. Those already present (by id) are skipped, because Webex's paging may repeat somebody.
    pub(super) fn push_page(&mut self, page: Vec<(Person, M)>) {
        let known = self.people.len();
        let mut marks = Vec::with_capacity(page.len());
        let mut people = Vec::with_capacity(page.len());
        for (person, mark) in page {
            marks.push((person.id.clone(), mark));
            people.push(person);
        }
        self.people.push_page(people);
        self.marks.resize(self.people.len(), M::default());
        // Backwards, so that the first mention of a person counts here as it does in the directory.
        for (id, mark) in marks.into_iter().rev() {
            let row = self.people.position(id.as_str()).map(|row| row as usize);
            let new = row.filter(|row| *row >= known);
            if let Some(kept) = new.and_then(|row| self.marks.get_mut(row)) {
                *kept = mark;
            }
        }
    }

    /// The people, for searching.
    pub(super) const fn people(&self) -> &Directory {
        &self.people
    }

    /// The mark of a row; the default past the end.
    pub(super) fn mark(&self, row: u32) -> M {
        self.marks.get(row as usize).copied().unwrap_or_default()
    }

    /// All marks, in the order of the rows.
    pub(super) fn marks(&self) -> &[M] {
        &self.marks
    }
}
