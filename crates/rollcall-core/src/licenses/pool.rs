//! One pool: how the organisation got it, its seats, and whether they are running out.
//!
//! A number that Webex left out, or that no organisation can have, is not known; it is never 0.

use webex_api::License;

/// What Webex puts before the id of a trial's subscription.
const TRIAL: &str = "trialSub.";

/// How the organisation got a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supply {
    /// It belongs to a subscription.
    Bought,
    /// It belongs to a trial.
    Trial,
    /// It belongs to no subscription. Webex gave whole organisations the last seat of such pools (44 of 44), so they seem to grow by
    /// themselves.
    Free,
    /// Webex named the subscription in a form that cannot be read.
    Unknown,
}

impl Supply {
    /// Reads it off the subscription.
    pub fn of(license: &License) -> Self {
        if license.unreadable.has("subscriptionId") {
            return Self::Unknown;
        }
        match license.subscription_id.as_deref().unwrap_or_default() {
            "" => Self::Free,
            id if id.starts_with(TRIAL) => Self::Trial,
            _ => Self::Bought,
        }
    }
}

/// How many seats a pool has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// So many; at least one.
    Limited(u32),
    /// Any number: Webex writes 0 or −1.
    NoLimit,
    /// Webex did not say.
    Unknown,
}

/// The seats of a pool. `None` stands for a number that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats {
    /// All of them.
    pub total: Total,
    /// Those in use.
    pub used: Option<u32>,
    /// Those in use by people.
    pub by_people: Option<u32>,
    /// Those in use by workspaces.
    pub by_workspaces: Option<u32>,
}

impl Seats {
    /// Reads the numbers of a pool.
    pub fn of(license: &License) -> Self {
        let total = match license.total_units.map(u32::try_from) {
            _ if license.has_no_limit() => Total::NoLimit,
            Some(Ok(total)) => Total::Limited(total),
            Some(Err(_)) | None => Total::Unknown,
        };
        let number = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok());
        Self {
            total,
            used: number(license.consumed_units),
            by_people: number(license.consumed_by_users),
            by_workspaces: number(license.consumed_by_workspaces),
        }
    }

    /// Returns the number of free seats, or `None` if there is no limit or one of the numbers is unknown.
    pub fn left(self) -> Option<u32> {
        match self.total {
            Total::Limited(total) => Some(total.saturating_sub(self.used?)),
            Total::NoLimit | Total::Unknown => None,
        }
    }

    /// How much of the pool is in use, in per cent and at most 100. Neither "some" nor "nearly all" is rounded away. `None` without a
    /// limit, or without one of the numbers.
    pub fn percent(self) -> Option<u8> {
        let Total::Limited(total) = self.total else {
            return None;
        };
        let used = self.used?;
        let percent = u64::from(used) * 100 / u64::from(total);
        let percent = percent.clamp(u64::from(used > 0), 100);
        u8::try_from(percent).ok()
    }
}

/// Whether the seats of a pool are running out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// More seats are in use than there are.
    Overused {
        /// How many more.
        by: u32,
    },
    /// The last seat is in use.
    Full,
    /// At least nine seats in ten are in use.
    NearlyFull,
    /// There are seats.
    Available,
    /// All seats of a free pool are in use, which says little: see [`Supply::Free`].
    FreeInUse,
    /// There are always seats.
    NoLimit,
    /// Webex did not give the numbers.
    Unknown,
}

