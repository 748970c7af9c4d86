//! What an attacker tries at the relay. Nothing of it reaches Webex, or anything else.

mod answers;

use crate::http::{Request, send};
use crate::proxies::{Proxy, SERVERS};
use crate::recorder::Recorder;
use crate::simulator::SECRET;

const ANSWER: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nSet-Cookie: CANARYcookie=1; Path=/\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Credentials: true\r\nContent-Length: 4\r\n\r\n<a/>";

fn each(answer: &'static str, test: impl Fn(&Proxy, &Recorder)) {
    let webex = Recorder::answering(answer);
    for server in SERVERS {
        let mut proxy = Proxy::start(server, webex.port);
        webex.take();
        test(&proxy, &webex);
        proxy.check_silence();
    }
}

fn good_xml(proxy: &Proxy) -> Request {
    Request::new("POST", "/relay/xml/acme", "<a>CANARYbody</a>")
        .with("Origin", &proxy.origin())
        .with("Content-Type", "application/xml")
}

fn good_token(proxy: &Proxy) -> Request {
    Request::new(
        "POST",
        "/relay/access_token",
        "grant_type=refresh_token&refresh_token=CANARYtoken",
    )
    .with("Origin", &proxy.origin())
    .with("Content-Type", "application/x-www-form-urlencoded")
}

/// Sends a request that must not be relayed.
fn refused(proxy: &Proxy, webex: &Recorder, request: &Request, what: &str) {
    let answer = send(proxy.port, &request.bytes(proxy.port));
    let status = answer.map_or(400, |answer| answer.status);
    assert!(
        (400..500).contains(&status),
        "{:?} {what}: {status}",
        proxy.server
    );
    let seen = webex.take();
    assert!(seen.is_empty(), "{:?} {what}: {seen:?}", proxy.server);
}

#[test]
fn only_the_name_of_a_site_is_taken_from_the_path() {
    each(ANSWER, |proxy, webex| {
        for name in [
            "",
            "acme/",
            "acme/extra",
            "acme.webex.com",
            "acme.webex.com.evil.example",
            "evil.example",
            "acme@evil.example",
            "acme:pass@evil.example",
            "acme:8443",
            "127.0.0.1",
            "2130706433.nip",
            "[::1]",
            "localhost.",
            "ACME",
            "acme_eu",
            "acme%2eevil",
            "acme%00",
            "acme%0d%0aHost:%20evil.example",
            "acme%2f..%2fevil",
            "..",
            "../access_token",
            "%2e%2e/%2e%2e/v1/people",
            "acme?x=1",
            "acme;x",
            "acme#x",
            "%c3%a1cme",
            "acme%0a",
            "//evil.example/x",
            "xn--80ak6aa92e.com",
        ] {
            let request = Request {
                target: format!("/relay/xml/{name}"),
                ..good_xml(proxy)
            };
            refused(proxy, webex, &request, name);
        }
        let long = "a".repeat(64);
        let request = Request {
            target: format!("/relay/xml/{long}"),
            ..good_xml(proxy)
        };
        refused(proxy, webex, &request, "64 letters");
        // An absolute address is not one of another host.
        let request = Request {
            target: "http://evil.example/x".into(),
            ..good_xml(proxy)
        };
        send(proxy.port, &request.bytes(proxy.port));
        assert_eq!(webex.take(), Vec::<String>::new(), "{:?}", proxy.server);
    });
}

#[test]
fn other_methods_are_refused() {
    each(ANSWER, |proxy, webex| {
        for method in [
            "GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND",
            "post",
        ] {
            for good in [good_xml(proxy), good_token(proxy)] {
                refused(
                    proxy,
                    webex,
                    &Request {
                        method: method.into(),
                        ..good
                    },
                    method,
                );
            }
        }
        for target in [
            "/relay/xml",
            "/relay/token",
            "/relay/access_token/",
            "/relay/access_token/x",
            "/relay/v1/access_token",
            "/relay/v1/authorize",
            "/relay/v1/rooms",
            "/relay/v2/people",
            "/relay/identity/oauth2/x",
            "/relay/v1/people/../access_token",
            "/relay/v1/people/%2e%2e/access_token",
        ] {
            refused(
                proxy,
                webex,
                &Request {
                    target: target.into(),
                    ..good_token(proxy)
                },
                target,
            );
        }
    });
}

