//! Exchanging a code that was got elsewhere: with a link made here, whose state and verifier stay in this tab, or without one.

use crate::prelude::*;
use webex_api::PastedAnswer;

use super::form_state::use_form_state;
use super::integration::{Environments, Scopes, SecretWords};
use super::integration_fields::IntegrationFields;
use super::kind;
use crate::components::sign_in_errors::pasted_code;
use crate::memo::memo;
use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind, ButtonSize, SubmitButton, button_class};
use crate::ui::copy_button::CopyButton;
use crate::ui::entry::Entry;
use crate::ui::form::{Form, focus_first_error};
use crate::ui::form_field::FormField;
use crate::ui::secret_field::SecretField;

/// The id of the form.
const FORM: &str = "paste-code";

const WANTS_SECRET: &str = "Exchanging a code that this tab didn't ask for needs the client secret. Enter it, or create the sign-in link first.";

/// The form of a pasted code or redirect address.
#[component]
pub fn PastedCode() -> View {
    let (form, session) = (use_form_state(), use_session());
    let settings = session.settings();
    let draft = form.draft.for_form();
    let answer = Entry::new("");
    // What the link was made for: it is worth nothing for anything else.
    let made_for = RwSignal::new(None::<[String; 4]>);
    let make = move || match draft.foreign_integration(settings) {
        Some(integration) => {
            made_for.set(Some(untrack(|| asked_for(draft))));
            // With the link the code is one that this tab asked for.
            draft.secret.error.set(None);
            session.begin_link(integration);
        }
        None => focus_first_error(FORM),
    };
    let link = memo(move || {
        let fits = made_for.with(|made| made.as_ref() == Some(&asked_for(draft)));
        session.link.get().filter(|_| fits)
    });
    let submit = move |()| {
        let text = answer.text.get_untracked();
        let pasted = PastedAnswer::read(&text).map_err(|fault| answer.fail(pasted_code(fault)));
        let integration = draft.foreign_integration(settings);
        let (Ok(pasted), Some(integration)) = (pasted, integration) else {
            return;
        };
        if integration.client_secret.is_none() && link.get_untracked().is_none() {
            return draft.secret.fail(WANTS_SECRET);
        }
        form.act();
        session.paste_answer(pasted, integration);
    };
    view! {
        <Form id=FORM on_submit=submit>
            <Environments draft />
            <FormField label="Client ID" entry=draft.client_id />
            <SecretField label="Client secret" entry=draft.secret help="Most integrations need it here." />
            <SecretWords />
            <FormField label="Redirect URI" entry=draft.redirect_uri help="Exactly as registered, such as https://oauth.pstmn.io/v1/callback." />
            <Scopes draft />
            <div class="cluster">
                <Button on_click=make>"Create sign-in link"</Button>
                {move || link.get().map(|url| view! { <Link url /> })}
            </div>
            <p class="quiet small">
                "Sign in there, then copy the whole address you land on, even if that page shows an error. If you already have a code, paste that."
            </p>
            <SecretField label="Code or redirect address" entry=answer note=Signal::derive(move || answer.text.with(|text| kind::of_answer(text))) />
            <div>
                <SubmitButton>"Exchange code"</SubmitButton>
            </div>
        </Form>
    }
}

/// What goes into the link; tracked.
fn asked_for(draft: IntegrationFields) -> [String; 4] {
    [
        draft.client_id.text.get(),
        draft.redirect_uri.text.get(),
        draft.scopes.text.get(),
        draft.environment.get().to_owned(),
    ]
}

/// The address to sign in at. It holds the state and the challenge; the verifier stays here.
#[component]
fn Link(url: String) -> View {
    let copied = url.clone();
    view! {
        <a class=button_class(ButtonKind::Secondary, ButtonSize::Normal) href=url target="_blank" rel="noopener noreferrer">
            "Open sign-in page"
        </a>
        <CopyButton label="Copy link" text=move || copied.clone() />
    }
}
