//! What holds up calls that have no answer yet, as signals: for all calls of a sign-in, for one value, for one write.

use std::rc::Rc;

use crate::prelude::*;
use webex_api::{Client, Hold, Holds};

use crate::browser::network;
use crate::memo::memo;

/// Watches the calls of a client and reports what holds them up. It may outlive the screen that made it; later reports are then dropped.
#[derive(Clone, Copy)]
pub struct Held(RwSignal<Holds>);

impl Held {
    /// Nothing yet, under the present owner.
    pub fn new() -> Self {
        Self(RwSignal::new(Holds::default()))
    }

    /// Returns a copy of the client whose calls are watched here too. Earlier observers still see them.
    pub fn watch(self, client: &Client) -> Client {
        let Self(holds) = self;
        client.observed_by(Rc::new(move |progress| {
            let _ = holds.try_update(|holds| holds.note(progress));
        }))
    }

    /// Returns the worst reason that holds the calls up, for a hold notice, or `None` if nothing does.
    pub fn signal(self) -> Signal<Option<Hold>> {
        let Self(holds) = self;
        memo(move || holds.with(Holds::worst)).into()
    }

    /// Returns a hold only while a call is being retried. Holds that stop every call are in [`use_page_hold`].
    pub fn retrying(self) -> Signal<Option<Hold>> {
        let worst = self.signal();
        memo(move || {
            worst
                .get()
                .filter(|hold| matches!(hold, Hold::Retrying { .. }))
        })
        .into()
    }
}

impl Default for Held {
    fn default() -> Self {
        Self::new()
    }
}

/// What holds up everything: no network, or a pause that Webex asked for.
#[derive(Clone, Copy)]
struct Everything {
    held: Held,
    offline: RwSignal<bool>,
}

/// Provides the holds of `client`, and the client that reports them, to everything below.
pub fn provide_holds(client: &Client) -> Client {
    let everything = Everything {
        held: Held::new(),
        offline: RwSignal::new(network::is_offline()),
    };
    let follow = move |offline| {
        let _ = everything.offline.try_set(offline);
    };
    network::on_change(follow);
    provide_context(everything);
    everything.held.watch(client)
}

/// Returns what holds up every call now: no network, or a pause that Webex asked for. A retry of one call isn't included; it is shown
/// where its answer is missing. Call it only below [`provide_holds`].
pub fn use_page_hold() -> Signal<Option<Hold>> {
    let Everything { held, offline } = expect_context();
    let worst = held.signal();
    memo(move || {
        let worst = worst.get();
        if offline.get() {
            return Some(Hold::Offline);
        }
        worst.filter(|hold| !matches!(hold, Hold::Retrying { .. }))
    })
    .into()
}
