//! The bill of materials: [CycloneDX 1.6](https://cyclonedx.org/docs/1.6/json/). Without a time and a serial number, so
//! that the same commit gives the same file.

use super::crates::{Crate, ROOT};
use serde_json::{Value, json};

/// A program that made the app: its name and version. Other versions give other bytes.
pub type Tool = (&'static str, String);

/// Returns the document for the app's crates.
pub fn json(crates: &[Crate], tools: &[Tool]) -> String {
    let tools = tools
        .iter()
        .map(|(name, version)| json!({ "type": "application", "name": name, "version": version }));
    let (root, rest): (Vec<&Crate>, Vec<&Crate>) =
        crates.iter().partition(|part| part.name == ROOT);
    let root = root.first().map(|root| component(root, "application"));
    let dependencies = crates.iter().map(|part| {
        let uses: Vec<String> = part
            .uses
            .iter()
            .map(|(name, version)| purl(name, version))
            .collect();
        json!({ "ref": purl(&part.name, &part.version), "dependsOn": uses })
    });
    let document = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "tools": { "components": tools.collect::<Vec<_>>() }, "component": root },
        "components": rest.iter().map(|part| component(part, "library")).collect::<Vec<_>>(),
        "dependencies": dependencies.collect::<Vec<_>>(),
    });
    format!("{document:#}\n")
}

fn component(part: &Crate, kind: &str) -> Value {
    let purl = purl(&part.name, &part.version);
    let mut component = json!({
        "type": kind,
        "bom-ref": purl,
        "name": part.name,
        "version": part.version,
        "purl": purl,
        "licenses": [{ "expression": part.license }],
    });
    if let Some(checksum) = &part.checksum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    if let Some(repository) = &part.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    component
}

/// Returns the [package URL](https://github.com/package-url/purl-spec).
fn purl(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}
