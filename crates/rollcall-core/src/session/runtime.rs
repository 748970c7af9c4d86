//! Does what the pure machine decides: one [`Runtime`] for each page, over the [`ports`] of a browser.
//!
//! The browser implements the ports, tests fake them, and everything between them is this code. The runtime tells the machine what
//! happened and does the effects in the order given. What it keeps beside the state is only what is under way: the alarm, the callers
//! that wait for a refresh, the turn among the tabs.
//!
//! ```text
//! screens, client ─► Runtime::tell ─► Session::step ─► effects ─► ports
//!                        ▲                               │
//!                        └── answers of Webex, the alarm, other tabs
//! ```

mod alarm;
mod effects;
mod exchanges;
pub mod ports;
mod presence;
pub mod rotation;
mod tokens;

pub use ports::Ports;
pub use tokens::SessionTokens;

use self::alarm::Alarm;
use self::ports::{Kept, Word};
use self::presence::Presence;
use self::rotation::Rotation;
use self::tokens::Waiters;
use super::{
    Callback, Context, Event, Integration, Session, SessionSettings, SignInId, SignedIn, Stored,
};
use crate::config::Environment;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use time::OffsetDateTime;
use webex_api::{ApiBase, Client, ClientConfig, Clock, Limits, PastedAnswer, TokenSource};

/// The session of one page. It lives as long as the page: a refresh or an exchange outlasts whatever is on screen.
pub struct Runtime {
    settings: SessionSettings,
    ports: Ports,
    session: RefCell<Session>,
    told: RefCell<VecDeque<Event>>,
    busy: Cell<bool>,
    alarm: Alarm,
    presence: Presence,
    rotation: Rotation,
    refresh_ended: Waiters,
}

impl Runtime {
    /// A page on which nobody is signed in yet; [`Runtime::start`] goes on from what the tab kept.
    pub fn new(settings: SessionSettings, ports: Ports) -> Rc<Self> {
        let runtime = Rc::new(Self {
            settings,
            session: RefCell::default(),
            told: RefCell::default(),
            busy: Cell::new(false),
            alarm: Alarm::default(),
            presence: Presence::default(),
            rotation: Rotation::new(Rc::clone(&ports.lock), Rc::clone(&ports.broker)),
            refresh_ended: Waiters::default(),
            ports,
        });
        let hears = Rc::downgrade(&runtime);
        runtime.ports.channel.listen(Box::new(move |word| {
            if let Some(runtime) = hears.upgrade() {
                runtime.hear(word);
            }
        }));
        runtime
    }

    /// Starts the session, once: with what this tab kept, and with what Webex's redirect brought, if this page is one.
    pub fn start(self: &Rc<Self>, callback: Option<Callback>) {
        let stored = Stored {
            tokens: self.ports.vault.read(Kept::Tokens),
            transaction: self.ports.vault.read(Kept::OpenSignIn),
        };
        self.tell(Event::Start { stored, callback });
    }

    /// Reads the present state.
    pub fn read<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.session.borrow())
    }

    /// The present moment, by the clock that the session lives by.
    pub fn now(&self) -> OffsetDateTime {
        self.ports.clock.now()
    }

    /// Tells the machine that something happened, and does what it decides. An event that comes of an effect waits until the effects
    /// before it are done.
    pub fn tell(self: &Rc<Self>, event: Event) {
        self.told.borrow_mut().push_back(event);
        if self.busy.replace(true) {
            return;
        }
        while let Some(event) = self.next_told() {
            let refresh_ended = matches!(event, Event::RefreshDone { .. });
            self.step(event);
            if refresh_ended {
                self.refresh_ended.wake();
            }
        }
        self.busy.set(false);
    }

    fn next_told(&self) -> Option<Event> {
        self.told.borrow_mut().pop_front()
    }

    fn step(self: &Rc<Self>, event: Event) {
        let before = self.session.borrow().clone();
        if before.signed_in().is_none() {
            // No session can be lengthened now, so a clock that was set back may be believed.
            self.ports.clock.reset();
        }
        let context = Context {
            now: self.ports.clock.now(),
            ended: self.ports.ended.read(),
            settings: &self.settings,
            entropy: &*self.ports.entropy,
        };
        let (after, effects) = before.clone().step(event, &context);
        if after.signed_in().is_some_and(SignedIn::can_share) {
            // The broker lives as long as a tab knows it, so each tab of a sign-in knows it from the start.
            self.ports.broker.join();
        }
        if after != before {
            self.session.replace(after);
            self.ports.screen.show(&self.session.borrow());
        }
        for effect in effects {
            self.run(effect);
        }
    }

    /// Has the machine judge whether the session is over: it may have come to its end, or the person may have signed out in another
    /// tab while this one heard nothing.
    fn look(self: &Rc<Self>) {
        self.tell(Event::Tick);
    }

    /// The page is in front again, or back from the back/forward cache.
    pub fn shown_again(self: &Rc<Self>) {
        let tokens_stored = self.ports.vault.read(Kept::Tokens).is_some();
        self.tell(Event::ShownAgain { tokens_stored });
    }

    /// The person pasted a code, or the whole address that a sign-in led to. The sign-in of this tab judges it, if it is one of its
    /// integration.
    pub fn paste_answer(self: &Rc<Self>, answer: PastedAnswer, integration: Integration) {
        self.tell(Event::AnswerPasted {
            answer,
            integration: Box::new(integration),
            transaction: self.ports.vault.read(Kept::OpenSignIn),
        });
    }

    /// A client for the present sign-in: to its environment, with its tokens, and useless after it. None when nobody is signed in.
    pub fn client(self: &Rc<Self>, limits: impl FnOnce(Limits) -> Limits) -> Option<Client> {
        let (environment, sign_in_id) = self.read(|session| {
            let signed_in = session.signed_in()?;
            Some((signed_in.environment, signed_in.sign_in_id.clone()))
        })?;
        let tokens = Rc::new(SessionTokens::new(Rc::clone(self), sign_in_id));
        self.client_of(environment, tokens, limits)
    }

    /// A client of an environment with tokens of another source. `limits` makes its limits of those of the settings. None when the
    /// settings leave the environment out.
    pub fn client_of(
        &self,
        environment: Environment,
        tokens: Rc<dyn TokenSource>,
        limits: impl FnOnce(Limits) -> Limits,
    ) -> Option<Client> {
        let mut services = self.settings.services.iter();
        let service = services.find(|service| service.environment == environment)?;
        let config = ClientConfig {
            api_base: ApiBase::parse(&service.api).ok()?,
            limits: limits(self.settings.requests.clone()),
        };
        let Ports {
            transport,
            clock,
            entropy,
            ..
        } = self.ports.clone();
        Some(Client::new(
            config,
            transport,
            Rc::new(clock),
            entropy,
            tokens,
        ))
    }

    fn is_signed_in_to(&self, id: &SignInId) -> bool {
        self.read(|session| {
            let signed_in = session.signed_in();
            signed_in.is_some_and(|signed_in| signed_in.sign_in_id == *id)
        })
    }

    fn hear(self: &Rc<Self>, word: Word) {
        match word {
            Word::SignedOut => self.tell(Event::SignedOutElsewhere),
            Word::Active => drop(self.note_active()),
        }
    }
}
