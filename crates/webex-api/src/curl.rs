//! A request as a `curl` command that a person can read, keep and run.

use crate::client::RequestParts;
use crate::pipeline::authorise;

/// The command of `parts`. It is built from the headers that are really sent, less the token.
pub(crate) fn command(parts: &RequestParts) -> String {
    let mut command = format!("curl --request {} {}", parts.method, quoted(&parts.url));
    // Double quotes here and only here: the shell is to put the token in.
    command.push_str(" \\\n  --header \"Authorization: Bearer $WEBEX_TOKEN\"");
    for (name, value) in authorise::plain_headers(parts) {
        command.push_str(" \\\n  --header ");
        command.push_str(&quoted(&format!("{name}: {value}")));
    }
    if let Some(body) = &parts.body {
        // `--data-raw`, because `--data` reads a file where the body begins with `@`.
        command.push_str(" \\\n  --data-raw ");
        command.push_str(&quoted(&String::from_utf8_lossy(body)));
    }
    command
}

/// One shell word. Inside single quotes nothing is special (POSIX.1 XCU 2.2.2); a quote ends, escapes and resumes.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a shell makes of words of single quotes and backslashes.
    fn unquoted(word: &str) -> String {
        let mut text = String::new();
        let mut quoting = false;
        let mut characters = word.chars();
        while let Some(character) = characters.next() {
            match character {
                '\'' => quoting = !quoting,
                '\\' if !quoting => text.extend(characters.next()),
                other => {
                    assert!(quoting, "{other} stands bare in {word}");
                    text.push(other);
                }
            }
        }
        assert!(!quoting, "{word} does not end");
        text
    }

    proptest! {
        #[test]
        fn a_shell_reads_back_what_was_quoted(text in "[ -~é\n'\\\\$`\"!]{0,60}") {
            prop_assert_eq!(unquoted(&quoted(&text)), text);
        }
    }

    #[test]
    fn a_real_shell_agrees() {
        let text = "it's `$HOME` \"x\" \\ $(id) !!\n@é";
        let output = std::process::Command::new("sh")
            .args(["-c", &format!("printf %s {}", quoted(text))])
            .output();
        // No `sh` (Windows): the property test above stands alone.
        if let Ok(output) = output {
            assert_eq!(String::from_utf8(output.stdout).unwrap(), text);
        }
    }
}
