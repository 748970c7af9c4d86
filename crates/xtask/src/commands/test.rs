//! `test`: runs all layers in order, even if one fails, and prints one summary line.

use super::{dist, setup};
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::layers::{LAYERS, Layer, Tally};
use crate::workspace::Workspace;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Runs the command. Exits with an error if any test failed.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<ExitCode, Failure> {
    let filter = arguments.passed_on();
    let only = arguments.value("--only")?;
    arguments.end()?;
    if only.is_none() && !filter.is_empty() {
        return Err(Failure::Usage(
            "the words after -- select tests of one layer, so they need --only".to_owned(),
        ));
    }
    let layers = chosen(only.as_deref())?;
    let rows = if only.is_some() {
        run_all(workspace, &layers, &filter)?
    } else {
        setup::for_target(workspace)?;
        // Start the slowest build, which the last layer needs: it keeps one thread busy for minutes, and the first
        // layers leave a core idle.
        std::thread::scope(|scope| {
            scope.spawn(|| dist::compile_ahead(workspace));
            run_all(workspace, &layers, &filter)
        })?
    };
    println!("\n{}", table(&rows));
    let mut sum = Tally::default();
    rows.iter().for_each(|(_, tally, _)| sum += *tally);
    println!("{}", summary(sum));
    Ok(if sum.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

type Row = (&'static str, Tally, Duration);

fn run_all(
    workspace: &Workspace,
    layers: &[&'static Layer],
    filter: &[String],
) -> Result<Vec<Row>, Failure> {
    let mut rows = Vec::new();
    for layer in layers {
        println!("\n── {} ──", layer.name);
        let started = Instant::now();
        let tally = (layer.run)(workspace, filter).unwrap_or_else(|failure| {
            eprintln!("xtask: {failure}");
            Tally::one(false)
        });
        if tally.all() == 0 {
            return Err(Failure::Usage(format!(
                "no test in {} matches {filter:?}",
                layer.name
            )));
        }
        rows.push((layer.name, tally, started.elapsed()));
    }
    Ok(rows)
}

/// Writes the line that other programs parse.
fn summary(sum: Tally) -> String {
    format!(
        "{} passed, {} failed, {} skipped",
        sum.passed, sum.failed, sum.skipped
    )
}

fn chosen(only: Option<&str>) -> Result<Vec<&'static Layer>, Failure> {
    let layers: Vec<&Layer> = LAYERS
        .iter()
        .filter(|layer| only.is_none_or(|name| name == layer.name))
        .collect();
    if layers.is_empty() {
        let names: Vec<&str> = LAYERS.iter().map(|layer| layer.name).collect();
        return Err(Failure::Usage(format!(
            "--only must be one of {}",
            names.join(" ")
        )));
    }
    Ok(layers)
}

/// Writes the table. No row looks like the summary line, which appears once, at the end.
fn table(rows: &[(&str, Tally, Duration)]) -> String {
    let mut text = format!(
        "{:<12} {:>8} {:>8} {:>8} {:>9}\n",
        "layer", "passed", "failed", "skipped", "seconds"
    );
    for (name, tally, time) in rows {
        text.push_str(&format!(
            "{name:<12} {:>8} {:>8} {:>8} {:>9.1}\n",
            tally.passed,
            tally.failed,
            tally.skipped,
            time.as_secs_f64()
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selects_a_layer_by_name_and_refuses_unknown_names() {
        assert_eq!(chosen(None).unwrap().len(), LAYERS.len());
        assert_eq!(chosen(Some("wasm")).unwrap()[0].name, "wasm");
        assert!(chosen(Some("e3e")).is_err());
    }

    #[test]
    fn table_does_not_look_like_the_summary() {
        let text = table(&[(
            "unit",
            Tally {
                passed: 2,
                failed: 1,
                skipped: 3,
            },
            Duration::from_millis(1500),
        )]);
        assert!(
            text.contains("unit                2        1        3       1.5"),
            "{text}"
        );
        assert!(!text.contains(" passed, "));
    }

    #[test]
    fn summary_counts_skipped_tests_separately() {
        let sum = Tally {
            passed: 931,
            failed: 0,
            skipped: 2,
        };
        assert_eq!(summary(sum), "931 passed, 0 failed, 2 skipped");
    }
}
