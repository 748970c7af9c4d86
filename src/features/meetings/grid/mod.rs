//! The session types of people on a site, edited by hand in a grid, and handed over as a job.

mod bar;
mod keys;
mod marks;
mod notes;
mod page;
mod table;
mod view;

pub use page::TypeGridPage;
