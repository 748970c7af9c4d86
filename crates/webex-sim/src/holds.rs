//! Requests that wait to be released, so that a test can act in between.

use http::{Request, Response};
use serde::Serialize;

/// A waiting request.
pub(crate) struct Held {
    pub(crate) ticket: u64,
    pub(crate) tracking_id: String,
    pub(crate) about: About,
    pub(crate) stage: Stage,
}

/// What `GET /_sim/held` reports about a waiting request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct About {
    pub(crate) name: String,
    pub(crate) method: String,
    pub(crate) path: String,
    /// Whether the request has been carried out.
    pub(crate) applied: bool,
}

/// How far a held request has come.
pub(crate) enum Stage {
    /// Not carried out.
    Asked(Request<Vec<u8>>),
    /// Carried out; the answer is held.
    Answered(Response<Vec<u8>>),
}

/// The state of a held request.
#[derive(Debug)]
pub enum PickUp {
    /// Not released yet.
    Waiting,
    /// Released. Each answer is handed out once.
    Released(Response<Vec<u8>>),
    /// Discarded by a reset, or already picked up.
    Gone,
}

/// All held requests in order of arrival, and the answers of released ones.
#[derive(Default)]
pub(crate) struct Holds {
    tickets: u64,
    held: Vec<Held>,
    released: Vec<(u64, Response<Vec<u8>>)>,
}

impl Holds {
    /// Starts empty but continues the ticket numbers, so that tickets from before a reset stay invalid.
    pub(crate) fn after(before: &Self) -> Self {
        Self {
            tickets: before.tickets,
            ..Self::default()
        }
    }

    /// Holds a request or its answer. Returns the ticket to pick the answer up with.
    pub(crate) fn keep(&mut self, about: About, tracking_id: &str, stage: Stage) -> u64 {
        self.tickets += 1;
        self.held.push(Held {
            ticket: self.tickets,
            tracking_id: tracking_id.to_owned(),
            about,
            stage,
        });
        self.tickets
    }

    /// Iterates over the waiting requests.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &About> {
        self.held.iter().map(|held| &held.about)
    }

    /// Removes and returns the first request with this name, or the first of all for `None`.
    pub(crate) fn take(&mut self, name: Option<&str>) -> Option<Held> {
        let wanted = |held: &Held| name.is_none_or(|name| name == held.about.name);
        let at = self.held.iter().position(wanted)?;
        Some(self.held.remove(at))
    }

    /// Makes an answer available for pick-up.
    pub(crate) fn lay_out(&mut self, ticket: u64, response: Response<Vec<u8>>) {
        self.released.push((ticket, response));
    }

    /// Returns the state of a ticket, and its answer if it was released.
    pub(crate) fn pick_up(&mut self, ticket: u64) -> PickUp {
        if self.held.iter().any(|held| held.ticket == ticket) {
            return PickUp::Waiting;
        }
        match self.released.iter().position(|(of, _)| *of == ticket) {
            Some(at) => PickUp::Released(self.released.remove(at).1),
            None => PickUp::Gone,
        }
    }
}
