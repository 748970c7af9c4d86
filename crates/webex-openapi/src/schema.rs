//! How schemas contain schemas.
//!
//! The name of a member can be a keyword: licences have a member `properties`, people have a `title`. So code that
//! changes schemas must know whether it looks at a schema or at a map of members.

use serde_json::{Map, Value};

/// What the value of a keyword is.
#[derive(Clone, Copy)]
enum Content {
    /// No schema.
    Plain,
    /// A schema, or a boolean.
    Schema,
    /// A list of schemas.
    List,
    /// Schemas by name.
    Members,
}

/// The keywords that decide which values are valid: those of OpenAPI 3.0, except `discriminator`.
const KEYWORDS: [(&str, Content); 26] = [
    ("$ref", Content::Plain),
    ("additionalProperties", Content::Schema),
    ("allOf", Content::List),
    ("anyOf", Content::List),
    ("enum", Content::Plain),
    ("exclusiveMaximum", Content::Plain),
    ("exclusiveMinimum", Content::Plain),
    ("format", Content::Plain),
    ("items", Content::Schema),
    ("maxItems", Content::Plain),
    ("maxLength", Content::Plain),
    ("maxProperties", Content::Plain),
    ("maximum", Content::Plain),
    ("minItems", Content::Plain),
    ("minLength", Content::Plain),
    ("minProperties", Content::Plain),
    ("minimum", Content::Plain),
    ("multipleOf", Content::Plain),
    ("not", Content::Schema),
    ("nullable", Content::Plain),
    ("oneOf", Content::List),
    ("pattern", Content::Plain),
    ("properties", Content::Members),
    ("required", Content::Plain),
    ("type", Content::Plain),
    ("uniqueItems", Content::Plain),
];

/// Whether a keyword decides which values are valid.
pub(crate) fn is_keyword(name: &str) -> bool {
    content(name).is_some()
}

fn content(name: &str) -> Option<Content> {
    let found = KEYWORDS.iter().find(|(keyword, _)| *keyword == name);
    found.map(|(_, content)| *content)
}

/// Returns a schema with every schema directly inside it replaced.
pub(crate) fn with_inner(
    schema: &Map<String, Value>,
    replace: impl Fn(&Value) -> Value,
) -> Map<String, Value> {
    let inner = |(name, value): (&String, &Value)| {
        let value = match (content(name), value) {
            (Some(Content::Schema), schema) => replace(schema),
            (Some(Content::List), Value::Array(list)) => list.iter().map(&replace).collect(),
            (Some(Content::Members), Value::Object(members)) => members
                .iter()
                .map(|(name, schema)| (name.clone(), replace(schema)))
                .collect(),
            (_, plain) => plain.clone(),
        };
        (name.clone(), value)
    };
    schema.iter().map(inner).collect()
}
