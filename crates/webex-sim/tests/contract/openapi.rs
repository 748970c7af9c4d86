//! The official documents: schemas of OpenAPI 3.0, read as JSON Schema.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// Both extracts.
pub struct OpenApi {
    documents: Vec<Value>,
}

/// One operation with the document that its references lead into.
pub struct Operation<'a> {
    document: &'a Value,
    pub name: String,
    body: &'a Value,
}

impl OpenApi {
    /// Reads the extracts from `WEBEX_OPENAPI_DIR`; says so and answers `None` where that is not set.
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

    /// Method and path template of every operation, such as `GET /people/{personId}`.
    pub fn names(&self) -> BTreeSet<String> {
        self.operations().map(|operation| operation.name).collect()
    }

    /// An operation by name.
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
    /// The schema of an answer with this status, where the documents give one.
    pub fn answer(&self, status: u16) -> Option<&Value> {
        let content = self.body["responses"][status.to_string()]["content"].as_object()?;
        Some(&content.values().next()?["schema"])
    }

    /// Whether the status is among the documented ones.
    pub fn documents(&self, status: u16) -> bool {
        self.body["responses"].get(status.to_string()).is_some()
    }

    /// The schema of the request body.
    pub fn request(&self) -> Option<&Value> {
        let schema = &self.body["requestBody"]["content"]["application/json"]["schema"];
        (!schema.is_null()).then_some(schema)
    }

    /// The members of a schema and those that are required, with one reference followed.
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

    /// What is wrong with a value. Objects take no member that the documents do not list.
    pub fn faults(&self, schema: &Value, value: &Value) -> Vec<String> {
        let mut schema = json!({ "allOf": [schema], "components": self.document["components"] });
        close(&mut schema);
        let validator = jsonschema::draft4::new(&schema).unwrap();
        validator
            .iter_errors(value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }

    /// The documents' own example of an answer.
    pub fn example(&self, status: u16) -> Option<&Value> {
        let content = self.body["responses"][status.to_string()]["content"].as_object()?;
        content.values().next()?.get("example")
    }
}

/// OpenAPI's `nullable` in JSON Schema's words.
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

/// A schema that several `allOf` parts make up together cannot be closed part by part; the documents use it only to rename.
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
fn nullable_is_converted_and_unknown_members_are_found() {
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
