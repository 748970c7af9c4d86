//! Finishes Trunk's build: integrity hashes for every file (Trunk's own do not cover the wasm), one style sheet instead
//! of several, the policy in the page, and `404.html` for deep links on hosts without rewrites.

use super::demo::Demo;
use super::document::Document;
use super::integrity::{integrity, short};
use super::minify::minified;
use super::offline::{self, Kept};
use super::plain::{without_blanks, without_comments};
use super::policy::{Place, connect_origins, policy};
use crate::failure::Failure;
use crate::workspace::{read, write};
use std::path::{Path, PathBuf};

/// Finishes the release build in `folder`, for publication under `base` (with both slashes). Without a demo, the page contains nothing
/// of it. The page names the `commit`.
pub fn finish(folder: &Path, base: &str, demo: Option<&Demo>, commit: &str) -> Result<(), Failure> {
    let page = folder.join("index.html");
    let mut document = Document(read(&page)?);
    document.drop_comments();

    let script = document.tag("<script ", "boot.js")?;
    let named = |name: &str| {
        script
            .attribute(name)
            .ok_or_else(|| Failure::Page(format!("boot.js has no {name}")))
    };
    let glue = file_of(folder, base, named("data-js")?)?;
    let whole = [read(&glue)?, offline::enter(folder, demo)?].join("\n");
    write(&glue, minified(&whole)?)?;
    let (js, js_integrity) = named_by_content(folder, base, named("data-js")?, "rollcall")?;
    let (wasm, wasm_integrity) = named_by_content(folder, base, named("data-wasm")?, "rollcall")?;
    let broker = file_of(folder, base, named("data-token-broker")?)?;
    write(&broker, minified(&read(&broker)?)?)?;
    // Browsers check no integrity of a worker, but its name at least identifies its content.
    let (token_broker, _) =
        named_by_content(folder, base, named("data-token-broker")?, "token-broker")?;
    let boot = minified(&read(&folder.join("boot.js"))?)?;
    write(&folder.join("boot.js"), &boot)?;
    // The query defeats caches: a page and a boot.js of different versions would refuse each other.
    let boot_query = format!("?v={}", short(boot.as_bytes()));
    let html = format!(
        "<script src=\"{base}boot.js{boot_query}\" integrity=\"{}\" data-js=\"{js}\" data-wasm=\"{wasm}\" data-wasm-integrity=\"{wasm_integrity}\" data-token-broker=\"{token_broker}\" data-workers=\"{} {}{}\" data-version=\"{{version}}\" data-commit=\"{commit}\"></script>",
        integrity(boot.as_bytes()),
        token_broker.strip_prefix(base).unwrap_or_default(),
        offline::WORKER,
        demo.map_or_else(String::new, |demo| format!(" {}", demo.worker)),
    );
    // `import()` uses what the preload fetched, and fails if that preload's integrity check failed.
    let preload = format!(
        "\n<link rel=\"modulepreload\" href=\"{js}\" integrity=\"{js_integrity}\" fetchpriority=\"low\">"
    );
    let unchecked = document.tag("<link ", "modulepreload")?;
    document.replace(&unchecked, "");
    document.0 = document.0.replacen("</script>", "", 1);
    document.replace(&script, &html);

    let (first, sheet) = join_style_sheets(&mut document, folder, base)?;
    document.0 = document.0.replacen(&first, &format!("{sheet}{preload}"), 1);
    // A policy in the page disables the browser's look-ahead, so the sheet would wait for boot.js: one round trip
    // before the first paint.
    let early = sheet.replace("rel=\"stylesheet\"", "rel=\"preload\" as=\"style\"");
    document.0 = document
        .0
        .replacen("<script ", &format!("{early}\n<script "), 1);

    let config = folder.join("config.json");
    document.set_policy(&policy(
        Place::Meta,
        &connect_origins(&config, &read(&config)?)?,
    ))?;
    remove_maps(folder)?;
    let kept = Kept::of(folder, &boot_query, commit)?;
    kept.write(folder)?;
    let page = document.0.replacen("{version}", &kept.version, 1);
    for name in ["index.html", "404.html"] {
        write(&folder.join(name), &page)?;
    }
    Ok(())
}

