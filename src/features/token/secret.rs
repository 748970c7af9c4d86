//! Asks for the secret of an own integration after a reload, which has forgotten it.

use crate::prelude::*;
use webex_api::Secret;

use super::known::Known;
use crate::memo::memo;
use crate::ui::button::SubmitButton;
use crate::ui::card::Card;
use crate::ui::entry::Entry;
use crate::ui::form::Form;
use crate::ui::live::live;
use crate::ui::secret_field::SecretField;

/// Nothing while the secret is there or none is needed.
#[component]
pub fn SecretPrompt(known: Known) -> View {
    let lacks = memo(move || known.read(|sign_in| sign_in.lacks_secret) == Some(true));
    live(move || lacks.get().then(|| view! { <Prompt known /> }))
}

#[component]
fn Prompt(known: Known) -> View {
    let entry = Entry::new("");
    let give = move |()| {
        if let Some(secret) = entry.required("Enter the client secret of the integration.") {
            entry.text.set(String::new());
            known.session.give_secret(Secret::new(secret));
        }
    };
    view! {
        <Card title="Client secret needed">
            <p>
                "This integration has a secret, and reloading the page deleted it. Without it, your session ends when the access token expires. With it, Rollcall can refresh the token."
            </p>
            <Form id="give-secret" on_submit=give>
                <SecretField label="Client secret" entry help="Kept only in memory, until you close or reload this page." />
                <div>
                    <SubmitButton>"Use this secret"</SubmitButton>
                </div>
            </Form>
        </Card>
    }
}
