//! [`Part`]: what a person consists of, as far as a replacement writes it.

/// A part of a person. Those with [`is_list`](Self::is_list) can occur any number of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Given name.
    FirstName,
    /// Family name.
    LastName,
    /// The name that everyone sees. Webex requires one.
    DisplayName,
    /// Job title.
    Title,
    /// Department.
    Department,
    /// The manager's name.
    Manager,
    /// The manager's person id.
    ManagerId,
    /// The first phone number of type `work`. Only people with a Webex Calling licence have one that can be written.
    WorkPhone,
    /// The Webex Calling extension.
    Extension,
    /// The Webex Calling location, which cannot be changed.
    Location,
    /// The picture's address.
    Avatar,
    /// Whether the person may sign in: `true`, `false`, or empty if Webex did not say.
    SignIn,
    /// The primary one of several email addresses. It cannot be changed, and a replacement must not change it either.
    PrimaryEmail,
    /// An email address.
    Email,
    /// Any other phone number.
    Number,
    /// A postal address, in one line.
    Address,
    /// An administrator role, by its id.
    Role,
    /// A licence, by its id.
    License,
    /// A meeting site, as Webex writes it: `site` or `site#attendee`.
    Site,
}

impl Part {
    /// All of them, in the order to show.
    pub const ALL: [Self; 19] = [
        Self::FirstName,
        Self::LastName,
        Self::DisplayName,
        Self::Title,
        Self::Department,
        Self::Manager,
        Self::ManagerId,
        Self::WorkPhone,
        Self::Extension,
        Self::Location,
        Self::Avatar,
        Self::SignIn,
        Self::PrimaryEmail,
        Self::Email,
        Self::Number,
        Self::Address,
        Self::Role,
        Self::License,
        Self::Site,
    ];

    /// Whether a person can have several.
    pub const fn is_list(self) -> bool {
        matches!(
            self,
            Self::Email | Self::Number | Self::Address | Self::Role | Self::License | Self::Site
        )
    }

    /// Returns whether the values are ids or sites, which contain no personal data.
    pub(super) const fn is_id(self) -> bool {
        matches!(
            self,
            Self::Role
                | Self::License
                | Self::Site
                | Self::ManagerId
                | Self::Location
                | Self::SignIn
        )
    }

    /// Its member in Webex's JSON.
    pub const fn member(self) -> &'static str {
        match self {
            Self::FirstName => "firstName",
            Self::LastName => "lastName",
            Self::DisplayName => "displayName",
            Self::Title => "title",
            Self::Department => "department",
            Self::Manager => "manager",
            Self::ManagerId => "managerId",
            Self::WorkPhone | Self::Number => "phoneNumbers",
            Self::Extension => "extension",
            Self::Location => "locationId",
            Self::Avatar => "avatar",
            Self::SignIn => "loginEnabled",
            Self::PrimaryEmail | Self::Email => "emails",
            Self::Address => "addresses",
            Self::Role => "roles",
            Self::License => "licenses",
            Self::Site => "siteUrls",
        }
    }

    /// A name of its own, for records.
    pub const fn key(self) -> &'static str {
        match self {
            Self::WorkPhone => "workPhone",
            Self::PrimaryEmail => "primaryEmail",
            other => other.member(),
        }
    }

    /// The part with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }

    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FirstName => "First name",
            Self::LastName => "Last name",
            Self::DisplayName => "Display name",
            Self::Title => "Title",
            Self::Department => "Department",
            Self::Manager => "Manager",
            Self::ManagerId => "Manager's account",
            Self::WorkPhone => "Work phone",
            Self::Extension => "Extension",
            Self::Location => "Location",
            Self::Avatar => "Picture",
            Self::SignIn => "Sign-in",
            Self::PrimaryEmail => "Primary email",
            Self::Email => "Email",
            Self::Number => "Phone",
            Self::Address => "Address",
            Self::Role => "Role",
            Self::License => "Licence",
            Self::Site => "Meeting site",
        }
    }
}
