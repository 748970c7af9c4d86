//! Redirects, a Webex that is gone, and requests inside requests.

use super::{ANSWER, each, good_token, good_xml};
use crate::http::send;
use crate::proxies::{Proxy, SERVERS, Server};
use crate::recorder::Recorder;

#[test]
fn a_body_cannot_hide_a_second_request() {
    each(ANSWER, |proxy, webex| {
        let hidden = "POST /v1/people HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
        let mut chunked = good_xml(proxy).with("Transfer-Encoding", "chunked");
        chunked.body.clear();
        let mut bytes = chunked.bytes(proxy.port);
        bytes.extend_from_slice(format!("{:x}\r\n{hidden}\r\n0\r\n\r\n", hidden.len()).as_bytes());
        send(proxy.port, &bytes);
        for seen in webex.take() {
            let (head, _) = seen.split_once("\r\n\r\n").unwrap();
            let head = head.to_lowercase();
            assert!(
                head.contains("content-length: ") || head.contains("transfer-encoding: chunked"),
                "{:?}: {head}",
                proxy.server
            );
        }
        // Both lengths at once.
        let mut both = good_xml(proxy)
            .with("Transfer-Encoding", "chunked")
            .with("Content-Length", "5");
        both.body.clear();
        let mut bytes = both.bytes(proxy.port);
        bytes.extend_from_slice(b"0\r\n\r\nPOST /relay/xml/evil HTTP/1.1\r\n\r\n");
        let status = send(proxy.port, &bytes).map_or(400, |answer| answer.status);
        for seen in webex.take() {
            assert!(
                !seen.contains("/evil"),
                "{:?} {status}: {seen}",
                proxy.server
            );
        }
        // A line end in a header.
        let split = good_xml(proxy).with("X-A", "a\r\nCookie: CANARY");
        send(proxy.port, &split.bytes(proxy.port));
        for seen in webex.take() {
            assert!(!seen.contains("CANARY\r"), "{seen}");
        }
    });
}

#[test]
fn redirects_are_not_followed_nor_shown() {
    let trap = Recorder::answering(ANSWER);
    let location = format!(
        "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:{}/x\r\nContent-Length: 0\r\n\r\n",
        trap.port
    );
    each(Box::leak(location.into_boxed_str()), |proxy, webex| {
        for good in [good_xml(proxy), good_token(proxy)] {
            let answer = send(proxy.port, &good.bytes(proxy.port)).unwrap();
            assert_eq!(answer.status, 502, "{:?}", proxy.server);
            assert_eq!(answer.header("location"), None, "{:?}", proxy.server);
            assert_eq!(webex.take().len(), 1, "sent once");
        }
    });
    assert!(trap.take().is_empty());
}

#[test]
fn a_request_is_sent_once_even_if_webex_is_gone() {
    // A port on which nothing listens.
    let closed = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    for server in SERVERS {
        let mut proxy = Proxy::start(server, closed);
        for good in [good_xml(&proxy), good_token(&proxy)] {
            let answer = send(proxy.port, &good.bytes(proxy.port)).unwrap();
            assert_eq!(answer.status, 502, "{server:?}");
            assert!(
                !answer.body.contains(&closed.to_string()),
                "{}",
                answer.body
            );
        }
        proxy.check_silence();
    }
    assert_eq!(SERVERS, [Server::Nginx, Server::Caddy]);
}
