//! What the page reads of the session: everything but the tokens themselves.

use rollcall_core::config::{Environment, SignInMethod};
use rollcall_core::session::{RefreshState, SignedIn};
use webex_api::Secret;

use crate::memo::{Memo, memo};
use crate::session::{SessionHandle, Token, use_session};

/// The session as far as the page shows it.
#[derive(Clone, Copy)]
pub struct Known {
    /// The session itself, for what is done with it.
    pub session: SessionHandle,
    /// What is known of the sign-in; `None` only while the page is being left.
    pub sign_in: Memo<Option<SignIn>>,
}

/// A sign-in without its tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct SignIn {
    /// The integration; a pasted token does not say.
    pub client_id: Option<String>,
    /// Where a refresh goes; a pasted token has no such place.
    pub token_url: Option<String>,
    /// Where the organisation lives.
    pub environment: Environment,
    /// How the person signed in.
    pub method: SignInMethod,
    /// What was granted; Webex does not always say.
    pub scopes: Option<Vec<String>>,
    /// Whether there is a refresh token.
    pub has_refresh: bool,
    /// Whether a new access token is being fetched.
    pub refreshing: bool,
    /// What went wrong with the last refresh, while it is tried again.
    pub trouble: Option<String>,
    /// Whether a refresh needs a secret that a reload has forgotten.
    pub lacks_secret: bool,
    /// Whether a refresh sends a secret.
    pub with_secret: bool,
}

impl SignIn {
    fn of(signed_in: &SignedIn) -> Self {
        let (refreshing, trouble) = match &signed_in.refresh {
            RefreshState::Idle => (false, None),
            RefreshState::InFlight { .. } => (true, None),
            RefreshState::Backoff { error, .. } => (false, Some(error.to_string())),
        };
        Self {
            client_id: signed_in.client_id.clone(),
            token_url: signed_in.token_url.clone(),
            environment: signed_in.environment,
            method: signed_in.method,
            scopes: signed_in.tokens.scopes.clone(),
            has_refresh: signed_in.tokens.refresh_token.is_some(),
            refreshing,
            trouble,
            lacks_secret: signed_in.lacks_secret(),
            with_secret: signed_in.needs_secret,
        }
    }

    /// Whether `scope` is known to be missing; it is not where Webex did not say what was granted.
    pub fn lacks(&self, scope: &str) -> bool {
        self.scopes
            .as_ref()
            .is_some_and(|scopes| scopes.iter().all(|granted| granted != scope))
    }
}

/// An environment by its name.
pub const fn environment_words(environment: Environment) -> &'static str {
    match environment {
        Environment::Commercial => "Webex (commercial)",
        Environment::Government => "Webex for Government",
        Environment::Configured => "Set by this site",
    }
}

/// A sign-in method, as the end of "Signed in with".
pub const fn method_words(method: SignInMethod) -> &'static str {
    match method {
        SignInMethod::Webex => "Webex, with this site's integration",
        SignInMethod::Integration => "Webex, with your own integration",
        SignInMethod::Token => "A pasted token",
        SignInMethod::Code => "A pasted code",
        SignInMethod::Implicit => "Webex, without a code (implicit)",
    }
}

impl Known {
    /// Of the session of this tab.
    pub fn of_this_session() -> Self {
        let session = use_session();
        let sign_in = memo(move || {
            session
                .session
                .with(|session| session.signed_in().map(SignIn::of))
        });
        Self { session, sign_in }
    }

    /// Reads one thing of the sign-in; tracked.
    pub fn read<R>(self, read: impl FnOnce(&SignIn) -> R) -> Option<R> {
        self.sign_in.with(|sign_in| sign_in.as_ref().map(read))
    }

    /// One of the tokens, for the clipboard and nowhere else; not tracked.
    pub fn token(self, token: Token) -> Option<Secret> {
        self.session.session.with_untracked(|session| {
            let tokens = &session.signed_in()?.tokens;
            match token {
                Token::Access => Some(tokens.access_token.clone()),
                Token::Refresh => tokens.refresh_token.clone(),
            }
        })
    }
}
