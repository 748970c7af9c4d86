//! The layers of the tests, fastest first.
//!
//! The words that select tests of a layer are passed to the program that it runs: packages for `fmt`, `clippy` and
//! `docs`, files for `scripts`, a part of the tests' names for `unit`, `contract` and `wasm`, and Playwright's own
//! arguments for `e2e` and `browsers`.

mod browsers;
mod cargo_test;
mod clippy;
mod contract;
mod dependencies;
mod docs;
pub mod e2e;
mod fmt;
mod packages;
mod playwright;
mod release;
mod scripts;
mod tally;
mod targets;
mod unit;
mod wasm;

pub use tally::Tally;

use crate::failure::Failure;
use crate::workspace::Workspace;

pub struct Layer {
    /// The name, as given to `--only`.
    pub name: &'static str,
    /// Installs what the layer needs, runs it with the words that select its tests, and counts. An error counts as one
    /// failure.
    pub run: fn(&Workspace, &[String]) -> Result<Tally, Failure>,
}

/// All layers, in order.
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
    Layer {
        name: "browsers",
        run: browsers::run,
    },
];

#[cfg(test)]
mod tests {
    use super::LAYERS;

    #[test]
    fn pull_requests_run_every_layer() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let workflow = root.join(".github/workflows/pull-request.yml");
        let workflow = std::fs::read_to_string(workflow).unwrap();
        let names: Vec<&str> = LAYERS.iter().map(|layer| layer.name).collect();
        let line = format!("        layer: [{}]\n", names.join(", "));
        assert!(workflow.contains(&line), "no line {line}");
        assert!(workflow.contains("cargo xtask test --only ${{ matrix.layer }}"));
    }
}
