//! A plan as a text, and the hash of that text.
//!
//! The text has one JSON value per line. The first is an object with the version, the edits, the members and the values before, each
//! value as numbers of its members. Each further line is a row: `[person, edit, value before or null, line of the source]`. It
//! contains ids, no names, addresses or tokens.

use serde_json::Value;
use webex_api::json_text;

use super::Plan;
use super::rows::{Row, Rows};
use super::values::{ValueNumber, Values};
use crate::jobs::digest::Digest;
use crate::jobs::edit::Edit;
use crate::jobs::json::{object, texts};

/// Version of the form; another one is not read.
const VERSION: u64 = 1;

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
        let (mut edits, mut members, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for edit in list("edits")? {
            edits.push(Edit::from_json(edit)?);
        }
        for member in list("members")? {
            members.push(member.as_str()?.to_owned());
        }
        for value in list("values")? {
            let mut places = Vec::new();
            for place in value.as_array()? {
                places.push(number(place)?);
            }
            values.push(places.into());
        }
        let mut plan = Self {
            edits,
            values: Values::new(members, values)?,
            rows: Rows::default(),
        };
        for line in lines {
            let row: Value = serde_json::from_str(line).ok()?;
            let [person, edit, before, line] = row.as_array()?.as_slice() else {
                return None;
            };
            let (person, edit, line) = (person.as_str()?, number(edit)?, number(line)?);
            let before = match before {
                Value::Null => None,
                place => Some(plan.values.number(number(place)?)?),
            };
            let of = plan.edits.get(edit as usize)?;
            let value = |number| plan.values.value(number, &of.target(person.into()));
            let step = of.step(before.map(value).as_ref());
            plan.rows.push(step, person, Row { edit, before, line })?;
        }
        plan.rows.shrink();
        // One plan has one text, so that one plan has one hash.
        (plan.to_text() == text).then_some(plan)
    }

    fn write(&self, out: &mut dyn FnMut(&str)) {
        let list = |items: &mut dyn Iterator<Item = Value>| {
            let mut list = Vec::new();
            for item in items {
                list.push(item);
            }
            Value::Array(list)
        };
        let (members, values) = (self.values.members(), self.values.lists());
        let numbers = |value: &[u32]| list(&mut value.iter().map(|place| (*place).into()));
        let header = object(vec![
            ("version", VERSION.into()),
            ("edits", list(&mut self.edits.iter().map(Edit::to_json))),
            ("members", texts(&mut members.iter().map(String::as_str))),
            (
                "values",
                list(&mut values.iter().map(|value| numbers(value))),
            ),
        ]);
        out(&json_text(&header));
        out("\n");
        for number in 0..self.len() {
            let (Some(row), Some(person)) = (self.rows.get(number), self.rows.person(number))
            else {
                continue;
            };
            let before = row.before.map(ValueNumber::place);
            let row = [
                person.into(),
                row.edit.into(),
                before.map_or(Value::Null, Value::from),
                row.line.into(),
            ];
            out(&json_text(&list(&mut row.into_iter())));
            out("\n");
        }
    }
}

fn number(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|number| u32::try_from(number).ok())
}
