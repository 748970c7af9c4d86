//! The two requests of the token endpoint, to be run by hand. Every secret in them is a variable of the shell.

use crate::prelude::*;
use webex_api::{curl_exchange, curl_refresh};

use super::known::Known;
use crate::memo::memo;
use crate::ui::card::Card;
use crate::ui::copy_button::CopyBlock;

/// Stands where a pasted token does not say which integration it belongs to.
const NO_CLIENT: &str = "YOUR_CLIENT_ID";

/// The commands.
#[component]
pub fn CurlCard(known: Known) -> View {
    let commands = memo(move || {
        let settings = known.session.settings();
        known.read(|sign_in| {
            let service = settings.config.service(sign_in.environment);
            let named = service.map(|service| service.endpoints.token);
            let url = sign_in.token_url.clone().or(named).unwrap_or_default();
            let client_id = sign_in.client_id.as_deref().unwrap_or(NO_CLIENT);
            let redirect_uri = settings.redirect_uri(sign_in.environment);
            (
                curl_exchange(&url, client_id, &redirect_uri, sign_in.with_secret, true),
                curl_refresh(&url, client_id, sign_in.with_secret),
            )
        })
    });
    view! {
        <Card title="The same with curl">
            <p class="quiet">"Set the variables in your shell first. Keep them out of files and shell history."</p>
            {move || {
                commands
                    .get()
                    .map(|(exchange, refresh)| {
                        view! {
                            <h3>"Exchange a code"</h3>
                            <CopyBlock label="Copy curl for the exchange" content=exchange />
                            <h3>"Refresh"</h3>
                            <CopyBlock label="Copy curl for the refresh" content=refresh />
                        }
                    })
            }}
        </Card>
    }
}
