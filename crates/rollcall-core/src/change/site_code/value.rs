//! [`SiteCode`]: a tracking code, or that there is none, in parts that can be compared.

use std::fmt;

use serde_json::{Value, json};
use webex_api::json_text;

use crate::change::{DiffKind, DiffLine, set_diff};
use crate::meetings::Code;
use crate::session::digest;
use crate::sets::{Set, set_of};

/// A tracking code, or none. One from a record knows only a digest of its options, and cannot be sent.
#[derive(Clone, Debug, Default)]
pub struct SiteCode {
    code: Option<Code>,
    /// Each single part with its word, in order; none of a code that does not exist.
    parts: Vec<(String, String)>,
}

/// Two codes are equal if their parts are.
impl PartialEq for SiteCode {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

/// One line of a change: a part before and after. What is not there is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodePart {
    /// `name`, `inputMode`, `hostProfileCode`, a service, `option`, `default`, or `options` for all of them.
    pub part: String,
    /// What was there.
    pub from: String,
    /// What is to be there, or is.
    pub to: String,
}

/// The part for all options: a digest, which also knows their order.
const OPTIONS: &str = "options";

impl SiteCode {
    /// A code that exists, or is wanted.
    pub fn of(code: Code) -> Self {
        let body = code.body(&"".into());
        let mut parts = vec![
            ("name".to_owned(), body.name),
            ("inputMode".to_owned(), body.input_mode.as_str().to_owned()),
            (
                "hostProfileCode".to_owned(),
                body.host_profile_code.as_str().to_owned(),
            ),
        ];
        for start in code.start() {
            parts.push((
                start.service.as_str().to_owned(),
                start.kind.as_str().to_owned(),
            ));
        }
        if !code.options.is_empty() {
            let options = serde_json::to_string(&code.options).unwrap_or_default();
            let digest = digest("rollcall.options:1", &[&options]);
            parts.push((OPTIONS.to_owned(), digest));
        }
        Self {
            code: Some(code),
            parts,
        }
    }

    /// The whole code; `None` if there is none, or it is from a record.
    pub const fn code(&self) -> Option<&Code> {
        self.code.as_ref()
    }

    /// Whether there is such a code.
    pub const fn exists(&self) -> bool {
        !self.parts.is_empty()
    }

    /// The parts for a record. The place of each is in front, because their order is kept.
    pub(in crate::change) fn marks(&self) -> Set<String> {
        let parts = self.parts.iter().enumerate();
        set_of(parts.map(|(place, (part, word))| format!("{place:03}{part}={word}")))
    }

    /// Creates a code from a record.
    pub(in crate::change) fn of_marks(marks: &Set<String>) -> Self {
        let part = |mark: &String| {
            let (part, word) = mark.get(3..)?.split_once('=')?;
            Some((part.to_owned(), word.to_owned()))
        };
        Self {
            code: None,
            parts: marks.iter().filter_map(part).collect(),
        }
    }

    fn word(&self, part: &str) -> &str {
        let known = self.parts.iter().find(|(known, _)| known == part);
        known.map_or("", |(_, word)| word)
    }

    /// The options and the default, if they are known.
    fn members(&self) -> Option<Set<(&'static str, String)>> {
        match &self.code {
            None => (!self.exists()).then(Set::new),
            Some(code) => {
                let options = code.options.iter();
                let options = options.map(|option| ("option", option.value.clone()));
                let default = code.default_option();
                let default = default.map(|value| ("default", value.to_owned()));
                Some(set_of(options.chain(default)))
            }
        }
    }

    /// The parts before and after, kept ones too.
    pub(super) fn diff(&self, after: &Self) -> Vec<DiffLine<CodePart>> {
        let mut lines = Vec::new();
        let new = |(part, _): &&(String, String)| self.word(part).is_empty();
        let parts = self.parts.iter().chain(after.parts.iter().filter(new));
        for (part, _) in parts {
            if part == OPTIONS {
                continue;
            }
            lines.extend(line(part, self.word(part), after.word(part)));
        }
        let (from, to) = (self.word(OPTIONS), after.word(OPTIONS));
        let (Some(old), Some(new)) = (self.members(), after.members()) else {
            lines.extend(line(OPTIONS, from, to));
            return lines;
        };
        let members = set_diff(&old, &new);
        // The same options in another order.
        if from != to && members.iter().all(|line| line.kind == DiffKind::Kept) {
            lines.extend(line(OPTIONS, from, to));
        }
        lines.extend(members.into_iter().map(|line| {
            let (part, value) = line.field;
            let (from, to) = match line.kind {
                DiffKind::Added => (String::new(), value),
                DiffKind::Removed => (value, String::new()),
                DiffKind::Kept | DiffKind::Changed => (value.clone(), value),
            };
            let part = part.to_owned();
            let field = CodePart { part, from, to };
            let kind = line.kind;
            DiffLine { kind, field }
        }));
        lines
    }

    /// Applies the change from `before` to `after` to `now`. Parts that the change leaves alone stay as they are now.
    pub(super) fn rebased(before: &Self, after: &Self, now: &Self) -> Self {
        if now == before || !after.exists() || !before.exists() {
            return after.clone();
        }
        let (Some(before), Some(after), Some(mut code)) =
            (before.code(), after.code(), now.code().cloned())
        else {
            return now.clone();
        };
        if before.name != after.name {
            code.name.clone_from(&after.name);
        }
        if before.options != after.options {
            code.options.clone_from(&after.options);
        }
        if before.input_mode() != after.input_mode() {
            code.set_input_mode(after.input_mode().clone());
        }
        if before.host_profile() != after.host_profile() {
            code.set_host_profile(after.host_profile().clone());
        }
        if before.start() != after.start() {
            for start in after.start() {
                code.set_start(&start.service, start.kind.clone());
            }
        }
        Self::of(code)
    }
}

fn line(part: &str, from: &str, to: &str) -> Option<DiffLine<CodePart>> {
    let kind = match (from.is_empty(), to.is_empty()) {
        (true, true) => return None,
        _ if from == to => DiffKind::Kept,
        (true, false) => DiffKind::Added,
        (false, true) => DiffKind::Removed,
        (false, false) => DiffKind::Changed,
    };
    let [part, from, to] = [part, from, to].map(str::to_owned);
    let field = CodePart { part, from, to };
    Some(DiffLine { kind, field })
}

/// Writes the line so that [`CodePart::parse`] reads it again.
impl fmt::Display for CodePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&json_text(&json!([self.part, self.from, self.to])))
    }
}

impl CodePart {
    /// Reads what `Display` writes.
    pub fn parse(text: &str) -> Option<Self> {
        let parts: Vec<Value> = serde_json::from_str(text).ok()?;
        let [part, from, to] = parts.as_slice() else {
            return None;
        };
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Some(Self {
            part: text(part)?,
            from: text(from)?,
            to: text(to)?,
        })
    }
}
