//! All operations of the documents.

use std::collections::BTreeSet;
use std::path::Path;

use http::Request;
use serde_json::Value;

use crate::extract::EXTRACTS;
use crate::operation::Operation;

/// The path of the API's base, below which the documents' paths are.
const BASE: &str = "/v1";

/// The documents of the REST API.
#[derive(Clone, Debug)]
pub struct OpenApi {
    documents: Vec<Value>,
}

impl OpenApi {
    /// Reads the facts that this crate ships. They have no examples.
    ///
    /// # Panics
    /// If a file of facts is not JSON, which is a fault of this crate.
    pub fn facts() -> Self {
        let read = |text| serde_json::from_str(text).expect("the facts are JSON");
        Self {
            documents: EXTRACTS.map(|extract| read(extract.facts)).into(),
        }
    }

    /// Reads the official extracts, with their examples, from the folder in `WEBEX_OPENAPI_DIR`.
    ///
    /// If the variable is not set, prints `skipped: ` with the reason, which `cargo xtask test` counts, and returns
    /// `None`. Call it once in a test, and return then.
    ///
    /// # Panics
    /// If the folder has no such files, or they are not JSON.
    pub fn official() -> Option<Self> {
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
            serde_json::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        Some(Self {
            documents: EXTRACTS.map(|extract| read(extract.official_name)).into(),
        })
    }

    /// Returns the documents, in the order of [`EXTRACTS`].
    pub fn documents(&self) -> &[Value] {
        &self.documents
    }

    /// Returns the names of all operations, such as `GET /people/{personId}`.
    pub fn names(&self) -> BTreeSet<String> {
        let names = self
            .operations()
            .map(|operation| operation.name().to_owned());
        names.collect()
    }

    /// Finds an operation by name.
    ///
    /// # Panics
    /// If it is not documented.
    pub fn operation(&self, name: &str) -> Operation<'_> {
        self.operations()
            .find(|operation| operation.name() == name)
            .unwrap_or_else(|| panic!("{name} is not in the documents"))
    }

    /// Finds the operation of a request. A literal path takes precedence over one with parameters.
    ///
    /// # Panics
    /// If it is not documented, or not below `/v1`.
    pub fn operation_of(&self, request: &Request<Vec<u8>>) -> Operation<'_> {
        let (method, path) = (request.method().as_str(), request.uri().path());
        let path = path
            .strip_prefix(BASE)
            .unwrap_or_else(|| panic!("{path} is not below {BASE}"));
        self.operations()
            .filter(|operation| operation.method() == method && operation.has_path(path))
            .min_by_key(|operation| operation.name().matches('{').count())
            .unwrap_or_else(|| panic!("{method} {path} is not in the documents"))
    }

    /// Iterates over all operations.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        self.documents.iter().flat_map(|document| {
            let paths = document["paths"].as_object().into_iter().flatten();
            paths.flat_map(move |(path, item)| {
                let methods = item.as_object().into_iter().flatten();
                methods.map(move |(method, operation)| {
                    Operation::new(document, operation, method, path)
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_operation_of_a_request() {
        let api = OpenApi::facts();
        for (method, uri, name) in [
            ("GET", "https://webexapis.com/v1/people", "GET /people"),
            ("GET", "/v1/people/me?callingData=true", "GET /people/me"),
            ("GET", "/v1/people/P", "GET /people/{personId}"),
            ("PUT", "/v1/people/P", "PUT /people/{personId}"),
            (
                "GET",
                "/v1/groups/G/members",
                "GET /groups/{groupId}/members",
            ),
        ] {
            let request = Request::builder().method(method).uri(uri);
            let found = api.operation_of(&request.body(Vec::new()).unwrap());
            assert_eq!(found.name(), name);
            assert_eq!(api.operation(name).name(), name);
        }
    }

    #[test]
    #[should_panic(expected = "GET /people/ is not in the documents")]
    fn an_empty_parameter_matches_nothing() {
        OpenApi::facts().operation_of(&Request::get("/v1/people/").body(Vec::new()).unwrap());
    }
}
