//! `test`: the layers in order, all of them even when one fails, and one line that sums them up.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::layers::{LAYERS, Layer, Tally};
use crate::workspace::Workspace;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// The command; its code is a failure when any test failed.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<ExitCode, Failure> {
    let only = arguments.value("--only")?;
    arguments.end()?;
    let mut rows = Vec::new();
    for layer in chosen(only.as_deref())? {
        println!("\n── {} ──", layer.name);
        let started = Instant::now();
        let tally = (layer.run)(workspace).unwrap_or_else(|failure| {
            eprintln!("xtask: {failure}");
            Tally::one(false)
        });
        rows.push((layer.name, tally, started.elapsed()));
    }
    println!("\n{}", table(&rows));
    let mut sum = Tally::default();
    rows.iter().for_each(|(_, tally, _)| sum += *tally);
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(if sum.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn chosen(only: Option<&str>) -> Result<Vec<&'static Layer>, Failure> {
    let layers: Vec<&Layer> = LAYERS
        .iter()
        .filter(|layer| only.is_none_or(|name| name == layer.name))
        .collect();
    if layers.is_empty() {
        let names: Vec<&str> = LAYERS.iter().map(|layer| layer.name).collect();
        return Err(Failure::Usage(format!(
            "--only wants one of {}",
            names.join(" ")
        )));
    }
    Ok(layers)
}

/// No row reads `N passed, N failed`: that line stands once, at the end.
fn table(rows: &[(&str, Tally, Duration)]) -> String {
    let mut text = format!(
        "{:<10} {:>8} {:>8} {:>9}\n",
        "layer", "passed", "failed", "seconds"
    );
    for (name, tally, time) in rows {
        text.push_str(&format!(
            "{name:<10} {:>8} {:>8} {:>9.1}\n",
            tally.passed,
            tally.failed,
            time.as_secs_f64()
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_is_chosen_by_name_and_a_wrong_name_is_refused() {
        assert_eq!(chosen(None).unwrap().len(), LAYERS.len());
        assert_eq!(chosen(Some("wasm")).unwrap()[0].name, "wasm");
        assert!(chosen(Some("e3e")).is_err());
    }

    #[test]
    fn the_table_cannot_be_taken_for_the_summary() {
        let text = table(&[(
            "unit",
            Tally {
                passed: 2,
                failed: 1,
            },
            Duration::from_millis(1500),
        )]);
        assert!(
            text.contains("unit              2        1       1.5"),
            "{text}"
        );
        assert!(!text.contains(" passed, "));
    }
}
