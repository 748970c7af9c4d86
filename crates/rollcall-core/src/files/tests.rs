//! Sources as a whole.

mod bad_input;
mod people;
mod rows;
mod written;

use super::*;

/// What the rows of a source say: line, and who or the problem in words.
fn told(source: &Source) -> Vec<(u32, String)> {
    let mut rows = source.rows();
    let mut told = Vec::new();
    while let Some(row) = rows.read() {
        let text = match row.who() {
            Ok(who) => who
                .email
                .clone()
                .or_else(|| who.id.as_ref().map(ToString::to_string))
                .unwrap_or_default(),
            Err(problem) => problem.to_string(),
        };
        told.push((row.line(), text));
    }
    told
}

fn read(text: &str) -> Source {
    Source::read(text.as_bytes()).unwrap()
}
