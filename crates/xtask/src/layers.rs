//! The layers of the tests, from the quickest to tell to the slowest.
//!
//! A layer takes the words that choose among its tests as the program that it runs takes them: packages for `fmt`, `clippy` and `docs`, files for
//! `scripts`, a part of the tests' names for `unit`, `contract` and `wasm`, and what Playwright takes for `e2e`.

mod cargo_test;
mod clippy;
mod contract;
mod dependencies;
mod docs;
mod e2e;
mod fmt;
mod packages;
mod playwright;
mod scripts;
mod tally;
mod targets;
mod unit;
mod wasm;

pub use tally::Tally;

use crate::failure::Failure;
use crate::workspace::Workspace;

/// One layer.
pub struct Layer {
    /// As `--only` names it.
    pub name: &'static str,
    /// Runs it, set-up included, with the words that choose among its tests, and counts. An error counts as one failure.
    pub run: fn(&Workspace, &[String]) -> Result<Tally, Failure>,
}

/// All of them, in order.
pub const LAYERS: &[Layer] = &[
    Layer {
        name: "fmt",
        run: fmt::run,
    },
    Layer {
        name: "clippy",
        run: clippy::run,
    },
    Layer {
        name: "docs",
        run: docs::run,
    },
    Layer {
        name: "dependencies",
        run: dependencies::run,
    },
    Layer {
        name: "scripts",
        run: scripts::run,
    },
    Layer {
        name: "unit",
        run: unit::run,
    },
    Layer {
        name: "contract",
        run: contract::run,
    },
    Layer {
        name: "wasm",
        run: wasm::run,
    },
    Layer {
        name: "e2e",
        run: e2e::run,
    },
];
