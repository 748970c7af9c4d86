//! Whether somebody is there: in this tab, or in another one.

use super::Runtime;
use super::ports::Word;
use crate::session::Event;
use std::cell::Cell;
use std::rc::Rc;
use time::{Duration, OffsetDateTime};

/// How often a busy person is told of, at most: to the machine, which keeps the time for a restored tab, and to the other tabs.
const STEP: Duration = Duration::seconds(15);

/// When the machine was last told that somebody is there.
#[derive(Default)]
pub(super) struct Presence(Cell<Option<OffsetDateTime>>);

impl Presence {
    pub(super) fn forget(&self) {
        self.0.set(None);
    }
}

impl Runtime {
    /// The person did something here. The other tabs learn that somebody is there.
    pub fn active(self: &Rc<Self>) {
        if self.note_active() {
            self.ports.channel.say(Word::Active);
        }
    }

    /// Tells the machine that somebody is there, unless it has just been told. Says whether it was told now.
    pub(super) fn note_active(self: &Rc<Self>) -> bool {
        let now = self.now();
        let told = self.presence.0.get();
        if told.is_some_and(|told| now - told < STEP) {
            return false;
        }
        self.presence.0.set(Some(now));
        // A session that came to its end while the computer slept is over before the first press counts.
        self.look();
        let signed_in = self.read(|session| session.signed_in().is_some());
        if signed_in {
            self.tell(Event::Active);
        }
        signed_in
    }
}
