//! Moves a finished build from a host's root to a folder below it. Only the page contains the path, because scripts
//! find their files relative to themselves.

use crate::failure::Failure;
use crate::workspace::{read, write};
use std::path::Path;

pub const PAGES: [&str; 2] = ["index.html", "404.html"];

/// Changes the build for `/` in `folder` to one for `base` (with both slashes).
pub fn rebase(folder: &Path, base: &str) -> Result<(), Failure> {
    if base == "/" {
        return Ok(());
    }
    for name in PAGES {
        let page = folder.join(name);
        write(&page, moved(&read(&page)?, base)?)?;
    }
    Ok(())
}

/// Moves every address of our files in the page below `base`.
fn moved(page: &str, base: &str) -> Result<String, Failure> {
    const ROOT: &str = "=\"/";
    if !page.contains(ROOT) {
        return Err(Failure::Page("it names no file below /".to_owned()));
    }
    Ok(page.replace(ROOT, &format!("=\"{base}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_every_address_and_nothing_else() {
        let page = "<script src=\"/boot.js?v=1\" integrity=\"sha256-a/b\" data-js=\"/r.js\"></script><a href=\"https://x/\">a = \"/\"</a>";
        assert_eq!(
            moved(page, "/x/y/").unwrap(),
            "<script src=\"/x/y/boot.js?v=1\" integrity=\"sha256-a/b\" data-js=\"/x/y/r.js\"></script><a href=\"https://x/\">a = \"/\"</a>"
        );
        assert!(moved("<p>no file</p>", "/x/").is_err());
    }
}
