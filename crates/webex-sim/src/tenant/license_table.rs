//! Which licences the organisation bought.

use crate::tenant::license::Family;

/// How full a pool is made after everybody got theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stock {
    Unlimited,
    /// A few units are left.
    NearlyFull,
    /// No unit is left.
    Full,
    /// Plenty is left.
    Ample,
}

/// A row of the table.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) family: Family,
    pub(crate) site: Option<usize>,
    pub(crate) stock: Stock,
    /// How many people in a thousand hold it.
    pub(crate) share: usize,
    pub(crate) workspaces: u32,
}

const fn row(
    name: &'static str,
    family: Family,
    site: Option<usize>,
    stock: Stock,
    share: usize,
    workspaces: u32,
) -> Row {
    Row {
        name,
        family,
        site,
        stock,
        share,
        workspaces,
    }
}

/// In the order in which the API lists them.
pub(crate) const TABLE: [Row; 15] = [
    row(
        "Meeting - Webex Meeting Center",
        Family::Meetings,
        Some(0),
        Stock::NearlyFull,
        620,
        0,
    ),
    row(
        "Meeting - Webex Meeting Center",
        Family::Meetings,
        Some(1),
        Stock::Full,
        300,
        0,
    ),
    row(
        "Meeting - Webex Meeting Center",
        Family::Meetings,
        Some(2),
        Stock::Ample,
        80,
        0,
    ),
    row(
        "Meeting - Webex Enterprise Edition",
        Family::Meetings,
        Some(0),
        Stock::NearlyFull,
        120,
        0,
    ),
    row(
        "Messaging",
        Family::Messaging,
        None,
        Stock::NearlyFull,
        850,
        4,
    ),
    row(
        "Basic Messaging",
        Family::FreeMessaging,
        None,
        Stock::Unlimited,
        1000,
        0,
    ),
    row(
        "Basic Space Meetings",
        Family::FreeMeetings,
        None,
        Stock::Unlimited,
        1000,
        0,
    ),
    row(
        "Screen Share",
        Family::ScreenShare,
        None,
        Stock::Unlimited,
        1000,
        0,
    ),
    row(
        "Webex Calling - Professional",
        Family::CallingProfessional,
        None,
        Stock::NearlyFull,
        150,
        12,
    ),
    row(
        "Webex Calling - Standard",
        Family::CallingStandard,
        None,
        Stock::Ample,
        100,
        0,
    ),
    row(
        "Webex Attendant Console",
        Family::AttendantConsole,
        None,
        Stock::Ample,
        0,
        0,
    ),
    row(
        "Customer Experience - Essentials",
        Family::CxEssentials,
        None,
        Stock::Ample,
        0,
        0,
    ),
    row(
        "Webex Webinars 500",
        Family::Webinar,
        Some(2),
        Stock::Ample,
        20,
        0,
    ),
    row(
        "Webex Webinars 1000",
        Family::Webinar,
        Some(2),
        Stock::NearlyFull,
        10,
        0,
    ),
    row(
        "Webex Messenger",
        Family::Messenger,
        None,
        Stock::Ample,
        0,
        0,
    ),
];
