//! `openapi-facts`: rewrites the facts that the contract tests use, after the official OpenAPI extracts changed.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::workspace::{Workspace, read, write};
use serde_json::Value;
use std::path::Path;
use webex_openapi::{EXTRACTS, facts};

/// Runs the command.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let from = arguments.word("FOLDER, the folder of the official extracts")?;
    arguments.end()?;
    let to = workspace.root.join("crates/webex-openapi/schema");
    for extract in EXTRACTS {
        let document = document(&Path::new(&from).join(extract.official_name))?;
        let path = to.join(extract.facts_name);
        write(&path, facts::text(&facts::reduce(&document)))?;
        println!("{}", path.display());
    }
    Ok(())
}

/// Reads an OpenAPI document.
fn document(path: &Path) -> Result<Value, Failure> {
    let document: Value = serde_json::from_str(&read(path)?)
        .map_err(std::io::Error::from)
        .map_err(Failure::file(path))?;
    if document["paths"].is_object() {
        return Ok(document);
    }
    let fault = std::io::Error::other("no OpenAPI document: it has no paths");
    Err(Failure::file(path)(fault))
}
