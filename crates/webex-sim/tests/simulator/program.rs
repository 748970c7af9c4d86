//! The binary: its ready line, error messages, and faults of the connection.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

struct Program {
    child: Child,
    ready: Value,
    address: String,
}

impl Program {
    fn start(args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_webex-sim"))
            .args(["--listen", "127.0.0.1:0"])
            .args(args)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap();
        let address = ready["listening"]
            .as_str()
            .unwrap()
            .strip_prefix("http://")
            .unwrap()
            .to_owned();
        Self {
            child,
            ready,
            address,
        }
    }

    /// Sends a request and returns everything that arrives until the server closes or is silent for a second.
    fn ask(&self, method: &str, path: &str, body: &str) -> String {
        self.ask_for(method, path, body, Duration::from_secs(1))
    }

    /// Like [`Self::ask`], with another limit for the silence.
    fn ask_for(&self, method: &str, path: &str, body: &str, silence: Duration) -> String {
        let mut bytes = Vec::new();
        // A time-out or a reset ends the answer too.
        let _ = self
            .send(method, path, body, silence)
            .read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Sends a request on its own connection.
    fn send(&self, method: &str, path: &str, body: &str, silence: Duration) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(silence)).unwrap();
        let token = self.ready["admin_token"].as_str().unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        )
        .unwrap();
        stream
    }

    fn fault(&self, fault: &str) {
        let rule = format!("[{{\"route\":\"GET /v1/*\",\"nth\":1,\"fault\":{fault}}}]");
        assert!(
            self.ask("POST", "/_sim/faults", &rule)
                .starts_with("HTTP/1.1 200")
        );
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn ready_line_has_all_a_client_needs() {
    let program = Program::start(&["--people", "5", "--seed", "9"]);
    let keys: Vec<_> = program.ready.as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        keys,
        [
            "listening",
            "api",
            "xml",
            "admin_token",
            "reader_token",
            "client_id",
            "site"
        ]
    );
    assert_eq!(
        program.ready["api"],
        format!("{}/v1", program.ready["listening"].as_str().unwrap())
    );
    let answer = program.ask("GET", "/v1/people?max=2", "");
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    let next = format!(
        "link: <{}/v1/people?max=2&cursor=",
        program.ready["listening"].as_str().unwrap()
    );
    assert!(
        answer.to_lowercase().contains(&next.to_lowercase()),
        "{answer}"
    );
}

#[test]
fn carries_out_deliveries() {
    let program = Program::start(&["--people", "5"]);
    program.fault("{\"kind\":\"drop\"}");
    assert_eq!(
        program.ask("GET", "/v1/people/me", ""),
        "",
        "closed before the first byte"
    );
    program.fault("{\"kind\":\"drop\",\"after_headers\":true,\"after_apply\":true}");
    let cut = program.ask("GET", "/v1/people", "");
    let length: usize = cut
        .split("content-length: ")
        .nth(1)
        .unwrap()
        .split("\r\n")
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let body = cut.split("\r\n\r\n").nth(1).unwrap();
    assert!(
        !body.is_empty() && body.len() < length,
        "{} of {length}",
        body.len()
    );
    program.fault("{\"kind\":\"hang\"}");
    assert_eq!(program.ask("GET", "/v1/people/me", ""), "");
    for (fault, least) in [
        ("{\"kind\":\"slow\",\"ms\":150}", 150),
        ("{\"kind\":\"drip\",\"ms\":20}", 140),
    ] {
        program.fault(fault);
        let start = Instant::now();
        let answer = program.ask("GET", "/v1/people/me", "");
        assert!(
            answer.contains("displayName") && start.elapsed() >= Duration::from_millis(least),
            "{fault}"
        );
    }
    assert!(
        program
            .ask("GET", "/v1/people/me", "")
            .starts_with("HTTP/1.1 200")
    );
}

