//! The app: the headers of every file, caching, and deep links.

use crate::http::{Answer, Request, send};
use crate::proxies::{Proxy, SERVERS};
use crate::recorder::Recorder;

fn get(proxy: &Proxy, path: &str) -> Answer {
    send(proxy.port, &Request::new("GET", path, "").bytes(proxy.port)).unwrap()
}

#[test]
fn every_answer_has_the_headers() {
    let webex = Recorder::answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../deploy/nginx/rollcall-headers.conf");
    let file = std::fs::read_to_string(file).unwrap();
    let headers: Vec<(&str, &str)> = file
        .lines()
        .filter_map(|line| line.strip_prefix("add_header "))
        .map(|line| {
            let (name, rest) = line.split_once(" \"").unwrap();
            (name, rest.strip_suffix("\" always;").unwrap())
        })
        .collect();
    assert_eq!(headers.len(), 8);
    for server in SERVERS {
        let proxy = Proxy::start(server, webex.port);
        for (path, status, cache, kind) in [
            ("/", 200, "no-store", "text/html"),
            ("/config.json", 200, "no-store", "application/json"),
            ("/people/ada", 404, "no-store", "text/html"),
            (
                "/rollcall-0123456789abcdef.wasm",
                200,
                "public, max-age=31536000, immutable",
                "application/wasm",
            ),
            (
                "/rollcall-0123456789abcdef.js",
                200,
                "public, max-age=31536000, immutable",
                "text/javascript",
            ),
        ] {
            let answer = get(&proxy, path);
            assert_eq!(answer.status, status, "{server:?} {path}");
            for (name, value) in &headers {
                assert_eq!(
                    answer.header(name),
                    Some(*value),
                    "{server:?} {path} {name}"
                );
            }
            let found = answer.header("content-type").unwrap_or_default();
            assert!(found.starts_with(kind), "{server:?} {path}: {found}");
            assert_eq!(
                answer.header("cache-control"),
                Some(cache),
                "{server:?} {path}"
            );
        }
        assert!(
            get(&proxy, "/people/ada").body.contains("deep link"),
            "{server:?}"
        );
        for path in [
            "/relay/",
            "/relay",
            "/..%2f..%2fetc/passwd",
            "/.%2e/rollcall-secret.conf",
            "/../rollcall-secret.conf",
        ] {
            let answer = get(&proxy, path);
            assert!(answer.status >= 400, "{server:?} {path}: {}", answer.status);
            assert!(!answer.body.contains("Authorization"), "{server:?} {path}");
        }
        assert_eq!(webex.take(), Vec::<String>::new());
    }
}
