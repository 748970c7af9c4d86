//! The addresses of the app: the one place that reads and writes them.
//!
//! [`Route::parse`] reads an address relative to the app's folder (`/people?q=ana`), and `Display` writes it. Every route prints to
//! an address that parses to the same route, so an address that came from outside is made safe by parsing and printing it:
//! what comes out is one of the app's own addresses, or `/`. That is how a sign-in remembers where to return to
//! ([`Route::after_sign_in`]); it leaves no open redirector (RFC 9700 section 4.11).
//!
//! [`Base`] puts the folder of the app in front, for links.

mod area;
mod base;
mod form;
mod segment;
#[cfg(test)]
mod tests;

pub use area::Area;
pub use base::{Base, DEMO};
pub use form::{CodeForm, PersonForm};

use std::borrow::Cow;
use std::fmt;

use percent_encoding::utf8_percent_encode;
use webex_api::{ENCODED, LicenseId, PersonId, SiteUrl};

use crate::grid::Kind;
use crate::licenses::{IdleView, PoolsView};
use crate::people::PeopleView;

use segment::{read_segment, write_segment};

/// The longest address that a sign-in remembers, in bytes.
const REMEMBERED_LIMIT: usize = 8 * 1024;

/// A page of the app, and what its address says about it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The start page: for someone who is signed in, the overview.
    Home,
    /// A list of people.
    People {
        /// Who is shown, and in which order.
        view: PeopleView,
    },
    /// The form that adds a person, over the list.
    NewPerson,
    /// One person.
    Person {
        /// The id as Webex writes it.
        id: PersonId,
        /// The form that is open over the page.
        form: Option<PersonForm>,
    },
    /// The licence pools.
    Licenses {
        /// Which of them are shown.
        view: PoolsView,
    },
    /// One licence pool and the people who hold the licence.
    License {
        /// The id as Webex writes it.
        id: LicenseId,
        /// The search among the holders; an empty one matches all of them.
        query: String,
    },
    /// People who hold a licence and show no activity.
    IdleSeats {
        /// Which of them are shown.
        view: IdleView,
    },
    /// A meeting site.
    Meetings {
        /// The site; `None` for the first one.
        site: Option<SiteUrl>,
        /// The form that is open over the page.
        form: Option<CodeForm>,
    },
    /// What people have on a site, to be edited in a grid.
    Grid {
        /// The site.
        site: SiteUrl,
        /// Session types or tracking codes.
        kind: Kind,
    },
    /// Changes for many people at once.
    Jobs,
    /// The check of Control Hub's files, for everyone, signed in or not.
    FileDoctor,
    /// The changes of this session.
    Activity,
    /// The token of this sign-in.
    Token,
    /// The XML API of meeting sites.
    Xml,
    /// Scopes, for everyone, signed in or not.
    Scopes,
    /// The files of this copy of the app, for everyone, signed in or not.
    About,
    /// The explanation of a 403.
    AccessDenied {
        /// The name of the refused call ([`webex_api::Endpoint::NAME`], such as `GET /people`). It comes from the address, so there
        /// may be no such call.
        call: String,
    },
}

impl Route {
    /// Creates the route of the list of everyone.
    pub const fn everyone() -> Self {
        Self::People {
            view: PeopleView {
                query: String::new(),
                filters: Vec::new(),
                sort: None,
            },
        }
    }

    /// Creates the route of a person without an open form.
    pub const fn person(id: PersonId) -> Self {
        Self::Person { id, form: None }
    }

    /// Creates the route of the licence pools without a search.
    pub const fn all_licenses() -> Self {
        Self::Licenses {
            view: PoolsView {
                query: String::new(),
                attention: None,
            },
        }
    }

    /// Creates the route of a licence pool without a search among its holders.
    pub const fn license(id: LicenseId) -> Self {
        Self::License {
            id,
            query: String::new(),
        }
    }

    /// Creates the route of all idle seats that cost.
    pub const fn all_idle_seats() -> Self {
        Self::IdleSeats {
            view: IdleView::new(),
        }
    }

    /// Creates the route of the meeting sites, without a choice of one.
    pub const fn all_meetings() -> Self {
        Self::Meetings {
            site: None,
            form: None,
        }
    }

    /// Creates the route of a meeting site.
    pub const fn meetings_on(site: SiteUrl) -> Self {
        Self::Meetings {
            site: Some(site),
            form: None,
        }
    }

