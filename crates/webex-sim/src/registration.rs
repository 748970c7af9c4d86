//! Integrations that can request authorization, besides the built-in one.

use crate::auth::scopes;

/// The integration that issued the tokens of the ready line, like Webex's developer portal.
pub(crate) const PORTAL: &str = "C0decade0decade0decade0decade0decade0decade0decade0decade0decade0";
const PORTAL_NAME: &str = "Developer Portal";

/// An integration as registered by an administrator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// The client id.
    pub id: String,
    /// The name shown on the consent page and in the list of authorizations. Falls back to the id if empty.
    pub name: String,
    /// The secret, which the token endpoint then always requires. Empty for a client that authenticates with PKCE
    /// alone.
    pub secret: String,
    /// Registered redirect URIs, compared byte for byte. If none of them is a loopback URI, every loopback URI is accepted
    /// too.
    pub redirect_uris: Vec<String>,
    /// The scopes it may request, under any name. Empty for the whole catalogue.
    pub scopes: Vec<String>,
}

impl Registration {
    /// Parses `ID:SECRET:URI[:SCOPES]`. Scopes are separated by spaces or commas, and can only follow a URI with a
    /// path.
    ///
    /// # Errors
    /// A sentence that says what is missing.
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

    /// Returns the display name.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.name.is_empty() {
            &self.id
        } else {
            &self.name
        }
    }

    /// Adds the integration to a list. If its id is already there, replaces the secret and name and extends the lists.
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

    /// Splits a scope parameter. Fails with the first scope that is not registered. The OpenID Connect scopes need no
    /// registration, and `spark:kms` belongs to every integration.
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

/// Returns the name of the application behind a client id.
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

/// Splits off the scopes, which start at the first colon after the start of the path. Earlier colons belong to scheme
/// and port.
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
    fn parses_a_line() {
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
    fn adds_a_redirect_uri_for_a_known_id() {
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
