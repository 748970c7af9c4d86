//! What a column of a file means, judged by its name and the kind of file.

use crate::change::profile::Part;

use super::names::{
    EMAIL, FIELDS, MEETINGS, NOT_SUPPORTED, PEOPLE_HEADER, PERSON_ID, READ_ONLY, USERS_KEY, plain,
    tracking_code,
};

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Control Hub's users, as exported and imported under Users.
    Users,
    /// Control Hub's users of one meeting site, as exported and imported under the site's settings.
    Meetings,
    /// The exported list of people of this app.
    People,
    /// The results of a job of this app.
    Results,
    /// Any other table with a column of email addresses or person IDs, or a plain list of addresses.
    List,
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name. A file without a header has columns called "Column 1" and so on.
    pub name: String,
    /// What it means.
    pub role: Role,
}

/// What a column means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The address of the person. It says whom a row is about and is never written.
    Email,
    /// The person's id. It says whom a row is about and is never written.
    PersonId,
    /// The number of the person on a meeting site. It is never written.
    SiteUser,
    /// Whether the person has a licence: `TRUE` or `FALSE`.
    License(LicenseColumn),
    /// All licences of the person by name, separated by `; `.
    Licenses,
    /// A text of the profile.
    Field(Part),
    /// The ids of the session types of the person on the site of the file.
    SessionTypes,
    /// The value of a tracking code, which the file numbers from 1 to 10 and does not name.
    TrackingCode(u8),
    /// Something that Control Hub imports and this app does not change.
    NotSupported,
    /// A part that no file can change.
    ReadOnly,
    /// Not known.
    Unknown,
}

impl Role {
    /// Whether the column says whom a row is about.
    pub const fn is_key(&self) -> bool {
        matches!(self, Self::Email | Self::PersonId | Self::SiteUser)
    }

    /// Whether the column can hold something that is wanted.
    pub const fn is_written(&self) -> bool {
        match self {
            Self::License(license) => !license.suspended,
            Self::Licenses | Self::Field(_) | Self::SessionTypes | Self::TrackingCode(_) => true,
            _ => false,
        }
    }
}

/// The licence of a column of Control Hub's user file, such as `acme.webex.com - Webex Enterprise Edition [Sub123]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseColumn {
    /// The name of the licence.
    pub name: String,
    /// The meeting site.
    pub site: Option<String>,
    /// The subscription.
    pub subscription: Option<String>,
    /// Whether the service is suspended. Control Hub refuses a file that gives it to anyone.
    pub suspended: bool,
}

const SUSPENDED: &str = "(suspended)";

impl LicenseColumn {
    /// Reads the name of a column. `None` if it names neither a subscription nor a site nor a suspended service.
    fn of(name: &str) -> Option<Self> {
        let lower = name.to_ascii_lowercase();
        let place = lower.find(SUSPENDED);
        let without = match place {
            Some(at) => [&name[..at], &name[at + SUSPENDED.len()..]].concat(),
            None => name.to_owned(),
        };
        let mut rest = without.trim();
        let mut subscription = None;
        if let Some((before, inside)) = rest
            .strip_suffix(']')
            .and_then(|rest| rest.rsplit_once('['))
        {
            subscription = Some(inside.trim().to_owned());
            rest = before.trim_end();
        }
        let mut site = None;
        if let Some((host, after)) = rest.split_once(" - ")
            && host.contains('.')
            && !host.contains(char::is_whitespace)
        {
            site = Some(host.to_owned());
            rest = after;
        }
        let is_license = subscription.is_some() || site.is_some() || place.is_some();
        is_license.then(|| Self {
            name: rest.trim().to_owned(),
            site,
            subscription,
            suspended: place.is_some(),
        })
    }
}

/// Whether a column called exactly like this means something in any kind of file.
pub(super) fn is_known(name: &str) -> bool {
    let plain = plain(name);
    let own = || {
        PEOPLE_HEADER
            .iter()
            .any(|own| own.eq_ignore_ascii_case(&plain))
    };
    let means = |kind| !matches!(role(kind, name), Role::Unknown | Role::License(_));
    ["userid", "outcome"].contains(&plain.as_str())
        || own()
        || means(Kind::Users)
        || means(Kind::Meetings)
}

impl Kind {
    /// Recognises a file by the names of its columns.
    pub(super) fn of(header: &[String]) -> Self {
        let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
        let has = |name: &str| names.iter().any(|own| own == name);
        if has("person id") && has("outcome") && has("changed") {
            Self::Results
        } else if PERSON_ID.iter().any(|name| has(name)) && has("administrator roles") {
            Self::People
        } else if has("userid") && MEETINGS.iter().filter(|name| has(name)).count() >= 3 {
            Self::Meetings
        } else if USERS_KEY.iter().any(|name| has(name)) {
            Self::Users
        } else {
            Self::List
        }
    }
}

