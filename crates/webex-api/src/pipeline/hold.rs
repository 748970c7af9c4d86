//! What holds a call up while it has no answer yet, as data for screens.
//!
//! The pipeline tells the observer of its client ([`Client::observed_by`](crate::Client::observed_by)) when a call is held up and when
//! it is no longer. [`Holds`] collects that for any number of calls and says what matters most.

use std::cell::Cell;
use std::rc::Rc;

use time::OffsetDateTime;

use crate::error::ErrorKind;

/// Why a call has no answer yet, and when it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The device has no network. The call goes on by itself when there is one.
    Offline,
    /// Webex asked for a pause (429). Nothing is sent before `until`.
    RateLimited {
        /// When the call goes on.
        until: OffsetDateTime,
    },
    /// The resource is in use for now (423). Nothing is sent before `until`.
    Locked {
        /// When the call goes on.
        until: OffsetDateTime,
    },
    /// A send failed; the next one follows or is under way.
    Retrying {
        /// The number of that next send; the first send of a call is 1, so this is 2 or more.
        attempt: u32,
        /// The most sends of this call, if it goes on failing like this.
        attempts: u32,
        /// What became of the send before.
        after: ErrorKind,
        /// When it is sent; in the past once it is under way.
        until: OffsetDateTime,
    },
}

/// News of one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Tells the calls of one client and of its clones apart.
    pub call: u64,
    /// [`Endpoint::NAME`](crate::Endpoint::NAME), such as `GET /people`.
    pub endpoint: &'static str,
    /// What holds the call up now; `None` when nothing does, also because the call is over or was dropped.
    pub hold: Option<Hold>,
}

/// Is told of every change in what holds up a call.
pub type Observer = Rc<dyn Fn(Progress)>;

/// The calls that are held up now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds(Vec<(u64, Hold)>);

impl Holds {
    /// Takes in what the pipeline told.
    pub fn note(&mut self, progress: Progress) {
        self.0.retain(|(call, _)| *call != progress.call);
        self.0
            .extend(progress.hold.map(|hold| (progress.call, hold)));
    }

    /// What to tell a person: no network before all else, then the longest pause, then the call with the most attempts behind it.
    pub fn worst(&self) -> Option<Hold> {
        self.0
            .iter()
            .map(|(_, hold)| *hold)
            .max_by_key(|hold| hold.rank())
    }
}

impl Hold {
    fn rank(self) -> (u8, Option<OffsetDateTime>, u32) {
        match self {
            Self::Offline => (3, None, 0),
            Self::RateLimited { until } => (2, Some(until), 0),
            Self::Locked { until } => (1, Some(until), 0),
            Self::Retrying { attempt, .. } => (0, None, attempt),
        }
    }
}

/// Tells the observer about one call. Dropping it says that nothing holds the call up any longer.
pub(crate) struct Teller {
    observer: Option<Observer>,
    call: u64,
    endpoint: &'static str,
    told: Option<Hold>,
}

impl Teller {
    pub(crate) fn new(
        observer: Option<&Observer>,
        calls: &Cell<u64>,
        endpoint: &'static str,
    ) -> Self {
        let call = calls.get();
        calls.set(call + 1);
        Self {
            observer: observer.cloned(),
            call,
            endpoint,
            told: None,
        }
    }

    /// Tells what holds the call up; nothing when that was told already.
    pub(crate) fn tell(&mut self, hold: Option<Hold>) {
        if self.told == hold {
            return;
        }
        self.told = hold;
        if let Some(observer) = &self.observer {
            observer(Progress {
                call: self.call,
                endpoint: self.endpoint,
                hold,
            });
        }
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        self.tell(None);
    }
}
