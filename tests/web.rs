//! What needs a real browser and no server: views, the platform layer, the address bar, locks and the token broker, loads, the dialog, the table, the form of a change.
//!
//! Run by `cargo xtask test --only wasm` in a headless Chromium.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

#[path = "web/address.rs"]
mod address;
#[path = "web/change_form.rs"]
mod change_form;
#[path = "web/dialog.rs"]
mod dialog;
#[path = "web/fetch.rs"]
mod fetch;
#[path = "web/job_store.rs"]
mod job_store;
#[path = "web/load.rs"]
mod load;
#[path = "web/locks.rs"]
mod locks;
#[path = "web/page.rs"]
mod page;
#[path = "web/platform.rs"]
mod platform;
#[path = "web/shelf.rs"]
mod shelf;
#[path = "web/table.rs"]
mod table;
#[path = "web/token_broker.rs"]
mod token_broker;
#[path = "web/token_broker_script.rs"]
mod token_broker_script;
#[path = "web/view.rs"]
mod view;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
