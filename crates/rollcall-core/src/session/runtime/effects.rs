//! Carries out effects.

use super::Runtime;
use super::ports::{Kept, Word};
use super::rotation::Refreshing;
use crate::session::{Effect, Event, SharedEnd};
use std::rc::Rc;

impl Runtime {
    pub(super) fn run(self: &Rc<Self>, effect: Effect) {
        let ports = &self.ports;
        match effect {
            Effect::StoreTransaction(text) => ports.vault.write(Kept::OpenSignIn, &text),
            Effect::ClearTransaction => {
                ports.vault.clear(Kept::OpenSignIn);
                ports.screen.offer_link(None);
            }
            Effect::Navigate { url } => ports.navigation.leave_for(&url),
            Effect::OfferLink { url } => ports.screen.offer_link(Some(&url)),
            Effect::Exchange { transaction, code } => self.exchange(transaction, code),
            Effect::ExchangeForeign { integration, code } => {
                self.exchange_foreign(integration, code);
            }
            Effect::StoreTokens(text) => ports.vault.write(Kept::Tokens, &text),
            Effect::Refresh {
                token_url,
                client_id,
                client_secret,
                tokens,
                sign_in_id,
            } => self.refresh(Refreshing {
                sign_in_id,
                token_url,
                client_id,
                client_secret,
                tokens,
            }),
            Effect::Revoke {
                environment,
                client_id,
                access_token,
            } => self.revoke(environment, client_id, access_token),
            Effect::WipeEverything => self.wipe(),
            Effect::Shared { sign_in_id, what } => {
                match what {
                    SharedEnd::Drop => ports.broker.drop_tokens(&sign_in_id),
                    SharedEnd::Forget => ports.broker.forget(&sign_in_id),
                }
                self.rotation.ended();
            }
            Effect::ReplaceUrl { route } => ports.navigation.show_in_place(&route),
            Effect::RememberEnd(ended) => ports.ended.write(&ended),
            Effect::BroadcastSignOut => ports.channel.say(Word::SignedOut),
            Effect::ScheduleTick { at } => {
                let runtime = Rc::downgrade(self);
                let due = move || {
                    if let Some(runtime) = runtime.upgrade() {
                        runtime.tell(Event::Tick);
                    }
                };
                self.alarm.schedule(at, &ports.clock, &*ports.spawn, due);
            }
        }
    }

    fn wipe(&self) {
        self.ports.vault.wipe();
        self.ports.screen.offer_link(None);
        self.alarm.cancel();
        self.presence.forget();
        // Calls that wait for a token fail now. The signed-in pages drop the organisation's data.
        self.refresh_ended.wake();
    }
}
