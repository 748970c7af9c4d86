//! The token passport: all that can be said of the tokens of this sign-in, and all that can be done with them.

mod abilities;
mod curl;
mod facts;
mod identity;
mod known;
mod organization;
mod revoke;
mod secret;
mod ticket;
mod tokens;

use crate::prelude::*;

use self::abilities::AbilitiesCard;
use self::curl::CurlCard;
pub use self::identity::Identity;
use self::identity::IdentityCard;
pub use self::known::Known;
use self::secret::SecretPrompt;
use self::ticket::CopyTicket;
use self::tokens::TokensCard;
use crate::features::scopes::{ScopeLines, meaning};
use crate::features::xml::ticket_card;
use crate::ui::card::Card;
use crate::ui::page_head::PageHead;
use crate::ui::text;

/// The page. It never shows a token, only how long it lasts; copying hands it to the clipboard unseen.
#[component]
pub fn TokenPage() -> View {
    let known = Known::of_this_session();
    view! {
        <div class="token stack">
            <PageHead title=text::NAV_TOKEN actions=move || view! { <CopyTicket known /> } />
            <SecretPrompt known />
            <TokensCard known />
            {ticket_card(true)}
            <IdentityCard known />
            <AbilitiesCard known />
            <GrantedCard known />
            <CurlCard known />
        </div>
    }
}

/// What was granted, scope by scope.
#[component]
fn GrantedCard(known: Known) -> View {
    let lines = move || {
        known.sign_in.with(|sign_in| {
            let scopes = sign_in.as_ref()?.scopes.as_ref()?;
            Some(
                scopes
                    .iter()
                    .map(|scope| (scope.clone(), meaning(scope)))
                    .collect::<Vec<_>>(),
            )
        })
    };
    view! {
        <Card title="Granted scopes">
            {move || match lines() {
                Some(lines) => view! { <ScopeLines lines /> },
                None => {
                    view! { <p class="quiet">"Webex doesn't say which scopes this token has. “Check now” finds out what it can do."</p> }
                }
            }}
        </Card>
    }
}
