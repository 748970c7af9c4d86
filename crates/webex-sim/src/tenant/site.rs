//! Meeting sites.

use crate::tenant::session_type::SessionType;
use crate::tenant::tracking_code::TrackingCode;

/// The maximum number of sites in a tenant.
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

pub(crate) struct Site {
    pub(crate) url: String,
    pub(crate) managed: Managed,
    pub(crate) session_types: Vec<SessionType>,
    pub(crate) tracking_codes: Vec<TrackingCode>,
    /// Whether tracking codes are mapped to user attributes in Control Hub, which makes them read-only in the API.
    pub(crate) mapped: bool,
}
