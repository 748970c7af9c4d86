//! A value from Webex that is requested once, kept, and requested again after a write.

use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use crate::prelude::*;
use futures_util::FutureExt;
use futures_util::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::task::spawn_local;
use time::OffsetDateTime;
use webex_api::{ApiError, Client, Endpoint};

use super::held::Held;

/// How far a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadState<T> {
    /// Not there yet.
    Waiting,
    /// There. While it is asked for again, the old one stays.
    Ready(T),
    /// Not there, and why.
    Failed(ApiError),
    /// Not there, because the person did not want to wait any longer.
    Cancelled,
}

impl<T> LoadState<T> {
    /// The same state without the value.
    fn bare(&self) -> LoadState<()> {
        match self {
            Self::Waiting => LoadState::Waiting,
            Self::Ready(_) => LoadState::Ready(()),
            Self::Failed(error) => LoadState::Failed(error.clone()),
            Self::Cancelled => LoadState::Cancelled,
        }
    }

    /// The value, when it is there.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Waiting | Self::Failed(_) | Self::Cancelled => None,
        }
    }
}

/// A handle to a value from Webex. When the reactive owner that created it is disposed, a request in flight is aborted.
///
/// Knows only the type of the value; everything else is compiled once for all types, in [`AnyRemote`].
pub struct Remote<T> {
    asked: AnyRemote,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Remote<T> {}

impl<T> Remote<T> {
    /// The handle without the type of the value.
    pub fn any(self) -> AnyRemote {
        self.asked
    }

    /// Asks for the value unless it is there or on its way.
    pub fn ensure(self) -> Self {
        self.asked.ensure();
        self
    }

    /// Requests the value for a page that opens. A value that has loaded already is shown at once, and then updated.
    pub fn visit(self) -> Self {
        self.asked.visit();
        self
    }

    /// Requests the value again. The old one stays until the new one has arrived.
    pub fn revalidate(self) {
        self.asked.revalidate();
    }

    /// Asks again after a failure, and shows that it does.
    pub fn retry(self) {
        self.asked.retry();
    }

    /// Waits no longer. A value that is there stays.
    pub fn cancel(self) {
        self.asked.cancel();
    }

    /// What holds up the present attempt.
    pub fn held(self) -> Held {
        self.asked.held()
    }

    /// When the value was last read, by the client's clock; tracked.
    pub fn loaded(self) -> Option<OffsetDateTime> {
        self.asked.loaded()
    }
}

impl<T: Clone + Send + Sync + 'static> Remote<T> {
    /// A value that nobody has asked for yet. `fetch` asks once, by the client that it is given; retries are that client's, and what
    /// holds them up is what [`Self::held`] says.
    pub fn new<F>(client: &Client, fetch: impl Fn(Client) -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
    {
        let fetch = move |client| -> Attempt {
            let attempt = fetch(client);
            Box::pin(async move { attempt.await.map(erased) })
        };
        Self {
            asked: AnyRemote::new(client, Rc::new(fetch)),
            of: PhantomData,
        }
    }

    /// Replaces the value by what a write has read back. A request that is under way is dropped, because Webex may have answered it
    /// before the write. A value that is not there yet is requested again for the same reason.
    pub fn amend(self, amended: impl FnOnce(&T) -> T) {
        match self.peek() {
            Some(value) => self.asked.replace(erased(amended(&value))),
            None => self.revalidate(),
        }
    }

    /// How far the value is; tracked.
    pub fn state(self) -> LoadState<T> {
        match self.asked.now().get() {
            LoadState::Waiting => LoadState::Waiting,
            LoadState::Ready(value) => typed(&value).map_or(LoadState::Waiting, LoadState::Ready),
            LoadState::Failed(error) => LoadState::Failed(error),
            LoadState::Cancelled => LoadState::Cancelled,
        }
    }

    /// Reads the state; tracked.
    pub fn with<R>(self, read: impl FnOnce(&LoadState<T>) -> R) -> R {
        read(&self.state())
    }

    /// The value, when it is there; tracked.
    pub fn ready(self) -> Option<T> {
        typed(&self.asked.ready()?)
    }

    /// Returns the value if it has loaded and its owner still exists. Not tracked.
    pub fn peek(self) -> Option<T> {
        typed(&self.asked.peek()?)
    }
}

impl<T: Send + Sync + 'static> Remote<Arc<T>> {
    /// The answer to one call, which is made when the value is first needed. Its errors are those of [`Client::call`].
    pub fn of_call<E: Endpoint<Output = T> + 'static>(client: &Client, endpoint: E) -> Self {
        let endpoint = Rc::new(endpoint);
        // Without `async`, which would be a state machine for each endpoint.
        let fetch = move |client: Client| -> Attempt {
            let answer = client.call_shared(Rc::clone(&endpoint));
            Box::pin(answer.map(|answer| Ok(erased(Arc::new(answer?.value)))))
        };
        Self {
            asked: AnyRemote::new(client, Rc::new(fetch)),
            of: PhantomData,
        }
    }
}

