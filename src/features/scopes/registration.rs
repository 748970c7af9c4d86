//! The integration that the addresses of this page are made for: at first the one of this site, where it has one.

use crate::prelude::*;
use webex_api::AuthorizeUrl;

use crate::session::use_session;
use crate::ui::entry::Entry;
use crate::ui::form_field::FormField;

/// Stands in an address where nobody has given the client id yet.
const NO_CLIENT: &str = "YOUR_CLIENT_ID";
/// Stands in an address where nobody has given the redirect URI yet.
const NO_REDIRECT: &str = "YOUR_REDIRECT_URI";

/// What an authorize URL says of the integration.
#[derive(Clone, Copy)]
pub struct Registration {
    /// The client id.
    pub client_id: Entry,
    /// The redirect URI.
    pub redirect_uri: Entry,
    endpoint: StoredValue<String>,
}

impl Registration {
    /// That of this site.
    pub fn of_this_site() -> Self {
        let settings = use_session().settings();
        let (client_id, redirect_uri) = settings
            .integration()
            .map_or_else(Default::default, |integration| {
                (integration.client_id, integration.redirect_uri)
            });
        Self {
            client_id: Entry::new(client_id),
            redirect_uri: Entry::new(redirect_uri),
            endpoint: StoredValue::new(settings.config.home().endpoints.authorize),
        }
    }

    /// The authorize endpoint of this site's sign-ins.
    pub fn endpoint(self) -> String {
        self.endpoint.get_value()
    }

    /// The address that begins a sign-in with these scopes; tracked.
    pub fn authorize_url(self, scopes: &[String]) -> String {
        let given = |entry: Entry, stands_in: &str| {
            let text = entry.text.with(|text| text.trim().to_owned());
            Some(if text.is_empty() {
                stands_in.to_owned()
            } else {
                text
            })
        };
        let url = AuthorizeUrl {
            endpoint: self.endpoint(),
            client_id: given(self.client_id, NO_CLIENT),
            redirect_uri: given(self.redirect_uri, NO_REDIRECT),
            scopes: scopes.to_vec(),
            response_type: Some("code".to_owned()),
            state: false,
            challenge_method: None,
            others: Vec::new(),
        };
        url.write()
    }
}

/// The two fields of the integration.
#[component]
pub fn RegistrationFields(
    /// What they fill in.
    registration: Registration,
) -> View {
    view! {
        <div class="columns">
            <FormField label="Client ID" entry=registration.client_id help="Of your integration. It isn't secret." />
            <FormField label="Redirect URI" entry=registration.redirect_uri help="Exactly as registered." />
        </div>
    }
}
