//! The seats of a licence pool in words.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::seats::{Fit, PoolEffect, effect_of};
use rollcall_core::change::{AnyField, DiffLine};
use webex_api::{License, LicenseId, Page};

use crate::components::change_form::When;
use rollcall_core::licenses::Supply;
use rollcall_core::naming::Item;
use rollcall_core::number::grouped;

/// What the pool has left: "12 of 50 left".
pub fn seats_in_words(license: &License) -> String {
    match (license.free_units(), license.total_units) {
        (Some(free), Some(total)) => format!("{} of {} left", seats(free), seats(total)),
        _ if license.has_no_limit() => "No limit".to_owned(),
        _ => "Seats unknown".to_owned(),
    }
}

/// The warnings about a change, judged by the pools as last read.
pub fn warning(effect: &PoolEffect, item: &Item) -> Option<String> {
    let name = item.in_words();
    match effect.fit() {
        Fit::Fits => None,
        Fit::Full => Some(format!("No seats left for {name}. Webex may reject this.")),
        Fit::FreePoolInUse => Some(format!(
            "All {} seats of {name} are in use. Webex often adds seats to free pools.",
            seats(effect.seats.unwrap_or_default())
        )),
    }
}

/// The notes about the lines of a change: the seats of their pools. `before` are the pools as they were before the write, to compare
/// with those that are read after it.
pub fn seats_note(
    now: Signal<Arc<Page<License>>>,
    before: StoredValue<Arc<Page<License>>>,
) -> Callback<(DiffLine<AnyField>, When), Option<String>> {
    Callback::new(move |(line, when): (DiffLine<AnyField>, When)| {
        let line = DiffLine {
            kind: line.kind,
            field: line.field.license()?,
        };
        now.with(|now| before.with_value(|before| note(before, now, &line, when)))
    })
}

/// The seats of the pool that a line is about: what the change would leave, or what it left.
fn note(
    before: &[License],
    now: &[License],
    line: &DiffLine<LicenseId>,
    when: When,
) -> Option<String> {
    let pool = now.iter().find(|pool| pool.id == line.field);
    if pool.is_some_and(|pool| Supply::of(pool) == Supply::Free) {
        // Such pools grow and shrink with the organisation.
        return None;
    }
    let now = effect_of(now, line);
    let is = left(now.free_before?);
    let words = match when {
        When::Planned => format!("{is} now, {} after", left(now.free_after?)),
        When::Made => format!(
            "{} before, {is} now",
            left(effect_of(before, line).free_before?)
        ),
    };
    Some(format!("Seats left: {words}"))
}

/// How many seats are left; below zero, how many are missing.
fn left(free: i64) -> String {
    if free < 0 {
        format!("{} too few", seats(free.saturating_neg()))
    } else {
        seats(free)
    }
}

fn seats(number: i64) -> String {
    grouped(usize::try_from(number).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use rollcall_core::change::DiffKind;

    use super::*;

    fn license(total: i64, used: i64) -> License {
        serde_json::from_value(serde_json::json!({"id": "L", "name": "Pro", "totalUnits": total, "consumedUnits": used, "subscriptionId": "Sub1"})).unwrap()
    }

    #[test]
    fn free_seats_are_counted() {
        for (total, used, words) in [
            (50, 38, "12 of 50 left"),
            (586, 586, "0 of 586 left"),
            (586, 600, "0 of 586 left"),
            (12_000, 10_500, "1,500 of 12,000 left"),
            (-1, 7, "No limit"),
            (0, 7, "No limit"),
        ] {
            assert_eq!(seats_in_words(&license(total, used)), words);
        }
    }

    /// What Webex left out, or sent in another form, is not a pool without a limit.
    #[test]
    fn seats_that_webex_did_not_tell_are_not_known() {
        for pool in [
            serde_json::json!({"id": "L"}),
            serde_json::json!({"id": "L", "totalUnits": null, "consumedUnits": 5}),
            serde_json::json!({"id": "L", "totalUnits": "50", "consumedUnits": 5}),
            serde_json::json!({"id": "L", "totalUnits": 50, "consumedUnits": {}}),
        ] {
            let license = serde_json::from_value(pool).unwrap();
            assert_eq!(seats_in_words(&license), "Seats unknown");
        }
    }

    #[test]
    fn a_free_pool_gets_a_softer_word_than_a_bought_one() {
        let effect = |free_after, bought| PoolEffect {
            license: "L".into(),
            seats: Some(44),
            bought,
            free_before: Some(0),
            free_after: Some(free_after),
        };
        let item = || Item {
            texts: None,
            name: "Pro".to_owned(),
            site: Some("a.webex.com".to_owned()),
            detail: None,
        };
        assert_eq!(
            warning(&effect(-1, true), &item()).as_deref(),
            Some("No seats left for Pro on a.webex.com. Webex may reject this.")
        );
        assert_eq!(
            warning(&effect(-1, false), &item()).as_deref(),
            Some(
                "All 44 seats of Pro on a.webex.com are in use. Webex often adds seats to free pools."
            )
        );
        assert_eq!(warning(&effect(1, true), &item()), None);
    }

    #[test]
    fn what_if_gives_the_seats_before_and_after() {
        let pools = |total, used| vec![license(total, used)];
        let line = |kind| DiffLine {
            field: LicenseId::from("L"),
            kind,
        };
        // The pools may arrive after the form has opened.
        let planned = |pools: &[License], kind| note(&[], pools, &line(kind), When::Planned);
        for (total, used, kind, words) in [
            (
                50,
                38,
                DiffKind::Added,
                Some("Seats left: 12 now, 11 after"),
            ),
            (
                50,
                38,
                DiffKind::Removed,
                Some("Seats left: 12 now, 13 after"),
            ),
            (
                50,
                50,
                DiffKind::Added,
                Some("Seats left: 0 now, 1 too few after"),
            ),
            (
                50,
                52,
                DiffKind::Removed,
                Some("Seats left: 2 too few now, 1 too few after"),
            ),
            (-1, 7, DiffKind::Added, None),
        ] {
            let found = planned(&pools(total, used), kind);
            assert_eq!(found.as_deref(), words, "{used} of {total}");
        }
        let mut free = pools(50, 50);
        free[0].subscription_id = None;
        assert_eq!(
            planned(&free, DiffKind::Removed),
            None,
            "it shrinks with the people"
        );
        let (before, now) = (pools(50, 38), pools(50, 39));
        assert_eq!(
            note(&before, &now, &line(DiffKind::Added), When::Made).as_deref(),
            Some("Seats left: 12 before, 11 now")
        );
    }
}
