//! A job as a shell script of `curl` lines, for those who want to run it without a tab.
//!
//! The script writes and does nothing else: it neither re-reads, waits nor reads back.

use std::fmt::Write as _;

use webex_api::Client;

use super::plan::Plan;
use crate::change::profile::Profile;
use crate::change::{AnyValue, Target as _};

/// What stands before the commands. Without a token, the shell ends with the message.
const HEAD: &str = "\
#!/bin/sh
# One line for each write, in the order of the plan. The token is read from the environment.
# Nothing is read before or after a write: run this only if nobody changed these people meanwhile.
: \"${WEBEX_TOKEN:?Set WEBEX_TOKEN to an access token first}\"
";

/// A script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The text, for a POSIX shell.
    pub text: String,
    /// The rows that are not in it: their requests depend on a value that is read when they run.
    pub left_out: Vec<u32>,
}

/// Writes a plan as a script. `value` returns the present value of a row's target where the plan does not have it, if it is loaded.
pub fn script(plan: &Plan, client: &Client, value: &dyn Fn(u32) -> Option<AnyValue>) -> Script {
    let mut text = String::from(HEAD);
    // Writing to a text does not fail.
    let _ = writeln!(text, "# Plan {}, {} rows.", plan.hash(), plan.len());
    let mut left_out = Vec::new();
    for row in 0..plan.len() {
        let number = row + 1;
        match command(plan, client, row, value) {
            Some(command) => {
                let line = plan.line(row).unwrap_or_default();
                let _ = writeln!(text, "# Row {number}, line {line} of the source");
                text.push_str(&command);
                text.push_str("; echo\n");
            }
            None => {
                let _ = writeln!(
                    text,
                    "# Row {number} is left out: its request depends on what is there when it runs"
                );
                left_out.push(row);
            }
        }
    }
    Script { text, left_out }
}

/// The write of a row as a command in one line. `None` if it depends on a value that is read when the row runs, or nothing changes.
pub fn command(
    plan: &Plan,
    client: &Client,
    row: u32,
    value: &dyn Fn(u32) -> Option<AnyValue>,
) -> Option<String> {
    let is_new = plan.edit(row)?.creates().is_some();
    let nobody = || is_new.then(|| AnyValue::from(Profile::default()));
    let before = plan.before(row).or_else(nobody).or_else(|| value(row))?;
    let change = plan.change(row, before)?;
    if change.is_empty() {
        return None;
    }
    let command = change.target.curl(client, &change.before, &change.after)?;
    // Only the command itself has line breaks: JSON writes those of a text as `\n`, and addresses have none.
    Some(command.replace(" \\\n  ", " "))
}
