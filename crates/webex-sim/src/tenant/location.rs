//! Locations of the organisation.

use crate::tenant::places::ADDRESSES;

/// An office location, referred to by Webex Calling.
pub(crate) struct Location {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) timezone: String,
    pub(crate) street: String,
    pub(crate) city: String,
    pub(crate) state: String,
    pub(crate) postal_code: String,
    /// The two-letter country code.
    pub(crate) country: String,
}

/// Time zones of the first addresses, in order.
const TIMEZONES: [&str; 3] = ["America/Denver", "Europe/Berlin", "Asia/Tokyo"];

impl Location {
    /// Creates the location at one of the invented addresses.
    pub(crate) fn at(place: usize, id: String) -> Self {
        let (country, city, state, street, postal_code) = ADDRESSES[place % TIMEZONES.len()];
        Self {
            id,
            name: format!("{city} office"),
            timezone: TIMEZONES[place % TIMEZONES.len()].into(),
            street: street.into(),
            city: city.into(),
            state: state.into(),
            postal_code: postal_code.into(),
            country: country.into(),
        }
    }
}
