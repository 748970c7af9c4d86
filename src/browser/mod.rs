//! The only code that names the platform: everything above asks for a transport, a clock, entropy or a stored secret.

pub mod activity;
pub mod address;
pub mod clipboard;
pub mod clock;
pub mod demo;
pub mod dom;
pub mod download;
pub mod ended;
pub mod entropy;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod focus_keeper;
pub mod idle;
pub mod job_store;
pub mod keys;
pub mod leaving;
pub mod location;
pub mod locks;
pub mod network;
pub mod nodes;
pub mod panics;
pub mod preference;
pub mod rows;
pub mod shortcuts;
pub mod tabs;
pub mod theme;
pub mod ticker;
pub mod token_broker;
pub mod vault;
pub mod viewport;

use wasm_bindgen::{JsCast, UnwrapThrowExt};

/// The window. There is always one: the app never runs in a worker.
fn window() -> web_sys::Window {
    js_sys::global()
        .dyn_into()
        .expect_throw("the app runs in a window")
}
