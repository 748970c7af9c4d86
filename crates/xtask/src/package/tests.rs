//! The same tree packed twice, and what a changed byte does.

use super::*;
use crate::web::compress::gzip;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// Writes a small tree whose files have the time `at`, in a folder of its own.
fn tree(at: SystemTime, order: bool) -> (PathBuf, Package) {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = format!("rollcall-package-{}-{number}", std::process::id());
    let out = std::env::temp_dir()
        .join(folder)
        .join("x".repeat(number as usize));
    let package = Package {
        folder: out.join("rollcall"),
        zip: out.join("rollcall-1.2.3.zip"),
        name: "rollcall-1.2.3".into(),
        time: DateTime::default(),
    };
    let page = b"<!doctype html>".repeat(100);
    let mut files = vec![
        ("app/index.html", page.clone()),
        ("app/index.html.gz", gzip(&page)),
        ("app/config.json", b"{}".to_vec()),
        ("deploy/nginx/rollcall.conf", b"server {}".to_vec()),
        (EXAMPLE, b"{}".to_vec()),
        (LICENSES, b"MIT".to_vec()),
        (SBOM, b"{}".to_vec()),
        ("left-over.txt", b"not ours".to_vec()),
    ];
    if order {
        files.reverse();
    }
    for (name, content) in files {
        let path = package.folder.join(name);
        write(&path, content).unwrap();
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(at).unwrap();
    }
    (out, package)
}

#[test]
fn folders_and_times_change_no_byte() {
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let mut zips = Vec::new();
    for (at, order) in [(old, false), (SystemTime::now(), true)] {
        let (out, package) = tree(at, order);
        package.seal().unwrap();
        zips.push(std::fs::read(&package.zip).unwrap());
        let names = entries(&package.zip)
            .unwrap()
            .into_iter()
            .map(|(name, _)| name);
        let expected = [
            "LICENSES.txt",
            "SBOM.cdx.json",
            "SHA256SUMS",
            "app/config.json",
            "app/index.html",
            "app/index.html.gz",
            "config.example.json",
            "deploy/nginx/rollcall.conf",
        ];
        assert_eq!(names.collect::<Vec<_>>(), expected);
        std::fs::remove_dir_all(out).unwrap();
    }
    assert!(zips[0] == zips[1], "the zips differ");
}

#[test]
fn one_changed_byte_is_found() {
    let (out, package) = tree(SystemTime::now(), false);
    package.seal().unwrap();
    let whole = entries(&package.zip).unwrap();
    assert!(sums::differing(&whole).is_empty());
    for index in 0..whole.len() {
        let mut changed = whole.clone();
        changed[index].1[0] ^= 1;
        let wrong = sums::differing(&changed);
        // A digit of the sums belongs to the file of its line.
        assert_eq!(wrong.len(), 1, "{}: {wrong:?}", whole[index].0);
        let mut missing = whole.clone();
        missing.remove(index);
        assert!(!sums::differing(&missing).is_empty(), "{}", whole[index].0);
    }
    let mut more = whole.clone();
    more.push(("app/extra.js".into(), Vec::new()));
    assert_eq!(sums::differing(&more), ["app/extra.js"]);
    std::fs::remove_dir_all(out).unwrap();
}

#[test]
fn no_changed_byte_of_the_zip_passes_with_other_content() {
    let (out, package) = tree(SystemTime::now(), false);
    package.seal().unwrap();
    let zip = std::fs::read(&package.zip).unwrap();
    let whole = entries(&package.zip).unwrap();
    for at in 0..zip.len() {
        let mut changed = zip.clone();
        changed[at] ^= 1;
        write(&package.zip, changed).unwrap();
        let found = match entries(&package.zip) {
            Err(_) => true,
            // Times, modes and other notes about an entry are not content. The sum of the whole zip covers them.
            Ok(entries) => !sums::differing(&entries).is_empty() || entries == whole,
        };
        assert!(found, "byte {at}");
    }
    std::fs::remove_dir_all(out).unwrap();
}

