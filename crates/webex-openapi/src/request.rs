//! Compares requests with their operation.

use http::Request;
use serde_json::Value;

use crate::operation::Operation;

impl Operation<'_> {
    /// Returns what is wrong with a request of this operation, each with the parameter or the place in the body.
    ///
    /// Query parameters must be documented, of the right type, not repeated, and present if they are required. There
    /// must be a body if and only if the operation has one; then it must be JSON and match its schema.
    pub fn request_faults(&self, request: &Request<Vec<u8>>) -> Vec<String> {
        let mut faults = self.query_faults(request.uri().query().unwrap_or_default());
        faults.extend(self.body_faults(request));
        faults
    }

    fn query_faults(&self, query: &str) -> Vec<String> {
        let mut faults = Vec::new();
        let given: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
        let in_query = || self.parameters().filter(|known| known["in"] == "query");
        for (at, (name, value)) in given.iter().enumerate() {
            if given[..at].iter().any(|(other, _)| other == name) {
                faults.push(format!("{name}: is repeated"));
            }
            match in_query().find(|known| known["name"] == **name) {
                None => faults.push(format!("{name}: is not documented")),
                Some(known) => {
                    let wrong = self.faults(&known["schema"], &typed(value, &known["schema"]));
                    faults.extend(wrong.into_iter().map(|fault| format!("{name}{fault}")));
                }
            }
        }
        for required in in_query().filter(|known| known["required"] == true) {
            let name = required["name"].as_str().unwrap_or_default();
            if !given.iter().any(|(given, _)| given == name) {
                faults.push(format!("{name}: is required"));
            }
        }
        faults
    }

    fn body_faults(&self, request: &Request<Vec<u8>>) -> Vec<String> {
        let body = request.body();
        let Some(schema) = self.request() else {
            return Vec::from_iter((!body.is_empty()).then(|| "body: is not documented".into()));
        };
        let kind = request.headers().get("content-type");
        if kind.is_none_or(|kind| kind != "application/json") {
            return vec![format!("content-type: is {kind:?}")];
        }
        match serde_json::from_slice(body) {
            Ok(body) => self.faults(schema, &body),
            Err(error) => vec![format!("body: is no JSON: {error}")],
        }
    }
}

/// Converts a query value to the type in its schema, if it has that form.
fn typed(value: &str, schema: &Value) -> Value {
    match schema["type"].as_str() {
        Some("string") => Value::from(value),
        _ => serde_json::from_str(value).unwrap_or_else(|_| Value::from(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::OpenApi;

    fn faults(method: &str, uri: &str, body: &str) -> Vec<String> {
        let request = Request::builder()
            .method(method)
            .uri(uri)
            .header("content-type", "application/json")
            .body(body.into())
            .unwrap();
        OpenApi::facts()
            .operation_of(&request)
            .request_faults(&request)
    }

    #[test]
    fn documented_requests_have_no_faults() {
        let query = "email=a%2Bb%40example.com&max=10&callingData=true";
        let body = r#"{"email":"a","licenses":[{"id":"L","properties":{"extension":"1"}}]}"#;
        for (method, uri, body) in [
            ("GET", format!("/v1/people?{query}").as_str(), ""),
            ("DELETE", "/v1/authorizations?clientId=C", ""),
            ("PATCH", "/v1/licenses/users", body),
        ] {
            assert_eq!(faults(method, uri, body), [""; 0], "{method} {uri}");
        }
    }

    #[test]
    fn every_kind_of_fault_is_found() {
        const USERS: &str = "/v1/licenses/users";
        for (method, uri, body, wanted) in [
            ("GET", "/v1/people?mail=a", "", "mail: is not documented"),
            ("GET", "/v1/people?max=1&max=2", "", "max: is repeated"),
            (
                "GET",
                "/v1/people?max=ten",
                "",
                r#"max: "ten" is not of type "number""#,
            ),
            (
                "GET",
                "/v1/licenses/L?includeAssignedTo=device",
                "",
                r#"includeAssignedTo: "device" is not one of "user""#,
            ),
            ("DELETE", "/v1/authorizations", "", "clientId: is required"),
            ("GET", "/v1/people", "{}", "body: is not documented"),
            (
                "PATCH",
                USERS,
                "",
                "body: is no JSON: EOF while parsing a value at line 1 column 0",
            ),
            (
                "PATCH",
                USERS,
                r#"{"mail":"a"}"#,
                ": Additional properties are not allowed ('mail' was unexpected)",
            ),
            (
                "PATCH",
                USERS,
                r#"{"licenses":[{}]}"#,
                r#"/licenses/0: "id" is a required property"#,
            ),
        ] {
            assert_eq!(faults(method, uri, body), [wanted], "{method} {uri} {body}");
        }
        let untyped = Request::patch(USERS).body(b"{}".to_vec()).unwrap();
        let api = OpenApi::facts();
        let found = api.operation(&format!("PATCH {}", &USERS[3..]));
        assert_eq!(found.request_faults(&untyped), ["content-type: is None"]);
    }
}
