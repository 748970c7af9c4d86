//! Requests that wait for a release, so that a test decides what happens in the meantime.

use http::{Request, Response};
use serde::Serialize;

/// A request that waits.
pub(crate) struct Held {
    pub(crate) ticket: u64,
    pub(crate) tracking_id: String,
    pub(crate) about: About,
    pub(crate) stage: Stage,
}

/// What `GET /_sim/held` tells of a request that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct About {
    pub(crate) name: String,
    pub(crate) method: String,
    pub(crate) path: String,
    /// Whether it was acted upon already.
    pub(crate) applied: bool,
}

/// How far a held request is.
pub(crate) enum Stage {
    /// Not acted upon.
    Asked(Request<Vec<u8>>),
    /// Acted upon; the answer is kept back.
    Answered(Response<Vec<u8>>),
}

/// What has become of a held request.
#[derive(Debug)]
pub enum PickUp {
    /// It is not released yet.
    Waiting,
    /// It was released and this is its answer, which is handed out once.
    Released(Response<Vec<u8>>),
    /// The simulator was reset meanwhile, or the answer was picked up before.
    Gone,
}

/// All held requests in the order of arrival, and the answers of those that were released.
#[derive(Default)]
pub(crate) struct Holds {
    tickets: u64,
    held: Vec<Held>,
    released: Vec<(u64, Response<Vec<u8>>)>,
}

impl Holds {
    /// None, with tickets that continue, so that a reset makes none of the old ones good again.
    pub(crate) fn after(before: &Self) -> Self {
        Self {
            tickets: before.tickets,
            ..Self::default()
        }
    }

    /// Keeps a request or its answer back; the ticket to pick the answer up with.
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

    /// Those that wait.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &About> {
        self.held.iter().map(|held| &held.about)
    }

    /// Takes the first one with this name, or with any.
    pub(crate) fn take(&mut self, name: Option<&str>) -> Option<Held> {
        let wanted = |held: &Held| name.is_none_or(|name| name == held.about.name);
        let at = self.held.iter().position(wanted)?;
        Some(self.held.remove(at))
    }

    /// Lays an answer out to be picked up.
    pub(crate) fn lay_out(&mut self, ticket: u64, response: Response<Vec<u8>>) {
        self.released.push((ticket, response));
    }

    /// The answer of a ticket.
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
