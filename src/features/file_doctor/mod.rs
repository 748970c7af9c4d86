//! The file doctor: what a spreadsheet or a hand did to a file of Control Hub. Nothing here calls Webex, so the page is there for
//! someone who is not signed in as well.

mod page;

pub use page::FileDoctorPage;
