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
    dist::build(workspace, "/", &workspace.dist(), true)?;
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
        "{:<48} {:>10} {:>10} {:>8} {:>8}\n",
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
        let small = row
            .get("ours")
            .and_then(Value::as_f64)
            .is_some_and(|ours| ours < 1.0);
        let places = if small { 3 } else { 1 };
        let name = format!(
            "{}, {unit}",
            row.get("name").and_then(Value::as_str).unwrap_or_default()
        );
        text.push_str(&format!(
            "{name:<48} {:>10} {:>10} {:>8} {:>8}{}\n",
            number("ours", places),
            number("baseline", places),
            number("ratio", 2),
            number("limit", 2),
            if is_over(row) { "  over" } else { "" }
        ));
    }
    text
}

/// Whether the ratio of a row is above its limit.
fn is_over(row: &Value) -> bool {
    let number = |name: &str| row.get(name).and_then(Value::as_f64);
    matches!((number("ratio"), number("limit")), (Some(ratio), Some(limit)) if ratio > limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_a_row_without_a_baseline() {
        let text = table(&json!({ "rows": [
            { "name": "largest paint", "unit": "ms", "ours": 1650.04, "baseline": 1500, "ratio": 1.1, "limit": 1.15 },
            { "name": "nodes", "unit": "count", "ours": 900 },
            { "name": "row", "unit": "ms", "ours": 0.0123, "baseline": 0.005, "ratio": 2.46, "limit": 1.5 },
        ]}));
        let line = |start: &str| text.lines().find(|line| line.starts_with(start)).unwrap();
        let cells = |start| {
            line(start)
                .split_whitespace()
                .skip(2)
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(cells("largest"), "ms 1650.0 1500.0 1.10 1.15");
        assert_eq!(cells("nodes"), "900.0 - - -");
        assert_eq!(cells("row"), "0.012 0.005 2.46 1.50 over");
    }
}
