//! Assigns test programs to layers by asking Cargo, so that a new file needs no listing.

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;
use serde_json::Value;

/// The integration tests of the workspace, by name.
pub struct Targets {
    /// Everything that runs on the host.
    pub unit: Vec<String>,
    /// Names that start with `contract` or `openapi`: tests against the official documentation.
    pub contract: Vec<String>,
}

/// The app's browser tests. They are empty on the host.
const IN_BROWSER: &str = "web";

/// Asks Cargo for the test programs.
pub fn targets(workspace: &Workspace) -> Result<Targets, Failure> {
    let text = process::output(process::cargo(workspace).args([
        "metadata",
        "--no-deps",
        "--format-version",
        "1",
    ]))
    .ok_or_else(|| Failure::Step {
        what: "cargo metadata".to_owned(),
    })?;
    let metadata: Value = serde_json::from_str(&text).map_err(|_| Failure::Step {
        what: "reading cargo metadata".to_owned(),
    })?;
    Ok(sort(&metadata))
}

fn sort(metadata: &Value) -> Targets {
    let list = |value: &Value, key: &str| {
        value
            .get(key)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let mut found = Targets {
        unit: Vec::new(),
        contract: Vec::new(),
    };
    for package in list(metadata, "packages") {
        for target in list(&package, "targets") {
            let is_test = list(&target, "kind").iter().any(|kind| kind == "test");
            let name = target
                .get("name")
                .and_then(Value::as_str)
                .unwrap_or_default();
            match name {
                _ if !is_test || name == IN_BROWSER => {}
                _ if name.starts_with("contract") || name.starts_with("openapi") => {
                    found.contract.push(name.to_owned());
                }
                _ => found.unit.push(name.to_owned()),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_test_program_is_in_one_layer() {
        let target = |name: &str, kind: &str| json!({ "name": name, "kind": [kind] });
        let metadata = json!({ "packages": [
            { "targets": [target("rollcall", "lib"), target("web", "test")] },
            { "targets": [target("openapi", "test"), target("contract_sdk", "test"), target("architecture", "test")] },
        ]});
        let sorted = sort(&metadata);
        assert_eq!(sorted.unit, ["architecture"]);
        assert_eq!(sorted.contract, ["openapi", "contract_sdk"]);
    }
}
