//! Parses the command line strictly: refuses an unknown or incomplete option before starting anything.

use crate::failure::Failure;

/// The arguments after the command's name. Each method takes one option out of them.
pub struct Arguments {
    rest: Vec<String>,
}

impl Arguments {
    /// Wraps the words after the command's name.
    pub fn new(rest: Vec<String>) -> Self {
        Self { rest }
    }

    /// Takes everything after `--`, which is meant for another program.
    pub fn passed_on(&mut self) -> Vec<String> {
        let Some(at) = self.rest.iter().position(|word| word == "--") else {
            return Vec::new();
        };
        let passed_on = self.rest.split_off(at + 1);
        self.rest.truncate(at);
        passed_on
    }

    /// Takes `--name`. Returns whether it was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.rest.len();
        self.rest.retain(|word| word != name);
        self.rest.len() < before
    }

    /// Takes `--name VALUE` or `--name=VALUE`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let joined = format!("{name}=");
        let Some(at) = self
            .rest
            .iter()
            .position(|word| word == name || word.starts_with(&joined))
        else {
            return Ok(None);
        };
        let word = self.rest.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at == self.rest.len() || self.rest[at].starts_with("--") {
            return Err(Failure::Usage(format!("{name} needs a value")));
        }
        Ok(Some(self.rest.remove(at)))
    }

    /// Takes the first word that is not an option. `what` describes it in the error.
    pub fn word(&mut self, what: &str) -> Result<String, Failure> {
        let at = self.rest.iter().position(|word| !word.starts_with("--"));
        at.map(|at| self.rest.remove(at))
            .ok_or_else(|| Failure::Usage(format!("this command needs {what}")))
    }

    /// Takes `--name N` as a port number.
    pub fn port(&mut self, name: &str, default: u16) -> Result<u16, Failure> {
        match self.value(name)? {
            None => Ok(default),
            Some(text) => text
                .parse()
                .map_err(|_| Failure::Usage(format!("{name} needs a port number, not {text:?}"))),
        }
    }

    /// Refuses whatever no option has taken.
    pub fn end(self) -> Result<(), Failure> {
        match self.rest.first() {
            None => Ok(()),
            Some(word) => Err(Failure::Usage(format!(
                "{word:?} is not an option of this command"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(words: &[&str]) -> Arguments {
        Arguments::new(words.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn takes_options_in_any_order_and_form() {
        let mut given = arguments(&["--webex", "--port", "9000", "--sim-port=9001"]);
        assert_eq!(given.port("--sim-port", 8081).unwrap(), 9001);
        assert!(given.flag("--webex"));
        assert_eq!(given.port("--port", 8080).unwrap(), 9000);
        assert_eq!(given.port("--other", 7).unwrap(), 7);
        given.end().unwrap();
    }

    #[test]
    fn passes_on_what_follows_two_dashes() {
        let mut given = arguments(&["--only", "e2e", "--", "boot.spec.ts", "-g", "--port"]);
        assert_eq!(given.passed_on(), ["boot.spec.ts", "-g", "--port"]);
        assert_eq!(given.value("--only").unwrap().as_deref(), Some("e2e"));
        given.end().unwrap();
        assert!(arguments(&["--only", "e2e"]).passed_on().is_empty());
    }

    #[test]
    fn takes_a_word_once() {
        let mut given = arguments(&["--flag", "folder"]);
        assert_eq!(given.word("FOLDER").unwrap(), "folder");
        assert!(given.word("FOLDER").is_err());
        assert!(given.flag("--flag"));
        given.end().unwrap();
    }

    #[test]
    fn refuses_a_missing_value_a_bad_port_and_an_unknown_word() {
        assert!(arguments(&["--port"]).value("--port").is_err());
        assert!(arguments(&["--port", "--webex"]).value("--port").is_err());
        assert!(arguments(&["--port", "http"]).port("--port", 1).is_err());
        assert!(arguments(&["--prot", "1"]).end().is_err());
    }
}