/// A value of any type. [`Remote`] knows which.
type Value = Arc<dyn Any + Send + Sync>;

type Attempt = LocalBoxFuture<'static, Result<Value, ApiError>>;

type Fetch = Rc<dyn Fn(Client) -> Attempt>;

fn erased<T: Send + Sync + 'static>(value: T) -> Value {
    Arc::new(value)
}

fn typed<T: Clone + 'static>(value: &Value) -> Option<T> {
    value.downcast_ref().cloned()
}

/// A [`Remote`] without the type of its value: one small handle to all of its parts, because remotes are moved into many closures.
#[derive(Clone, Copy)]
pub struct AnyRemote(StoredValue<Parts>);

struct Parts {
    state: RwSignal<LoadState<Value>>,
    loaded: RwSignal<Option<OffsetDateTime>>,
    client: Client,
    fetch: Fetch,
    in_flight: Option<AbortHandle>,
    held: Held,
}

impl AnyRemote {
    fn new(client: &Client, fetch: Fetch) -> Self {
        let held = Held::new();
        let asked = Self(StoredValue::new(Parts {
            state: RwSignal::new(LoadState::Waiting),
            loaded: RwSignal::new(None),
            client: held.watch(client),
            fetch,
            in_flight: None,
            held,
        }));
        on_cleanup(move || asked.abort());
        asked
    }

    fn now(self) -> RwSignal<LoadState<Value>> {
        self.0.with_value(|parts| parts.state)
    }

    fn is_on_its_way(self) -> bool {
        self.0.with_value(|parts| parts.in_flight.is_some())
    }

    /// As [`Remote::ensure`].
    pub fn ensure(self) {
        let has_value = |state: &LoadState<Value>| state.ready().is_some();
        if !self.is_on_its_way() && !self.now().with_untracked(has_value) {
            self.revalidate();
        }
    }

    fn visit(self) {
        if !self.is_on_its_way() {
            self.revalidate();
        }
    }

    fn revalidate(self) {
        self.abort();
        let parts = |parts: &Parts| (Rc::clone(&parts.fetch), parts.client.clone());
        let Some((fetch, client)) = self.0.try_with_value(parts) else {
            return;
        };
        let (attempt, handle) = abortable(fetch(client));
        self.0.update_value(|parts| parts.in_flight = Some(handle));
        spawn_local(async move {
            let Ok(result) = attempt.await else { return };
            // The page may be gone by now, and the value with it.
            let end = |parts: &mut Parts| {
                parts.in_flight = None;
                (parts.state, parts.loaded, parts.client.clock().now())
            };
            let Some((state, loaded, now)) = self.0.try_update_value(end) else {
                return;
            };
            if result.is_ok() {
                let _ = loaded.try_set(Some(now));
            }
            let _ = state.try_update(|state| state.arrive(result));
        });
    }

    /// As [`Remote::retry`].
    pub fn retry(self) {
        self.put(LoadState::Waiting);
        self.revalidate();
    }

    /// As [`Remote::cancel`].
    pub fn cancel(self) {
        self.abort();
        if let Some(state) = self.0.try_with_value(|parts| parts.state) {
            state.update(|state| {
                if matches!(state, LoadState::Waiting) {
                    *state = LoadState::Cancelled;
                }
            });
        }
    }

    /// What holds up the present attempt.
    pub fn held(self) -> Held {
        self.0.with_value(|parts| parts.held)
    }

    /// How far the value is; tracked.
    pub fn state(self) -> LoadState<()> {
        self.now().with(LoadState::bare)
    }

    fn loaded(self) -> Option<OffsetDateTime> {
        self.0.with_value(|parts| parts.loaded).get()
    }

    fn replace(self, value: Value) {
        self.abort();
        self.put(LoadState::Ready(value));
    }

    fn put(self, value: LoadState<Value>) {
        if let Some(state) = self.0.try_with_value(|parts| parts.state) {
            state.set(value);
        }
    }

    fn ready(self) -> Option<Value> {
        self.now().with(|state| state.ready().cloned())
    }

    fn peek(self) -> Option<Value> {
        let state = self.0.try_with_value(|parts| parts.state)?;
        state
            .try_with_untracked(|state| state.ready().cloned())
            .flatten()
    }

    fn abort(self) {
        let in_flight = self.0.try_update_value(|parts| parts.in_flight.take());
        if let Some(Some(handle)) = in_flight {
            handle.abort();
        }
    }
}

impl LoadState<Value> {
    /// Takes an answer. After a failed refresh, the old value stays.
    fn arrive(&mut self, result: Result<Value, ApiError>) {
        match (result, &*self) {
            (Ok(value), _) => *self = Self::Ready(value),
            (Err(_), Self::Ready(_)) => {}
            (Err(error), _) => *self = Self::Failed(error),
        }
    }
}
