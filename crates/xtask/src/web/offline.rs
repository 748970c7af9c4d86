//! The service worker, with which the app starts without a network, and the script that turns it on and off.
//!
//! The worker keeps exactly the files of its own build, under a version that is made of their digests. The page names the same version,
//! so that the worker never keeps the page of another build with the files of this one.

use super::compress::files;
use super::demo::{self, Demo};
use super::integrity::{integrity, short};
use super::minify::minified;
use super::plain::filled;
use crate::failure::Failure;
use crate::workspace::{read, write};
use rollcall_core::release::MANIFEST;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The worker's file. Its name has no digest, because a browser looks for a new version at the old address.
pub const WORKER: &str = "service-worker.js";

/// The files that are not kept as they are: the pages (of which one is kept by its folder's address), the settings, the worker itself.
const APART: [&str; 4] = ["index.html", "404.html", "config.json", WORKER];

/// Writes the script that turns the worker on and off, and removes its sources. Returns what to append to the app's JavaScript.
pub fn enter(folder: &Path, demo: Option<&Demo>) -> Result<String, Failure> {
    let take = |name: &str| {
        let file = folder.join(name);
        let content = read(&file)?;
        std::fs::remove_file(&file).map_err(Failure::file(&file))?;
        Ok::<_, Failure>(content)
    };
    let script = minified(&take("offline.js")?)?;
    let name = format!("offline-{}.js", short(script.as_bytes()));
    write(&folder.join(&name), &script)?;
    let own = demo.map_or("() => undefined", |_| "enterDemo");
    let enter = filled(
        &take("enter.js")?,
        &[
            ("{offline}", &name),
            ("{offline-integrity}", &integrity(script.as_bytes())),
            ("'{own}'", own),
        ],
    )?;
    Ok([demo.map_or("", |demo| demo.enter.as_str()), &enter].concat())
}

/// The files of a build that the worker keeps, and their version.
pub struct Kept {
    /// The version: what changes with any of the files, and with the commit.
    pub version: String,
    /// The files and what the worker needs to know of each.
    files: Value,
}

impl Kept {
    /// Lists the finished files in `folder`. The page is not written yet. `boot_query` is the query with which the page asks for boot.js;
    /// the page names the `commit`, so another commit is another version.
    pub fn of(folder: &Path, boot_query: &str, commit: &str) -> Result<Self, Failure> {
        let mut list = BTreeMap::new();
        for file in files(folder)? {
            let name = file.strip_prefix(folder).unwrap_or(&file);
            let name = name.display().to_string();
            if APART.contains(&name.as_str()) || name.ends_with(".map") {
                continue;
            }
            let content = std::fs::read(&file).map_err(Failure::file(&file))?;
            let mut entry = json!({ "integrity": integrity(&content) });
            if name.starts_with(demo::PREFIX) {
                entry["later"] = true.into();
            }
            let asked = if name == "boot.js" {
                name + boot_query
            } else {
                name
            };
            list.insert(asked, entry);
        }
        let files = json!(list);
        // The worker's own code decides too how the files are served.
        let worker = read(&folder.join(WORKER))?;
        let version = short(
            [files.to_string().as_str(), &worker, commit]
                .concat()
                .as_bytes(),
        );
        Ok(Self { version, files })
    }

    /// Completes the worker. The app reads its own version and files from the first line.
    pub fn write(&self, folder: &Path) -> Result<(), Failure> {
        let file = folder.join(WORKER);
        let manifest = json!({ "version": self.version, "files": self.files });
        let script = minified(&read(&file)?)?;
        write(&file, format!("{MANIFEST}{manifest};\n{script}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rollcall_core::release::Manifest;
    use std::path::PathBuf;

    fn built(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("rollcall-offline-{}-{name}", std::process::id()));
        for (name, content) in [
            ("boot.js", "boot"),
            ("rollcall-1.wasm", "wasm"),
            ("demo-1.wasm", "demo"),
            ("config.json", "{}"),
            ("offline.js", include_str!("../../../../public/offline.js")),
            ("enter.js", include_str!("../../../../public/enter.js")),
            (WORKER, include_str!("../../../../public/service-worker.js")),
        ] {
            write(&folder.join(name), content).unwrap();
        }
        folder
    }

    #[test]
    fn the_worker_lists_every_file_with_its_digest() {
        let folder = built("list");
        let enter = enter(&folder, None).unwrap();
        assert!(
            enter.contains("const own = () => undefined;") && !enter.contains("demo"),
            "{enter}"
        );
        let kept = Kept::of(&folder, "?v=1", "c0ffee").unwrap();
        kept.write(&folder).unwrap();
        let worker = read(&folder.join(WORKER)).unwrap();
        let told = Manifest::read(&worker, true).unwrap();
        assert_eq!((told.version, told.files.len()), (kept.version.clone(), 5));
        let script = worker.split_once(";\n").unwrap().1;
        assert!(script.contains("manifest") && !script.contains("// "));
        let list = kept.files;
        let names: Vec<&String> = list.as_object().unwrap().keys().collect();
        assert_eq!(names.len(), 4, "{names:?}");
        assert!(
            names[0] == "boot.js?v=1" && names[2].starts_with("offline-"),
            "{names:?}"
        );
        assert_eq!(list["boot.js?v=1"]["integrity"], integrity(b"boot"));
        assert_eq!(list["demo-1.wasm"]["later"], true);
        assert!(list["rollcall-1.wasm"]["later"].is_null());
        assert!(enter.contains(names[2].as_str()));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn any_change_is_another_version_except_of_the_settings() {
        let folder = built("version");
        let version_at = |commit| Kept::of(&folder, "?v=1", commit).unwrap().version;
        let version = || version_at("c0ffee");
        let first = version();
        assert_ne!(version_at("facade"), first);
        write(&folder.join("config.json"), "{\"title\": \"x\"}").unwrap();
        assert_eq!(version(), first);
        for name in [
            "boot.js",
            "rollcall-1.wasm",
            "demo-1.wasm",
            "offline.js",
            WORKER,
        ] {
            let before = version();
            write(&folder.join(name), "changed").unwrap();
            assert_ne!(version(), before, "{name}");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }
}
