//! The files in `deploy/` have the headers of our own host.

use super::*;
use crate::web::policy::connect_origins;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Names of files that the build makes, with and without a digest.
const FILES: [&str; 9] = [
    "index.html",
    "404.html",
    "config.json",
    "boot.js",
    "rollcall-0123456789abcdef.wasm",
    "rollcall-0123456789abcdef.css",
    "second-0123456789abcdef.wasm",
    "token-broker-0123456789abcdef.js",
    "mark-0123456789abcdef.svg",
];

fn file(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy");
    std::fs::read_to_string(root.join(name)).unwrap()
}

/// The headers for the default `config.json`.
fn table() -> Vec<(&'static str, String)> {
    headers(&connect_origins(Path::new("config.json"), r#"{"clientId": null}"#).unwrap())
}

fn deployed(line: impl Fn(&str, &str) -> String) -> Vec<String> {
    let all = table();
    all.iter().map(|(name, value)| line(name, value)).collect()
}

fn lines(name: &str, start: &str) -> Vec<String> {
    let text = file(name);
    let lines = text.lines().filter(|line| line.starts_with(start));
    lines.map(str::to_owned).collect()
}

#[test]
fn the_files_for_nginx_and_caddy_have_the_same_headers() {
    assert_eq!(
        lines("nginx/rollcall-headers.conf", "add_header "),
        deployed(|name, value| format!("add_header {name} \"{value}\" always;"))
    );
    let mut caddy = lines("caddy/rollcall-headers", "\t");
    assert_eq!(caddy.pop().as_deref(), Some("\t-server"));
    assert_eq!(
        caddy,
        deployed(|name, value| format!("\t{name} \"{value}\""))
    );
}

#[test]
fn the_file_for_apache_has_the_same_headers() {
    let mut apache = lines("apache/.htaccess", "Header always set ");
    let cache = apache.pop().unwrap();
    assert_eq!(
        cache,
        format!(
            "Header always set cache-control \"{}\"",
            cache_control("boot.js")
        )
    );
    assert_eq!(
        apache,
        deployed(|name, value| format!("Header always set {name} \"{value}\""))
    );
}

/// Reads `_headers`: a path at the start of a line, and its headers, indented, below.
fn rules() -> Vec<(String, BTreeMap<String, String>)> {
    let mut rules: Vec<(String, BTreeMap<String, String>)> = Vec::new();
    for line in file("headers-file/_headers").lines() {
        if line.starts_with('/') {
            rules.push((line.to_owned(), BTreeMap::new()));
        } else if let Some((name, value)) = line.trim().split_once(": ")
            && line.starts_with(' ')
        {
            let (_, headers) = rules.last_mut().unwrap();
            headers.insert(name.to_owned(), value.to_owned());
        }
    }
    rules
}

#[test]
fn the_headers_file_has_the_same_headers_and_one_rule_for_caching() {
    let rules = rules();
    let (path, everywhere) = &rules[0];
    assert_eq!(path, "/*");
    let table: BTreeMap<String, String> = table()
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect();
    assert_eq!(*everywhere, table);
    for name in FILES {
        let path = format!("/{name}");
        let matching: Vec<&str> = rules[1..]
            .iter()
            .filter(|(rule, _)| match rule.strip_suffix('*') {
                Some(start) => path.starts_with(start),
                None => path == *rule,
            })
            .map(|(_, headers)| headers["cache-control"].as_str())
            .collect();
        assert_eq!(matching, [cache_control(name)], "{name}");
    }
}

/// Reads one set of headers of the template for CloudFront.
fn set(template: &Value, name: &str) -> BTreeMap<String, String> {
    let config = &template["Resources"][name]["Properties"]["ResponseHeadersPolicyConfig"];
    let security = &config["SecurityHeadersConfig"];
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let transport = &security["StrictTransportSecurity"];
    assert_eq!(transport["IncludeSubdomains"], true);
    assert!(security["ContentTypeOptions"].is_object());
    let mut found = BTreeMap::from([
        ("x-content-type-options".to_owned(), "nosniff".to_owned()),
        (
            "content-security-policy".to_owned(),
            word(&security["ContentSecurityPolicy"]["ContentSecurityPolicy"]),
        ),
        (
            "referrer-policy".to_owned(),
            word(&security["ReferrerPolicy"]["ReferrerPolicy"]),
        ),
        (
            "strict-transport-security".to_owned(),
            format!(
                "max-age={}; includeSubDomains",
                transport["AccessControlMaxAgeSec"]
            ),
        ),
    ]);
    for item in config["CustomHeadersConfig"]["Items"].as_array().unwrap() {
        found.insert(word(&item["Header"]), word(&item["Value"]));
        assert_eq!(item["Override"], true);
    }
    for part in security.as_object().unwrap().values() {
        assert_eq!(part["Override"], true);
    }
    found
}

#[test]
fn the_template_for_cloudfront_has_the_same_headers() {
    let template: Value = serde_json::from_str(&file("cloudfront/rollcall.json")).unwrap();
    let distribution = &template["Resources"]["Distribution"]["Properties"]["DistributionConfig"];
    let behaviours = distribution["CacheBehaviors"].as_array().unwrap();
    for name in FILES {
        let path = format!("/{name}");
        let special = behaviours.iter().find(|behaviour| {
            let pattern = behaviour["PathPattern"].as_str().unwrap();
            path.starts_with(pattern.strip_suffix('*').unwrap())
        });
        let behaviour = special.unwrap_or(&distribution["DefaultCacheBehavior"]);
        assert_eq!(behaviour["ViewerProtocolPolicy"], "redirect-to-https");
        let mut expected: BTreeMap<String, String> = table()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        expected.insert("cache-control".to_owned(), cache_control(name).to_owned());
        let reference = behaviour["ResponseHeadersPolicyId"]["Ref"]
            .as_str()
            .unwrap();
        assert_eq!(set(&template, reference), expected, "{name}");
    }
    for answer in distribution["CustomErrorResponses"].as_array().unwrap() {
        assert_eq!(answer["ResponsePagePath"], "/404.html");
        assert_eq!(answer["ResponseCode"], 404);
    }
}

#[test]
fn the_workflow_for_github_pages_publishes_the_app_alone() {
    let workflow = file("github-pages/pages.yml");
    assert!(workflow.contains("run: cargo xtask dist --public-url"));
    assert!(workflow.contains("\n          path: dist/rollcall/app\n"));
    // Headers that only a host can send are listed as lost; the page has the others itself.
    let lost = file("github-pages/README.md");
    for (name, _) in table() {
        let short = name.replace("cross-origin", "");
        let named = lost.contains(&format!("`{name}`")) || lost.contains(&format!("`{short}`"));
        let in_page = ["content-security-policy", "referrer-policy"].contains(&name);
        assert_eq!(named, !in_page, "{name}");
    }
    assert!(lost.contains("`frame-ancestors`") && lost.contains("`cache-control`"));
}
