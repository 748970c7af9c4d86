//! [`SingleFlight`]: many callers with a rejected token, one refresh.

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

    /// What a caller with `rejected` waits for: the running refresh, a new one, or what is known already.
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
        let flight = self.take_off(rejected.clone()).shared();
        state.flight = Some(flight.clone());
        flight.boxed_local()
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

/// An outcome that needs no waiting.
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

    /// A source at `old` whose refreshes give `outcome` one turn later, and their count.
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

    /// Polls a future once; it must not be ready.
    fn begin<T>(future: &mut LocalBoxFuture<'_, T>) {
        let mut context = Context::from_waker(Waker::noop());
        assert!(matches!(future.as_mut().poll(&mut context), Poll::Pending));
    }

    #[test]
    fn a_caller_that_comes_late_gets_the_new_token_without_a_refresh() {
        let (source, count) = source(Ok(token("new")));
        assert_eq!(block_on(source.refreshed(&token("old"))), Ok(token("new")));
        assert_eq!(block_on(source.refreshed(&token("old"))), Ok(token("new")));
        assert_eq!(block_on(source.access_token()), Ok(token("new")));
        assert_eq!(count.get(), 1);
    }

    #[test]
    fn whoever_asks_during_a_refresh_waits_for_it() {
        let (source, count) = source(Ok(token("new")));
        let mut first = source.refreshed(&token("old"));
        begin(&mut first);
        assert_eq!(block_on(source.access_token()), Ok(token("new")));
        assert_eq!(block_on(first), Ok(token("new")));
        assert_eq!(count.get(), 1);
    }

    #[test]
    fn a_failed_refresh_keeps_the_token_and_is_tried_anew() {
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
    fn a_refresh_that_ends_after_sign_out_brings_nothing_back() {
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
    fn a_refresh_goes_on_when_its_first_caller_goes_away() {
        let (source, count) = source(Ok(token("new")));
        let mut first = source.refreshed(&token("old"));
        begin(&mut first);
        drop(first);
        assert_eq!(block_on(source.refreshed(&token("old"))), Ok(token("new")));
        assert_eq!(count.get(), 1);
    }
}
