//! Copies `deploy/` with the policy and the path of this build in place of the defaults.

use crate::failure::Failure;
use crate::web::compress::files;
use crate::web::policy::{Place, connect_origins, policy};
use crate::workspace::{read, write};
use std::path::Path;

/// What the files of `deploy/` are written for.
const DEFAULT: &str = "{}";

/// Copies the folder `from`, for an app with the settings in `config`, served under `base`.
pub fn copy(from: &Path, config: &Path, base: &str, to: &Path) -> Result<(), Failure> {
    if to.exists() {
        std::fs::remove_dir_all(to).map_err(Failure::file(to))?;
    }
    let default = policy(Place::Header, &connect_origins(config, DEFAULT)?);
    let own = policy(Place::Header, &connect_origins(config, &read(config)?)?);
    for file in files(from)? {
        let inside = file.strip_prefix(from).unwrap_or(&file);
        let text = read(&file)?.replace(&default, &own);
        write(&to.join(inside), moved(&text, base))?;
    }
    Ok(())
}

/// Puts the path of the app in front of what the files name below it.
fn moved(text: &str, base: &str) -> String {
    let marks = [
        // The page for deep links.
        ("", " /404.html"),
        ("", "\"/404.html\""),
        // CloudFront's groups of files.
        ("\"PathPattern\": ", "\"/"),
        // Lines of `_headers` that begin with a path.
        ("\n", "/"),
    ];
    marks.iter().fold(text.to_owned(), |text, (before, mark)| {
        let with = mark.replacen('/', base, 1);
        text.replace(&format!("{before}{mark}"), &format!("{before}{with}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_settings_and_the_path_of_the_build() {
        let folder = std::env::temp_dir().join(format!("rollcall-deploy-{}", std::process::id()));
        let (from, to) = (folder.join("from"), folder.join("to"));
        let default = policy(Place::Header, &connect_origins(&from, DEFAULT).unwrap());
        let text =
            format!("error_page 404 /404.html;\n/*\n  csp: {default}\n\"PathPattern\": \"/a\"\n");
        write(&from.join("host/file"), text).unwrap();
        write(&to.join("left/over"), "old").unwrap();
        let config = folder.join("config.json");
        write(&config, r#"{"environments": ["government"]}"#).unwrap();
        copy(&from, &config, "/x/y/", &to).unwrap();
        let copied = read(&to.join("host/file")).unwrap();
        assert!(
            copied.contains("error_page 404 /x/y/404.html;\n/x/y/*\n"),
            "{copied}"
        );
        assert!(copied.contains("\"PathPattern\": \"/x/y/a\""), "{copied}");
        assert!(
            copied.contains("connect-src 'self' https://api-usgov.webex.com;"),
            "{copied}"
        );
        assert!(!to.join("left").exists());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn every_file_of_ours_that_has_a_policy_or_a_path_gets_those_of_the_build() {
        let folder = std::env::temp_dir().join(format!("rollcall-ours-{}", std::process::id()));
        let config = folder.join("config.json");
        write(&config, r#"{"environments": ["government"]}"#).unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy");
        copy(&from, &config, "/x/y/", &folder.join("to")).unwrap();
        for (name, policies, path) in [
            ("nginx/rollcall-headers.conf", 1, ""),
            ("nginx/rollcall.conf", 0, "error_page 404 /x/y/404.html;"),
            ("caddy/rollcall-headers", 1, ""),
            ("caddy/Caddyfile", 0, "rewrite * /x/y/404.html\n"),
            ("apache/.htaccess", 1, "ErrorDocument 404 /x/y/404.html\n"),
            ("headers-file/_headers", 1, "\n/x/y/rollcall-*\n"),
            (
                "cloudfront/rollcall.json",
                2,
                "\"PathPattern\": \"/x/y/rollcall-*\"",
            ),
            (
                "cloudfront/rollcall.json",
                2,
                "\"ResponsePagePath\": \"/x/y/404.html\"",
            ),
        ] {
            let copied = read(&folder.join("to").join(name)).unwrap();
            let own = "connect-src 'self' https://api-usgov.webex.com;";
            assert_eq!(copied.matches(own).count(), policies, "{name}");
            assert_eq!(
                copied.matches("connect-src 'self'").count(),
                policies,
                "{name}"
            );
            assert!(copied.contains(path), "{name}: {copied}");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }
}
