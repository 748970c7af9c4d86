//! The app: the headers of every file, caching, and deep links.

use crate::http::{Answer, Request, send};
use crate::proxies::{HOSTS, Proxy, Server};
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
    for server in HOSTS {
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
        // A file that is gone must not be missing for a year.
        let gone = get(&proxy, "/second-0123456789abcdef.wasm");
        assert_eq!(gone.status, 404, "{server:?}");
        assert!(
            !gone.head.contains("immutable"),
            "{server:?}: {}",
            gone.head
        );
        for path in [
            "/.htaccess",
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

#[test]
fn browsers_that_read_compressed_copies_get_them() {
    let webex = Recorder::answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    for server in HOSTS {
        let proxy = Proxy::start(server, webex.port);
        for (accepted, encoding, body) in [
            // Debian's nginx has no Brotli.
            ("gzip, br", Some("br"), "as Brotli"),
            ("gzip", Some("gzip"), "as gzip"),
            ("identity", None, "export {};"),
        ] {
            let (encoding, body) = match (server, encoding) {
                (Server::Nginx, Some("br")) => (Some("gzip"), "as gzip"),
                _ => (encoding, body),
            };
            let request = Request::new("GET", "/rollcall-0123456789abcdef.js", "")
                .with("Accept-Encoding", accepted);
            let answer = send(proxy.port, &request.bytes(proxy.port)).unwrap();
            let case = format!("{server:?} {accepted}: {}", answer.head);
            assert_eq!(answer.status, 200, "{case}");
            assert_eq!(answer.header("content-encoding"), encoding, "{case}");
            assert_eq!(answer.body, body, "{case}");
            let kind = answer.header("content-type").unwrap_or_default();
            assert!(kind.starts_with("text/javascript"), "{case}");
            assert!(answer.header("content-security-policy").is_some(), "{case}");
            assert!(
                answer
                    .header("cache-control")
                    .is_some_and(|value| value.contains("immutable")),
                "{case}"
            );
        }
    }
}

#[test]
fn the_app_can_be_below_a_path_of_the_host() {
    let webex = Recorder::answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    for server in HOSTS {
        let proxy = Proxy::start_below(server, webex.port, "/a/b/");
        for (path, status, content) in [
            ("/a/b/", 200, "Rollcall"),
            ("/a/b/config.json", 200, "{}"),
            ("/a/b/rollcall-0123456789abcdef.js", 200, "export"),
            ("/a/b/people/ada", 404, "deep link"),
        ] {
            let answer = get(&proxy, path);
            let case = format!("{server:?} {path}: {} {}", answer.head, answer.body);
            assert_eq!(answer.status, status, "{case}");
            assert!(answer.body.contains(content), "{case}");
            assert!(answer.header("content-security-policy").is_some(), "{case}");
        }
    }
}
