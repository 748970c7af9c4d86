//! From staged cells to source rows of a job.

use webex_api::{PersonId, SiteUrl};

use super::cell::{ON, Value};
use super::column::Kind;
use super::state::Grid;
use crate::jobs::edit::{CodeEdit, Edit, Members, SessionTypes, TrackingCodes};
use crate::jobs::plan::Wish;
use crate::sets::Set;

impl Grid {
    /// What is staged, one wish for each person, numbered by rows. Cells of which nothing is known are left out
    /// ([`Grid::left_out`]). The wishes name only what was staged, so that what changes meanwhile elsewhere stays.
    pub fn wishes(&self, site: &SiteUrl) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for (row, line) in self.rows.iter().zip(1..) {
            let (cells, _) = row.to_send();
            if !cells.is_empty() {
                wishes.push(Wish {
                    line,
                    person: Some(row.person.clone()),
                    edit: self.edit_of(site.clone(), &cells),
                });
            }
        }
        wishes
    }

    /// The people with staged changes that cannot be sent, because what they have is not known.
    pub fn left_out(&self) -> Vec<PersonId> {
        let mut left_out = Vec::new();
        for row in &self.rows {
            if row.to_send().1 {
                left_out.push(row.person.clone());
            }
        }
        left_out
    }

    fn edit_of(&self, site: SiteUrl, cells: &[(usize, Value)]) -> Edit {
        let (mut add, mut remove, mut codes) = (Set::new(), Set::new(), Vec::new());
        for (column, value) in cells {
            let Some(column) = self.columns.get(*column) else {
                continue;
            };
            match self.kind {
                Kind::Codes => codes.push(CodeEdit {
                    name: column.key.clone(),
                    from: None,
                    to: self.text(*value).to_owned(),
                }),
                Kind::Types => {
                    let of = if *value == ON { &mut add } else { &mut remove };
                    of.insert(column.key.as_str().into());
                }
            }
        }
        match self.kind {
            Kind::Codes => TrackingCodes { site, codes }.into(),
            Kind::Types => {
                let types = Members::Change { remove, add };
                SessionTypes { site, types }.into()
            }
        }
    }
}
