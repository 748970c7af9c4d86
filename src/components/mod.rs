//! Parts of pages that know the domain and are used by several features.
//!
//! Only these modules word what can go wrong: [`explanation`] words API errors, [`sign_in_errors`] failed sign-ins, and [`outcome`]
//! the outcome of a write.

pub mod age;
pub mod change_form;
pub mod clash;
pub mod commands;
pub mod completeness;
pub mod error_panel;
pub mod explanation;
pub mod export;
pub mod forbidden;
pub mod hold_notice;
pub mod lazy_page;
pub mod load;
pub mod outcome;
pub mod page_holds;
pub mod people_age;
pub mod people_list;
pub mod person_finder;
pub mod refresh_list;
pub mod sign_in_errors;
pub mod write_question;
