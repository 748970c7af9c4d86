//! Every address of the app, written in one place.
//!
//! The app may be served below any path of a host (`/`, `/tools/rollcall/`), so an address is always the base and an in-app
//! path together; links take the full address. [`Place`] reads what [`Paths`] writes.

mod moving;
mod place;

pub use moving::{Go, provide_address, use_go, use_leave_guard, use_path, use_place};
pub use place::{PersonForm, Place};

use std::sync::Arc;

use leptos::prelude::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays unescaped in one path segment or query value: the unreserved characters of RFC 3986.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Where the in-app paths of the people's pages begin.
pub const PEOPLE_ROOT: &str = "/people";

/// The in-app path of the page about the token.
pub const TOKEN_ROOT: &str = "/token";

/// The in-app path of the page about scopes.
pub const SCOPES_ROOT: &str = "/scopes";

/// Builds addresses below the base that this copy of the app is served from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    base: Arc<str>,
}

impl Paths {
    /// `base` is the folder of the app with its trailing slash, as `boot.js` finds it: `/` or `/x/y/`.
    pub fn new(base: &str) -> Self {
        Self {
            base: Arc::from(base.trim_end_matches('/')),
        }
    }

    /// The start page.
    pub fn home(&self) -> String {
        format!("{}/", self.base)
    }

    /// Everyone in the organisation.
    pub fn people(&self) -> String {
        format!("{}/people", self.base)
    }

    /// Everyone whose name or e-mail address matches `query`; an empty query is the whole list.
    pub fn people_matching(&self, query: &str) -> String {
        if query.is_empty() {
            self.people()
        } else {
            format!("{}/people?q={}", self.base, escaped(query))
        }
    }

    /// One person, by the id that Webex gave them.
    pub fn person(&self, id: &str) -> String {
        format!("{}/people/{}", self.base, escaped(id))
    }

    /// The form that changes one person's licences.
    pub fn change_licenses(&self, id: &str) -> String {
        format!("{}/licenses", self.person(id))
    }

    /// The form that changes one person's session types on one site.
    pub fn change_session_types(&self, id: &str, site: &str) -> String {
        format!("{}/session-types/{}", self.person(id), escaped(site))
    }

    /// The token of this sign-in, and what it can do.
    pub fn token(&self) -> String {
        self.in_app(TOKEN_ROOT)
    }

    /// Which scopes for which job; also for those who are not signed in.
    pub fn scopes(&self) -> String {
        self.in_app(SCOPES_ROOT)
    }

    /// Why Webex refused a call, by the call's name ([`webex_api::Endpoint::NAME`]: `GET /people`).
    pub fn refused(&self, call: &str) -> String {
        format!("{}/refused?call={}", self.base, escaped(call))
    }

    /// The full address of an in-app path such as a checked return path (`/people?q=ana`).
    pub fn in_app(&self, path: &str) -> String {
        format!("{}/{}", self.base, path.trim_start_matches('/'))
    }

    /// The in-app path of a full address: the inverse of [`Self::in_app`]. An address outside the base is the start page.
    pub fn strip_base(&self, full: &str) -> String {
        match full.strip_prefix(&*self.base) {
            Some(rest) if rest.starts_with('/') => rest.to_owned(),
            _ => "/".to_owned(),
        }
    }
}

fn escaped(segment: &str) -> String {
    utf8_percent_encode(segment, SEGMENT).to_string()
}

/// The address builder of this app.
pub fn use_paths() -> Paths {
    expect_context::<Paths>()
}

#[cfg(test)]
mod tests {
    use super::Paths;

    #[test]
    fn addresses_start_with_the_base_once() {
        for (base, people) in [
            ("/", "/people"),
            ("/x/y/", "/x/y/people"),
            ("/x", "/x/people"),
        ] {
            assert_eq!(Paths::new(base).people(), people);
        }
    }

    #[test]
    fn segments_are_escaped() {
        let paths = Paths::new("/");
        assert_eq!(paths.person("a/b?c"), "/people/a%2Fb%3Fc");
        assert_eq!(
            paths.people_matching("zoë & co"),
            "/people?q=zo%C3%AB%20%26%20co"
        );
        assert_eq!(
            paths.change_session_types("P", "a.webex.com"),
            "/people/P/session-types/a.webex.com"
        );
    }

    #[test]
    fn stripping_the_base_undoes_adding_it() {
        for base in ["/", "/x/y/"] {
            let paths = Paths::new(base);
            assert_eq!(
                paths.strip_base(&paths.in_app("/people?q=a")),
                "/people?q=a"
            );
        }
        assert_eq!(Paths::new("/x/").strip_base("/xylophone"), "/");
    }
}
