//! A minimal client.

use http::{HeaderMap, Request, Response};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};
use webex_sim::{Delivery, Settings, Simulator, Switches};

pub const ORIGIN: &str = "https://sim.example:8443";

/// A simulator, a clock that only moves when told, and the token to send.
pub struct Client {
    pub sim: Simulator,
    pub now: OffsetDateTime,
    pub token: String,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    pub delivery: Delivery,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// Returns the URL of `Link: rel="next"`.
    pub fn next(&self) -> Option<String> {
        let link = self.header("link")?;
        let (url, rel) = link.strip_prefix('<')?.split_once('>')?;
        assert_eq!(rel, "; rel=\"next\"");
        Some(url.to_owned())
    }

    pub fn items(&self) -> Vec<Value> {
        self.json()["items"].as_array().unwrap().clone()
    }

    /// Checks the shape of an error body and returns its first description.
    pub fn error(&self) -> String {
        let json = self.json();
        assert!(json["message"].is_string(), "{json}");
        assert_eq!(json["trackingId"], self.header("trackingid").unwrap());
        json["errors"][0]["description"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

impl From<Response<Vec<u8>>> for Answer {
    fn from(response: Response<Vec<u8>>) -> Self {
        Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            delivery: response.extensions().get().copied().unwrap_or_default(),
            body: response.into_body(),
        }
    }
}

impl Client {
    /// Fifty people and the administrator's token.
    pub fn new() -> Self {
        Self::with(Settings::with_people(50))
    }

    pub fn with(settings: Settings) -> Self {
        let sim = Simulator::new(settings);
        let token = sim.admin_token().to_owned();
        let now = OffsetDateTime::from_unix_timestamp(1_780_000_000).unwrap();
        Self { sim, now, token }
    }

    pub fn switched(change: impl FnOnce(&mut Switches)) -> Self {
        let mut settings = Settings::with_people(50);
        change(&mut settings.switches);
        Self::with(settings)
    }

    pub fn send(&mut self, request: Request<Vec<u8>>) -> Answer {
        self.sim.handle(request, self.now).into()
    }

    /// Sends a request with the token. `path` can be a whole URL.
    pub fn ask(&mut self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = if path.starts_with('/') {
            format!("{ORIGIN}{path}")
        } else {
            path.to_owned()
        };
        let mut request = Request::builder().method(method).uri(url);
        if !self.token.is_empty() {
            request = request.header("Authorization", format!("Bearer {}", self.token));
        }
        if body.is_some() {
            request = request.header("Content-Type", "application/json");
        }
        let body = body
            .map(|body| serde_json::to_vec(&body).unwrap())
            .unwrap_or_default();
        self.send(request.body(body).unwrap())
    }

    pub fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, None)
    }

    /// Sends a GET that must succeed.
    pub fn good(&mut self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.json()
    }

    pub fn form(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        let request = Request::post(format!("{ORIGIN}{path}"))
            .header("Content-Type", "application/x-www-form-urlencoded");
        self.send(request.body(body.into_bytes()).unwrap())
    }

    /// Calls a control, which must succeed.
    pub fn control(&mut self, path: &str, body: Value) -> Value {
        let answer = self.ask("POST", &format!("/_sim/{path}"), Some(body));
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    pub fn fault(&mut self, route: &str, fault: Value) {
        self.control(
            "faults",
            json!([{ "route": route, "nth": 1, "fault": fault }]),
        );
    }

    /// Issues a token to a person with some scopes.
    pub fn mint(&mut self, person: &str, scopes: &str) -> String {
        let minted = self.control("tokens", json!({ "person": person, "scopes": scopes }));
        minted["access_token"].as_str().unwrap().to_owned()
    }

    pub fn wait(&mut self, seconds: i64) {
        self.now += Duration::seconds(seconds);
    }

    pub fn id(&self, email: &str) -> String {
        self.sim.person_by_email(email).unwrap()
    }

    /// Returns the licence with this name on this site.
    pub fn license(&mut self, name: &str, site: Option<&str>) -> Value {
        let all = self.good("/v1/licenses")["items"]
            .as_array()
            .unwrap()
            .clone();
        let wanted =
            |license: &Value| license["name"] == name && license["siteUrl"].as_str() == site;
        all.into_iter().find(wanted).unwrap()
    }
}

pub const ADMIN: &str = "avery.quill@lantern.example";
pub const READ_ONLY: &str = "robin.ashdown@lantern.example";
pub const USER: &str = "sam.nettle@lantern.example";
pub const SITE: &str = "acme.webex.com";
