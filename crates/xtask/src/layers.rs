//! The layers of the tests, from the quickest to tell to the slowest.

mod cargo_test;
mod clippy;
mod contract;
mod docs;
mod e2e;
mod fmt;
mod playwright;
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
    /// Runs it, set-up included, and counts. An error counts as one failure.
    pub run: fn(&Workspace) -> Result<Tally, Failure>,
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
