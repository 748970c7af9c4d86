//! [`SingleFlight`]: many callers with a rejected token, one refresh.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt as _;
use futures_util::future::Shared;

use crate::client::TokenSource;
use crate::error::ApiError;
use crate::secret::Secret;
use crate::transport::LocalBoxFuture;

type Flight = Shared<LocalBoxFuture<'static, Result<Secret, ApiError>>>;
type Refresh = dyn Fn(Secret) -> LocalBoxFuture<'static, Result<Secret, ApiError>>;

/// A token source that refreshes at most once at a time.
///
/// - While a refresh runs, every caller waits for that one, also those that only ask for the token.
/// - A caller whose rejected token is no longer the current one gets the current one without a refresh.
/// - A refresh that ends after [`set`](Self::set) has put something else in place changes nothing: signing out
///   is not undone by an answer that comes late.
/// - A failed refresh is told to all its callers; the next 401 tries anew.
pub struct SingleFlight {
    state: Rc<RefCell<State>>,
    refresh: Rc<Refresh>,
}

#[derive(Default)]
struct State {
    token: Option<Secret>,
    flight: Option<Flight>,
}

impl SingleFlight {
    /// A source that begins with `token` and gets a new one by `refresh`, which is given the rejected token.
    pub fn new(
        token: Option<Secret>,
        refresh: impl Fn(Secret) -> LocalBoxFuture<'static, Result<Secret, ApiError>> + 'static,
    ) -> Self {
        let state = State {
            token,
            flight: None,
        };
        Self {
            state: Rc::new(RefCell::new(state)),
            refresh: Rc::new(refresh),
        }
    }

    /// Puts another token in place (signed in, refreshed elsewhere) or takes it away (signed out).
    pub fn set(&self, token: Option<Secret>) {
        *self.state.borrow_mut() = State {
            token,
            flight: None,
        };
    }

    /// The running refresh, or a new one for `rejected`.
    fn join(&self, rejected: &Secret) -> Result<Flight, Result<Secret, ApiError>> {
        let mut state = self.state.borrow_mut();
        if let Some(flight) = &state.flight {
            return Ok(flight.clone());
        }
        match &state.token {
            None => return Err(Err(ApiError::signed_out())),
            Some(current) if current != rejected => return Err(Ok(current.clone())),
            Some(_) => {}
        }
        let flight = self.take_off(rejected.clone()).shared();
        state.flight = Some(flight.clone());
        Ok(flight)
    }

    /// The refresh itself, with what it does to the state when it ends.
    fn take_off(&self, rejected: Secret) -> LocalBoxFuture<'static, Result<Secret, ApiError>> {
        let state = Rc::clone(&self.state);
        let refresh = Rc::clone(&self.refresh);
        async move {
            let outcome = refresh(rejected.clone()).await;
            let mut state = state.borrow_mut();
            if state.token.as_ref() != Some(&rejected) {
                // Signed out or replaced meanwhile; the refresh closure may itself have set the new token.
                return state.token.clone().ok_or_else(ApiError::signed_out);
            }
            state.flight = None;
            if let Ok(token) = &outcome {
                state.token = Some(token.clone());
            }
            outcome
        }
        .boxed_local()
    }
}

impl TokenSource for SingleFlight {
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        let state = self.state.borrow();
        match (&state.flight, &state.token) {
            (Some(flight), _) => flight.clone().boxed_local(),
            (None, Some(token)) => std::future::ready(Ok(token.clone())).boxed_local(),
            (None, None) => std::future::ready(Err(ApiError::signed_out())).boxed_local(),
        }
    }

    fn refreshed(&self, rejected: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        match self.join(rejected) {
            Ok(flight) => flight.boxed_local(),
            Err(known) => std::future::ready(known).boxed_local(),
        }
    }
}