#[test]
fn answers_a_held_request_on_release() {
    let program = Program::start(&["--people", "5"]);
    program.fault("{\"kind\":\"hold\",\"name\":\"me\"}");
    std::thread::scope(|scope| {
        let waiting =
            scope.spawn(|| program.ask_for("GET", "/v1/people/me", "", Duration::from_secs(30)));
        while !program.ask("GET", "/_sim/held", "").contains("\"me\"") {
            std::thread::yield_now();
        }
        assert!(!waiting.is_finished());
        let released = program.ask("POST", "/_sim/release", "{\"name\":\"me\"}");
        assert!(released.contains("{\"released\":1}"), "{released}");
        assert!(waiting.join().unwrap().contains("displayName"));
    });
    program.fault("{\"kind\":\"hold\"}");
    std::thread::scope(|scope| {
        let waiting =
            scope.spawn(|| program.ask_for("GET", "/v1/people/me", "", Duration::from_secs(30)));
        while !program.ask("GET", "/_sim/held", "").contains("people") {
            std::thread::yield_now();
        }
        program.ask("POST", "/_sim/reset", "");
        assert_eq!(waiting.join().unwrap(), "", "a reset closes the connection");
    });
}

#[test]
fn endless_bodies_do_not_end() {
    let program = Program::start(&["--people", "5"]);
    program.fault("{\"kind\":\"endless\",\"ms\":1,\"bytes\":1024}");
    let mut stream = program.send("GET", "/v1/people/me", "", Duration::from_secs(30));
    let mut bytes = vec![0; 64 * 1024];
    stream.read_exact(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("displayName") && text.ends_with(' '));
}

fn fails(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_webex-sim"))
        .args(args)
        .output()
        .unwrap();
    assert_eq!(
        (output.status.code(), output.stdout.len()),
        (Some(2), 0),
        "{args:?}"
    );
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
    text
}

#[test]
fn reports_errors_as_one_sentence() {
    let program = Program::start(&["--people", "3"]);
    let text = fails(&["--listen", &program.address]);
    assert!(text.contains("is in use by another program"), "{text}");
    for (args, wanted) in [
        (&["--bogus"][..], "unknown option --bogus"),
        (&["--people"], "--people needs a value"),
        (&["--people", "many"], "--people needs a number, not many"),
        (&["--people", "2"], "at least 3"),
        (&["--register", "C1:s"], "--register: ID:SECRET:URI"),
        (&["--revoke-delay", "-1"], "--revoke-delay needs a number"),
        (&["--burst", "3"], "--burst needs --rate"),
        (
            &["--custom-types", "11"],
            "--custom-types must be at most 10",
        ),
        (&["--rate", "0"], "greater than 0"),
        (&["--tenant", "kind"], "believable or hostile"),
        (&["--refresh", "never"], "--refresh does not accept never"),
        (&["--listen", "nowhere"], "cannot listen on nowhere"),
    ] {
        let text = fails(args);
        assert!(text.contains(wanted), "{args:?}: {text}");
    }
}

#[test]
fn registers_integrations_from_the_command_line() {
    let program = Program::start(&[
        "--people",
        "3",
        "--register",
        "C1:s:https://a.example/callback:spark:all,my:scope",
        "--register",
        "C1:s:https://b.example/callback",
    ]);
    for (uri, scope, status) in [
        ("https://a.example/callback", "my:scope", "200"),
        ("https://b.example/callback", "spark:all", "200"),
        ("https://c.example/callback", "spark:all", "400"),
        ("https://a.example/callback", "spark:people_read", "400"),
    ] {
        let path = format!(
            "/v1/authorize?response_type=code&client_id=C1&redirect_uri={uri}&scope={scope}"
        );
        let answer = program.ask("GET", &path, "");
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{uri} {scope}"
        );
    }
}

/// The README, the help and the parser must list the same options; otherwise a switch might never be tried.
#[test]
fn help_and_readme_list_the_same_switches() {
    let help = webex_sim::server::args::HELP;
    let readme = include_str!("../../README.md");
    let (_, switches) = help.split_once("Open questions about Webex").unwrap();
    let lines = switches
        .lines()
        .filter_map(|line| line.trim().split(' ').next());
    for option in lines.filter(|word| word.starts_with("--") && *word != "--help") {
        assert!(readme.contains(&format!("`{option}")), "{option}");
    }
}

#[test]
fn help_lists_every_option() {
    let output = Command::new(env!("CARGO_BIN_EXE_webex-sim"))
        .arg("--help")
        .output()
        .unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    for option in [
        "--listen",
        "--people",
        "--seed",
        "--rate",
        "--burst",
        "--hide-header",
        "--no-public-client",
        "--max-page",
        "--tenant",
        "--redirect-uri",
        "--register",
    ] {
        assert!(text.contains(option), "{option}");
    }
}