impl State {
    /// Judges a pool by its numbers.
    pub fn of(license: &License) -> Self {
        let seats = Seats::of(license);
        let (total, used) = match (seats.total, seats.used) {
            (Total::NoLimit, _) => return Self::NoLimit,
            (Total::Limited(total), Some(used)) => (total, used),
            _ => return Self::Unknown,
        };
        let free = Supply::of(license) == Supply::Free;
        let nearly = u64::from(used) * 10 >= u64::from(total) * 9;
        match used.checked_sub(total) {
            Some(_) if free => Self::FreeInUse,
            Some(0) => Self::Full,
            Some(by) => Self::Overused { by },
            None if nearly && !free => Self::NearlyFull,
            None => Self::Available,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn pool(members: Value) -> License {
        let mut pool = json!({"id": "L", "name": "Pro", "subscriptionId": "Sub1"});
        for (name, value) in members.as_object().unwrap() {
            pool[name] = value.clone();
        }
        serde_json::from_value(pool).unwrap()
    }

    fn state(total: Value, used: Value, subscription: Value) -> State {
        State::of(&pool(
            json!({"totalUnits": total, "consumedUnits": used, "subscriptionId": subscription}),
        ))
    }

    #[test]
    fn the_subscription_tells_how_a_pool_was_got() {
        for (subscription, supply) in [
            (json!("Sub-sim1"), Supply::Bought),
            (json!("trialSub.1eb65fdf"), Supply::Trial),
            (json!("trial"), Supply::Bought),
            (json!(""), Supply::Free),
            (Value::Null, Supply::Free),
            (json!(7), Supply::Unknown),
        ] {
            let license = pool(json!({"subscriptionId": subscription}));
            assert_eq!(Supply::of(&license), supply, "{subscription}");
        }
    }

    #[test]
    fn a_pool_runs_out_at_nine_seats_in_ten() {
        for (total, used, expected) in [
            (50, 0, State::Available),
            (50, 44, State::Available),
            (50, 45, State::NearlyFull),
            (50, 49, State::NearlyFull),
            (50, 50, State::Full),
            (50, 51, State::Overused { by: 1 }),
            (1, 0, State::Available),
            (1, 1, State::Full),
            (u32::MAX, u32::MAX - 1, State::NearlyFull),
            (1, u32::MAX, State::Overused { by: u32::MAX - 1 }),
        ] {
            let found = state(json!(total), json!(used), json!("Sub1"));
            assert_eq!(found, expected, "{used} of {total}");
        }
    }

    /// The word for a free pool is a soft one, whatever its numbers.
    #[test]
    fn a_free_pool_is_never_full() {
        for (total, used, expected) in [
            (44, 44, State::FreeInUse),
            (44, 45, State::FreeInUse),
            (44, 43, State::Available),
        ] {
            assert_eq!(state(json!(total), json!(used), Value::Null), expected);
        }
        let trial = state(json!(5), json!(5), json!("trialSub.1"));
        assert_eq!(trial, State::Full, "a trial has so many seats and no more");
        assert_eq!(state(json!(5), json!(5), json!(7)), State::Full);
    }

    #[test]
    fn no_limit_and_not_known_are_two_things() {
        for total in [json!(0), json!(-1)] {
            assert_eq!(state(total, Value::Null, json!("Sub1")), State::NoLimit);
        }
        for (total, used) in [
            (Value::Null, json!(5)),
            (json!(5), Value::Null),
            (json!("5"), json!(5)),
            (json!(5), json!({})),
            (json!(5), json!(-1)),
            (json!(4.5), json!(1)),
            (json!(5_000_000_000_i64), json!(5)),
            (json!(5), json!(5_000_000_000_i64)),
        ] {
            let found = state(total.clone(), used.clone(), json!("Sub1"));
            assert_eq!(found, State::Unknown, "{used} of {total}");
        }
    }

    #[test]
    fn a_number_that_is_not_known_is_not_zero() {
        let seats = Seats::of(&pool(json!({"totalUnits": 5, "consumedByUsers": null})));
        assert_eq!(
            (seats.used, seats.by_people, seats.by_workspaces),
            (None, None, None)
        );
        assert_eq!((seats.left(), seats.percent()), (None, None));
    }

    #[test]
    fn what_is_left_and_how_much_is_in_use() {
        for (total, used, left, percent) in [
            (50, 38, Some(12), Some(76)),
            (50, 60, Some(0), Some(100)),
            (1000, 1, Some(999), Some(1)),
            (1000, 999, Some(1), Some(99)),
            (1000, 0, Some(1000), Some(0)),
            (-1, 7, None, None),
        ] {
            let seats = Seats::of(&pool(json!({"totalUnits": total, "consumedUnits": used})));
            assert_eq!((seats.left(), seats.percent()), (left, percent), "{total}");
        }
    }
}