/// What a column called like this means in a file of this kind.
pub(super) fn role(kind: Kind, name: &str) -> Role {
    let plain = plain(name);
    let plain = plain.as_str();
    if PERSON_ID.contains(&plain) {
        return Role::PersonId;
    }
    if EMAIL.contains(&plain) {
        return Role::Email;
    }
    match kind {
        Kind::Results => return Role::ReadOnly,
        Kind::People => {
            return match plain {
                "name" => Role::Field(Part::DisplayName),
                "department" => Role::Field(Part::Department),
                "licences" => Role::Licenses,
                _ if PEOPLE_HEADER
                    .iter()
                    .any(|own| own.eq_ignore_ascii_case(plain)) =>
                {
                    Role::ReadOnly
                }
                _ => Role::Unknown,
            };
        }
        Kind::Meetings => match plain {
            "userid" => return Role::SiteUser,
            "sessiontype" | "meetingtype" => return Role::SessionTypes,
            // The site keeps its own texts of people, which are not those of the profile.
            "firstname" | "lastname" => return Role::NotSupported,
            _ => {
                if let Some(number) = tracking_code(plain) {
                    return Role::TrackingCode(number);
                }
            }
        },
        Kind::Users | Kind::List => {}
    }
    if READ_ONLY.contains(&plain) {
        return Role::ReadOnly;
    }
    if let Some((_, part)) = FIELDS.iter().find(|(own, _)| *own == plain) {
        return Role::Field(*part);
    }
    if NOT_SUPPORTED.contains(&plain) {
        return Role::NotSupported;
    }
    LicenseColumn::of(name.trim()).map_or(Role::Unknown, Role::License)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(header: &str) -> Kind {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        Kind::of(&header)
    }

    #[test]
    fn files_are_recognised_by_their_columns() {
        for (header, expected) in [
            (
                "First Name,Last Name,Display Name,User ID/Email (Required),User Status",
                Kind::Users,
            ),
            ("userid/email (REQUIRED),Webex Calling [Sub1]", Kind::Users),
            (
                "UserID,Active,FirstName,LastName,UserName,Email,TC1",
                Kind::Meetings,
            ),
            ("UserID,Comment,Email", Kind::List),
            (&PEOPLE_HEADER.join(","), Kind::People),
            (
                "Line,Person ID,Changed,Site,Before,After,Outcome,Status,Code,Tracking ID,Time",
                Kind::Results,
            ),
            ("Email", Kind::List),
            ("a,b", Kind::List),
        ] {
            assert_eq!(kind(header), expected, "{header}");
        }
    }

    #[test]
    fn a_license_column_names_its_license() {
        let of = |name: &str| LicenseColumn::of(name);
        let license = |name: &str, site: Option<&str>, subscription: Option<&str>, suspended| {
            Some(LicenseColumn {
                name: name.to_owned(),
                site: site.map(str::to_owned),
                subscription: subscription.map(str::to_owned),
                suspended,
            })
        };
        assert_eq!(
            of("acme.webex.com - WebEx Enterprise Edition [Sub1]"),
            license(
                "WebEx Enterprise Edition",
                Some("acme.webex.com"),
                Some("Sub1"),
                false
            )
        );
        assert_eq!(
            of("Webex Calling [Sub1] (Suspended)"),
            license("Webex Calling", None, Some("Sub1"), true)
        );
        assert_eq!(
            of("Webex Calling (Suspended) [Sub1]"),
            license("Webex Calling", None, Some("Sub1"), true)
        );
        assert_eq!(
            of("s.webex.com - Meeting Center"),
            license("Meeting Center", Some("s.webex.com"), None, false)
        );
        assert_eq!(of("Meeting - Webex Meeting Center"), None);
        assert_eq!(of("Cost centre"), None);
        assert_eq!(of("]["), None);
    }

    #[test]
    fn keys_and_what_is_read_only_are_never_written() {
        for (kind, name) in [
            (Kind::Users, "User ID/Email (Required)"),
            (Kind::Users, "User Status"),
            (Kind::Users, "Days since Last Service Accessed"),
            (Kind::Users, "Webex Calling (Suspended) [Sub1]"),
            (Kind::Users, "Manager"),
            (Kind::Users, "Shoe size"),
            (Kind::Meetings, "UserID"),
            (Kind::Meetings, "HostPrivilege"),
            (Kind::Meetings, "TC11"),
            (Kind::People, "Person ID"),
            (Kind::People, "Status"),
            (Kind::Results, "After"),
        ] {
            assert!(!role(kind, name).is_written(), "{name}");
        }
        for (kind, name) in [
            (Kind::Users, "\u{feff}department "),
            (Kind::Users, "Webex Calling [Sub1]"),
            (Kind::Meetings, "TC10"),
            (Kind::Meetings, "SessionType"),
            (Kind::People, "Licences"),
        ] {
            assert!(role(kind, name).is_written(), "{name}");
        }
    }
}
