//! The seats of each pool before and after a job, and the first row that would not fit.

use webex_api::{License, LicenseId};

use crate::change::seats::{Fit, PoolEffect, effect_of};
use crate::change::{DiffKind, DiffLine};
use crate::sort::sorted;

/// What a job does to one pool.
///
/// Where the licences of a person are read only when the row runs, each licence that is named counts as given or taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolSeats {
    /// The seats before the job and after it. `fit` says whether the pool is large enough in the end.
    pub effect: PoolEffect,
    /// How many rows take a seat.
    pub taken: u32,
    /// How many rows free one.
    pub freed: u32,
    /// The number of the first row that finds no seat in a pool that was bought.
    pub first_without: Option<u32>,
}

/// Counts seats while rows are added in their order.
pub(super) struct SeatCount<'a> {
    pools: &'a [License],
    counted: Vec<PoolSeats>,
}

impl<'a> SeatCount<'a> {
    pub(super) fn new(pools: &'a [License]) -> Self {
        let counted = Vec::new();
        Self { pools, counted }
    }

    /// Counts one line of a row.
    pub(super) fn add(&mut self, row: u32, line: &DiffLine<LicenseId>) {
        let counted = &mut self.counted;
        let place = counted
            .iter()
            .position(|it| it.effect.license == line.field);
        let place = place.unwrap_or_else(|| {
            let mut effect = effect_of(self.pools, line);
            effect.free_after = effect.free_before;
            counted.push(PoolSeats {
                effect,
                taken: 0,
                freed: 0,
                first_without: None,
            });
            counted.len() - 1
        });
        let Some(seats) = counted.get_mut(place) else {
            return;
        };
        let change = match line.kind {
            DiffKind::Added => {
                seats.taken += 1;
                -1
            }
            DiffKind::Removed => {
                seats.freed += 1;
                1
            }
            DiffKind::Changed | DiffKind::Kept => return,
        };
        let free = seats.effect.free_after;
        seats.effect.free_after = free.map(|free| free.saturating_add(change));
        let row_alone = PoolEffect {
            free_before: free,
            ..seats.effect.clone()
        };
        if row_alone.fit() == Fit::Full && seats.first_without.is_none() {
            seats.first_without = Some(row);
        }
    }

    pub(super) fn into_seats(self) -> Vec<PoolSeats> {
        sorted(self.counted, &|one, other| {
            one.effect.license.cmp(&other.effect.license)
        })
    }
}
