//! The seats of a licence pool in words.

use rollcall_core::change::seats::PoolEffect;
use webex_api::License;

use crate::ui::plain_text::visible;

/// What the pool has left: "(12 available)".
pub fn seats_in_words(license: &License) -> String {
    match license.free_units() {
        None => "(no limit)".to_owned(),
        Some(free) if free > 0 => format!("({free} available)"),
        Some(_) => format!("(0 available: all {} seats are taken)", license.total_units),
    }
}

/// What speaks against a change, as far as the pools were known when they were read.
pub fn warning(effect: &PoolEffect) -> Option<String> {
    let name = visible(
        effect
            .name
            .as_deref()
            .unwrap_or_else(|| effect.license.as_str()),
    );
    (!effect.fits()).then(|| format!("{name} has no free seat. Webex may refuse it; free a seat first or choose another licence."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn license(total: i64, used: i64) -> License {
        serde_json::from_value(serde_json::json!({"id": "L", "name": "Pro", "totalUnits": total, "consumedUnits": used})).unwrap()
    }

    #[test]
    fn free_seats_are_counted() {
        assert_eq!(seats_in_words(&license(50, 38)), "(12 available)");
        assert_eq!(
            seats_in_words(&license(50, 50)),
            "(0 available: all 50 seats are taken)"
        );
        assert_eq!(seats_in_words(&license(-1, 7)), "(no limit)");
    }

    #[test]
    fn only_a_pool_that_does_not_fit_is_warned_of() {
        let effect = |free_after| PoolEffect {
            license: "L".into(),
            name: None,
            free_before: Some(0),
            free_after: Some(free_after),
        };
        assert!(warning(&effect(-1)).is_some());
        assert!(warning(&effect(1)).is_none());
    }
}
