//! The effects that take time: what is sent to Webex for a session.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::config::Environment;
use rollcall_core::revocation;
use rollcall_core::session::{Event, Integration, SignInId};
use webex_api::{
    ApiError, AuthorizationCode, ErrorKind, Secret, SingleFlight, TokenSet, Transaction,
};

use super::driver::Driver;
use super::platform::Platform;
use super::rotation::{End, Request};

/// A refresh as the machine asks for it.
pub(super) struct Refreshing {
    pub(super) token_url: String,
    pub(super) client_id: String,
    pub(super) client_secret: Option<Secret>,
    pub(super) tokens: TokenSet,
    pub(super) sign_in_id: SignInId,
}

impl Driver {
    pub(super) fn exchange(
        self: &Rc<Self>,
        transaction: Box<Transaction>,
        code: AuthorizationCode,
    ) {
        let Platform {
            transport, clock, ..
        } = self.platform.clone();
        self.exchanged(
            code.clone(),
            Box::pin(
                async move { webex_api::exchange(&*transport, &clock, &transaction, code).await },
            ),
        );
    }

    pub(super) fn exchange_foreign(
        self: &Rc<Self>,
        integration: Box<Integration>,
        code: AuthorizationCode,
    ) {
        let Platform {
            transport, clock, ..
        } = self.platform.clone();
        self.exchanged(
            code.clone(),
            Box::pin(async move {
                let exchange = integration.foreign_exchange(code);
                webex_api::exchange_code(&*transport, &clock, exchange).await
            }),
        );
    }

    /// Runs to the end whatever the screen does, and tells the machine.
    fn exchanged(
        self: &Rc<Self>,
        code: AuthorizationCode,
        answer: LocalBoxFuture<'static, Result<TokenSet, webex_api::OAuthError>>,
    ) {
        let driver = Rc::clone(self);
        spawn_local(async move {
            let result = answer.await;
            driver.tell(Event::ExchangeDone { code, result });
        });
    }

    /// Takes its turn among the tabs of the sign-in; runs to the end whatever the screen does.
    pub(super) fn refresh(self: &Rc<Self>, refreshing: Refreshing) {
        let driver = Rc::clone(self);
        let family = self.family();
        spawn_local(async move {
            let Platform {
                transport, clock, ..
            } = driver.platform.clone();
            let replaces = refreshing.tokens.access_token.clone();
            let request = Request {
                sign_in_id: &refreshing.sign_in_id,
                token_url: &refreshing.token_url,
                client_id: &refreshing.client_id,
                client_secret: refreshing.client_secret.as_ref(),
                tokens: refreshing.tokens.clone(),
            };
            let wanted = || {
                driver.look();
                driver.is_signed_in_to(&refreshing.sign_in_id)
            };
            let rotated = family.refresh(&*transport, &clock, request, wanted).await;
            match &rotated.end {
                End::Answer(result) => driver.tell(Event::RefreshDone {
                    replaces,
                    result: result.clone(),
                }),
                End::SignedOut => driver.tell(Event::SignedOutElsewhere),
                End::Moot => {}
            }
            // Only now may the next tab begin: the machine has stored what came.
            drop(rotated);
        });
    }

    /// Ends the tokens at Webex, for a session that is over. Runs on when the person signs in anew meanwhile.
    pub(super) fn revoke(
        self: &Rc<Self>,
        environment: Environment,
        client_id: String,
        access_token: Secret,
    ) {
        let tokens = SingleFlight::new(Some(access_token), |_| {
            Box::pin(std::future::ready(Err(ApiError::new(
                ErrorKind::Unauthorized,
                "session",
                "the access token is not valid any more",
            ))))
        });
        let service = self.settings.config.service(environment);
        let client = service.and_then(|service| {
            let limits = self.settings.request_limits();
            self.platform.client(&service.api, limits, Rc::new(tokens))
        });
        let Some(client) = client else {
            return;
        };
        let driver = Rc::clone(self);
        spawn_local(async move {
            let result = revocation::at_sign_out(&client, &driver.platform.clock, &client_id).await;
            driver.tell(Event::RevokeDone { result });
        });
    }

    /// Whether the session is still that sign-in.
    pub(super) fn is_signed_in_to(&self, id: &SignInId) -> bool {
        let session = self.session();
        session.with_untracked(|session| {
            session
                .signed_in()
                .is_some_and(|signed_in| signed_in.sign_in_id == *id)
        })
    }
}
