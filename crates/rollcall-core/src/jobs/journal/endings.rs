//! [`Endings`]: how each row ended, in little memory: a job of 100,000 rows keeps them all.

use crate::sets::Set;

use super::{milliseconds, moment};
use crate::change::Verdict;
use crate::interner::Interner;
use crate::jobs::ending::Ending;
use crate::jobs::plan::Texts;

/// What is kept of a row. Numbers count from 1; 0 is none.
#[derive(Clone, Copy, Debug, Default)]
struct Kept {
    at: i64,
    status: u16,
    code: u16,
    tracking_id: u32,
}

/// How each row ended. The memory for the rows is taken at once, so that it does not grow while the job runs.
#[derive(Debug)]
pub(super) struct Endings {
    rows: Vec<Kept>,
    codes: Interner<String>,
    tracking_ids: Texts,
    /// By row, in its order.
    missing: Vec<(u32, Set<String>)>,
}

impl Endings {
    pub(super) fn new(rows: u32) -> Self {
        Self {
            rows: vec![Kept::default(); rows as usize],
            codes: Interner::default(),
            tracking_ids: Texts::default(),
            missing: Vec::new(),
        }
    }

    pub(super) fn set(&mut self, row: u32, ending: &Ending) {
        let Some(kept) = self.rows.get_mut(row as usize) else {
            return;
        };
        let code = ending.code.clone().map(|code| self.codes.intern(code) + 1);
        let tracking_id = ending.tracking_id.as_deref();
        let tracking_id = tracking_id.filter(|id| self.tracking_ids.push(id));
        *kept = Kept {
            at: milliseconds(ending.at),
            status: ending.status.unwrap_or(0),
            code: code.and_then(|code| u16::try_from(code).ok()).unwrap_or(0),
            tracking_id: tracking_id.map_or(0, |_| self.tracking_ids.len()),
        };
        let place = self.place_of_missing(row);
        if self.missing.get(place).is_some_and(|(of, _)| *of == row) {
            self.missing.remove(place);
        }
        if !ending.missing.is_empty() {
            self.missing.insert(place, (row, ending.missing.clone()));
        }
    }

    fn place_of_missing(&self, row: u32) -> usize {
        self.missing.partition_point(|(of, _)| *of < row)
    }

    pub(super) fn get(&self, row: u32, verdict: Verdict) -> Option<Ending> {
        let kept = self.rows.get(row as usize)?;
        let code = u32::from(kept.code).checked_sub(1);
        let tracking_id = kept.tracking_id.checked_sub(1);
        let tracking_id = tracking_id.and_then(|number| self.tracking_ids.get(number));
        let missing = self.missing.get(self.place_of_missing(row));
        let missing = missing.filter(|(of, _)| *of == row);
        Some(Ending {
            verdict,
            status: (kept.status != 0).then_some(kept.status),
            code: code.and_then(|code| self.codes.get(code).cloned()),
            tracking_id: tracking_id.map(str::to_owned),
            missing: missing.map(|(_, keys)| keys.clone()).unwrap_or_default(),
            at: moment(kept.at)?,
        })
    }
}
