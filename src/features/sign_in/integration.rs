//! Signing in with an integration that the admin registered: authorization code with PKCE, with the secret where Webex wants it.

use leptos::prelude::*;
use rollcall_core::config::Environment;
use webex_api::ResponseType;

use super::desk::use_desk;
use super::draft::Draft;
use crate::session::{use_session, use_settings};
use crate::ui::button::SubmitButton;
use crate::ui::copy_button::CopyBlock;
use crate::ui::disclosure::Disclosure;
use crate::ui::field::EntryField;
use crate::ui::form::Form;
use crate::ui::secret_field::SecretField;
use crate::ui::select_field::SelectField;
use crate::ui::text_area::TextArea;

/// Where an integration is registered.
const REGISTER: &str = "https://developer.webex.com/my-apps/new/integration";

/// The form of an own integration.
#[component]
pub fn OwnIntegration() -> impl IntoView {
    let (desk, session) = (use_desk(), use_session());
    let settings = session.settings();
    let draft = desk.draft.for_form();
    desk.begin_at_secret();
    let submit = move || {
        if let Some(integration) = draft.integration(settings, ResponseType::Code) {
            desk.act();
            session.sign_in_with(integration, desk.return_to());
        }
    };
    view! {
        <Form id="own-integration" on_submit=submit>
            <p class="quiet">"You need an integration from "<a href=REGISTER target="_blank" rel="noreferrer">"developer.webex.com"</a>" that is registered with the redirect URI below."</p>
            <Environments draft />
            <RedirectUri draft />
            <EntryField label="Client ID" entry=draft.client_id />
            <SecretField label="Client secret (optional)" entry=draft.secret
                help="Leave it empty first. Most integrations want it; if yours does, Webex says so and nothing is lost." />
            <SecretWords />
            <Scopes draft />
            <div><SubmitButton>"Sign in with this integration"</SubmitButton></div>
        </Form>
        <p class="quiet small">"Whoever runs this site can write the client id into "<code>"config.json"</code>" as "<code>"clientId"</code>": then signing in takes one click."</p>
    }
}

/// The redirect URI that belongs to the chosen environment.
#[component]
fn RedirectUri(draft: Draft) -> impl IntoView {
    let settings = use_settings();
    let uri = move || {
        let content = settings.redirect_uri(draft.environment());
        view! { <CopyBlock label="Copy redirect URI" content /> }
    };
    view! { <div class="stack-tight"><p class="label">"Redirect URI to register"</p>{uri}</div> }
}

/// Where the organisation lives; nothing where this site knows one place only.
#[component]
pub fn Environments(
    /// The integration, or whose token it is.
    draft: Draft,
) -> impl IntoView {
    let environments = use_settings().config.environments();
    (environments.len() > 1).then(|| {
        let words = |environment| match environment {
            Environment::Commercial => "Webex",
            Environment::Government => "Webex for Government",
            Environment::Configured => "As this site is set up",
        };
        let mut options = Vec::new();
        for environment in environments {
            options.push((environment.key(), words(environment)));
        }
        view! { <SelectField label="Environment" options chosen=draft.environment help="Where your organisation lives." /> }
    })
}

/// The scopes to ask for.
#[component]
pub fn Scopes(
    /// The integration.
    draft: Draft,
) -> impl IntoView {
    view! {
        <TextArea label="Scopes" entry=draft.scopes help="Ask for no more than the integration was registered for. Blanks, commas, lines or a whole authorize URL will do." />
    }
}

/// What a secret is worth in a browser.
#[component]
pub fn SecretWords() -> impl IntoView {
    view! {
        <Disclosure summary="What becomes of the secret">
            <div class="stack-tight quiet">
                <p>"It is no secret in a browser: whoever controls this computer, the browser or one of its extensions can read it. It then proves nothing about which program is asking."</p>
                <p>"Rollcall sends it to Webex's token address and nowhere else. It is in memory, and in this tab's storage only from leaving for Webex until you are back; signing out, the lock and a reload forget it. To go on renewing the sign-in after a reload, Rollcall asks for it again."</p>
                <p>"Use an integration that nothing else depends on, so that you can change its secret at any time."</p>
            </div>
        </Disclosure>
    }
}
