//! The two tokens: masked, how long each lasts, and what can be done with them.

use crate::prelude::*;
use rollcall_core::passport::{lasts, mask};

use super::known::Known;
use super::revoke::RevokeButton;
use crate::components::commands::{Command, offer_commands};
use crate::memo::memo;
use crate::session::{Token, use_life_of};
use crate::ui::button::Button;
use crate::ui::card::Card;
use crate::ui::copy_button::CopyButton;
use crate::ui::definitions::{Definition, DefinitionList};
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

const NO_REFRESH: &str = "There's no refresh token: this way of signing in doesn't give one.";
const NO_SECRET: &str = "Enter the client secret first.";

/// The tokens and the buttons below them.
#[component]
pub fn TokensCard(known: Known) -> View {
    let session = known.session;
    let cannot_refresh = Signal::derive(move || {
        let why = known.read(
            |sign_in| match (sign_in.has_refresh, sign_in.lacks_secret) {
                (false, _) => Some(NO_REFRESH),
                (true, true) => Some(NO_SECRET),
                (true, false) => None,
            },
        );
        why.flatten().map(str::to_owned)
    });
    let refreshing = Signal::derive(move || known.read(|sign_in| sign_in.refreshing) == Some(true));
    offer_commands(move || {
        let may = cannot_refresh.with(Option::is_none);
        let refresh = Command::new(Icon::Retry, "Refresh the token", move || {
            session.refresh_now();
        });
        may.then_some(refresh).into_iter().collect()
    });
    let trouble = live(move || {
        let trouble = known.read(|sign_in| sign_in.trouble.clone()).flatten()?;
        Some(view! {
            <Notice tone=Tone::Warning title="The last refresh failed">
                <p>"The tokens are kept, and Rollcall will try again ("<UntrustedText text=trouble />")."</p>
            </Notice>
        })
    });
    view! {
        <Card title="Tokens">
            <DefinitionList>
                <TokenLine known token=Token::Access />
                <TokenLine known token=Token::Refresh />
            </DefinitionList>
            <p class="quiet">"Anyone with this token can act as you. It's copied without being shown."</p>
            {trouble}
            <div class="cluster actions">
                <Button icon=Icon::Retry disabled_reason=cannot_refresh pending=refreshing on_click=move || session.refresh_now()>
                    "Refresh now"
                </Button>
                <Button icon=Icon::Close on_click=move || session.clear()>
                    "Clear"
                </Button>
                <RevokeButton known />
            </div>
            <p class="hint">"“Clear” deletes the tokens from this tab; they stay valid until they expire. “Revoke…” ends them at Webex."</p>
        </Card>
    }
}

/// One token.
#[component]
fn TokenLine(known: Known, token: Token) -> View {
    let (term, copy) = match token {
        Token::Access => ("Access token", "Copy access token"),
        Token::Refresh => ("Refresh token", "Copy refresh token"),
    };
    let there = memo(move || {
        token == Token::Access || known.read(|sign_in| sign_in.has_refresh) == Some(true)
    });
    let left = use_life_of(token);
    let life = memo(move || match left.get() {
        Some(left) if left.is_zero() => "Expired".to_owned(),
        Some(left) => ["Valid for ", &lasts(left)].concat(),
        None => "Webex didn't say how long it lasts".to_owned(),
    });
    let text = move || {
        let token = known.token(token);
        token
            .map(|token| token.expose().to_owned())
            .unwrap_or_default()
    };
    let shown = live(move || {
        if !there.get() {
            return view! { <span class="quiet">"None"</span> };
        }
        let masked = known.token(token).as_ref().map(mask);
        view! {
            <span class="masked">
                <code aria-hidden="true">{masked}</code>
                // Read with the line when it is reached, not aloud each second.
                <span class="countdown">{life.signal()}</span>
                <CopyButton label=copy text brief=true />
            </span>
        }
    });
    view! { <Definition term>{shown}</Definition> }
}
