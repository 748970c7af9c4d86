//! Carries out what the pure machine decides. Each page has one [`Runtime`], which uses a browser through [`ports`].
//!
//! The browser implements the ports and tests fake them; all other code is the same. The runtime sends events to the machine and runs
//! its effects in order. Besides the state, it keeps only what is in progress: the timer, the calls that wait for a refresh, and the
//! rotation among tabs.
//!
//! ```text
//! screens, client ─► Runtime::tell ─► Session::step ─► effects ─► ports
//!                        ▲                               │
//!                        └── answers of Webex, the alarm, other tabs
//! ```

mod alarm;
mod client;
mod effects;
mod exchanges;
pub mod ports;
mod presence;
pub mod rotation;
mod tokens;
mod waiters;

pub use ports::Ports;
pub use tokens::SessionTokens;

use self::alarm::Alarm;
use self::ports::{Kept, Word};
use self::presence::Presence;
use self::rotation::Rotation;
use self::waiters::Waiters;
use super::{
    Callback, Context, Event, Integration, Session, SessionSettings, SignInId, SignedIn, Stored,
};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use time::OffsetDateTime;
use webex_api::{Clock, PastedAnswer};

/// The session of one page. It lives as long as the page, so a refresh or an exchange finishes whatever the screen shows.
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
    /// Creates a signed-out runtime. [`Runtime::start`] restores what the tab stored.
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

    /// Starts the session from what this tab stored and, if this page is a redirect from Webex, from its answer. Call once.
    pub fn start(self: &Rc<Self>, callback: Option<Callback>) {
        let stored = Stored {
            tokens: self.ports.vault.read(Kept::Tokens),
            transaction: self.ports.vault.read(Kept::OpenSignIn),
        };
        self.tell(Event::Start { stored, callback });
    }

    /// Reads the current state.
    pub fn read<T>(&self, read: impl FnOnce(&Session) -> T) -> T {
        read(&self.session.borrow())
    }

    /// Returns the current time by the session's clock.
    pub fn now(&self) -> OffsetDateTime {
        self.ports.clock.now()
    }

    /// Sends an event to the machine and carries out its decisions. Events caused by an effect are queued until the preceding effects
    /// are done.
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
            // Without a session there is nothing to prolong, so the system clock can be trusted even if it was set back.
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
            // The broker lives as long as a tab is connected to it, so every tab of a sign-in connects at once.
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

    /// Lets the machine check whether the session is over: it may have expired, or the person may have signed out in another tab
    /// without this one noticing.
    fn look(self: &Rc<Self>) {
        self.tell(Event::Tick);
    }

    /// Reports that the page is visible again, or was restored from the back/forward cache.
    pub fn shown_again(self: &Rc<Self>) {
        let tokens_stored = self.ports.vault.read(Kept::Tokens).is_some();
        self.tell(Event::ShownAgain { tokens_stored });
    }

    /// Reports a pasted code, or the whole address that a sign-in led to. It is checked against this tab's open sign-in, if that is
    /// for the same integration.
    pub fn paste_answer(self: &Rc<Self>, answer: PastedAnswer, integration: Integration) {
        self.tell(Event::AnswerPasted {
            answer,
            integration: Box::new(integration),
            transaction: self.ports.vault.read(Kept::OpenSignIn),
        });
    }

    /// Notes that the person did something here, and tells the other tabs.
    pub fn active(self: &Rc<Self>) {
        if self.note_active() {
            self.ports.channel.say(Word::Active);
        }
    }

    /// Reports activity to the machine, at most every [`presence::STEP`]. Returns whether the machine was told.
    fn note_active(self: &Rc<Self>) -> bool {
        if !self.presence.is_due(self.now()) {
            return false;
        }
        // If the session expired while the computer slept, it ends before this activity counts.
        self.look();
        let signed_in = self.read(|session| session.signed_in().is_some());
        if signed_in {
            self.tell(Event::Active);
        }
        signed_in
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
