//! A plan as a text, and the hash of that text.
//!
//! The text has one JSON value per line. The first is an object with the version, the edits, the members and the values before, each
//! value as numbers of its members. Each further line is a row: `[person, edit, value before or null, line of the source]`. It
//! contains ids, no names, addresses or tokens.

use serde_json::{Value, json};

use super::Plan;
use super::rows::{Row, Rows};
use super::values::{ValueNumber, Values};
use crate::jobs::digest::Digest;
use crate::jobs::edit::Edit;

/// Version of the form; another one is not read.
const VERSION: u64 = 1;

/// A row as it is written.
type SavedRow<T> = (T, u32, Option<u32>, u32);

impl Plan {
    /// Returns the hash that identifies the plan: two plans have the same one only if they have the same rows.
    pub fn hash(&self) -> Digest {
        Digest::of_parts(|part| self.write(part))
    }

    /// Returns the text of the plan.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        self.write(&mut |line| text.push_str(line));
        text
    }

    /// Reads what [`Plan::to_text`] wrote. `None` if it is anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let header: Value = serde_json::from_str(lines.next()?).ok()?;
        if header.get("version")?.as_u64()? != VERSION {
            return None;
        }
        let list = |name| header.get(name)?.as_array();
        let edits: Option<Vec<Edit>> = list("edits")?.iter().map(Edit::from_json).collect();
        let member = |id: &Value| id.as_str().map(str::to_owned);
        let members: Option<Vec<String>> = list("members")?.iter().map(member).collect();
        let values: Option<Vec<_>> = list("values")?.iter().map(numbers).collect();
        let mut plan = Self {
            edits: edits?,
            values: Values::new(members?, values?)?,
            rows: Rows::default(),
        };
        for line in lines {
            let (person, edit, before, line): SavedRow<String> = serde_json::from_str(line).ok()?;
            let before = match before {
                Some(place) => Some(plan.values.number(place)?),
                None => None,
            };
            let of = plan.edits.get(edit as usize)?;
            let value = |number| {
                plan.values
                    .value(number, &of.target(person.as_str().into()))
            };
            let step = of.step(before.map(value).as_ref());
            plan.rows.push(step, &person, Row { edit, before, line })?;
        }
        plan.rows.shrink();
        // One plan has one text, so that one plan has one hash.
        (plan.to_text() == text).then_some(plan)
    }

    fn write(&self, out: &mut dyn FnMut(&str)) {
        let edits = self.edits.iter().map(Edit::to_json);
        let header = json!({
            "version": VERSION,
            "edits": edits.collect::<Vec<Value>>(),
            "members": self.values.members(),
            "values": self.values.lists(),
        });
        out(&header.to_string());
        out("\n");
        for number in 0..self.len() {
            let (Some(row), Some(person)) = (self.rows.get(number), self.rows.person(number))
            else {
                continue;
            };
            let before = row.before.map(ValueNumber::place);
            out(&json!([person, row.edit, before, row.line]).to_string());
            out("\n");
        }
    }
}

fn numbers(list: &Value) -> Option<Box<[u32]>> {
    let number = |number: &Value| {
        number
            .as_u64()
            .and_then(|number| u32::try_from(number).ok())
    };
    list.as_array()?.iter().map(number).collect()
}
