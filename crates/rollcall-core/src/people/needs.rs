//! [`Needs`]: the data that a view needs beyond the plain list of people. Webex sends it only on request, and more slowly.

/// What is needed beyond the plain list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Needs {
    /// When people were last active.
    pub activity: bool,
    /// The Webex Calling locations of people.
    pub locations: bool,
}

impl Needs {
    /// Nothing.
    pub const NONE: Self = Self {
        activity: false,
        locations: false,
    };

    /// When people were last active.
    pub const ACTIVITY: Self = Self {
        activity: true,
        ..Self::NONE
    };

    /// The locations of people.
    pub const LOCATIONS: Self = Self {
        locations: true,
        ..Self::NONE
    };

    /// Whether nothing is needed.
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// What one of the two needs.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self {
            activity: self.activity || other.activity,
            locations: self.locations || other.locations,
        }
    }
}