    /// Reads an address relative to the app's folder; its fragment is ignored, and so is one trailing slash.
    ///
    /// Returns `None` for an address that no page has.
    pub fn parse(address: &str) -> Option<Self> {
        let address = address.split('#').next().unwrap_or_default();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let path = path.strip_prefix('/')?;
        if path.is_empty() {
            return Some(Self::Home);
        }
        let segments = path.strip_suffix('/').unwrap_or(path).split('/');
        let segments: Vec<String> = segments.map(read_segment).collect::<Option<_>>()?;
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let person = |id: &str, form| {
            let id = PersonId::new(id);
            Some(Self::Person { id, form })
        };
        let meetings = |site: &str, form| {
            let site = Some(SiteUrl::new(site));
            Some(Self::Meetings { site, form })
        };
        let grid = |site: &str, kind| {
            let site = SiteUrl::new(site);
            Some(Self::Grid { site, kind })
        };
        match *segments {
            ["people"] => Some(Self::People {
                view: PeopleView::from_parameters(parameters(query).iter().map(texts)),
            }),
            ["people", id] => person(id, None),
            ["people", id, "profile"] => person(id, Some(PersonForm::Profile)),
            ["people", id, "sign-in"] => person(id, Some(PersonForm::SignIn)),
            ["people", id, "delete"] => person(id, Some(PersonForm::Delete)),
            ["people", id, "same-as"] => person(id, Some(PersonForm::SameAs)),
            ["people", id, "licenses"] => person(id, Some(PersonForm::Licenses)),
            ["people", id, "sites", site] => {
                let site = SiteUrl::new(site);
                person(id, Some(PersonForm::SiteRole { site }))
            }
            ["people", id, "calling", license] => {
                let license = LicenseId::new(license);
                person(id, Some(PersonForm::CallingLicense { license }))
            }
            ["people", id, "session-types", site] => {
                let site = SiteUrl::new(site);
                person(id, Some(PersonForm::SessionTypes { site }))
            }
            ["licenses"] => Some(Self::Licenses {
                view: PoolsView::from_parameters(parameters(query).iter().map(texts)),
            }),
            ["licenses", id] => Some(Self::License {
                id: LicenseId::new(id),
                query: parameter(query, "q"),
            }),
            ["idle-seats"] => Some(Self::IdleSeats {
                view: IdleView::from_parameters(parameters(query).iter().map(texts)),
            }),
            ["new-person"] => Some(Self::NewPerson),
            ["meetings"] => Some(Self::all_meetings()),
            ["meetings", site] => meetings(site, None),
            ["meetings", site, "people"] => grid(site, Kind::Types),
            ["meetings", site, "people", "codes"] => grid(site, Kind::Codes),
            ["meetings", site, "new-code"] => meetings(site, Some(CodeForm::New)),
            ["meetings", site, "codes", code] => {
                let code = code.into();
                meetings(site, Some(CodeForm::Edit { code }))
            }
            ["meetings", site, "codes", code, "delete"] => {
                let code = code.into();
                meetings(site, Some(CodeForm::Delete { code }))
            }
            ["jobs"] => Some(Self::Jobs),
            ["file-doctor"] => Some(Self::FileDoctor),
            ["activity"] => Some(Self::Activity),
            ["token"] => Some(Self::Token),
            ["xml"] => Some(Self::Xml),
            ["scopes"] => Some(Self::Scopes),
            ["about"] => Some(Self::About),
            ["access-denied"] => Some(Self::AccessDenied {
                call: parameter(query, "call"),
            }),
            _ => None,
        }
    }

    /// The route that a sign-in returns to, read from an address that anyone may have written. An address that is not of this
    /// app, or longer than 8 KiB, is the start page.
    pub fn after_sign_in(address: &str) -> Self {
        let short = address.len() <= REMEMBERED_LIMIT;
        let route = short.then(|| Self::parse(address)).flatten();
        route.unwrap_or(Self::Home)
    }

    /// The page alone: without the search and the conditions in it, and without the form that is open over it.
    #[must_use]
    pub fn page(&self) -> Self {
        match self {
            Self::People { .. } | Self::NewPerson => Self::everyone(),
            Self::Person { id, .. } => Self::person(id.clone()),
            Self::Licenses { .. } => Self::all_licenses(),
            Self::License { id, .. } => Self::license(id.clone()),
            Self::IdleSeats { .. } => Self::all_idle_seats(),
            Self::Meetings { .. } => Self::all_meetings(),
            other => other.clone(),
        }
    }