#[test]
fn standard_programs_confirm_the_sums() {
    let (out, package) = tree(SystemTime::now(), false);
    package.seal().unwrap();
    let check = |folder: &Path, sums: &str| {
        let mut program = std::process::Command::new("sha256sum");
        program
            .args(["--check", "--quiet", sums])
            .current_dir(folder);
        program.output().unwrap().status.success()
    };
    let whole = || check(&out, "rollcall-1.2.3.zip.sha256");
    assert!(whole() && check(&package.folder, SUMS));
    write(&package.folder.join("app/index.html"), "changed").unwrap();
    assert!(!check(&package.folder, SUMS));
    let mut zip = std::fs::read(&package.zip).unwrap();
    let last = zip.len() - 1;
    zip[last] ^= 1;
    write(&package.zip, zip).unwrap();
    assert!(!whole());
    std::fs::remove_dir_all(out).unwrap();
}

/// The checkout's own crates, as Cargo sees them.
#[test]
fn the_bill_of_materials_and_the_licences_name_every_crate_of_the_app() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let workspace = Workspace {
        target: root.join("target"),
        root,
    };
    let crates = crates::linked(&workspace, true).unwrap();
    assert!(crates.len() > 50, "{} crates", crates.len());
    let has = |name: &str| crates.iter().any(|part| part.name == name);
    assert!(has("rollcall") && has("leptos") && has("webex-api") && has("wasm-bindgen"));
    // The simulator is in the demo alone. Macros and programs of the build are in neither.
    assert!(has("webex-sim") && has("webex-demo"));
    let without = crates::linked(&workspace, false).unwrap();
    assert!(
        without
            .iter()
            .all(|part| !part.name.starts_with("webex-sim") && !part.name.ends_with("demo"))
    );
    for absent in ["xtask", "axum", "serde_derive", "leptos_macro", "zip"] {
        assert!(!has(absent), "{absent}");
    }
    let tools = [("rustc", "1.2.3".to_owned())];
    let bill: serde_json::Value = serde_json::from_str(&sbom::json(&crates, &tools)).unwrap();
    assert_eq!(bill["bomFormat"], "CycloneDX");
    let metadata = &bill["metadata"];
    assert_eq!(metadata["component"]["name"], "rollcall");
    assert_eq!(metadata["tools"]["components"][0]["version"], "1.2.3");
    let components = bill["components"].as_array().unwrap();
    assert_eq!(components.len(), crates.len() - 1);
    let reference = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let mut known: Vec<String> = components
        .iter()
        .map(|part| reference(&part["bom-ref"]))
        .collect();
    known.push(reference(&bill["metadata"]["component"]["bom-ref"]));
    let unique: std::collections::BTreeSet<&String> = known.iter().collect();
    assert_eq!(unique.len(), known.len());
    for part in components {
        let ours = ["rollcall-core", "webex-api", "webex-demo", "webex-sim"];
        let is_ours = ours.iter().any(|name| part["name"] == *name);
        assert_eq!(part["hashes"].is_null(), is_ours, "{part}");
        assert!(
            !part["licenses"][0]["expression"]
                .as_str()
                .unwrap()
                .is_empty(),
            "{part}"
        );
    }
    for dependency in bill["dependencies"].as_array().unwrap() {
        assert!(
            known.contains(&reference(&dependency["ref"])),
            "{dependency}"
        );
        for used in dependency["dependsOn"].as_array().unwrap() {
            assert!(known.contains(&reference(used)), "{used}");
        }
    }
    let licenses = licenses::text(&workspace, &crates).unwrap();
    for part in &crates {
        assert!(
            licenses.contains(&format!("\n{} {}: ", part.name, part.version)),
            "{}",
            part.name
        );
    }
    assert!(
        licenses.contains("Permission is hereby granted") && licenses.contains("Apache License")
    );
    for text in [&licenses, &sbom::json(&crates, &tools)] {
        let folders = crate::machine::folders(&workspace);
        assert!(folders.iter().all(|folder| !text.contains(folder.as_str())));
    }
}
