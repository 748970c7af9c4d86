//! Whether the list of holders agrees with the number that Webex gives.

use webex_api::License;

use super::holders::Holders;
use super::pool::Seats;

/// What a complete list says beside the number of seats that people use (`consumedByUsers`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoning {
    /// The two agree.
    Agrees,
    /// They agree if those of other organisations are not counted.
    AgreesWithoutExternal,
    /// They differ.
    Differs {
        /// The number that Webex gives.
        counted: u32,
    },
    /// Webex gave no number.
    NotCounted,
}

/// Compares a list of holders that is complete with the pool's own number. The two are read one after the other and are not counted by
/// the same part of Webex, so that a difference is no proof of a fault.
pub fn reckon(holders: &Holders, license: &License) -> Reckoning {
    let Some(counted) = Seats::of(license).by_people else {
        return Reckoning::NotCounted;
    };
    let is = |number: usize| u32::try_from(number) == Ok(counted);
    if is(holders.len()) {
        Reckoning::Agrees
    } else if is(holders.len() - holders.external()) {
        Reckoning::AgreesWithoutExternal
    } else {
        Reckoning::Differs { counted }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn holders(internal: usize, external: usize) -> Holders {
        let user = |index: usize| {
            let kind = if index < internal {
                "INTERNAL"
            } else {
                "EXTERNAL"
            };
            serde_json::from_value(json!({"id": index.to_string(), "type": kind})).unwrap()
        };
        let mut holders = Holders::default();
        holders.push_page((0..internal + external).map(user).collect());
        holders
    }

    #[test]
    fn the_list_is_compared_with_the_seats_that_people_use() {
        for (list, counted, expected) in [
            ((3, 0), json!(3), Reckoning::Agrees),
            ((0, 0), json!(0), Reckoning::Agrees),
            ((3, 1), json!(4), Reckoning::Agrees),
            ((3, 1), json!(3), Reckoning::AgreesWithoutExternal),
            ((3, 1), json!(5), Reckoning::Differs { counted: 5 }),
            ((3, 0), json!(0), Reckoning::Differs { counted: 0 }),
            ((0, 0), Value::Null, Reckoning::NotCounted),
            ((3, 0), json!("3"), Reckoning::NotCounted),
            ((3, 0), json!(-1), Reckoning::NotCounted),
        ] {
            let license = json!({"id": "L", "consumedUnits": 9, "consumedByUsers": counted});
            let license = serde_json::from_value(license).unwrap();
            let (internal, external) = list;
            let found = reckon(&holders(internal, external), &license);
            assert_eq!(found, expected, "{list:?} and {counted}");
        }
    }
}
