//! Meeting sites.

use crate::tenant::session_type::SessionType;
use crate::tenant::tracking_code::TrackingCode;

/// How many sites a tenant can have.
pub(crate) const MAX_SITES: usize = 4;

/// Where a site is administered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Managed {
    ControlHub,
    SiteAdmin,
}

impl Managed {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ControlHub => "Control Hub managed site",
            Self::SiteAdmin => "Site Admin managed site",
        }
    }
}

/// A meeting site.
pub(crate) struct Site {
    pub(crate) url: String,
    pub(crate) managed: Managed,
    pub(crate) session_types: Vec<SessionType>,
    pub(crate) tracking_codes: Vec<TrackingCode>,
    /// Tracking codes are mapped to user attributes in Control Hub: the API may only read them.
    pub(crate) mapped: bool,
}
