//! [`Area`]: the parts of the product that the navigation shows.

use super::Route;

/// An area of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Area {
    /// What needs attention.
    Overview,
    /// People and the pages below them.
    People,
    /// Licence pools and the pages below them.
    Licenses,
    /// Meeting sites.
    Meetings,
    /// Changes for many people at once.
    Jobs,
    /// The changes of this session.
    Activity,
    /// The token.
    Token,
    /// Scopes.
    Scopes,
}

impl Area {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Overview,
        Self::People,
        Self::Licenses,
        Self::Meetings,
        Self::Jobs,
        Self::Activity,
        Self::Token,
        Self::Scopes,
    ];

    /// The first page of the area.
    pub const fn route(self) -> Route {
        match self {
            Self::Overview => Route::Home,
            Self::People => Route::everyone(),
            Self::Licenses => Route::all_licenses(),
            Self::Meetings => Route::all_meetings(),
            Self::Jobs => Route::Jobs,
            Self::Activity => Route::Activity,
            Self::Token => Route::Token,
            Self::Scopes => Route::Scopes,
        }
    }
}
