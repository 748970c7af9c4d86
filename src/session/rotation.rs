//! One refresh for all tabs that share a sign-in.
//!
//! Servers that rotate refresh tokens take the second use of one for theft and end the whole sign-in. So the tabs of a family (a
//! sign-in and its clones) refresh one after another, under a lock, and each first asks the keeper whether another tab has newer
//! tokens already. Where the browser has no locks or no shared workers each tab refreshes by itself.

use std::cell::RefCell;
use std::time::Duration;

use futures_util::future::{Either, select};
use rollcall_core::session::family::{Turn, turn};
use rollcall_core::session::{SharedEnd, SignInId};
use webex_api::{Clock, OAuthError, Secret, TokenSet, Transport, TransportError};

use crate::browser::keeper::{Keeper, Kept};
use crate::browser::locks::{self, Held};

/// How long a tab waits for the others. A tab that is gone gives its lock back at once; one that hangs is not waited for longer
/// than its request may take.
const PATIENCE: Duration = Duration::from_secs(90);

/// What a refresh came to. The lock is given back when this is dropped: only after the machine has taken the tokens over.
pub struct Rotated {
    /// The tokens, or why there are none.
    pub end: End,
    _lock: Option<Held>,
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

/// The tabs of this browser that have the same sign-in.
pub struct Family {
    keeper: Keeper,
    /// The access token that could not be given to the keeper, so that what it has is older than ours.
    unshared: RefCell<Option<Secret>>,
}

/// What a refresh needs.
pub struct Request<'a> {
    /// The sign-in.
    pub sign_in_id: &'a SignInId,
    /// The only address that a refresh token is sent to.
    pub token_url: &'a str,
    /// The integration that the tokens belong to.
    pub client_id: &'a str,
    /// Its secret, where it has one.
    pub client_secret: Option<&'a Secret>,
    /// The present tokens.
    pub tokens: TokenSet,
}

impl Family {
    /// Finds the keeper, or starts it. `script` is the full path of its script.
    pub fn new(script: &str) -> Self {
        Self {
            keeper: Keeper::open(script),
            unshared: RefCell::new(None),
        }
    }

    /// Does with the tokens of a sign-in that ended in this tab what the machine says.
    pub fn end(&self, id: &SignInId, what: SharedEnd) {
        match what {
            SharedEnd::Drop => self.keeper.drop_tokens(id.expose()),
            SharedEnd::Forget => self.keeper.forget(id.expose()),
        }
        *self.unshared.borrow_mut() = None;
    }

    /// Waits for its turn and gets newer tokens: another tab's, or the server's. `wanted` is asked once the turn has come.
    pub async fn refresh(
        &self,
        transport: &dyn Transport,
        clock: &dyn Clock,
        request: Request<'_>,
        wanted: impl Fn() -> bool,
    ) -> Rotated {
        let name = request.sign_in_id.lock_name();
        let turn = select(Box::pin(locks::hold(&name)), clock.sleep(PATIENCE)).await;
        let lock = match turn {
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
            self.in_turn(transport, clock, request).await
        } else {
            End::Moot
        };
        Rotated { end, _lock: lock }
    }

    async fn in_turn(
        &self,
        transport: &dyn Transport,
        clock: &dyn Clock,
        request: Request<'_>,
    ) -> End {
        let id = request.sign_in_id.expose();
        let unshared = self.unshared.borrow().clone();
        let kept = if unshared.as_ref() == Some(&request.tokens.access_token) {
            None
        } else {
            match self.keeper.newest(id).await {
                Kept::Forgotten => return End::SignedOut,
                Kept::Text(text) => TokenSet::from_json(&text).ok(),
                Kept::Nothing => None,
            }
        };
        let tokens = match turn(request.tokens, kept, clock.now()) {
            Turn::Take(newer) => return End::Answer(Ok(newer)),
            Turn::Refresh(tokens) => tokens,
        };
        let answer = webex_api::refresh(
            transport,
            clock,
            request.token_url,
            request.client_id,
            request.client_secret,
            &tokens,
        )
        .await;
        if let Ok(fresh) = &answer {
            let shared = self.keeper.keep(id, &fresh.to_json()).await;
            *self.unshared.borrow_mut() = (!shared).then(|| fresh.access_token.clone());
        }
        End::Answer(answer)
    }
}
