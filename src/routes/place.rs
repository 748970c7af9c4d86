//! Which page an address names: the inverse of [`Paths`](super::Paths).

use percent_encoding::percent_decode_str;
use webex_api::{PersonId, SiteUrl};

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The start page.
    Home,
    /// Everyone whose name or e-mail address matches; an empty query is everyone.
    People {
        /// What is searched for.
        query: String,
    },
    /// One person.
    Person {
        /// The id that Webex gave them.
        id: PersonId,
        /// The form that stands above the page, if one is open.
        form: Option<PersonForm>,
    },
    /// The token of this sign-in.
    Token,
    /// Scopes.
    Scopes,
    /// Why Webex refused a call.
    Refused {
        /// The name of the call; whatever the address says, so it may be none that exists.
        call: String,
    },
    /// No page of this app.
    Unknown,
}

/// A form above the page of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonForm {
    /// The licences of the person.
    Licenses,
    /// The session types of the person on one site.
    SessionTypes {
        /// The site.
        site: SiteUrl,
    },
}

impl Place {
    /// Reads an in-app address, `/people?q=ana`. A trailing slash makes no difference.
    pub fn parse(address: &str) -> Self {
        let address = address.split('#').next().unwrap_or_default();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let segments: Vec<String> = path
            .trim_matches('/')
            .split('/')
            .map(|segment| percent_decode_str(segment).decode_utf8_lossy().into_owned())
            .collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let person = |id: &str, form| Self::Person {
            id: PersonId::new(id),
            form,
        };
        match *segments {
            [""] => Self::Home,
            ["people"] => Self::People {
                query: value_of(query, "q"),
            },
            ["people", id] => person(id, None),
            ["people", id, "licenses"] => person(id, Some(PersonForm::Licenses)),
            ["people", id, "session-types", site] => {
                let site = SiteUrl::new(site);
                person(id, Some(PersonForm::SessionTypes { site }))
            }
            ["token"] => Self::Token,
            ["scopes"] => Self::Scopes,
            ["refused"] => Self::Refused {
                call: value_of(query, "call"),
            },
            _ => Self::Unknown,
        }
    }
}

/// The value of the first such parameter; empty when there is none.
fn value_of(query: &str, name: &str) -> String {
    form_urlencoded::parse(query.as_bytes())
        .find(|(found, _)| found == name)
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{PersonForm, Place};
    use crate::routes::Paths;
    use webex_api::{PersonId, SiteUrl};

    #[test]
    fn every_address_that_is_built_is_read_back() {
        let odd = "a/b?c#d %C3é+&=";
        let id = PersonId::new(odd);
        let site = SiteUrl::new("acme.webex.com");
        for base in ["/", "/x/y/"] {
            let paths = Paths::new(base);
            let place = |address: String| Place::parse(&paths.strip_base(&address));
            assert_eq!(place(paths.home()), Place::Home);
            for query in ["", odd] {
                assert_eq!(
                    place(paths.people_matching(query)),
                    Place::People {
                        query: query.to_owned()
                    }
                );
            }
            let person = |form| Place::Person {
                id: id.clone(),
                form,
            };
            assert_eq!(place(paths.person(odd)), person(None));
            assert_eq!(
                place(paths.change_licenses(odd)),
                person(Some(PersonForm::Licenses))
            );
            assert_eq!(
                place(paths.change_session_types(odd, site.as_str())),
                person(Some(PersonForm::SessionTypes { site: site.clone() }))
            );
            assert_eq!(place(paths.token()), Place::Token);
            assert_eq!(place(paths.scopes()), Place::Scopes);
            for call in ["", "GET /people/{id}", odd] {
                let call = call.to_owned();
                assert_eq!(place(paths.refused(&call)), Place::Refused { call });
            }
        }
    }

    #[test]
    fn what_is_no_page_is_unknown() {
        for address in [
            "/peoples",
            "/people/P/delete",
            "/people/P/session-types",
            "/people/P/licenses/x",
            "/people//licenses/",
            "/token/x",
            "/scopes/x",
            "/refused/x",
        ] {
            let known = matches!(Place::parse(address), Place::Person { ref id, .. } if !id.as_str().is_empty());
            assert!(!known, "{address}");
        }
        assert_eq!(
            Place::parse("/people/?q=a+b#c"),
            Place::People {
                query: "a b".to_owned()
            }
        );
    }
}
