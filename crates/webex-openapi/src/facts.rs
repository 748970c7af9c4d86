//! Reduces an OpenAPI document to facts: which operations exist, and which values are valid in their requests and
//! answers.
//!
//! Only what is listed here is kept. So no sentence of the original can get in: no title, description or example, and
//! nothing of an extension.

use serde_json::{Map, Value};

use crate::schema::{is_keyword, with_inner};

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// Returns the facts of a document, itself an OpenAPI document: the version, the paths with their operations, and the
/// schemas of the components.
pub fn reduce(document: &Value) -> Value {
    part(
        document,
        &[
            ("openapi", Value::clone),
            ("paths", |paths| each(paths, path)),
            ("components", |components| {
                part(components, &[("schemas", |schemas| each(schemas, schema))])
            }),
        ],
    )
}

/// Writes facts as text: indented JSON with sorted keys and a final line break.
pub fn text(facts: &Value) -> String {
    let mut sorted = facts.clone();
    sorted.sort_all_objects();
    format!("{sorted:#}\n")
}

fn path(item: &Value) -> Value {
    part(item, &METHODS.map(|method| (method, operation as Reduce)))
}

fn operation(operation: &Value) -> Value {
    part(
        operation,
        &[
            ("parameters", |parameters| each(parameters, parameter)),
            ("requestBody", body),
            ("responses", |responses| each(responses, body)),
        ],
    )
}

fn parameter(parameter: &Value) -> Value {
    part(
        parameter,
        &[
            ("name", Value::clone),
            ("in", Value::clone),
            ("required", Value::clone),
            ("schema", schema),
        ],
    )
}

/// Reduces the body of a request or of an answer, by content type.
fn body(body: &Value) -> Value {
    part(
        body,
        &[
            ("required", Value::clone),
            ("content", |content| {
                each(content, |media| part(media, &[("schema", schema)]))
            }),
        ],
    )
}

fn schema(schema: &Value) -> Value {
    let Value::Object(keywords) = schema else {
        return schema.clone();
    };
    let mut kept = keywords.clone();
    kept.retain(|keyword, _| is_keyword(keyword));
    Value::Object(with_inner(&kept, self::schema))
}

type Reduce = fn(&Value) -> Value;

/// Returns the listed members of an object that are present, each reduced.
fn part(object: &Value, members: &[(&str, Reduce)]) -> Value {
    let kept = members.iter().filter_map(|(name, reduce)| {
        let member = object.get(name)?;
        Some(((*name).to_owned(), reduce(member)))
    });
    Value::Object(kept.collect::<Map<_, _>>())
}

/// Reduces every entry of a list, or every member of an object.
fn each(all: &Value, reduce: Reduce) -> Value {
    match all {
        Value::Array(list) => list.iter().map(reduce).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), reduce(value)))
            .collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keeps_shapes_and_drops_everything_else() {
        let document = json!({
            "openapi": "3.0.0", "info": { "title": "T" }, "servers": [], "tags": [{ "name": "People" }], "x-a": 1,
            "paths": { "/people/{id}": {
                "summary": "S", "x-b": 1,
                "put": {
                    "operationId": "o", "summary": "S", "description": "D", "tags": ["People"], "externalDocs": {}, "security": [],
                    "parameters": [{ "name": "id", "in": "path", "required": true, "description": "D", "example": "e",
                        "schema": { "type": "string", "example": "e", "default": "d" } }],
                    "requestBody": { "description": "D", "required": true, "content": { "application/json": {
                        "schema": { "$ref": "#/components/schemas/A" }, "example": {}, "examples": {} } } },
                    "responses": {
                        "200": { "description": "D", "headers": { "Link": {} }, "content": { "application/json": {
                            "schema": { "type": "array", "items": { "type": "number", "title": "T" } } } } },
                        "404": { "description": "D" },
                    },
                },
            } },
            "components": {
                "schemas": { "A": { "title": "T", "allOf": [{ "description": "D", "nullable": true, "x-c": 1 }] } },
                "securitySchemes": { "s": { "description": "D" } },
            },
        });
        let facts = json!({
            "openapi": "3.0.0",
            "paths": { "/people/{id}": { "put": {
                "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/A" } } } },
                "responses": {
                    "200": { "content": { "application/json": { "schema": { "type": "array", "items": { "type": "number" } } } } },
                    "404": {},
                },
            } } },
            "components": { "schemas": { "A": { "allOf": [{ "nullable": true }] } } },
        });
        assert_eq!(reduce(&document), facts);
        assert_eq!(reduce(&facts), facts);
    }

    /// Members and enumerations may have the names of what is dropped.
    #[test]
    fn keeps_members_named_like_keywords() {
        let people = json!({ "type": "object", "required": ["title"], "additionalProperties": false, "properties": {
            "title": { "type": "string", "enum": ["description", "example"] }, "description": { "type": "string" },
            "example": { "properties": { "tags": { "type": "string" }, "x-d": { "type": "string" } } },
            "properties": { "$ref": "#/components/schemas/P" },
        } });
        assert_eq!(schema(&people), people);
    }

    #[test]
    fn writes_sorted_keys_and_a_final_line_break() {
        let facts = json!({ "b": [{ "d": 1, "c": [] }], "a": {} });
        let lines =
            "{\n  \"a\": {},\n  \"b\": [\n    {\n      \"c\": [],\n      \"d\": 1\n    }\n  ]\n}\n";
        assert_eq!(text(&facts), lines);
    }
}
