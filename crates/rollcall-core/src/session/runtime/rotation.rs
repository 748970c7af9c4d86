//! One refresh for all tabs that share a sign-in.
//!
//! Servers that rotate refresh tokens treat the reuse of one as theft and end the whole sign-in. So the tabs of a sign-in refresh
//! one after another, under a lock, and each first asks the token broker whether another tab has newer tokens already. Where the browser
//! has no locks or no shared workers, each tab refreshes by itself.

use super::ports::{Held, Shared, TabLock, TokenBroker};
use crate::session::SignInId;
use crate::session::turn::{Turn, turn};
use futures_util::future::{Either, select};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use webex_api::{Clock, OAuthError, Secret, TokenSet, Transport, TransportError};

/// How long a tab waits for the others. A tab that is gone gives its lock back at once; one that hangs is not waited for longer
/// than its request may take.
const PATIENCE: Duration = Duration::from_secs(90);

/// What a refresh came to. The lock is given back when this is dropped: only after the machine has taken the tokens over.
pub struct Rotated {
    /// The tokens, or why there are none.
    pub end: End,
    _lock: Option<Box<dyn Held>>,
}

/// The end of a refresh.
pub enum End {
    /// An answer, of the server or of another tab.
    Answer(Result<TokenSet, OAuthError>),
    /// Another tab has signed out, and this one has not heard of it.
    SignedOut,
    /// The session ended while the tab waited; nothing was sent.
    Moot,
}

/// What a refresh needs.
pub struct Refreshing {
    /// The sign-in.
    pub sign_in_id: SignInId,
    /// The token endpoint, the only address that receives the refresh token.
    pub token_url: String,
    /// The integration that the tokens belong to.
    pub client_id: String,
    /// Its secret, where it has one.
    pub client_secret: Option<Secret>,
    /// The present tokens.
    pub tokens: TokenSet,
}

/// Refreshes for this tab, one tab of the sign-in at a time.
pub struct Rotation {
    lock: Rc<dyn TabLock>,
    broker: Rc<dyn TokenBroker>,
    /// The access token that the broker did not store; what it has is older.
    unshared: RefCell<Option<Secret>>,
}

impl Rotation {
    /// Creates a rotation that uses these locks and this broker.
    pub fn new(lock: Rc<dyn TabLock>, broker: Rc<dyn TokenBroker>) -> Self {
        Self {
            lock,
            broker,
            unshared: RefCell::default(),
        }
    }

    /// The sign-in ended in this tab.
    pub(super) fn ended(&self) {
        self.unshared.take();
    }

    /// Waits for its turn and gets newer tokens: another tab's, or the server's. `wanted` is asked once the turn has come.
    pub async fn refresh(
        &self,
        transport: &dyn Transport,
        clock: &dyn Clock,
        refreshing: &Refreshing,
        wanted: impl Fn() -> bool,
    ) -> Rotated {
        let name = refreshing.sign_in_id.lock_name();
        let lock = match select(self.lock.hold(&name), clock.sleep(PATIENCE)).await {
            Either::Left((lock, _)) => lock,
            Either::Right(_) => {
                let late = OAuthError::Transport(TransportError::TimedOut);
                return Rotated {
                    end: End::Answer(Err(late)),
                    _lock: None,
                };
            }
        };
        let end = if wanted() {
            self.in_turn(transport, clock, refreshing).await
        } else {
            End::Moot
        };
        Rotated { end, _lock: lock }
    }

    async fn in_turn(
        &self,
        transport: &dyn Transport,
        clock: &dyn Clock,
        refreshing: &Refreshing,
    ) -> End {
        let (id, own) = (&refreshing.sign_in_id, &refreshing.tokens);
        let unshared = self.unshared.borrow().clone();
        let shared = if unshared.as_ref() == Some(&own.access_token) {
            None
        } else {
            match self.broker.newest(id).await {
                Shared::Forgotten => return End::SignedOut,
                Shared::Text(text) => TokenSet::from_json(&text).ok(),
                Shared::Nothing => None,
            }
        };
        let tokens = match turn(own.clone(), shared, clock.now()) {
            Turn::Take(newer) => return End::Answer(Ok(newer)),
            Turn::Refresh(tokens) => tokens,
        };
        let answer = webex_api::refresh(
            transport,
            clock,
            &refreshing.token_url,
            &refreshing.client_id,
            refreshing.client_secret.as_ref(),
            &tokens,
        )
        .await;
        if let Ok(fresh) = &answer {
            let shared = self.broker.share(id, &fresh.to_json()).await;
            self.unshared
                .replace((!shared).then(|| fresh.access_token.clone()));
        }
        End::Answer(answer)
    }
}
