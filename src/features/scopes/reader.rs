//! What an authorize URL asks for, and how that differs from what the integration was registered for.

use crate::prelude::*;
use rollcall_core::scopes::pasted;
use webex_api::{AuthorizeUrl, AuthorizeUrlError, Difference, Registered};

use super::lines::{ScopeLines, meaning};
use super::picked::Picked;
use super::registration::Registration;
use crate::ui::button::{Button, ButtonSize, SubmitButton};
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::definitions::{Definition, DefinitionList};
use crate::ui::entry::Entry;
use crate::ui::form::Form;
use crate::ui::form_field::FormField;
use crate::ui::icon::Icon;
use crate::ui::notice::Notice;
use crate::ui::text_area::TextArea;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

/// The reader.
#[component]
pub fn ReaderCard(
    /// Where the scopes can be taken on to.
    picked: Picked,
    /// The integration to compare with, as far as it is known.
    registration: Registration,
) -> View {
    let url = Entry::new("");
    let client_id = Entry::new(registration.client_id.trimmed());
    let redirect_uri = Entry::new(registration.redirect_uri.trimmed());
    let scopes = Entry::new("");
    let read = RwSignal::new(None::<(AuthorizeUrl, Vec<Difference>)>);
    let submit = move |()| {
        read.set(None);
        let Some(text) = url.required("Paste the address where the sign-in starts.") else {
            return;
        };
        match AuthorizeUrl::read(&text) {
            Err(error) => url.fail(wrong(error)),
            Ok(found) => {
                let client_id = Some(client_id.trimmed()).filter(|id| !id.is_empty());
                let uris: Vec<String> = redirect_uri
                    .trimmed()
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect();
                let differences = found.differences(&Registered {
                    endpoints: &[registration.endpoint()],
                    client_id: client_id.as_deref(),
                    redirect_uris: &uris,
                    scopes: &pasted::read(&scopes.trimmed()).scopes,
                });
                read.set(Some((found, differences)));
            }
        }
    };
    view! {
        <Card title="Read an authorize URL">
            <Form id="read-url" on_submit=submit>
                <TextArea
                    label="Authorize URL"
                    entry=url
                    help="The address where an integration's sign-in starts. Rollcall reads it here and sends it nowhere."
                />
                <div class="columns">
                    <FormField label="Registered client ID" entry=client_id help="Leave empty to skip the comparison." />
                    <FormField label="Registered redirect URI" entry=redirect_uri help="Separate several with spaces." />
                </div>
                <TextArea label="Registered scopes" entry=scopes help="In any format. Leave empty to skip the comparison." />
                <div>
                    <SubmitButton>"Read"</SubmitButton>
                </div>
            </Form>
            {move || read.with(|read| read.as_ref().map(|(url, differences)| found(url, differences, picked)))}
        </Card>
    }
}

/// The fault as a sentence of the page.
fn wrong(error: AuthorizeUrlError) -> String {
    let words = error.to_string();
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    let mut sentence: String = first.into_iter().chain(letters).collect();
    sentence.push('.');
    sentence
}

fn found(url: &AuthorizeUrl, differences: &[Difference], picked: Picked) -> View {
    let mut rows: Vec<(&'static str, String)> = vec![("Goes to", url.endpoint.clone())];
    let missing = || "Not in the address".to_owned();
    rows.push(("Client ID", url.client_id.clone().unwrap_or_else(missing)));
    rows.push((
        "Redirect URI",
        url.redirect_uri.clone().unwrap_or_else(missing),
    ));
    rows.push((
        "Response type",
        url.response_type.clone().unwrap_or_else(missing),
    ));
    let state = if url.state {
        "Sent"
    } else {
        "Not in the address"
    };
    rows.push(("State", state.to_owned()));
    rows.push((
        "PKCE method",
        url.challenge_method.clone().unwrap_or_else(missing),
    ));
    for (name, value) in &url.others {
        let mut both = name.clone();
        both.push_str(" = ");
        both.push_str(value);
        rows.push(("Also", both));
    }
    let rows = rows.into_iter().map(|(term, value)| {
        view! {
            <Definition term>
                <UntrustedText text=value />
            </Definition>
        }
    });
    let lines = url
        .scopes
        .iter()
        .map(|scope| (scope.clone(), meaning(scope)))
        .collect();
    let all = url.scopes.join(" ");
    view! {
        <div class="stack" role="group" aria-label="What the address asks for">
            {warnings(differences)}
            <DefinitionList>{rows.collect_views()}</DefinitionList>
            <h3>{rollcall_core::number::counted(url.scopes.len(), "scope", "scopes")}</h3>
            <ScopeLines lines />
            <div>
                <Button size=ButtonSize::Small icon=Icon::Plus on_click=move || picked.add(&all)>
                    "Add to scopes to request"
                </Button>
            </div>
        </div>
    }
}

/// What differs from the registration, or that nothing does.
fn warnings(differences: &[Difference]) -> View {
    if differences.is_empty() {
        return view! { <Notice tone=Tone::Success title="Matches the registration" /> };
    }
    let lines = differences
        .iter()
        .map(|difference| {
            view! {
                <li>
                    <UntrustedText text=difference.to_string() />
                </li>
            }
        })
        .collect_views();
    view! {
        <Notice tone=Tone::Warning title="Differs from the registration">
            <ul class="entries">{lines}</ul>
        </Notice>
    }
}
