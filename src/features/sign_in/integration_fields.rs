//! What is typed about an integration: once, for every method that needs it.

use crate::prelude::*;
use rollcall_core::config::{Config, Environment};
use rollcall_core::scopes::{pasted, sign_in_scopes};
use rollcall_core::session::Integration;
use webex_api::{AbsoluteUrl, ResponseType, Secret};

use crate::session::Settings;
use crate::ui::entry::Entry;

const NO_CLIENT_ID: &str =
    "Enter the client ID. Your integration's page at developer.webex.com shows it.";
const CLIENT_ID_FORM: &str = "A client ID is one word without spaces. Copy it again.";
const SECRET_FORM: &str = "A client secret is one word without spaces. Copy it again.";
const NO_SCOPE: &str = "Enter at least one scope: Webex rejects a sign-in without any.";
const NO_REDIRECT: &str =
    "Enter the redirect URI exactly as registered: Webex compares every character.";
const REDIRECT_FORM: &str = "A redirect URI starts with https://, or with http:// on this computer, and contains no spaces and no #.";

/// The fields of an integration. The texts are shared by the forms of all methods; the errors are each form's own.
#[derive(Clone, Copy)]
pub struct IntegrationFields {
    /// The client id.
    pub client_id: Entry,
    /// The secret; empty for none.
    pub secret: Entry,
    /// The scopes, however parted.
    pub scopes: Entry,
    /// The redirect URI of an integration that comes back to another page than this.
    pub redirect_uri: Entry,
    /// The key of the chosen [`Environment`].
    pub environment: RwSignal<&'static str>,
}

impl IntegrationFields {
    /// A draft without a client id, that asks for what this site's own sign-in asks for.
    pub fn new(config: &Config) -> Self {
        Self {
            client_id: Entry::new(""),
            secret: Entry::new(""),
            scopes: Entry::new(site_scopes(config).join("\n")),
            redirect_uri: Entry::new(""),
            environment: RwSignal::new(config.home().environment.key()),
        }
    }

    /// The same texts for one more form, with errors of its own.
    pub fn for_form(self) -> Self {
        let again = |entry: Entry| Entry {
            error: RwSignal::new(None),
            ..entry
        };
        Self {
            client_id: again(self.client_id),
            secret: again(self.secret),
            scopes: again(self.scopes),
            redirect_uri: again(self.redirect_uri),
            environment: self.environment,
        }
    }

    /// The chosen environment; tracked.
    pub fn environment(self) -> Environment {
        Environment::from_key(self.environment.get()).unwrap_or(Environment::Configured)
    }

    /// The integration as typed, coming back to this page; where fields are wrong, their errors are set instead.
    pub fn integration(
        self,
        settings: &Settings,
        response_type: ResponseType,
    ) -> Option<Integration> {
        // Every field is looked at, so that all errors show at once.
        let client_id = one_word(self.client_id, CLIENT_ID_FORM);
        let secret = one_word(self.secret, SECRET_FORM);
        let scopes = self.scopes.text.with_untracked(|text| pasted::read(text));
        let nameless = client_id.as_deref() == Some("");
        if nameless {
            self.client_id.fail(NO_CLIENT_ID);
        }
        if scopes.scopes.is_empty() {
            self.scopes.fail(NO_SCOPE);
        }
        if nameless || scopes.scopes.is_empty() {
            return None;
        }
        let (client_id, secret) = (client_id?, secret?);
        // The implicit grant has no place for a secret.
        let sent = response_type == ResponseType::Code && !secret.is_empty();
        let secret = sent.then(|| Secret::new(secret));
        let environment = untrack(|| self.environment());
        let integration =
            settings.own_integration(environment, &client_id, secret, scopes.scopes)?;
        Some(Integration {
            response_type,
            ..integration
        })
    }

    /// The integration as typed, with the redirect URI as typed.
    pub fn foreign_integration(self, settings: &Settings) -> Option<Integration> {
        let redirect_uri = self.redirect_uri.required(NO_REDIRECT).filter(|uri| {
            let sound = is_redirect_uri(uri);
            if !sound {
                self.redirect_uri.fail(REDIRECT_FORM);
            }
            sound
        });
        let others = self.integration(settings, ResponseType::Code);
        Some(Integration {
            redirect_uri: redirect_uri?,
            ..others?
        })
    }
}

/// The scopes that this site's own sign-in asks for.
pub fn site_scopes(config: &Config) -> Vec<String> {
    match &config.scopes {
        Some(scopes) => scopes.clone(),
        None => sign_in_scopes().into_iter().map(str::to_owned).collect(),
    }
}

/// The text of a field that must be one word or empty.
fn one_word(entry: Entry, fault: &str) -> Option<String> {
    let text = entry.trimmed();
    if text.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        entry.fail(fault);
        return None;
    }
    Some(text)
}

/// Whether an authorization server could have registered this (RFC 6749 §3.1.2: absolute, without a fragment).
fn is_redirect_uri(uri: &str) -> bool {
    AbsoluteUrl::parse(uri).is_ok_and(|url| url.https || url.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_redirect_uri;

    #[test]
    fn redirect_uris_are_told_from_other_texts() {
        let rows = [
            ("https://oauth.pstmn.io/v1/callback", true),
            ("http://localhost:8080/callback", true),
            ("http://127.0.0.1:8080/", true),
            ("https://", false),
            ("http://example.com/callback", false),
            ("oauth.pstmn.io/v1/callback", false),
            ("https://example.com/#callback", false),
            ("https://example.com/a b", false),
            ("", false),
        ];
        for (uri, sound) in rows {
            assert_eq!(is_redirect_uri(uri), sound, "{uri}");
        }
    }
}
