//! Integrations that may ask for authorization, beside the one that every simulator has.

use crate::auth::scopes;

/// The integration under which the tokens of the ready line were made, as Webex's developer portal does it.
pub(crate) const PORTAL: &str = "C0decade0decade0decade0decade0decade0decade0decade0decade0decade0";
/// Its name.
const PORTAL_NAME: &str = "Developer Portal";

/// An integration as an administrator registers it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// The client id.
    pub id: String,
    /// The name that the consent page and the list of authorizations show; the id when empty.
    pub name: String,
    /// The secret, which the token endpoint always wants; empty for a client that has none and proves itself by PKCE.
    pub secret: String,
    /// Registered redirect URIs, byte for byte. Without an http loopback URI among them every http loopback URI counts too.
    pub redirect_uris: Vec<String>,
    /// The scopes that it may ask for, of any name; every scope of the catalogue when empty.
    pub scopes: Vec<String>,
}

impl Registration {
    /// Reads `ID:SECRET:URI[:SCOPES]`. Scopes are separated by blanks or commas; they can follow only a URI with a path.
    ///
    /// # Errors
    /// A sentence about what is missing.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(3, ':');
        let (Some(id), Some(secret), Some(rest)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err("ID:SECRET:URI[:SCOPES] is wanted".into());
        };
        if id.is_empty() || rest.is_empty() {
            return Err("the client id and the redirect URI must not be empty".into());
        }
        let (uri, scopes) = split_uri(rest);
        Ok(Self {
            id: id.into(),
            name: String::new(),
            secret: secret.into(),
            redirect_uris: vec![uri.into()],
            scopes: scopes
                .split([' ', ','])
                .filter(|scope| !scope.is_empty())
                .map(str::to_owned)
                .collect(),
        })
    }

    /// The name that is shown.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.name.is_empty() {
            &self.id
        } else {
            &self.name
        }
    }

    /// Adds an integration; of one that is there already the secret and the name are replaced and the lists grow.
    pub(crate) fn add_to(self, all: &mut Vec<Self>) {
        match all.iter_mut().find(|known| known.id == self.id) {
            Some(known) => {
                known.secret = self.secret;
                if !self.name.is_empty() {
                    known.name = self.name;
                }
                extend(&mut known.redirect_uris, self.redirect_uris);
                extend(&mut known.scopes, self.scopes);
            }
            None => all.push(self),
        }
    }

    /// Splits a scope parameter and names the first that is not registered. OpenID Connect's need no registration, and
    /// `spark:kms` belongs to every integration.
    pub(crate) fn allowed(&self, asked: &str) -> Result<Vec<String>, String> {
        let known = |scope: &str| {
            scopes::UNREGISTERED.contains(&scope)
                || if self.scopes.is_empty() {
                    scopes::CATALOGUE.contains(&scope)
                } else {
                    self.scopes.iter().any(|own| own == scope)
                }
        };
        let mut wanted: Vec<String> = Vec::new();
        for scope in asked.split_whitespace() {
            if !known(scope) {
                return Err(scope.to_owned());
            }
            if !wanted.iter().any(|other| other == scope) {
                wanted.push(scope.to_owned());
            }
        }
        Ok(wanted)
    }
}

/// The name of the application behind a client id.
pub(crate) fn application_name(all: &[Registration], own_id: &str, client: &str) -> String {
    if client == own_id {
        return "Rollcall".into();
    }
    if client == PORTAL {
        return PORTAL_NAME.into();
    }
    let known = all.iter().find(|registration| registration.id == client);
    known.map_or(client, Registration::title).to_owned()
}

fn extend(list: &mut Vec<String>, more: Vec<String>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}

/// Scopes begin at the first colon after the path has begun; those of scheme and port come before.
fn split_uri(text: &str) -> (&str, &str) {
    let authority = text.find("://").map_or(0, |at| at + 3);
    let path = text[authority..].find('/').map(|at| authority + at);
    path.and_then(|path| text[path..].find(':').map(|at| path + at))
        .map_or((text, ""), |colon| (&text[..colon], &text[colon + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read() {
        let cases = [
            (
                "C1:s:http://localhost:8080/cb",
                "C1",
                "s",
                "http://localhost:8080/cb",
                0,
            ),
            (
                "C1::http://localhost:8080",
                "C1",
                "",
                "http://localhost:8080",
                0,
            ),
            (
                "C1:s:https://oauth.pstmn.io/v1/callback:spark:all,my:scope spark:kms",
                "C1",
                "s",
                "https://oauth.pstmn.io/v1/callback",
                3,
            ),
        ];
        for (text, id, secret, uri, scopes) in cases {
            let read = Registration::parse(text).unwrap();
            assert_eq!((&*read.id, &*read.secret), (id, secret), "{text}");
            assert_eq!((&*read.redirect_uris[0], read.scopes.len()), (uri, scopes));
        }
        for text in ["", "C1", "C1:s", "C1:s:", ":s:http://localhost/"] {
            assert!(Registration::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_same_id_again_adds_a_redirect_uri() {
        let mut all = Vec::new();
        for text in [
            "A:s:https://a.example/",
            "B:s:https://b.example/",
            "A:t:https://c.example/",
        ] {
            Registration::parse(text).unwrap().add_to(&mut all);
        }
        assert_eq!(all.len(), 2);
        assert_eq!(
            all[0].redirect_uris,
            ["https://a.example/", "https://c.example/"]
        );
        assert_eq!(all[0].secret, "t");
    }
}
