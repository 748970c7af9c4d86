//! The licences of the organisation.

use crate::tenant::license::{Contract, Family};

/// How full a pool is once everyone has their licences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stock {
    Unlimited,
    /// Always full to the last unit, and yet another is always available.
    Growing,
    /// A few units are left.
    NearlyFull,
    /// No unit is left.
    Full,
    /// Many units are left.
    Ample,
}

pub(crate) struct Row {
    pub(crate) name: &'static str,
    /// The name before 26 January 2026, if it was different.
    pub(crate) old_name: Option<&'static str>,
    /// The prefix in the recorded form of its id. `EE`, `FTM` and `MS` were seen in ids and `MC` in Control Hub; the
    /// others are invented.
    pub(crate) prefix: &'static str,
    pub(crate) contract: Contract,
    pub(crate) family: Family,
    pub(crate) site: Option<usize>,
    pub(crate) stock: Stock,
    /// How many people in a thousand hold it.
    pub(crate) share: usize,
    pub(crate) workspaces: u32,
}

impl Row {
    const fn formerly(mut self, name: &'static str) -> Self {
        self.old_name = Some(name);
        self
    }

    const fn under(mut self, contract: Contract) -> Self {
        self.contract = contract;
        self
    }
}

const fn row(
    prefix: &'static str,
    name: &'static str,
    family: Family,
    site: Option<usize>,
    stock: Stock,
    share: usize,
    workspaces: u32,
) -> Row {
    Row {
        name,
        old_name: None,
        prefix,
        contract: Contract::Bought,
        family,
        site,
        stock,
        share,
        workspaces,
    }
}

/// The licences, in the order in which the API lists them.
pub(crate) const TABLE: [Row; 16] = [
    row(
        "MC",
        "Meeting - Webex Meeting Center",
        Family::Meetings,
        Some(0),
        Stock::NearlyFull,
        620,
        0,
    ),
    row(
        "MC",
        "Meeting - Webex Meeting Center",
        Family::Meetings,
        Some(1),
        Stock::Full,
        300,
        0,
    ),
    row(
        "MC",
        "Meeting - Webex Meeting Center",
        Family::Meetings,
        Some(2),
        Stock::Ample,
        80,
        0,
    ),
    row(
        "EE",
        "Meeting - Webex Enterprise Edition",
        Family::Meetings,
        Some(0),
        Stock::NearlyFull,
        120,
        0,
    ),
    row(
        "MS",
        "Messaging",
        Family::Messaging,
        None,
        Stock::NearlyFull,
        850,
        4,
    ),
    row(
        "FTM",
        "Basic Messaging",
        Family::FreeMessaging,
        None,
        Stock::Growing,
        1000,
        0,
    )
    .under(Contract::Free),
    row(
        "FTS",
        "Basic Space Meetings",
        Family::FreeMeetings,
        None,
        Stock::Growing,
        1000,
        0,
    )
    .under(Contract::Free),
    row(
        "SS",
        "Screen Share",
        Family::ScreenShare,
        None,
        Stock::Unlimited,
        1000,
        0,
    )
    .under(Contract::Free),
    row(
        "BCP",
        "Webex Calling - Professional",
        Family::CallingProfessional,
        None,
        Stock::NearlyFull,
        150,
        12,
    ),
    row(
        "BCS",
        "Webex Calling - Standard",
        Family::CallingStandard,
        None,
        Stock::Ample,
        100,
        0,
    ),
    row(
        "AC",
        "Webex Attendant Console",
        Family::AttendantConsole,
        None,
        Stock::Ample,
        0,
        0,
    )
    .under(Contract::Trial),
    row(
        "CXE",
        "Customer Assist",
        Family::CxEssentials,
        None,
        Stock::Ample,
        0,
        0,
    )
    .formerly("Customer Experience - Essentials"),
    row(
        "WB",
        "Webex Webinars 500",
        Family::Webinar,
        Some(2),
        Stock::Ample,
        20,
        0,
    )
    .formerly("Single License - Webex Webinars 500"),
    row(
        "WB",
        "Webex Webinars 1000",
        Family::Webinar,
        Some(2),
        Stock::NearlyFull,
        10,
        0,
    )
    .formerly("Single License - Webex Webinars 1000"),
    row(
        "MSGR",
        "Webex Messenger",
        Family::Messenger,
        None,
        Stock::Ample,
        0,
        0,
    ),
    row(
        "WA",
        "Webex Assistant for Meetings",
        Family::Companion,
        None,
        Stock::Growing,
        0,
        0,
    )
    .under(Contract::Free),
];
