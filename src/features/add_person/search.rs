//! Looks up the person with an address.

use crate::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::change::CreationOf;
use webex_api::{ApiError, Client, Person};

use crate::data::{ClientHandle, use_client_handle};

/// What the look-up found.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// Nothing was asked yet.
    NotAsked,
    /// The answer is on its way.
    Asking,
    /// No person has the address.
    Nobody(String),
    /// This person has it.
    Somebody(Box<Person>),
    /// The look-up failed.
    Failed(ApiError),
}

/// One look-up at a time.
#[derive(Clone, Copy)]
pub(super) struct Search {
    /// What was found.
    pub(super) found: RwSignal<Found>,
    client: ClientHandle,
}

impl Search {
    /// No look-up yet.
    pub(super) fn new() -> Self {
        Self {
            found: RwSignal::new(Found::NotAsked),
            client: use_client_handle(),
        }
    }

    /// Looks up the person with the address of `target`.
    pub(super) fn look_up(self, target: &CreationOf) {
        let (target, client): (_, Client) = (target.clone(), self.client.get());
        self.found.set(Found::Asking);
        spawn_local(async move {
            let found = match target.look_up(&client).await {
                Ok(Some(person)) => Found::Somebody(Box::new(person)),
                Ok(None) => Found::Nobody(target.email),
                Err(error) => Found::Failed(error),
            };
            // The form may be closed by now.
            let _ = self.found.try_set(found);
        });
    }
}
