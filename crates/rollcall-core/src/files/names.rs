//! The names of columns.
//!
//! They are those of Control Hub's user file and of its file for a meeting site, as Cisco describes them (help.webex.com, articles afv3q8
//! and nh17y2u), of files seen in public, and of the files that this app writes. Case, blanks around a name and invisible
//! characters do not count.

use crate::change::profile::Part;
use crate::fold::lower;
use crate::visible::is_hidden;

/// The columns of the exported list of people.
pub const PEOPLE_HEADER: [&str; 11] = [
    "Name",
    "Email",
    "Status",
    "Department",
    "Licences",
    "Administrator roles",
    "Meeting sites",
    "Created",
    "Last activity",
    "Location",
    "Person ID",
];

/// What the exported list of people says where Webex left something out.
pub const NOT_TOLD: &str = "unknown";

/// The cell of a person without licences. An empty cell would ask for nothing.
pub const NO_LICENSES: &str = "none";

/// What it says where the list was read without something.
pub const NOT_LOADED: &str = "not loaded";

/// A name without what cannot be seen, in lower case.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| !is_hidden(*letter));
    let seen: String = letters.collect();
    lower(seen.trim())
}

pub(super) const EMAIL: [&str; 9] = [
    "email",
    "e-mail",
    "email address",
    "e-mail address",
    "emailaddress",
    "mail",
    "user id/email (required)",
    "userid/email (required)",
    "user id/email",
];

pub(super) const PERSON_ID: [&str; 2] = ["person id", "personid"];

/// Names of the key of Control Hub's user file.
pub(super) const USERS_KEY: [&str; 3] = [EMAIL[6], EMAIL[7], EMAIL[8]];

/// Names that show that a file with a `UserID` is one of a meeting site. Three of them suffice.
pub(super) const MEETINGS: [&str; 11] = [
    "active",
    "firstname",
    "lastname",
    "username",
    "email",
    "hostprivilege",
    "meetingtype",
    "sessiontype",
    "timezone",
    "language",
    "meetingprivilege",
];

/// Names of Control Hub's user file that cannot be changed.
pub(super) const READ_ONLY: [&str; 3] = [
    "user status",
    "last service accessed time",
    "days since last service accessed",
];

pub(super) const FIELDS: [(&str, Part); 10] = [
    ("first name", Part::FirstName),
    ("firstname", Part::FirstName),
    ("last name", Part::LastName),
    ("lastname", Part::LastName),
    ("display name", Part::DisplayName),
    ("title", Part::Title),
    ("job title", Part::Title),
    ("department", Part::Department),
    ("extension", Part::Extension),
    ("phone number", Part::WorkPhone),
];

pub(super) const NOT_SUPPORTED: [&str; 46] = [
    "manager",
    "caller id number",
    "caller id first name",
    "caller id last name",
    "location",
    "preferred language",
    "time zone",
    "address type",
    "address country",
    "address locality",
    "address region",
    "address street",
    "address postal code",
    "hybrid calendar service resource group",
    "hybrid call service resource group",
    "jabber with webex teams",
    "jabber calling",
    "uc manager profile",
    "contact migration required",
    "upgrade profile",
    "calling behavior",
    "calling behavior uc manager profile",
    "call service aware",
    "call service connect",
    "enterprise content management",
    "hybrid calendar service (exchange)",
    "hybrid calendar service (google)",
    "hybrid message service",
    "webex meeting assistant",
    "active",
    "username",
    "hostprivilege",
    "meetingprivilege",
    "language",
    "timezone",
    "region",
    "company",
    "address1",
    "address2",
    "city",
    "state",
    "zipcode",
    "phonecntry",
    "phonearea",
    "phonelocal",
    "phoneext",
];

/// The number of `TC1` to `TC10`, in either spelling.
pub(super) fn tracking_code(plain: &str) -> Option<u8> {
    let number = plain
        .strip_prefix("tc")
        .or_else(|| plain.strip_prefix("trackingcode"))?;
    number
        .parse()
        .ok()
        .filter(|number| (1..=10).contains(number))
}

/// Whether Control Hub expects a phone number with its country code in a column called like this.
pub(super) fn is_phone(name: &str) -> bool {
    ["phone number", "caller id number"].contains(&plain(name).as_str())
}

/// Whether a column called like this holds a moment.
pub(super) fn is_moment(name: &str) -> bool {
    plain(name) == READ_ONLY[1]
}
