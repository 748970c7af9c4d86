//! [`SingleFlight`]: one refresh for many callers with a rejected token.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::FutureExt as _;
use futures_util::future::Shared;

use crate::error::ApiError;
use crate::pipeline::connection::TokenSource;
use crate::secret::Secret;
use crate::transport::LocalBoxFuture;

type Flight = Shared<LocalBoxFuture<'static, Result<Secret, ApiError>>>;
type Refresh = dyn Fn(Secret) -> LocalBoxFuture<'static, Result<Secret, ApiError>>;

/// A token source that runs at most one refresh at a time.
///
/// - While a refresh runs, every caller waits for it, including those that only ask for the token.
/// - A caller whose rejected token is no longer the current one gets the current one without a refresh.
/// - A refresh that ends after [`set`](Self::set) changed the token has no effect: a late answer does not undo a
///   sign-out.
/// - A failed refresh is reported to all its callers; the next 401 tries again.
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
    /// Creates a source that starts with `token` and gets new ones from `refresh`, which is given the rejected token.
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

    /// Replaces the token (signed in, or refreshed elsewhere) or removes it (signed out).
    pub fn set(&self, token: Option<Secret>) {
        *self.state.borrow_mut() = State {
            token,
            flight: None,
        };
    }

    /// Returns what a caller with `rejected` waits for: the running refresh, a new one, or a known outcome.
    fn join(&self, rejected: &Secret) -> LocalBoxFuture<'static, Result<Secret, ApiError>> {
        let mut state = self.state.borrow_mut();
        if let Some(flight) = &state.flight {
            return flight.clone().boxed_local();
        }
        match &state.token {
            None => return known(Err(ApiError::signed_out())),
            Some(current) if current != rejected => return known(Ok(current.clone())),
            Some(_) => {}
        }
        let flight = self.start(rejected.clone()).shared();
        state.flight = Some(flight.clone());
        flight.boxed_local()
    }

    /// Starts the refresh, and updates the state when it ends.
    fn start(&self, rejected: Secret) -> LocalBoxFuture<'static, Result<Secret, ApiError>> {
        let state = Rc::clone(&self.state);
        let refresh = Rc::clone(&self.refresh);
        async move {
            let outcome = refresh(rejected.clone()).await;
            let mut state = state.borrow_mut();
            if state.token.as_ref() != Some(&rejected) {
                // Signed out or replaced in the meantime; the refresh closure itself may have set the new token.
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

/// Wraps a known outcome in a future.
fn known(outcome: Result<Secret, ApiError>) -> LocalBoxFuture<'static, Result<Secret, ApiError>> {
    std::future::ready(outcome).boxed_local()
}

impl TokenSource for SingleFlight {
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        let state = self.state.borrow();
        match (&state.flight, &state.token) {
            (Some(flight), _) => flight.clone().boxed_local(),
            (None, Some(token)) => known(Ok(token.clone())),
            (None, None) => known(Err(ApiError::signed_out())),
        }
    }

    fn refreshed(&self, rejected: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        self.join(rejected)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::task::{Context, Poll, Waker};

    use pollster::block_on;

    use super::*;
    use crate::error::ErrorKind;
    use crate::scripted::yield_once;

    fn token(text: &str) -> Secret {
        Secret::new(text)
    }

    /// Creates a source with the token `old` whose refreshes return `outcome` one turn later, and a counter of them.
    fn source(outcome: Result<Secret, ApiError>) -> (Rc<SingleFlight>, Rc<Cell<usize>>) {
        let count = Rc::new(Cell::new(0));
        let counting = Rc::clone(&count);
        let source = SingleFlight::new(Some(token("old")), move |_| {
            counting.set(counting.get() + 1);
            let outcome = outcome.clone();
            async move {
                yield_once().await;
                outcome
            }
            .boxed_local()
        });
        (Rc::new(source), count)
    }

    /// Polls a future once. It must be pending.
    fn begin<T>(future: &mut LocalBoxFuture<'_, T>) {
        let mut context = Context::from_waker(Waker::noop());
        assert!(matches!(future.as_mut().poll(&mut context), Poll::Pending));
    }

    #[test]
    fn late_callers_get_the_new_token_without_a_refresh() {
        let (source, count) = source(Ok(token("new")));
        assert_eq!(block_on(source.refreshed(&token("old"))), Ok(token("new")));
        assert_eq!(block_on(source.refreshed(&token("old"))), Ok(token("new")));
        assert_eq!(block_on(source.access_token()), Ok(token("new")));
        assert_eq!(count.get(), 1);
    }

    #[test]
    fn callers_wait_for_a_running_refresh() {
        let (source, count) = source(Ok(token("new")));
        let mut first = source.refreshed(&token("old"));
        begin(&mut first);
        assert_eq!(block_on(source.access_token()), Ok(token("new")));
        assert_eq!(block_on(first), Ok(token("new")));
        assert_eq!(count.get(), 1);
    }

    #[test]
    fn failed_refresh_keeps_the_token_and_is_tried_again() {
        let offline = ApiError::new(ErrorKind::Unreachable, "token", "offline");
        let (source, count) = source(Err(offline.clone()));
        for tries in 1..=2 {
            assert_eq!(
                block_on(source.refreshed(&token("old"))),
                Err(offline.clone())
            );
            assert_eq!(count.get(), tries);
        }
        assert_eq!(block_on(source.access_token()), Ok(token("old")));
    }

    #[test]
    fn refresh_after_sign_out_has_no_effect() {
        let (source, _) = source(Ok(token("new")));
        let mut refresh = source.refreshed(&token("old"));
        begin(&mut refresh);
        source.set(None);
        assert_eq!(block_on(refresh).unwrap_err().kind, ErrorKind::SignedOut);
        assert_eq!(
            block_on(source.access_token()).unwrap_err().kind,
            ErrorKind::SignedOut
        );
    }

    #[test]
    fn refresh_continues_when_its_first_caller_is_dropped() {
        let (source, count) = source(Ok(token("new")));
        let mut first = source.refreshed(&token("old"));
        begin(&mut first);
        drop(first);
        assert_eq!(block_on(source.refreshed(&token("old"))), Ok(token("new")));
        assert_eq!(count.get(), 1);
    }
}
