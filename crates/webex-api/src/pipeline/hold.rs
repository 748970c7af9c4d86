//! Why a call is waiting, as data for screens.
//!
//! The pipeline tells the client's observer ([`Client::observed_by`](crate::Client::observed_by)) when a call starts
//! and stops waiting. [`Holds`] collects this for any number of calls and selects the most important reason.

use std::cell::Cell;
use std::rc::Rc;

use time::OffsetDateTime;

use crate::error::ErrorKind;

/// Why a call has no answer yet, and when it continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The device has no network. The call continues once there is one.
    Offline,
    /// Webex asked for a pause (429). Nothing is sent before `until`.
    RateLimited {
        /// When the call continues.
        until: OffsetDateTime,
    },
    /// The resource is temporarily locked (423). Nothing is sent before `until`.
    Locked {
        /// When the call continues.
        until: OffsetDateTime,
    },
    /// A send failed; the next one will follow or is in progress.
    Retrying {
        /// The number of that next send. The first send of a call is 1, so this is 2 or more.
        attempt: u32,
        /// The maximum number of sends of this call if it keeps failing like this.
        attempts: u32,
        /// How the previous send failed.
        after: ErrorKind,
        /// When it is sent; in the past once it is in progress.
        until: OffsetDateTime,
    },
}

/// A change in one call's state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Identifies the call among those of one client and its clones.
    pub call: u64,
    /// [`Endpoint::NAME`](crate::Endpoint::NAME), such as `GET /people`.
    pub endpoint: &'static str,
    /// Why the call is waiting; `None` if it is not, for example because it finished or was dropped.
    pub hold: Option<Hold>,
}

/// A callback for every change in why a call is waiting.
pub type Observer = Rc<dyn Fn(Progress)>;

/// The calls that are waiting now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds(Vec<(u64, Hold)>);

impl Holds {
    /// Records a change reported by the pipeline.
    pub fn note(&mut self, progress: Progress) {
        self.0.retain(|(call, _)| *call != progress.call);
        self.0
            .extend(progress.hold.map(|hold| (progress.call, hold)));
    }

    /// Returns the reason to show: no network first, then the longest pause, then the call with the most attempts.
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

/// Reports to the observer about one call. On drop, reports that the call is no longer waiting.
pub(crate) struct Reporter {
    observer: Option<Observer>,
    call: u64,
    endpoint: &'static str,
    reported: Option<Hold>,
}

impl Reporter {
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
            reported: None,
        }
    }

    /// Reports why the call is waiting, unless that was already reported.
    pub(crate) fn report(&mut self, hold: Option<Hold>) {
        if self.reported == hold {
            return;
        }
        self.reported = hold;
        if let Some(observer) = &self.observer {
            observer(Progress {
                call: self.call,
                endpoint: self.endpoint,
                hold,
            });
        }
    }
}

impl Drop for Reporter {
    fn drop(&mut self) {
        self.report(None);
    }
}
