//! From staged cells to source rows of a job.

use webex_api::{PersonId, SessionTypeId, SiteUrl};

use super::row::{Held, Row, bit};
use super::state::Grid;
use crate::jobs::edit::{Members, SessionTypes};
use crate::jobs::plan::Wish;
use crate::sets::Set;

impl Grid {
    /// What is staged, one wish for each person, numbered by rows. People whose list is not known are left out
    /// ([`Grid::left_out`]). The wishes name only what was staged, so that what changes meanwhile elsewhere stays.
    pub fn wishes(&self, site: &SiteUrl) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for (row, line) in self.rows.iter().zip(1..) {
            if row.is_staged() && matches!(row.held, Held::Known(_)) {
                let (add, remove) = self.staged_of(row);
                let edit = SessionTypes {
                    site: site.clone(),
                    types: Members::Change { remove, add },
                };
                wishes.push(Wish {
                    line,
                    person: Some(row.person.clone()),
                    edit: edit.into(),
                });
            }
        }
        wishes
    }

    /// The people with staged changes that cannot be sent, because their list is not known.
    pub fn left_out(&self) -> Vec<PersonId> {
        let mut left_out = Vec::new();
        for row in &self.rows {
            if row.is_staged() && !matches!(row.held, Held::Known(_)) {
                left_out.push(row.person.clone());
            }
        }
        left_out
    }

    /// What is to be added and what removed.
    pub(super) fn staged_of(&self, row: &Row) -> (Set<SessionTypeId>, Set<SessionTypeId>) {
        let (mut add, mut remove) = (Set::new(), Set::new());
        for (column, id) in self.types.iter().enumerate() {
            if row.on & bit(column) != 0 {
                add.insert(id.clone());
            }
            if row.off & bit(column) != 0 {
                remove.insert(id.clone());
            }
        }
        (add, remove)
    }
}
