//! The session ticket of the XML API: exchanged for the access token, renewed before its end, kept in memory only.
//!
//! [`XmlTicket`] decides and [`TicketKeeper`] acts: it is the [`TokenSource`](webex_api::TokenSource) of a
//! [`XmlClient`](webex_api::xml::XmlClient).
//!
//! | event | state | what happens |
//! |---|---|---|
//! | needed | no ticket | one exchange; everyone who needs a ticket waits for it |
//! | needed | 5 minutes or less are left | one exchange; if it fails, the old ticket is used while it lasts |
//! | refused | the present ticket | one exchange, but not for a ticket that came less than a minute after another refusal |
//! | refused | an older ticket | none: the present one is used |
//! | refresh | any | one exchange |
//! | cleared | any | the ticket is forgotten, and a late answer to an exchange changes nothing |

mod keeper;
mod machine;
#[cfg(test)]
mod tests;

pub use keeper::TicketKeeper;
pub use machine::{LIFETIME, RENEWAL, Ticket, TicketEvent, XmlTicket};
