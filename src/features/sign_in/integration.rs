//! Signing in with an integration that the admin registered: authorization code with PKCE, with the secret where Webex wants it.

use crate::prelude::*;
use rollcall_core::config::Environment;
use webex_api::ResponseType;

use super::form_state::use_form_state;
use super::integration_fields::IntegrationFields;
use crate::session::{use_session, use_settings};
use crate::ui::button::SubmitButton;
use crate::ui::copy_button::CopyBlock;
use crate::ui::disclosure::Disclosure;
use crate::ui::form::Form;
use crate::ui::form_field::FormField;
use crate::ui::live::live;
use crate::ui::secret_field::SecretField;
use crate::ui::select_field::SelectField;
use crate::ui::text_area::TextArea;

/// Where an integration is registered.
const REGISTER: &str = "https://developer.webex.com/my-apps/new/integration";

/// The form of an own integration.
#[component]
pub fn OwnIntegration() -> View {
    let (form, session) = (use_form_state(), use_session());
    let settings = session.settings();
    let draft = form.draft.for_form();
    form.begin_at_secret();
    let submit = move |()| {
        if let Some(integration) = draft.integration(settings, ResponseType::Code) {
            form.act();
            session.sign_in_with(integration, form.return_to());
        }
    };
    view! {
        <Form id="own-integration" on_submit=submit>
            <p class="quiet">
                "You need an integration from "<a href=REGISTER target="_blank" rel="noreferrer">
                    "developer.webex.com"
                </a>", registered with the redirect URI below."
            </p>
            <Environments draft />
            <RedirectUri draft />
            <FormField label="Client ID" entry=draft.client_id />
            <SecretField
                label="Client secret (optional)"
                entry=draft.secret
                help="Try without it first. Most integrations need it; if yours does, you can add it then."
            />
            <SecretWords />
            <Scopes draft />
            <div>
                <SubmitButton>"Sign in with this integration"</SubmitButton>
            </div>
        </Form>
        <p class="quiet small">
            "For sign-in with one click, the people who run this site can add the client ID to "<code>"config.json"</code>" as "
            <code>"clientId"</code>"."
        </p>
    }
}

/// The redirect URI that belongs to the chosen environment.
#[component]
fn RedirectUri(draft: IntegrationFields) -> View {
    let settings = use_settings();
    let uri = live(move || {
        let content = settings.redirect_uri(draft.environment());
        view! { <CopyBlock label="Copy redirect URI" content /> }
    });
    view! {
        <div class="stack-tight">
            <p class="label">"Redirect URI to register"</p>
            {uri}
        </div>
    }
}

/// Where the organisation lives; nothing where this site knows one place only.
#[component]
pub fn Environments(
    /// The integration, or whose token it is.
    draft: IntegrationFields,
) -> Option<View> {
    let environments = use_settings().config.environments();
    (environments.len() > 1).then(|| {
        let words = |environment| match environment {
            Environment::Commercial => "Webex",
            Environment::Government => "Webex for Government",
            Environment::Configured => "Set by this site",
        };
        let mut options = Vec::new();
        for environment in environments {
            options.push((environment.key(), words(environment)));
        }
        view! { <SelectField label="Environment" options chosen=draft.environment help="Where your organisation is hosted." /> }
    })
}

/// The scopes to ask for.
#[component]
pub fn Scopes(
    /// The integration.
    draft: IntegrationFields,
) -> View {
    view! {
        <TextArea
            label="Scopes"
            entry=draft.scopes
            help="Ask for no more than the integration is registered for. Separate scopes with spaces, commas or lines, or paste a whole authorize URL."
        />
    }
}

/// What a secret is worth in a browser.
#[component]
pub fn SecretWords() -> View {
    view! {
        <Disclosure summary="What happens to the secret">
            <div class="stack-tight quiet">
                <p>
                    "In a browser it isn't secret: anyone who controls this computer, the browser or one of its extensions can read it. So it doesn't prove which program is asking."
                </p>
                <p>
                    "Rollcall sends it only to Webex's token address. It stays in memory, and in this tab's storage only while you're at Webex to sign in. Signing out, inactivity and reloading delete it. After a reload, Rollcall asks for it again to renew your session."
                </p>
                <p>"Use an integration that nothing else depends on, so you can change its secret at any time."</p>
            </div>
        </Disclosure>
    }
}