/// Returns the file that an address of the page means.
fn file_of(folder: &Path, base: &str, href: &str) -> Result<PathBuf, Failure> {
    let name = href
        .strip_prefix(base)
        .ok_or_else(|| Failure::Page(format!("{href} is not under {base}")))?;
    Ok(folder.join(name))
}

/// Renames a file after its content. Returns its new address and integrity hash. Trunk names both files after the
/// compiler's wasm, so two builds could share a name but not the content, and a cache that keeps named files forever
/// would break the second.
fn named_by_content(
    folder: &Path,
    base: &str,
    href: &str,
    stem: &str,
) -> Result<(String, String), Failure> {
    let file = file_of(folder, base, href)?;
    let content = std::fs::read(&file).map_err(Failure::file(&file))?;
    let extension = href.rsplit('.').next().unwrap_or_default();
    let renamed = format!("{stem}-{}.{extension}", short(&content));
    std::fs::rename(&file, folder.join(&renamed)).map_err(Failure::file(&file))?;
    Ok((format!("{base}{renamed}"), integrity(&content)))
}

/// Joins the style sheets into one. Returns a placeholder for its position and the tag to put there.
fn join_style_sheets(
    document: &mut Document,
    folder: &Path,
    base: &str,
) -> Result<(String, String), Failure> {
    let mark = "<link rel=\"joined\">".to_owned();
    let mut css = String::new();
    for (index, tag) in document
        .tags("<link ", "rel=\"stylesheet\"")
        .iter()
        .enumerate()
    {
        let name = tag
            .attribute("href")
            .and_then(|href| href.strip_prefix(base))
            .ok_or_else(|| Failure::Page("a style sheet is not ours".to_owned()))?;
        let file = folder.join(name);
        css.push_str(&read(&file)?);
        std::fs::remove_file(&file).map_err(Failure::file(&file))?;
        document.replace(tag, if index == 0 { &mark } else { "" });
    }
    if css.is_empty() {
        return Err(Failure::Page("it has no style sheet".to_owned()));
    }
    let css = without_blanks(&without_comments(&css));
    let name = format!("rollcall-{}.css", short(css.as_bytes()));
    write(&folder.join(&name), &css)?;
    Ok((
        mark,
        format!(
            "<link rel=\"stylesheet\" href=\"{base}{name}\" integrity=\"{}\">",
            integrity(css.as_bytes())
        ),
    ))
}

