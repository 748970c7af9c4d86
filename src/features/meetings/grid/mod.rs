//! What people have on a site, session types or tracking codes, edited by hand in a grid, and handed over as a job.

mod bar;
mod editor;
mod keys;
mod marks;
mod notes;
mod page;
mod table;
mod view;

pub use page::GridPage;
