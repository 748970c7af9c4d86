//! What a licence change would do to the pools, before it is sent.
//!
//! This warns; it does not forbid. Webex counts seats itself, other admins use them at the same moment, and only the
//! outcome says what happened.

use super::{DiffKind, DiffLine, set_diff};
use crate::sets::Set;
use webex_api::{License, LicenseId};

/// One pool that the change touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoolEffect {
    /// The pool: in Webex each licence id is one.
    pub license: LicenseId,
    /// Seats that the pool has; none where the pool has no limit, or is not known.
    pub seats: Option<i64>,
    /// Whether somebody bought the pool: it belongs to a subscription. A pool that Webex gives for free belongs to none.
    pub bought: bool,
    /// Seats free now, below zero in a pool that is overused; none where the pool has no limit, or is not known.
    pub free_before: Option<i64>,
    /// Seats free after the change, below zero when it does not fit; none where the pool has no limit, or is not known.
    pub free_after: Option<i64>,
}

/// Whether a pool has the seat that a change takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It has, as far as anybody knows.
    Fits,
    /// All seats of a free pool are in use. Webex gave whole organisations the last seat of theirs (44 of 44), so these pools seem to
    /// grow by themselves.
    FreePoolInUse,
    /// A pool that was bought has no seat left.
    Full,
}

impl PoolEffect {
    /// Whether the seat would be there. A pool that is over-used already (fewer than 0 free) still takes a seat back.
    pub fn fit(&self) -> Fit {
        match (self.free_before, self.free_after) {
            (Some(before), Some(after)) if after < 0 && after < before => {
                if self.bought {
                    Fit::Full
                } else {
                    Fit::FreePoolInUse
                }
            }
            _ => Fit::Fits,
        }
    }
}

/// The effect on each pool that gains or loses a seat; those with a seat won first, as they are sent first.
pub fn seat_check(
    pools: &[License],
    before: &Set<LicenseId>,
    after: &Set<LicenseId>,
) -> Vec<PoolEffect> {
    let lines = set_diff(before, after).into_iter();
    let lines = lines.filter(|line| line.kind != DiffKind::Kept);
    lines.map(|line| effect_of(pools, &line)).collect()
}

/// The effect of one line of a change on its pool.
pub fn effect_of(pools: &[License], line: &DiffLine<LicenseId>) -> PoolEffect {
    let change = match line.kind {
        DiffKind::Removed => 1,
        DiffKind::Added => -1,
        DiffKind::Kept | DiffKind::Changed => 0,
    };
    let pool = pools.iter().find(|pool| pool.id == line.field);
    let seats = pool.and_then(|pool| pool.total_units);
    let seats = seats.filter(|total| *total > 0);
    let used = pool.and_then(|pool| pool.consumed_units);
    let free_before = seats
        .zip(used)
        .map(|(seats, used)| seats.saturating_sub(used));
    PoolEffect {
        license: line.field.clone(),
        seats,
        bought: pool
            .and_then(|pool| pool.subscription_id.as_deref())
            .is_some_and(|subscription| !subscription.is_empty()),
        free_before,
        free_after: free_before.map(|free| free.saturating_add(change)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pools() -> Vec<License> {
        let pool = |id: &str, total: i64, used: i64, subscription: Option<&str>| serde_json::json!({"id": id, "name": id, "totalUnits": total, "consumedUnits": used, "subscriptionId": subscription});
        serde_json::from_value(serde_json::json!([
            pool("full", 5, 5, Some("Sub1")),
            pool("roomy", 5, 1, Some("Sub1")),
            pool("free", -1, 9, None),
            pool("over", 5, 7, Some("trialSub.1")),
            pool("grows", 44, 44, None),
            pool("unnamed", 44, 44, Some("")),
        ]))
        .unwrap()
    }

    fn ids(names: &[&str]) -> Set<LicenseId> {
        names.iter().map(|name| LicenseId::from(*name)).collect()
    }

    fn check(before: &[&str], after: &[&str]) -> Vec<(String, Option<i64>, Option<i64>, bool)> {
        let effects = seat_check(&pools(), &ids(before), &ids(after));
        effects
            .iter()
            .map(|pool| {
                (
                    pool.license.to_string(),
                    pool.free_before,
                    pool.free_after,
                    pool.fit() == Fit::Fits,
                )
            })
            .collect()
    }

    #[test]
    fn a_full_pool_is_named() {
        assert_eq!(
            check(&[], &["full"]),
            [("full".into(), Some(0), Some(-1), false)]
        );
        assert_eq!(check(&["roomy"], &["roomy"]), []);
    }

    #[test]
    fn a_swap_gives_back_before_it_takes() {
        assert_eq!(
            check(&["full"], &["roomy"]),
            [
                ("full".into(), Some(0), Some(1), true),
                ("roomy".into(), Some(4), Some(3), true)
            ]
        );
    }

    #[test]
    fn pools_without_a_limit_or_unknown_never_warn() {
        assert_eq!(
            check(&[], &["free", "strange"]),
            [
                ("free".into(), None, None, true),
                ("strange".into(), None, None, true)
            ]
        );
    }

    #[test]
    fn an_overused_pool_stays_overused_until_enough_seats_are_back() {
        assert_eq!(
            check(&["over"], &[]),
            [("over".into(), Some(-2), Some(-1), true)]
        );
    }

    #[test]
    fn an_overused_pool_takes_a_seat_back_but_gives_none() {
        assert!(check(&["over"], &[])[0].3);
        assert!(!check(&[], &["over"])[0].3);
    }

    #[test]
    fn a_free_pool_in_use_is_not_called_full() {
        for (pool, fit) in [
            ("full", Fit::Full),
            ("over", Fit::Full),
            ("grows", Fit::FreePoolInUse),
            ("unnamed", Fit::FreePoolInUse),
            ("free", Fit::Fits),
            ("strange", Fit::Fits),
        ] {
            let effect = &seat_check(&pools(), &ids(&[]), &ids(&[pool]))[0];
            assert_eq!(effect.fit(), fit, "{pool}");
        }
        let effect = &seat_check(&pools(), &ids(&[]), &ids(&["grows"]))[0];
        assert_eq!(effect.seats, Some(44));
    }
}