    /// The area that the page belongs to.
    pub const fn area(&self) -> Option<Area> {
        match self {
            Self::People { .. } | Self::NewPerson | Self::Person { .. } => Some(Area::People),
            Self::Licenses { .. } | Self::License { .. } | Self::IdleSeats { .. } => {
                Some(Area::Licenses)
            }
            Self::Meetings { .. } | Self::Grid { .. } => Some(Area::Meetings),
            Self::Jobs | Self::FileDoctor => Some(Area::Jobs),
            Self::Activity => Some(Area::Activity),
            Self::Token | Self::Xml => Some(Area::Token),
            Self::Scopes => Some(Area::Scopes),
            Self::Home => Some(Area::Overview),
            Self::AccessDenied { .. } | Self::About => None,
        }
    }

    /// Whether the page reads nothing of an organisation, so that it is there without a sign-in too.
    pub const fn needs_no_sign_in(&self) -> bool {
        matches!(self, Self::Scopes | Self::FileDoctor | Self::About)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("/"),
            Self::People { view } => {
                f.write_str("/people")?;
                write_parameters(f, &view.parameters())
            }
            Self::Person { id, form } => {
                f.write_str("/people/")?;
                write_segment(f, id.as_str())?;
                form.as_ref().map_or(Ok(()), |form| form.fmt(f))
            }
            Self::Licenses { view } => {
                f.write_str("/licenses")?;
                write_parameters(f, &view.parameters())
            }
            Self::License { id, query } => {
                f.write_str("/licenses/")?;
                write_segment(f, id.as_str())?;
                write_parameter(f, "q", query)
            }
            Self::IdleSeats { view } => {
                f.write_str("/idle-seats")?;
                write_parameters(f, &view.parameters())
            }
            Self::NewPerson => f.write_str("/new-person"),
            Self::Meetings { site, form } => {
                f.write_str("/meetings")?;
                let Some(site) = site else { return Ok(()) };
                f.write_str("/")?;
                write_segment(f, site.as_str())?;
                form.as_ref().map_or(Ok(()), |form| form.fmt(f))
            }
            Self::Grid { site, kind } => {
                f.write_str("/meetings/")?;
                write_segment(f, site.as_str())?;
                f.write_str(match kind {
                    Kind::Types => "/people",
                    Kind::Codes => "/people/codes",
                })
            }
            Self::Jobs => f.write_str("/jobs"),
            Self::FileDoctor => f.write_str("/file-doctor"),
            Self::Activity => f.write_str("/activity"),
            Self::Token => f.write_str("/token"),
            Self::Xml => f.write_str("/xml"),
            Self::Scopes => f.write_str("/scopes"),
            Self::About => f.write_str("/about"),
            Self::AccessDenied { call } => {
                f.write_str("/access-denied")?;
                write_parameter(f, "call", call)
            }
        }
    }
}

/// Writes `?name=value`, or nothing for an empty value.
fn write_parameter(f: &mut fmt::Formatter<'_>, name: &'static str, value: &str) -> fmt::Result {
    let parameter = (!value.is_empty()).then(|| (name, value.to_owned()));
    write_parameters(f, parameter.as_slice())
}

/// Writes `?name=value&…`, or nothing when there are no parameters.
fn write_parameters(
    f: &mut fmt::Formatter<'_>,
    parameters: &[(&'static str, String)],
) -> fmt::Result {
    for (place, (name, value)) in parameters.iter().enumerate() {
        let mark = if place == 0 { '?' } else { '&' };
        write!(f, "{mark}{name}={}", utf8_percent_encode(value, ENCODED))?;
    }
    Ok(())
}

type Parameter<'a> = (Cow<'a, str>, Cow<'a, str>);

/// All parameters, decoded.
fn parameters(query: &str) -> Vec<Parameter<'_>> {
    form_urlencoded::parse(query.as_bytes()).collect()
}

fn texts<'a>((name, value): &'a Parameter<'_>) -> (&'a str, &'a str) {
    (name, value)
}

/// The value of the first parameter of that name; empty when there is none.
fn parameter(query: &str, name: &str) -> String {
    form_urlencoded::parse(query.as_bytes())
        .find(|(found, _)| found == name)
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}
