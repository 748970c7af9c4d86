//! `bench`: figures as ratios. Sizes are exact. Times depend on the machine, so they are shown but never fail.

use super::{dist, setup};
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::simulator;
use crate::sizes::Sizes;
use crate::tools::browser;
use crate::workspace::{Workspace, read, write};
use serde_json::{Value, json};

/// Runs the command. `bench/run.mjs` measures in Chromium and leaves its rows in `target/bench-pages.json`: `{"rows":
/// [{"name", "ours", "baseline", "unit", "ratio", "limit"}]}`.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.end()?;
    setup::for_browser(workspace)?;
    dist::build(workspace, "/", &workspace.dist())?;
    simulator::build(workspace)?;
    let sizes = Sizes::measure(&workspace.dist())?;
    let pages = workspace.target.join("bench-pages.json");
    let _ = std::fs::remove_file(&pages);
    let mut node = process::command(workspace, "node");
    node.arg("bench/run.mjs")
        .env("ROLLCALL_BENCH_OUT", &pages)
        .env("ROLLCALL_SIM", workspace.program("webex-sim"))
        // Not `current_exe`: the unit layer may have relinked xtask, in which case the running file no longer exists.
        .env("ROLLCALL_XTASK", workspace.program("xtask"))
        .env("ROLLCALL_DIST", workspace.dist())
        .env("CHROMIUM", browser::require(workspace)?.chromium);
    let measured = process::status(&mut node)?.success();
    let rows = read(&pages)
        .ok()
        .and_then(|text| serde_json::from_str::<Value>(&text).ok())
        .unwrap_or_else(|| json!({ "rows": [] }));

    println!();
    sizes.print();
    println!();
    print!("{}", table(&rows));
    if !measured {
        println!("(the pages could not be measured; see the error above)");
    }
    let path = workspace.target.join("bench.json");
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let all = json!({ "size": sizes.json(), "pages": rows, "load": load.trim() });
    write(&path, format!("{all:#}\n"))?;
    println!("\nload {}; written to {}", load.trim(), path.display());
    Ok(())
}

fn table(rows: &Value) -> String {
    let mut text = format!(
        "{:<44} {:>10} {:>10} {:>8} {:>8}\n",
        "figure", "ours", "baseline", "ratio", "at most"
    );
    for row in rows
        .get("rows")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let number = |name: &str, places: usize| {
            row.get(name)
                .and_then(Value::as_f64)
                .map_or_else(|| "-".to_owned(), |number| format!("{number:.places$}"))
        };
        let unit = row.get("unit").and_then(Value::as_str).unwrap_or_default();
        let name = format!(
            "{}, {unit}",
            row.get("name").and_then(Value::as_str).unwrap_or_default()
        );
        text.push_str(&format!(
            "{name:<44} {:>10} {:>10} {:>8} {:>8}\n",
            number("ours", 1),
            number("baseline", 1),
            number("ratio", 2),
            number("limit", 2)
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_a_row_without_a_baseline() {
        let text = table(&json!({ "rows": [
            { "name": "largest paint", "unit": "ms", "ours": 1650.04, "baseline": 1500, "ratio": 1.1, "limit": 1.15 },
            { "name": "nodes", "unit": "count", "ours": 900 },
        ]}));
        assert!(text.contains("largest paint, ms                                1650.0     1500.0     1.10     1.15"), "{text}");
        assert!(text.contains("nodes, count                                      900.0          -        -        -"), "{text}");
    }
}
