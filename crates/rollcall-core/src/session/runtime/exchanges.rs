//! Carries out effects that send something to Webex. Each finishes whatever the screen shows, and reports its result to the machine.

use super::rotation::{End, Refreshing};
use super::{Ports, Runtime};
use crate::config::Environment;
use crate::revocation;
use crate::session::{Event, Integration};
use std::rc::Rc;
use webex_api::{
    ApiError, AuthorizationCode, ErrorKind, LocalBoxFuture, OAuthError, Secret, SingleFlight,
    TokenSet, Transaction,
};

impl Runtime {
    pub(super) fn exchange(
        self: &Rc<Self>,
        transaction: Box<Transaction>,
        code: AuthorizationCode,
    ) {
        let Ports {
            transport, clock, ..
        } = self.ports.clone();
        let redeemed = code.clone();
        let answer =
            async move { webex_api::exchange(&*transport, &clock, &transaction, redeemed).await };
        self.exchanged(code, Box::pin(answer));
    }

    pub(super) fn exchange_foreign(
        self: &Rc<Self>,
        integration: Box<Integration>,
        code: AuthorizationCode,
    ) {
        let Ports {
            transport, clock, ..
        } = self.ports.clone();
        let redeemed = code.clone();
        let answer = async move {
            let exchange = integration.foreign_exchange(redeemed);
            webex_api::exchange_code(&*transport, &clock, exchange).await
        };
        self.exchanged(code, Box::pin(answer));
    }

    fn exchanged(
        self: &Rc<Self>,
        code: AuthorizationCode,
        answer: LocalBoxFuture<'static, Result<TokenSet, OAuthError>>,
    ) {
        let runtime = Rc::clone(self);
        self.ports.spawn.spawn(Box::pin(async move {
            let result = answer.await;
            runtime.tell(Event::ExchangeDone { code, result });
        }));
    }

    /// Refreshes, one tab of the sign-in at a time.
    pub(super) fn refresh(self: &Rc<Self>, refreshing: Refreshing) {
        let runtime = Rc::clone(self);
        self.ports.spawn.spawn(Box::pin(async move {
            let Ports {
                transport, clock, ..
            } = &runtime.ports;
            let wanted = || {
                runtime.look();
                runtime.is_signed_in_to(&refreshing.sign_in_id)
            };
            let rotated = runtime
                .rotation
                .refresh(&**transport, clock, &refreshing, wanted)
                .await;
            match &rotated.end {
                End::Answer(result) => runtime.tell(Event::RefreshDone {
                    replaces: refreshing.tokens.access_token.clone(),
                    result: result.clone(),
                }),
                End::SignedOut => runtime.tell(Event::SignedOutElsewhere),
                End::Moot => {}
            }
            // The machine has stored the new tokens, so the next tab may start.
            drop(rotated);
        }));
    }

    /// Revokes the tokens of an ended session at Webex. A new sign-in does not interrupt it.
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
        let client = self.client_of(environment, Rc::new(tokens), |limits| limits);
        let Some(client) = client else {
            return;
        };
        let runtime = Rc::clone(self);
        self.ports.spawn.spawn(Box::pin(async move {
            let result = revocation::at_sign_out(&client, &runtime.ports.clock, &client_id).await;
            runtime.tell(Event::RevokeDone { result });
        }));
    }
}
