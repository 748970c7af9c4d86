//! The session machine with the simplest driver there can be: what `src/session` does in the browser, on virtual time.

use crate::clock::START;
use crate::world::{Dice, World};
use rollcall_core::session::{Callback, Effect, Event, OAuthClient, Session, Stored};
use std::cell::RefCell;
use std::rc::Rc;
use webex_api::{
    ApiError, Clock, LocalBoxFuture, OAuthEndpoints, Secret, SignInRequest, SingleFlight,
    TokenSource, Transaction, Transport, exchange, refresh,
};
use webex_sim::Settings;

#[derive(Clone)]
pub struct Driver {
    pub session: Rc<RefCell<Session>>,
    pub stored: Rc<RefCell<Stored>>,
    /// Where the machine wanted to go: Webex's sign-in, or a page of the app.
    pub went: Rc<RefCell<Vec<String>>>,
    transport: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
}

impl Driver {
    pub fn new(world: &World) -> Self {
        Self {
            session: Rc::default(),
            stored: Rc::default(),
            went: Rc::default(),
            transport: Rc::new(world.transport.clone()),
            clock: Rc::new(world.clock.clone()),
        }
    }

    pub fn integration() -> OAuthClient {
        OAuthClient {
            client_id: Settings::default().client_id,
            redirect_uri: "http://127.0.0.1:8080/".into(),
            endpoints: OAuthEndpoints {
                authorize: "https://webexapis.com/v1/authorize".into(),
                token: "https://webexapis.com/v1/access_token".into(),
                issuer: None,
            },
        }
    }

    /// A page that starts in this tab, perhaps with what a redirect brought.
    pub async fn start(&self, query: Option<&str>) {
        *self.session.borrow_mut() = Session::default();
        let callback = query.map(|query| Callback {
            query: Secret::new(query),
            fragment: Secret::new(""),
        });
        let stored = self.stored.borrow().clone();
        self.tell(Event::Start {
            stored,
            callback,
            client: Some(Self::integration()),
        })
        .await;
    }

    pub async fn tell(&self, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            let session = self.session.borrow().clone();
            let (session, effects) = session.step(event, self.clock.now());
            *self.session.borrow_mut() = session;
            for effect in effects {
                events.extend(self.run(effect).await);
            }
        }
    }

    async fn run(&self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::PrepareTransaction { return_to } => {
                let client = Self::integration();
                let scopes: Vec<_> = rollcall_core::scopes::sign_in_scopes()
                    .into_iter()
                    .map(str::to_owned)
                    .collect();
                let request = SignInRequest {
                    endpoints: &client.endpoints,
                    client_id: &client.client_id,
                    redirect_uri: &client.redirect_uri,
                    scopes: &scopes,
                    return_to: &return_to,
                };
                let ready = Transaction::begin(&Dice::new(99), self.clock.now(), &request);
                return Some(Event::TransactionReady(
                    ready.map(|(transaction, url)| (Box::new(transaction), url)),
                ));
            }
            Effect::StoreTransaction(text) => self.stored.borrow_mut().transaction = Some(text),
            Effect::ClearTransaction => self.stored.borrow_mut().transaction = None,
            Effect::Navigate { url } => self.went.borrow_mut().push(url),
            Effect::ReplaceUrl { path } => self.went.borrow_mut().push(path),
            Effect::Exchange { transaction, code } => {
                assert!(
                    self.stored.borrow().transaction.is_none(),
                    "removed before the code is used"
                );
                let result = exchange(&*self.transport, &*self.clock, &transaction, code).await;
                let Transaction {
                    client_id,
                    endpoints,
                    ..
                } = *transaction;
                return Some(Event::ExchangeDone {
                    client_id,
                    token_url: endpoints.token,
                    result,
                });
            }
            Effect::StoreTokens(text) => self.stored.borrow_mut().tokens = Some(text),
            Effect::Refresh {
                token_url,
                client_id,
                tokens,
            } => {
                let replaces = tokens.access_token.clone();
                let result = refresh(
                    &*self.transport,
                    &*self.clock,
                    &token_url,
                    &client_id,
                    &tokens,
                )
                .await;
                return Some(Event::RefreshDone { replaces, result });
            }
            Effect::WipeEverything => *self.stored.borrow_mut() = Stored::default(),
            Effect::BroadcastSignOut | Effect::ScheduleTick { .. } => {}
        }
        None
    }

    fn token(&self) -> Result<Secret, ApiError> {
        let session = self.session.borrow();
        session
            .signed_in()
            .map(|signed_in| signed_in.tokens.access_token.clone())
            .ok_or_else(ApiError::signed_out)
    }

    /// The machine as the client's source of tokens.
    pub fn tokens(&self) -> Rc<dyn TokenSource> {
        let driver = self.clone();
        let refresh = move |rejected: Secret| -> LocalBoxFuture<'static, Result<Secret, ApiError>> {
            let driver = driver.clone();
            Box::pin(async move {
                driver
                    .tell(Event::Unauthorised {
                        rejected: rejected.clone(),
                    })
                    .await;
                driver.token().and_then(|token| {
                    if token == rejected {
                        Err(ApiError::signed_out())
                    } else {
                        Ok(token)
                    }
                })
            })
        };
        Rc::new(SingleFlight::new(self.token().ok(), refresh))
    }

    /// Signs in through the simulator's consent page and comes back.
    pub async fn sign_in(&self, world: &World) {
        self.tell(Event::SignInRequested {
            return_to: "/people?q=ann".into(),
        })
        .await;
        let url = self.went.borrow_mut().pop().unwrap();
        let query = self.consent(world, &url);
        self.start(Some(&query)).await;
    }

    /// What the redirect carries when the admin accepts.
    pub fn consent(&self, world: &World, url: &str) -> String {
        let (address, query) = url.split_once('?').unwrap();
        assert_eq!(address, Self::integration().endpoints.authorize);
        let request = http::Request::post(address)
            .body(format!("{query}&decision=accept").into_bytes())
            .unwrap();
        let response = world
            .transport
            .simulator
            .borrow_mut()
            .handle(request, START);
        let location = response
            .headers()
            .get("location")
            .unwrap()
            .to_str()
            .unwrap();
        location.split_once('?').unwrap().1.to_owned()
    }
}
