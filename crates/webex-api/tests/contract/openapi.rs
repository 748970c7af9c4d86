//! The official OpenAPI extracts: finds the operation of a request, and validates against its schemas.

use std::fs;
use std::path::Path;

use http::Request;
use serde_json::{Value, json};

pub(crate) struct OpenApi {
    documents: Vec<Value>,
}

/// One operation of a document.
pub(crate) struct Operation<'a> {
    document: &'a Value,
    operation: &'a Value,
    pub(crate) name: String,
}

impl OpenApi {
    /// Reads the extracts from `WEBEX_OPENAPI_DIR`. Returns `None`, with a message, if it is not set.
    pub(crate) fn load() -> Option<Self> {
        let Some(folder) = std::env::var_os("WEBEX_OPENAPI_DIR") else {
            println!(
                "skipped: WEBEX_OPENAPI_DIR does not name the folder of the official OpenAPI extracts"
            );
            return None;
        };
        let read = |name: &str| {
            let path = Path::new(&folder).join(name);
            let text = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            serde_json::from_str(&text).unwrap()
        };
        let documents = vec![
            read("webex-openapi-admin.json"),
            read("webex-openapi-meeting.json"),
        ];
        Some(Self { documents })
    }

    /// Finds the operation of a request. A literal path takes precedence over one with parameters.
    pub(crate) fn operation(&self, request: &Request<Vec<u8>>) -> Operation<'_> {
        let path = request.uri().path().strip_prefix("/v1").unwrap();
        let method = request.method().as_str().to_ascii_lowercase();
        let mut found: Vec<(usize, Operation<'_>)> = Vec::new();
        for document in &self.documents {
            for (template, item) in document["paths"].as_object().unwrap() {
                if let Some(operation) = item.get(&method).filter(|_| matches(template, path)) {
                    let name = format!("{} {template}", request.method());
                    found.push((
                        template.matches('{').count(),
                        Operation {
                            document,
                            operation,
                            name,
                        },
                    ));
                }
            }
        }
        found.sort_by_key(|(parameters, _)| *parameters);
        let known = found.into_iter().next();
        known
            .unwrap_or_else(|| panic!("{method} {path} is not in the official documents"))
            .1
    }
}

/// Whether a path matches a template such as `/people/{personId}`.
fn matches(template: &str, path: &str) -> bool {
    let (wanted, given): (Vec<&str>, Vec<&str>) =
        (template.split('/').collect(), path.split('/').collect());
    let same = |(wanted, given): (&&str, &&str)| {
        wanted == given || (wanted.starts_with('{') && !given.is_empty())
    };
    wanted.len() == given.len() && wanted.iter().zip(&given).all(same)
}

impl Operation<'_> {
    /// Checks that query parameters are known, well-typed and not repeated, and that the required ones are present.
    pub(crate) fn check_query(&self, request: &Request<Vec<u8>>) {
        let no_parameters = Vec::new();
        let parameters = self.operation["parameters"]
            .as_array()
            .unwrap_or(&no_parameters);
        let in_query = || {
            parameters
                .iter()
                .filter(|parameter| parameter["in"] == "query")
        };
        let query = request.uri().query().unwrap_or("");
        let given: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        for (at, (name, value)) in given.iter().enumerate() {
            let parameter = in_query().find(|parameter| parameter["name"] == *name);
            let parameter =
                parameter.unwrap_or_else(|| panic!("{}: no parameter {name}", self.name));
            assert!(
                given[..at].iter().all(|(other, _)| other != name),
                "{}: {name} twice",
                self.name
            );
            self.validate(
                &parameter["schema"],
                &typed(value, &parameter["schema"]),
                name,
            );
        }
        for parameter in in_query().filter(|parameter| parameter["required"] == true) {
            assert!(
                given.iter().any(|(name, _)| parameter["name"] == *name),
                "{}: {} is required",
                self.name,
                parameter["name"]
            );
        }
    }

    /// Checks that there is a body if and only if the operation has one, and that it is JSON and matches its schema.
    pub(crate) fn check_body(&self, request: &Request<Vec<u8>>) {
        let schema = &self.operation["requestBody"]["content"]["application/json"]["schema"];
        if schema.is_null() {
            assert!(request.body().is_empty(), "{}: has no body", self.name);
            return;
        }
        assert_eq!(request.headers()["content-type"], "application/json");
        let body = serde_json::from_slice(request.body()).unwrap();
        self.validate(schema, &body, "body");
    }

    /// Returns the documented example of a success.
    pub(crate) fn example(&self) -> Option<Value> {
        let content = self.operation["responses"]["200"]["content"].as_object()?;
        content.values().next()?.get("example").cloned()
    }

    /// Validates against a schema of this document. Objects that list their members accept no others, because our
    /// requests must not send undocumented members.
    fn validate(&self, schema: &Value, value: &Value, what: &str) {
        let mut schema = json!({"allOf": [schema], "components": self.document["components"]});
        close(&mut schema);
        let validator = jsonschema::draft4::new(&schema).unwrap();
        let faults: Vec<String> = validator
            .iter_errors(value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(
            faults.is_empty(),
            "{} {what}: {faults:#?} in {value:#}",
            self.name
        );
    }
}

/// Converts a query value to the type in its schema, if it has that form.
fn typed(value: &str, schema: &Value) -> Value {
    match schema["type"].as_str() {
        Some("string") => Value::from(value),
        _ => serde_json::from_str(value).unwrap_or_else(|_| Value::from(value)),
    }
}

/// Forbids members that a schema does not list.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.get("properties").is_some_and(Value::is_object)
                && !members.contains_key("additionalProperties")
            {
                members.insert("additionalProperties".into(), Value::Bool(false));
            }
            members.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}
