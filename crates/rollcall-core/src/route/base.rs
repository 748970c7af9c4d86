//! The folder that the app is served from, which every address starts with.

use super::Route;

/// The folder of the demo's pages, below the folder of the app. No page of the app has this address.
pub const DEMO: &str = "demo/";

/// The folder that this copy of the app is served from: `/`, or `/x/y/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base<'a>(&'a str);

impl<'a> Base<'a> {
    /// Creates a base from the path of a folder, with or without its trailing slash.
    pub fn new(folder: &'a str) -> Self {
        Self(folder.trim_end_matches('/'))
    }

    /// Returns the address of a route for a link: path and query, without the host.
    pub fn href(self, route: &Route) -> String {
        format!("{}{route}", self.0)
    }

    /// The route that an address of this host names: the inverse of [`Self::href`]. An address outside the folder is the start page.
    pub fn route(self, address: &str) -> Option<Route> {
        let inside = address.strip_prefix(self.0);
        match inside.filter(|rest| rest.starts_with('/')) {
            Some(rest) => Route::parse(rest),
            None => Some(Route::Home),
        }
    }
}
