//! Runs the scripts that measure.

use crate::failure::Failure;
use crate::process;
use crate::tools::browser;
use crate::workspace::{Workspace, read};
use serde_json::{Value, json};
use std::path::Path;

/// Runs a script of `bench` in Node. Returns what it left in the file of this name under `target`, and whether it succeeded.
pub(super) fn script(
    workspace: &Workspace,
    script: &str,
    name: &str,
    more: &[(&str, &Path)],
) -> Result<(Value, bool), Failure> {
    let file = workspace.target.join(name);
    let _ = std::fs::remove_file(&file);
    let mut node = process::command(workspace, "node");
    node.arg(format!("bench/{script}"))
        .env("ROLLCALL_BENCH_OUT", &file)
        .env("ROLLCALL_SIM", workspace.program("webex-sim"))
        // Not `current_exe`: the unit layer may have relinked xtask, in which case the running file no longer exists.
        .env("ROLLCALL_XTASK", workspace.program("xtask"))
        .env("ROLLCALL_DIST", workspace.dist())
        .env("CHROMIUM", browser::require(workspace)?.chromium)
        .envs(more.iter().copied());
    let measured = process::status(&mut node)?.success();
    let rows = read(&file)
        .ok()
        .and_then(|text| serde_json::from_str::<Value>(&text).ok())
        .unwrap_or_else(|| json!({ "rows": [] }));
    Ok((rows, measured))
}

/// The machine's load, as Linux shows it. Empty elsewhere.
pub(super) fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.trim().to_owned()
}
