//! [`Undo`]: the reverse of one change.

use crate::tenant::person::Person;
use crate::tenant::tracking_code::TrackingCode;

/// The reverse of one change.
pub(crate) enum Undo {
    /// A directory slot and its previous person.
    Person(usize, Option<Box<Person>>),
    /// A site and its previous tracking codes.
    TrackingCodes(usize, Vec<TrackingCode>),
}
