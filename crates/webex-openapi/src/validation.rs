//! Validates values against schemas of a document.

use serde_json::{Map, Value, json};

use crate::schema::with_inner;

/// Returns the schema that a reference such as `#/components/schemas/Person` leads to, or the schema itself.
pub(crate) fn resolve<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let Some(reference) = schema["$ref"].as_str() else {
        return schema;
    };
    let pointer = reference.strip_prefix('#');
    pointer
        .and_then(|pointer| document.pointer(pointer))
        .unwrap_or_else(|| panic!("{reference} is not in the document"))
}

/// Returns what is wrong with a value, each with its place.
pub(crate) fn faults(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let components = document["components"]["schemas"].as_object();
    let components: Map<String, Value> = components
        .into_iter()
        .flatten()
        .map(|(name, schema)| (name.clone(), strict(schema)))
        .collect();
    let whole = json!({ "allOf": [strict(schema)], "components": { "schemas": components } });
    let validator =
        jsonschema::draft4::new(&whole).unwrap_or_else(|error| panic!("{error} in {whole:#}"));
    validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// Converts an OpenAPI schema to a JSON Schema that allows no undocumented members.
///
/// Schemas combined by `allOf` cannot be closed one by one; the documents use `allOf` only to rename.
fn strict(schema: &Value) -> Value {
    let Value::Object(keywords) = schema else {
        return schema.clone();
    };
    let mut closed = with_inner(keywords, strict);
    if closed.remove("nullable") == Some(Value::Bool(true))
        && let Some(kind) = closed.get_mut("type")
    {
        *kind = json!([kind.take(), "null"]);
    }
    if closed.contains_key("properties") {
        closed
            .entry("additionalProperties")
            .or_insert(Value::Bool(false));
    }
    Value::Object(closed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(schema: &Value, value: &Value) -> usize {
        faults(&json!({}), schema, value).len()
    }

    #[test]
    fn null_needs_nullable() {
        let member =
            |nullable| json!({ "properties": { "a": { "type": "string", "nullable": nullable } } });
        assert_eq!(count(&member(true), &json!({ "a": null })), 0);
        assert_eq!(count(&member(false), &json!({ "a": null })), 1);
        assert_eq!(count(&member(true), &json!({ "a": 1 })), 1);
    }

    #[test]
    fn undocumented_members_are_faults() {
        let schema =
            json!({ "type": "array", "items": { "properties": { "a": { "type": "string" } } } });
        assert_eq!(count(&schema, &json!([{ "a": "x" }, {}])), 0);
        assert_eq!(count(&schema, &json!([{ "b": "x" }])), 1);
        let open =
            json!({ "properties": { "a": {} }, "additionalProperties": { "type": "string" } });
        assert_eq!(count(&open, &json!({ "b": "x" })), 0);
        // Without documented members, anything goes.
        assert_eq!(count(&json!({ "type": "object" }), &json!({ "b": "x" })), 0);
    }

    /// The names of members are not keywords, although some look like them.
    #[test]
    fn members_may_be_named_like_keywords() {
        let text = json!({ "type": "string" });
        let schema =
            json!({ "properties": { "properties": text, "nullable": text, "items": text } });
        let good = json!({ "properties": "x", "nullable": "x", "items": "x" });
        assert_eq!(count(&schema, &good), 0);
        assert_eq!(
            count(
                &schema,
                &json!({ "nullable": 1, "additionalProperties": 1 })
            ),
            2
        );
    }

    #[test]
    fn references_lead_into_the_document() {
        let document = json!({ "components": { "schemas": { "A": { "properties": { "a": { "type": "string" } } } } } });
        let schema = json!({ "$ref": "#/components/schemas/A" });
        assert_eq!(faults(&document, &schema, &json!({ "a": "x" })), [""; 0]);
        assert_eq!(
            faults(&document, &schema, &json!({ "a": 1 })),
            [r#"/a: 1 is not of type "string""#]
        );
        assert_eq!(faults(&document, &schema, &json!({ "b": 1 })).len(), 1);
        assert_eq!(
            resolve(&document, &schema),
            &document["components"]["schemas"]["A"]
        );
    }
}
