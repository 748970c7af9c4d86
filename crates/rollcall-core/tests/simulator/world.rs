//! One simulated organisation with a client for it, and the controls beside the API.

use crate::clock::VirtualClock;
use crate::transport::InProcess;
use crate::typed::{Typed, typed};
use rollcall_core::change::{Change, LicensesOf, Report, Target};
use rollcall_core::sets::Set;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use webex_api::{
    ApiBase, Client, ClientConfig, Clock, Entropy, EntropyUnavailable, LicenseId, Limits,
    ListLicenses, ListPeople, PageWalk, Person, PersonId, Secret, SingleFlight, TokenSource,
};
use webex_sim::{Settings, Simulator};

/// A little of everything, repeatable.
pub struct Dice(Cell<u64>);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(Cell::new(seed | 1))
    }

    pub fn next(&self) -> u64 {
        let mut x = self.0.get();
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        self.0.set(x);
        x
    }
}

impl Entropy for Dice {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), EntropyUnavailable> {
        bytes
            .iter_mut()
            .for_each(|byte| *byte = (self.next() >> 32) as u8);
        Ok(())
    }
}

/// A request of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    pub method: String,
    pub path: String,
    pub status: u64,
    pub changed: bool,
    pub tracking_id: String,
}

pub struct World {
    pub clock: VirtualClock,
    pub transport: InProcess,
    pub client: Client,
}

impl World {
    /// An organisation of `people`, and an admin with every scope.
    pub fn new(people: usize) -> Self {
        Self::with(Settings::with_people(people))
    }

    pub fn with(settings: Settings) -> Self {
        let clock = VirtualClock::new();
        let transport = InProcess {
            simulator: Rc::new(RefCell::new(Simulator::new(settings))),
            clock: clock.clone(),
        };
        let mut world = Self {
            clock,
            client: client_of(&transport, no_tokens()),
            transport,
        };
        let token = world.mint(json!({}));
        world.client = world.client_with(world.fixed(token));
        world
    }

    pub fn client_with(&self, tokens: Rc<dyn TokenSource>) -> Client {
        client_of(&self.transport, tokens)
    }

    /// A token that is never refreshed.
    pub fn fixed(&self, token: Secret) -> Rc<dyn TokenSource> {
        Rc::new(SingleFlight::new(Some(token), |_| {
            Box::pin(async { Err(webex_api::ApiError::signed_out()) })
        }))
    }

    pub fn mint(&self, what: Value) -> Secret {
        Secret::new(
            self.control("POST", "tokens", &what)["access_token"]
                .as_str()
                .unwrap(),
        )
    }

    /// One of the simulator's controls; a refused one fails the test.
    pub fn control(&self, method: &str, name: &str, body: &Value) -> Value {
        let request = http::Request::builder()
            .method(method)
            .uri(format!("https://webexapis.com/_sim/{name}"))
            .body(body.to_string().into_bytes())
            .unwrap();
        let response = self
            .transport
            .simulator
            .borrow_mut()
            .handle(request, self.clock.now());
        assert!(
            response.status().is_success(),
            "{name}: {}",
            String::from_utf8_lossy(response.body())
        );
        serde_json::from_slice(response.body()).unwrap_or(Value::Null)
    }

    pub fn fault(&self, route: &str, fault: Value) {
        self.control(
            "POST",
            "faults",
            &json!([{ "route": route, "nth": 1, "fault": fault }]),
        );
    }

    pub fn ledger(&self) -> Vec<Sent> {
        let entries = self.control("GET", "ledger", &Value::Null);
        let sent = |entry: &Value| Sent {
            method: entry["method"].as_str().unwrap().into(),
            path: entry["path"].as_str().unwrap().into(),
            status: entry["status"].as_u64().unwrap(),
            changed: entry["changed"].as_bool().unwrap(),
            tracking_id: entry["trackingId"].as_str().unwrap().into(),
        };
        entries.as_array().unwrap().iter().map(sent).collect()
    }

    /// The requests that were not reads.
    pub fn writes(&self) -> Vec<Sent> {
        self.ledger()
            .into_iter()
            .filter(|sent| sent.method != "GET")
            .collect()
    }

    pub fn forget_ledger(&self) {
        self.control("DELETE", "ledger", &Value::Null);
    }

    pub fn people(&self) -> Vec<Person> {
        let mut pages = PageWalk::new(self.client.clone(), ListPeople::default());
        self.clock.run(async {
            let mut people = Vec::new();
            while let Some(page) = pages.next_page().await {
                people.extend(page.unwrap());
            }
            people
        })
    }

    /// The ids of licences by name; the names are those of the simulated organisation.
    pub fn licenses(&self) -> Vec<webex_api::License> {
        self.clock
            .run(self.client.call(&ListLicenses::default()))
            .unwrap()
            .value
            .items
    }

    /// Makes a change as the app does: as one of [`AnyTarget`](rollcall_core::change::AnyTarget).
    pub fn apply<T: Typed>(&self, change: &Change<T>) -> Report<T> {
        let change = change.clone().into_any();
        typed(self.clock.run(change.apply(&self.client)))
    }

    /// A licence change of one person, from what they have now.
    pub fn license_change(
        &self,
        person: &PersonId,
        after: impl Fn(&mut Set<LicenseId>),
    ) -> Change<LicensesOf> {
        let target = LicensesOf {
            person: person.clone(),
            org: None,
        };
        let before = self.clock.run(target.read(&self.client)).unwrap().value;
        let mut wanted = before.clone();
        after(&mut wanted);
        self.forget_ledger();
        Change {
            target,
            before,
            after: wanted,
        }
    }
}

fn no_tokens() -> Rc<dyn TokenSource> {
    Rc::new(SingleFlight::new(None, |_| {
        Box::pin(async { Err(webex_api::ApiError::signed_out()) })
    }))
}

fn client_of(transport: &InProcess, tokens: Rc<dyn TokenSource>) -> Client {
    let config = ClientConfig {
        api_base: ApiBase::parse("https://webexapis.com/v1").unwrap(),
        limits: Limits::default(),
    };
    let clock: Rc<dyn Clock> = Rc::new(transport.clock.clone());
    Client::new(
        config,
        Rc::new(transport.clone()),
        clock,
        Rc::new(Dice::new(7)),
        tokens,
    )
}
