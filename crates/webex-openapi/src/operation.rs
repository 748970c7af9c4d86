//! One operation: its schemas, and values of them.

use serde_json::Value;

use crate::{sample, validation};

/// One operation, with the document that its references point into.
#[derive(Clone, Debug)]
pub struct Operation<'a> {
    document: &'a Value,
    operation: &'a Value,
    name: String,
}

impl<'a> Operation<'a> {
    pub(crate) fn new(document: &'a Value, operation: &'a Value, method: &str, path: &str) -> Self {
        Self {
            document,
            operation,
            name: format!("{} {path}", method.to_uppercase()),
        }
    }

    /// Returns the method and the path's template, such as `GET /people/{personId}`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the method, in upper case.
    pub fn method(&self) -> &str {
        self.name.split(' ').next().unwrap_or_default()
    }

    /// Whether a path, such as `/people/P`, matches the operation's template. A parameter matches any text that is
    /// not empty.
    pub fn has_path(&self, path: &str) -> bool {
        let template = self.name.split(' ').nth(1).unwrap_or_default();
        let (wanted, given) = (template.split('/'), path.split('/'));
        let matches = |(wanted, given): (&str, &str)| {
            wanted == given || (wanted.starts_with('{') && !given.is_empty())
        };
        wanted.clone().count() == given.clone().count() && wanted.zip(given).all(matches)
    }

    /// Iterates over the parameters: objects with `name`, `in`, `required` and `schema`.
    pub fn parameters(&self) -> impl Iterator<Item = &'a Value> {
        self.operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
    }

    /// Returns the schema of the request's body, if the operation has one.
    pub fn request(&self) -> Option<&'a Value> {
        self.operation["requestBody"]["content"]["application/json"].get("schema")
    }

    /// Whether the status is documented.
    pub fn documents(&self, status: u16) -> bool {
        self.operation["responses"]
            .get(status.to_string())
            .is_some()
    }

    /// Iterates over the documented statuses.
    pub fn statuses(&self) -> impl Iterator<Item = u16> {
        let responses = self.operation["responses"]
            .as_object()
            .into_iter()
            .flatten();
        responses.filter_map(|(status, _)| status.parse().ok())
    }

    /// Returns the schema of the answer with this status, if documented.
    pub fn answer(&self, status: u16) -> Option<&'a Value> {
        self.content(status)?.get("schema")
    }

    /// Returns the documents' own example of the answer with this status. The facts have none.
    pub fn example(&self, status: u16) -> Option<&'a Value> {
        self.content(status)?.get("example")
    }

    /// Builds an answer with this status from its schema, if documented.
    ///
    /// Every documented member is present. An enumeration has its first value, a list has one entry, a boolean is true,
    /// a number is 1. A string is an example of its format or else the name of its member, so that members that a
    /// reader confuses differ. Schemas that contain themselves end where they are nested too deeply.
    pub fn sample(&self, status: u16) -> Option<Value> {
        sample::of(self.document, self.answer(status)?)
    }

    /// Returns the names of a schema's members, and of the required ones, following one reference.
    ///
    /// # Panics
    /// If the reference leads nowhere.
    pub fn members(&self, schema: &Value) -> (Vec<String>, Vec<String>) {
        let schema = validation::resolve(self.document, schema);
        let members = schema["properties"].as_object().into_iter().flatten();
        let required = schema["required"].as_array().into_iter().flatten();
        (
            members.map(|(name, _)| name.clone()).collect(),
            required
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
        )
    }

    /// Returns what is wrong with a value, each with its place: `/items/0/id: 7 is not of type "string"`.
    ///
    /// An object whose members are documented may have no others.
    ///
    /// # Panics
    /// If the schema is invalid.
    pub fn faults(&self, schema: &Value, value: &Value) -> Vec<String> {
        validation::faults(self.document, schema, value)
    }

    /// Returns the answer's content of the first content type.
    fn content(&self, status: u16) -> Option<&'a Value> {
        let content = &self.operation["responses"][status.to_string()]["content"];
        content.as_object()?.values().next()
    }
}
