//! The official documentation: OpenAPI 3.0 schemas, converted to JSON Schema.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

pub struct OpenApi {
    documents: Vec<Value>,
}

/// One operation, with the document that its references point into.
pub struct Operation<'a> {
    document: &'a Value,
    pub name: String,
    body: &'a Value,
}

impl OpenApi {
    /// Reads the extracts from `WEBEX_OPENAPI_DIR`. Returns `None`, with a message, if that is not set.
    pub fn load() -> Option<Self> {
        let Some(folder) = std::env::var_os("WEBEX_OPENAPI_DIR") else {
            println!(
                "skipped: WEBEX_OPENAPI_DIR does not name the folder of the official OpenAPI extracts"
            );
            return None;
        };
        let read = |name: &str| {
            let path = Path::new(&folder).join(name);
            let text = std::fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            convert(serde_json::from_str(&text).unwrap())
        };
        let documents = ["webex-openapi-admin.json", "webex-openapi-meeting.json"].map(read);
        Some(Self {
            documents: documents.into(),
        })
    }

    /// Returns the method and path template of every operation, such as `GET /people/{personId}`.
    pub fn names(&self) -> BTreeSet<String> {
        self.operations().map(|operation| operation.name).collect()
    }

    /// Finds an operation by name.
    pub fn operation(&self, name: &str) -> Operation<'_> {
        self.operations()
            .find(|operation| operation.name == name)
            .unwrap_or_else(|| panic!("{name} is not in the documents"))
    }

    fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        self.documents.iter().flat_map(|document| {
            let paths = document["paths"].as_object().unwrap();
            paths.iter().flat_map(move |(path, item)| {
                let methods = item
                    .as_object()
                    .unwrap()
                    .iter()
                    .filter(|(method, _)| *method != "parameters");
                methods.map(move |(method, body)| Operation {
                    document,
                    name: format!("{} {path}", method.to_uppercase()),
                    body,
                })
            })
        })
    }
}

impl Operation<'_> {
    /// Returns the schema of the answer with this status, if documented.
    pub fn answer(&self, status: u16) -> Option<&Value> {
        let content = self.body["responses"][status.to_string()]["content"].as_object()?;
        Some(&content.values().next()?["schema"])
    }

    /// Whether the status is documented.
    pub fn documents(&self, status: u16) -> bool {
        self.body["responses"].get(status.to_string()).is_some()
    }

    /// Returns the schema of the request body.
    pub fn request(&self) -> Option<&Value> {
        let schema = &self.body["requestBody"]["content"]["application/json"]["schema"];
        (!schema.is_null()).then_some(schema)
    }

    /// Returns the members of a schema and the required ones, following one reference.
    pub fn members(&self, schema: &Value) -> (Vec<String>, Vec<String>) {
        let schema = match schema["$ref"].as_str() {
            Some(reference) => self.document.pointer(&reference[1..]).unwrap(),
            None => schema,
        };
        let list = schema["required"].as_array().into_iter().flatten();
        let required = list.map(|name| name.as_str().unwrap().to_owned()).collect();
        (
            schema["properties"]
                .as_object()
                .unwrap()
                .keys()
                .cloned()
                .collect(),
            required,
        )
    }

    /// Validates a value and returns the errors. Objects may not have undocumented members.
    pub fn faults(&self, schema: &Value, value: &Value) -> Vec<String> {
        let mut schema = json!({ "allOf": [schema], "components": self.document["components"] });
        close(&mut schema);
        let validator = jsonschema::draft4::new(&schema).unwrap();
        validator
            .iter_errors(value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }

    /// Returns the documentation's own example of an answer.
    pub fn example(&self, status: u16) -> Option<&Value> {
        let content = self.body["responses"][status.to_string()]["content"].as_object()?;
        content.values().next()?.get("example")
    }
}

/// Converts OpenAPI's `nullable` to JSON Schema.
fn convert(mut schema: Value) -> Value {
    if let Value::Object(members) = &mut schema
        && members.remove("nullable") == Some(Value::Bool(true))
        && let Some(kind) = members.get("type").cloned()
    {
        members.insert("type".into(), json!([kind, "null"]));
    }
    match schema {
        Value::Object(members) => members
            .into_iter()
            .map(|(name, value)| (name, convert(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(convert).collect(),
        other => other,
    }
}

/// Refuses additional members in every object. Schemas combined by `allOf` cannot be closed part by part; the
/// documentation uses `allOf` only to rename.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            let lists = members.get("properties").is_some_and(Value::is_object);
            if lists && !members.contains_key("additionalProperties") {
                members.insert("additionalProperties".into(), Value::Bool(false));
            }
            members.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn converts_nullable_and_finds_unknown_members() {
    let schema =
        json!({ "type": "object", "properties": { "a": { "type": "string", "nullable": true } } });
    let document = json!({});
    let operation = Operation {
        document: &document,
        name: String::new(),
        body: &document,
    };
    let converted = convert(schema);
    assert_eq!(operation.faults(&converted, &json!({ "a": null })), [""; 0]);
    assert_eq!(operation.faults(&converted, &json!({ "a": 1 })).len(), 1);
    assert_eq!(operation.faults(&converted, &json!({ "b": null })).len(), 1);
}
