//! The implicit grant (RFC 6749 §4.2): offered only where `config.json` asks for it, and never without its warning.

use crate::prelude::*;
use webex_api::ResponseType;

use super::form_state::use_form_state;
use super::integration::{Environments, Scopes};
use super::integration_fields::IntegrationFields;
use crate::session::use_session;
use crate::ui::button::{ButtonKind, SubmitButton};
use crate::ui::entry::Entry;
use crate::ui::form::Form;
use crate::ui::form_field::FormField;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;

/// A sign-in whose answer is the token itself.
#[component]
pub fn WithoutCode() -> View {
    let (form, session) = (use_form_state(), use_session());
    let settings = session.settings();
    // The site's own integration is what this is offered for.
    let site = settings.config.client_id.clone().unwrap_or_default();
    let draft = IntegrationFields {
        client_id: Entry::new(site),
        ..form.draft.for_form()
    };
    let submit = move |()| {
        if let Some(integration) = draft.integration(settings, ResponseType::Token) {
            form.act();
            session.sign_in_with(integration, form.return_to());
        }
    };
    view! {
        <Notice tone=Tone::Warning title="This way is weaker than the others">
            <p>
                "Webex puts the token in the address of this page. Rollcall removes it at once, but a browser extension or a shared history may have seen it. Nothing proves that the answer belongs to this tab, and the token can't be renewed."
            </p>
        </Notice>
        <Form id="without-code" on_submit=submit>
            <Environments draft />
            <FormField label="Client ID" entry=draft.client_id />
            <Scopes draft />
            <div>
                <SubmitButton kind=ButtonKind::Secondary>"Get a token without a code"</SubmitButton>
            </div>
        </Form>
    }
}
