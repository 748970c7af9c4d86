//! The text for a support ticket: all of the passport but the tokens.

use crate::prelude::*;
use rollcall_core::passport::{PassportFacts, TokenFacts, ticket_text};

use super::identity::Identity;
use super::known::{Known, environment_words, method_words};
use crate::ui::copy_button::CopyButton;
use crate::ui::text;

/// The button that copies it.
#[component]
pub fn CopyTicket(known: Known) -> View {
    let identity = Identity::ask(known);
    view! { <CopyButton label="Copy text for a support ticket" text=move || ticket(known, identity) /> }
}

fn ticket(known: Known, identity: Identity) -> String {
    let settings = known.session.settings();
    let (ids, person, roles) = (
        identity.organization_ids.get_untracked(),
        identity.person_id.get_untracked(),
        identity.roles.get_untracked(),
    );
    let ends = known.session.session.with_untracked(|session| {
        let tokens = &session.signed_in()?.tokens;
        let access = TokenFacts {
            expires_at: tokens.expires_at,
        };
        let refresh = tokens.refresh_token.as_ref().map(|_| TokenFacts {
            expires_at: tokens.refresh_expires_at,
        });
        Some((access, refresh))
    });
    let words = known.sign_in.with_untracked(|sign_in| {
        let sign_in = sign_in.as_ref()?;
        let service = settings.config.service(sign_in.environment);
        let (access, refresh) = ends?;
        Some(ticket_text(&PassportFacts {
            app: [text::PRODUCT, " ", env!("CARGO_PKG_VERSION")]
                .concat()
                .as_str(),
            now: known.session.now(),
            environment: environment_words(sign_in.environment),
            api: service.as_ref().map_or("", |service| &*service.api),
            method: method_words(sign_in.method),
            client_id: sign_in.client_id.as_deref(),
            person: person.as_deref(),
            org: ids.as_ref().map(|ids| &*ids.encoded),
            roles: roles.as_deref(),
            scopes: sign_in.scopes.as_deref(),
            access: Some(access),
            refresh,
            trouble: sign_in.trouble.as_deref(),
        }))
    });
    words.unwrap_or_default()
}
