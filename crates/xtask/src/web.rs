//! The built page: its policy, its integrity hashes, and the static host that serves it.

pub mod compress;
pub mod demo;
pub mod document;
pub mod finish;
pub mod function_order;
pub mod headers;
pub mod host;
pub mod integrity;
mod minify;
#[cfg(test)]
mod of_checkout;
pub mod offline;
mod panic_places;
mod plain;
pub mod policy;
pub mod rebase;
mod resemblance;
pub mod second;
mod sections;
mod short_names;
mod unused_classes;