/// Removes source maps, which would publish source paths and are larger than the app.
fn remove_maps(folder: &Path) -> Result<(), Failure> {
    for file in super::compress::files(folder)? {
        if file.extension().is_some_and(|extension| extension == "map") {
            std::fs::remove_file(&file).map_err(Failure::file(&file))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::rebase::{PAGES, rebase};
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    fn built(base: &str) -> PathBuf {
        static BUILDS: AtomicU32 = AtomicU32::new(0);
        let folder = std::env::temp_dir().join(format!(
            "rollcall-finish-{}-{}",
            std::process::id(),
            BUILDS.fetch_add(1, Ordering::Relaxed)
        ));
        for (name, content) in [
            ("a-1.css", "/* why */a { content: \"/*\" }\n"),
            ("b-2.css", "b {}\n"),
            ("rollcall-3.js", "export default 1"),
            ("rollcall-3_bg.wasm", "wasm"),
            ("rollcall-3.js.map", "{}"),
            ("boot.js", "  // why\n  boot()"),
            ("token-broker.js", "broker()"),
            ("offline.js", "export const start = 1;"),
            (
                "enter.js",
                "run('{offline}', '{offline-integrity}', '{own}')",
            ),
            (offline::WORKER, "keep(manifest)"),
            ("config.json", "{\"clientId\": null}"),
        ] {
            write(&folder.join(name), content).unwrap();
        }
        let page = format!(
            "<head>\n<meta charset=\"utf-8\">\n<script src=\"{base}boot.js\" data-js=\"{base}rollcall-3.js\" data-wasm=\"{base}rollcall-3_bg.wasm\" data-token-broker=\"{base}token-broker.js\"></script>\n\
             <link rel=\"stylesheet\" href=\"{base}a-1.css\">\n<link rel=\"stylesheet\" href=\"{base}b-2.css\">\n<link rel=\"modulepreload\" href=\"{base}rollcall-3.js\"></head>"
        );
        write(&folder.join("index.html"), page).unwrap();
        folder
    }

    #[test]
    fn every_script_and_style_has_an_integrity_hash() {
        for base in ["/", "/x/y/"] {
            let folder = built(base);
            finish(&folder, base, None, "c0ffee").unwrap();
            let page = read(&folder.join("index.html")).unwrap();
            let document = Document(page.clone());
            let file = |href: &str| read(&folder.join(href.strip_prefix(base).unwrap())).unwrap();
            let script = document.tag("<script ", "boot.js").unwrap();
            assert_eq!(
                script.attribute("integrity").unwrap(),
                integrity(b"boot();")
            );
            assert_eq!(
                script.attribute("data-wasm-integrity").unwrap(),
                integrity(b"wasm")
            );
            let glue = file(script.attribute("data-js").unwrap());
            assert!(glue.starts_with("export default 1;run(`offline-"), "{glue}");
            assert_eq!(
                script.attribute("data-workers").unwrap(),
                format!("token-broker-{}.js service-worker.js", short(b"broker();"))
            );
            assert_eq!(script.attribute("data-commit").unwrap(), "c0ffee");
            let version = script.attribute("data-version").unwrap();
            assert!(
                file(&format!("{base}service-worker.js"))
                    .starts_with(&format!("const manifest={{\"version\":\"{version}\""))
            );
            assert_eq!(
                document
                    .tag("<link ", "modulepreload")
                    .unwrap()
                    .attribute("integrity")
                    .unwrap(),
                integrity(glue.as_bytes())
            );
            let sheet = document.tag("<link ", "rel=\"stylesheet\"").unwrap();
            let early = document.tag("<link ", "rel=\"preload\"").unwrap();
            assert_eq!(early.attribute("href"), sheet.attribute("href"));
            assert_eq!(early.attribute("integrity"), sheet.attribute("integrity"));
            assert!(
                page.find("rel=\"preload\"") < page.find("<script "),
                "the sheet waits for boot.js: {page}"
            );
            let css =
                read(&folder.join(sheet.attribute("href").unwrap().strip_prefix(base).unwrap()))
                    .unwrap();
            assert_eq!(css, "a{content: \"/*\"}b{}");
            assert_eq!(
                sheet.attribute("integrity").unwrap(),
                integrity(css.as_bytes())
            );
            assert_eq!(
                script.attribute("data-wasm").unwrap(),
                format!("{base}rollcall-{}.wasm", short(b"wasm"))
            );
            let token_broker = format!("token-broker-{}.js", short(b"broker();"));
            assert_eq!(
                script.attribute("data-token-broker").unwrap(),
                format!("{base}{token_broker}")
            );
            assert_eq!(read(&folder.join(&token_broker)).unwrap(), "broker();");
            assert!(!folder.join("token-broker.js").exists());
            assert_eq!(page.matches("</script>").count(), 1);
            assert_eq!(page, read(&folder.join("404.html")).unwrap());
            assert!(
                page.contains(
                    "connect-src 'self' https://api-usgov.webex.com https://webexapis.com;"
                ),
                "{page}"
            );
            assert!(!folder.join("rollcall-3.js.map").exists());
            std::fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn moved_builds_equal_builds_made_there() {
        let (root, below) = (built("/"), built("/x/y/z/"));
        finish(&root, "/", None, "c0ffee").unwrap();
        rebase(&root, "/x/y/z/").unwrap();
        finish(&below, "/x/y/z/", None, "c0ffee").unwrap();
        for name in PAGES {
            let (moved, made) = (read(&root.join(name)), read(&below.join(name)));
            assert_eq!(moved.unwrap(), made.unwrap());
        }
        for folder in [root, below] {
            std::fs::remove_dir_all(folder).unwrap();
        }
    }

    #[test]
    fn refuses_a_page_built_for_another_folder() {
        let folder = built("/a/");
        assert!(finish(&folder, "/b/", None, "c0ffee").is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
