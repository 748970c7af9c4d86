//! The XML API of meeting sites: its session ticket, whether it can be reached, and a console.

mod answer;
mod console;
mod explained;
mod page;
mod reach;
mod ticket;

pub use page::XmlPage;
pub use ticket::ticket_card;
