//! Session types: what a person may host on a site, and changing it.

mod page;
mod names;

pub use names::name_of_type;
pub use page::ChangeSessionTypesPage;
