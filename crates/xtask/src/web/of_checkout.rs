//! Tests: this checkout's page, scripts and styles, finished with the demo and without it. Only the compiled parts are made up, as
//! compiling them takes minutes; `dist --no-demo` looks through those too.

use super::demo::{self, Demo};
use super::document::Document;
use super::finish::finish;
use crate::workspace::{read, write};
use std::path::{Path, PathBuf};

fn source(name: &str) -> String {
    read(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .join(name),
    )
    .unwrap()
}

/// What Trunk gives to `finish-dist`: the page with its tags replaced, and every file beside it.
fn staged(name: &str) -> PathBuf {
    let folder =
        std::env::temp_dir().join(format!("rollcall-checkout-{}-{name}", std::process::id()));
    let mut page = Document(source("index.html"));
    for tag in page.tags("<link ", "data-trunk") {
        let href = tag.attribute("href").unwrap();
        let file = href.rsplit('/').next().unwrap();
        let html = match tag.attribute("rel").unwrap() {
            "rust" => {
                page.replace(&tag, &program(&folder));
                continue;
            }
            "copy-file" => String::new(),
            "css" => format!("<link rel=\"stylesheet\" href=\"/{file}\">"),
            other => format!("<link rel=\"{other}\" href=\"/{file}\">"),
        };
        write(&folder.join(file), source(href)).unwrap();
        page.replace(&tag, &html);
    }
    write(&folder.join("index.html"), page.0).unwrap();
    folder
}

/// Writes the app's module and its JavaScript. Returns their tags, as `Trunk.toml` has them.
fn program(folder: &Path) -> String {
    write(&folder.join("rollcall.js"), "export default 1;\n").unwrap();
    write(&folder.join("rollcall_bg.wasm"), "wasm").unwrap();
    let trunk = source("Trunk.toml");
    let pattern = |name: &str| {
        let line = trunk.lines().find_map(|line| line.strip_prefix(name));
        let pattern = line.unwrap().trim_start_matches(" = ").trim_matches('\'');
        let pattern = pattern
            .replace("{base}", "/")
            .replace("{js}", "rollcall.js");
        pattern.replace("{wasm}", "rollcall_bg.wasm")
    };
    [pattern("pattern_preload"), pattern("pattern_script")].join("\n")
}

/// Finishes the checkout. Returns the folder, the page, and the app's JavaScript.
fn finished(name: &str, with_demo: bool) -> (PathBuf, String, String) {
    let folder = staged(name);
    let demo = with_demo.then(|| {
        let scripts =
            ["demo.js", "enter.js"].map(|name| source(&format!("crates/webex-demo/page/{name}")));
        Demo::write(&folder, b"wasm", "worker", "a{}", scripts).unwrap()
    });
    finish(&folder, "/", demo.as_ref(), "c0ffee").unwrap();
    let page = read(&folder.join("index.html")).unwrap();
    let script = Document(page.clone()).tag("<script ", "boot.js").unwrap();
    let script = script.attribute("data-js").unwrap().trim_start_matches('/');
    let script = read(&folder.join(script)).unwrap();
    (folder, page, script)
}

#[test]
fn without_the_demo_no_file_names_it_and_nothing_leads_to_it() {
    let (folder, page, script) = finished("without", false);
    demo::none_in(&folder).unwrap();
    let workers = Document(page).tag("<script ", "boot.js").unwrap();
    let workers = workers
        .attribute("data-workers")
        .unwrap()
        .split(' ')
        .count();
    assert_eq!(workers, 2, "the token broker's and the service worker");
    // The app starts with what this returns instead of its own address.
    assert!(script.contains("=()=>void 0;"), "{script}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn with_the_demo_the_same_check_finds_it() {
    let (folder, page, script) = finished("with", true);
    assert!(demo::none_in(&folder).is_err());
    assert!(page.contains(" demo-worker-"), "{page}");
    assert!(script.contains("=enterDemo;"), "{script}");
    for file in super::compress::files(&folder).unwrap() {
        let name = file.file_name().unwrap().to_string_lossy();
        if name.starts_with(demo::PREFIX) {
            std::fs::remove_file(&file).unwrap();
        }
    }
    assert!(
        demo::none_in(&folder).is_err(),
        "its files are gone, but page and script still lead to them"
    );
    std::fs::remove_dir_all(folder).unwrap();
}
