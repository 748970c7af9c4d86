//! About this copy: its version, and the digests of the files that it runs from, to compare with those of a release. Nothing here calls
//! Webex, so the page is there for someone who is not signed in as well.

mod digests;
mod page;

pub use page::AboutPage;
