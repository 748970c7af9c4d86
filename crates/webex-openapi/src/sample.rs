//! Builds a value from a schema. [`Operation::sample`](crate::Operation::sample) describes it.

use serde_json::{Map, Value};

use crate::validation::resolve;

/// How deeply a value nests, counting references. The documents need 8.
const DEPTH: usize = 16;

/// Builds a value of a schema of a document. Returns `None` if the schema only contains itself.
pub(crate) fn of(document: &Value, schema: &Value) -> Option<Value> {
    build(document, schema, "text", DEPTH)
}

/// Builds the value of the member `name`. Returns `None` if it is nested too deeply; the value around it omits it then.
fn build(document: &Value, schema: &Value, name: &str, depth: usize) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    let inner = |schema, name| build(document, schema, name, depth);
    if schema.get("$ref").is_some() {
        return inner(resolve(document, schema), name);
    }
    if let Some(first) = first(schema, "enum") {
        return Some(first.clone());
    }
    if let Some(all) = schema["allOf"].as_array() {
        let parts = all.iter().filter_map(|part| inner(part, name));
        return parts.reduce(merge);
    }
    if let Some(one) = first(schema, "oneOf").or(first(schema, "anyOf")) {
        return inner(one, name);
    }
    Some(match schema["type"].as_str() {
        Some("array") => inner(&schema["items"], name).into_iter().collect(),
        Some("boolean") => Value::Bool(true),
        Some("integer" | "number") => Value::from(1),
        Some("string") => Value::from(text(schema, name)),
        Some("object") | None => {
            let members = schema["properties"].as_object().into_iter().flatten();
            let values =
                members.filter_map(|(name, schema)| Some((name.clone(), inner(schema, name)?)));
            Value::Object(values.collect::<Map<_, _>>())
        }
        Some(other) => panic!("{name}: {other:?} is no type of OpenAPI"),
    })
}

fn first<'a>(schema: &'a Value, keyword: &str) -> Option<&'a Value> {
    schema[keyword].as_array()?.first()
}

fn merge(mut all: Value, part: Value) -> Value {
    match (&mut all, part) {
        (Value::Object(all), Value::Object(part)) => all.extend(part),
        (all, part) => *all = part,
    }
    all
}

fn text<'a>(schema: &Value, name: &'a str) -> &'a str {
    match schema["format"].as_str() {
        Some("date-time") => "2026-01-02T03:04:05.678Z",
        Some("date") => "2026-01-02",
        Some("email") => "ada@example.com",
        Some("uri") => "https://example.com/",
        Some("uuid") => "01234567-89ab-4def-8123-456789abcdef",
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn builds_every_kind_of_value() {
        let text = json!({ "type": "string" });
        let format = |format| json!({ "type": "string", "format": format });
        for (schema, value) in [
            (text.clone(), json!("text")),
            (json!({ "type": "integer" }), json!(1)),
            (json!({ "type": "number" }), json!(1)),
            (json!({ "type": "boolean" }), json!(true)),
            (json!({ "type": "string", "enum": ["b", "a"] }), json!("b")),
            (format("date-time"), json!("2026-01-02T03:04:05.678Z")),
            (format("date"), json!("2026-01-02")),
            (format("email"), json!("ada@example.com")),
            (format("uri"), json!("https://example.com/")),
            (
                format("uuid"),
                json!("01234567-89ab-4def-8123-456789abcdef"),
            ),
            (format("new"), json!("text")),
            (json!({ "type": "object" }), json!({})),
            (
                json!({ "properties": { "a": text, "b": { "type": "array", "items": text } } }),
                json!({ "a": "a", "b": ["b"] }),
            ),
            (
                json!({ "allOf": [{ "properties": { "a": text } }, { "properties": { "b": text } }] }),
                json!({ "a": "a", "b": "b" }),
            ),
            (
                json!({ "oneOf": [{ "type": "boolean" }, text] }),
                json!(true),
            ),
            (json!({ "anyOf": [text] }), json!("text")),
        ] {
            assert_eq!(of(&json!({}), &schema), Some(value), "{schema}");
        }
    }

    #[test]
    fn ends_where_a_schema_contains_itself() {
        let group = json!({ "type": "object", "properties": {
            "id": { "type": "string" },
            "inner": { "type": "array", "items": { "$ref": "#/components/schemas/Group" } },
            "again": { "$ref": "#/components/schemas/Again" },
        } });
        let again = json!({ "$ref": "#/components/schemas/Again" });
        let document = json!({ "components": { "schemas": { "Group": group, "Again": again } } });
        let sample = of(&document, &group).unwrap();
        let mut at = &sample;
        while let Some(inner) = at["inner"].get(0) {
            assert_eq!(at["id"], "id");
            at = inner;
        }
        assert!(
            at.get("inner").is_none_or(|inner| *inner == json!([])),
            "{at}"
        );
        assert_eq!(sample.get("again"), None);
        assert_eq!(of(&document, &again), None);
    }
}
