//! The one client of a sign-in, for every page and task below it.

use crate::prelude::*;
use webex_api::Client;

/// A copyable handle to the client, which holds browser values and so stays on this thread.
#[derive(Clone, Copy)]
pub struct ClientHandle(StoredValue<Client>);

impl ClientHandle {
    /// Stores the client with the current reactive owner, which must be the one of the signed-in part of the app.
    pub fn new(client: Client) -> Self {
        Self(StoredValue::new(client))
    }

    /// Returns the client. It is cheap to clone, and can be held across an `.await`.
    pub fn get(self) -> Client {
        self.0.get_value()
    }
}

/// The client of the sign-in.
pub fn use_client() -> Client {
    use_client_handle().get()
}

/// A handle to the client, for closures that must be copyable.
pub fn use_client_handle() -> ClientHandle {
    expect_context::<ClientHandle>()
}