#[test]
fn other_pages_and_types_are_refused() {
    each(ANSWER, |proxy, webex| {
        for good in [good_xml(proxy), good_token(proxy)] {
            for origin in [
                "https://evil.example",
                "null",
                "",
                "http://127.0.0.1",
                "http://127.0.0.1:1.evil.example",
            ] {
                refused(proxy, webex, &good.clone().with("Origin", origin), origin);
            }
            let longer = format!("{}0", proxy.origin());
            refused(
                proxy,
                webex,
                &good.clone().with("Origin", &longer),
                "a longer port",
            );
            refused(proxy, webex, &good.clone().without("Origin"), "no origin");
            for kind in [
                "text/plain",
                "application/json",
                "multipart/form-data; boundary=x",
                "application/xmlx",
                "text/plain; application/xml",
            ] {
                refused(proxy, webex, &good.clone().with("Content-Type", kind), kind);
            }
            refused(
                proxy,
                webex,
                &good.clone().without("Content-Type"),
                "no type",
            );
            let query = Request {
                target: format!("{}?a=b", good.target),
                ..good.clone()
            };
            refused(proxy, webex, &query, "a query");
        }
        refused(
            proxy,
            webex,
            &good_xml(proxy).with("Content-Type", "application/x-www-form-urlencoded"),
            "a form for XML",
        );
        let read = Request::new("GET", "/relay/v1/people", "").with("Authorization", "Bearer x");
        refused(proxy, webex, &read, "a read without a page");
        refused(
            proxy,
            webex,
            &read.clone().with("Sec-Fetch-Site", "cross-site"),
            "a read of another site",
        );
        refused(
            proxy,
            webex,
            &read.with("Sec-Fetch-Site", "same-site"),
            "a read of a sibling host",
        );
        let write =
            Request::new("DELETE", "/relay/v1/people/x", "").with("Sec-Fetch-Site", "same-origin");
        refused(proxy, webex, &write, "a write without an origin");
    });
}

#[test]
fn large_bodies_are_refused() {
    each(ANSWER, |proxy, webex| {
        let large = Request {
            body: "x".repeat((1 << 20) + 1),
            ..good_xml(proxy)
        };
        refused(proxy, webex, &large, "more than 1 MB of XML");
        let large = Request {
            body: "x".repeat((16 << 10) + 1),
            ..good_token(proxy)
        };
        refused(proxy, webex, &large, "more than 16 kB of a form");
        // Without a length, in pieces.
        let mut request = good_token(proxy).with("Transfer-Encoding", "chunked");
        request.body.clear();
        let mut bytes = request.bytes(proxy.port);
        for _ in 0..5 {
            bytes.extend_from_slice(format!("2000\r\n{}\r\n", "x".repeat(0x2000)).as_bytes());
        }
        bytes.extend_from_slice(b"0\r\n\r\n");
        let status = send(proxy.port, &bytes).map_or(413, |answer| answer.status);
        assert!(status >= 400, "{:?}: {status}", proxy.server);
        for seen in webex.take() {
            assert!(
                seen.len() < (18 << 10),
                "{:?} relayed {} bytes",
                proxy.server,
                seen.len()
            );
        }
    });
}

#[test]
fn nothing_but_the_listed_headers_is_relayed() {
    each(ANSWER, |proxy, webex| {
        for good in [good_xml(proxy), good_token(proxy)] {
            let request = good
                .with("Cookie", "session=CANARYcookie")
                .with("Authorization", "Bearer CANARYbearer")
                .with("Proxy-Authorization", "Basic CANARYproxy")
                .with("X-Forwarded-For", "10.0.0.1")
                .with("X-Forwarded-Host", "evil.example")
                .with("Forwarded", "for=evil")
                .with("Referer", "https://rollcall.example.com/people/ada")
                .with("User-Agent", "CANARYagent")
                .with("X-Original-URL", "/v1/people")
                .with("X-HTTP-Method-Override", "DELETE")
                .with("Content-Encoding", "gzip")
                .with("Accept-Language", "de");
            let answer = send(proxy.port, &request.bytes(proxy.port)).unwrap();
            assert_eq!(answer.status, 200, "{:?}", proxy.server);
            let seen = webex.take();
            assert_eq!(seen.len(), 1);
            let (head, body) = seen[0].split_once("\r\n\r\n").unwrap();
            assert_eq!(body, request.body);
            let mut names: Vec<String> = head
                .lines()
                .skip(1)
                .map(|line| line.split(':').next().unwrap().to_lowercase())
                .collect();
            names.sort();
            let known = [
                "accept",
                "accept-encoding",
                "authorization",
                "connection",
                "content-length",
                "content-type",
                "host",
                "user-agent",
            ];
            assert!(
                names.iter().all(|name| known.contains(&name.as_str())),
                "{:?}: {head}",
                proxy.server
            );
            assert!(
                !head.contains("CANARY") && !head.contains(SECRET),
                "{:?}: {head}",
                proxy.server
            );
            let basic = head
                .lines()
                .find(|line| line.to_lowercase().starts_with("authorization"));
            assert_eq!(
                basic.is_some(),
                request.target.ends_with("access_token"),
                "{head}"
            );
            // The answer loses what belongs to Webex's own host.
            for gone in [
                "set-cookie",
                "access-control-allow-origin",
                "access-control-allow-credentials",
            ] {
                assert_eq!(
                    answer.header(gone),
                    None,
                    "{:?}: {}",
                    proxy.server,
                    answer.head
                );
            }
            assert!(answer.header("content-security-policy").is_some());
        }
    });
}
