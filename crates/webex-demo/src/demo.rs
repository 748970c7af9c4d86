//! [`Demo`]: one organisation of invented people.

use http::Request;
use time::OffsetDateTime;
use webex_sim::{Settings, Simulator};

use crate::answer::Answer;
use crate::faults::Fault;

/// The number of people.
const PEOPLE: usize = 2000;

/// The organisation is the same at every start, so that the address of a person leads to the same person after a reload.
const SEED: u64 = 1;

/// The marker in every token of the demo.
const MARK: &str = "ROLLCALLDEMO";

/// The client id of the demo's integration.
pub(crate) const CLIENT_ID: &str = "rollcall-demo";

/// The demo organisation. It ends with the worker that holds it.
pub struct Demo {
    pub(crate) simulator: Simulator,
}

impl Demo {
    /// Generates the organisation. `token_seed` is random, so that the tokens of another demo cannot be guessed; `redirect_uri` is
    /// where the demo's sign-in returns to.
    #[must_use]
    pub fn new(token_seed: u64, redirect_uri: &str) -> Self {
        let settings = Settings {
            people: PEOPLE,
            seed: SEED,
            token_seed: Some(token_seed),
            token_mark: MARK,
            client_id: CLIENT_ID.to_owned(),
            client_secret: String::new(),
            redirect_uris: vec![redirect_uri.to_owned()],
            ..Settings::default()
        };
        Self {
            simulator: Simulator::new(settings),
        }
    }

    /// Answers a request as Webex would, whatever its host. `headers` are lines `name: value`. A request that cannot be read gets no
    /// answer.
    pub fn handle(
        &mut self,
        method: &str,
        url: &str,
        headers: &str,
        body: Vec<u8>,
        now: OffsetDateTime,
    ) -> Answer {
        match request(method, url, headers, body) {
            // The page must not reach the simulator's controls.
            Some(request) if !request.uri().path().starts_with("/_sim/") => {
                Answer::of(self.simulator.handle(request, now))
            }
            _ => Answer::lost(),
        }
    }

    /// Replaces the fault that is on. `None` turns it off.
    pub fn set_fault(&mut self, fault: Option<Fault>, now: OffsetDateTime) {
        let rules = fault.map_or_else(|| "[]".to_owned(), Fault::rules);
        for rules in ["[]".to_owned(), rules] {
            if let Some(request) = request("POST", "/_sim/faults", "", rules.into_bytes()) {
                self.simulator.handle(request, now);
            }
        }
    }
}

/// Returns a request for the simulator, which knows every path at any host.
fn request(method: &str, url: &str, headers: &str, body: Vec<u8>) -> Option<Request<Vec<u8>>> {
    let mut request = Request::builder().method(method).uri(url);
    for line in headers.lines() {
        let (name, value) = line.split_once(": ")?;
        request = request.header(name, value);
    }
    request.body(body).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Fate;

    fn now() -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(1_790_000_000).unwrap()
    }

    #[test]
    fn a_page_cannot_reach_the_controls() {
        let mut demo = Demo::new(1, "https://rollcall.example/demo/");
        for url in [
            "https://webexapis.com/_sim/ledger",
            "/_sim/tokens",
            "https://h/_sim/faults",
        ] {
            let answer = demo.handle("POST", url, "", b"{}".to_vec(), now());
            assert_eq!(answer.fate, Fate::Lost, "{url}");
        }
    }

    #[test]
    fn an_unreadable_request_gets_no_answer() {
        let mut demo = Demo::new(1, "https://rollcall.example/demo/");
        for (method, url, headers) in [
            ("GET", "not an address", ""),
            ("GET", "", ""),
            ("G T", "https://webexapis.com/v1/people", ""),
            ("GET", "https://webexapis.com/v1/people", "no colon"),
        ] {
            let answer = demo.handle(method, url, headers, Vec::new(), now());
            assert_eq!(answer.fate, Fate::Lost, "{method} {url}");
        }
    }

    #[test]
    fn tokens_differ_between_demos_and_people_do_not() {
        let token = |seed| {
            Demo::new(seed, "https://h/demo/")
                .simulator
                .admin_token()
                .to_owned()
        };
        let (one, other) = (token(1), token(2));
        assert!(one.contains(MARK) && other.contains(MARK));
        assert_ne!(one, other);
        let organization = |token: &str| token.rsplit('_').next().unwrap().to_owned();
        assert_eq!(organization(&one), organization(&other));
    }
}
