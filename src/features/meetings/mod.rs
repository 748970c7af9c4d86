//! Session types: what a person may host on a site, and changing it.

mod names;
mod page;

pub use names::name_of_type;
pub use page::ChangeSessionTypesPage;
