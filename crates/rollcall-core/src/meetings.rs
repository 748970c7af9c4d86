//! The meeting sites of an organisation: their session types, and their tracking codes with the rules that Webex has for them.

mod code;
mod code_fault;
mod mapped;
mod sites;
mod type_counts;
pub mod words;

pub use code::{Code, SERVICES};
pub use code_fault::{CodeFault, MOST_CHARACTERS, MOST_OPTIONS};
pub use mapped::says_mapped;
pub use sites::{MeetingSite, hosts_of, meeting_sites};
pub use type_counts::TypeCounts;
