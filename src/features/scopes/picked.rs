//! The scopes chosen so far, and what became of the last text that was put in.

use crate::prelude::*;
use rollcall_core::scopes::{catalog, pasted};

use rollcall_core::number::counted;

/// The scopes chosen so far, in the order of choosing, each once.
#[derive(Clone, Copy, Default)]
pub struct Picked {
    /// The names.
    pub scopes: RwSignal<Vec<String>>,
    /// What became of the last text, for the eye and the ear.
    pub said: RwSignal<String>,
}

impl Picked {
    /// Adds all scopes that a text names, in whatever form it names them.
    pub fn add(self, text: &str) {
        let read = pasted::read(text);
        let mut counts = Counts {
            known_before: read.duplicates,
            ..Counts::default()
        };
        self.scopes.update(|scopes| {
            for scope in read.scopes {
                if scopes.contains(&scope) {
                    counts.known_before += 1;
                } else {
                    counts.added += 1;
                    counts.unknown += usize::from(!catalog::knows(&scope));
                    scopes.push(scope);
                }
            }
        });
        self.said.set(counts.words());
    }

    /// Takes one out.
    pub fn remove(self, scope: &str) {
        self.scopes
            .update(|scopes| scopes.retain(|kept| kept != scope));
        self.said.set(format!("{scope} removed."));
    }

    /// Takes all out.
    pub fn clear(self) {
        self.scopes.set(Vec::new());
        self.said.set("No scopes chosen.".to_owned());
    }
}

/// What one text brought.
#[derive(Default)]
struct Counts {
    added: usize,
    known_before: usize,
    unknown: usize,
}

impl Counts {
    fn words(&self) -> String {
        let mut words = match self.added {
            0 => "No new scopes.".to_owned(),
            added => format!("Added {}.", counted(added, "scope", "scopes")),
        };
        if self.known_before > 0 {
            words.push_str(" Ignored ");
            words.push_str(&counted(self.known_before, "duplicate", "duplicates"));
            words.push('.');
        }
        if self.unknown > 0 {
            words.push_str(" Not in the catalogue, kept and marked: ");
            words.push_str(&counted(self.unknown, "scope", "scopes"));
            words.push('.');
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn what_became_of_a_text_is_said() {
        let rows = [
            ((2, 0, 0), "Added 2 scopes."),
            ((0, 1, 0), "No new scopes. Ignored 1 duplicate."),
            (
                (1, 0, 1),
                "Added 1 scope. Not in the catalogue, kept and marked: 1 scope.",
            ),
        ];
        for ((added, known_before, unknown), words) in rows {
            let counts = Counts {
                added,
                known_before,
                unknown,
            };
            assert_eq!(counts.words(), words);
        }
    }
}
