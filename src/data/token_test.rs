//! Tests a pasted token before it is kept.

use std::rc::Rc;

use futures_util::future::join3;
use rollcall_core::config::Environment;
use time::OffsetDateTime;
use webex_api::{
    ApiError, Endpoint, ErrorKind, GetMe, GetOrganization, ListRoles, LocalBoxFuture, OrgId,
    Person, Role, Secret, TokenExpiry, TokenSource,
};

use super::probes::{self, Checked, Found};
use crate::session::{SessionHandle, use_session};
use rollcall_core::number::counted;

/// What Webex said about a token.
#[derive(Clone, Debug)]
pub struct Tested {
    /// Whose it is; empty when the token may not even tell that.
    pub me: String,
    /// The name of the organisation, or its id when the token may not read the name; empty when neither is known.
    pub organization: String,
    /// The administrator roles; empty when there is none.
    pub roles: String,
    /// When it ends, by Webex; `None` when Webex did not say.
    pub expires_at: Option<OffsetDateTime>,
    /// What it can do.
    pub probes: Vec<Checked>,
}

/// A token that is not the session's, and that nothing can replace.
struct OneToken(Secret);

impl TokenSource for OneToken {
    fn access_token(&self) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        Box::pin(std::future::ready(Ok(self.0.clone())))
    }

    fn refreshed(&self, _: &Secret) -> LocalBoxFuture<'_, Result<Secret, ApiError>> {
        let words = "Webex doesn't accept this token.";
        let refused = ApiError::new(ErrorKind::Unauthorized, GetMe::NAME, words).with_status(401);
        Box::pin(std::future::ready(Err(refused)))
    }
}

/// Tries out tokens.
#[derive(Clone, Copy)]
pub struct TokenTest(SessionHandle);

/// Tries out tokens with the settings of this copy of the app.
pub fn use_token_test() -> TokenTest {
    TokenTest(use_session())
}

impl TokenTest {
    /// Asks Webex about `token`. Nothing is kept of it, here or anywhere.
    ///
    /// # Errors
    /// Webex does not accept the token ([`ErrorKind::Unauthorized`]), or cannot be asked.
    pub async fn test(&self, token: Secret, environment: Environment) -> Result<Tested, ApiError> {
        let client = self
            .0
            .client_with(environment, Rc::new(OneToken(token)), probes::limits);
        let client = client.ok_or_else(ApiError::signed_out)?;
        let me = match client.call(&GetMe).await {
            Ok(reply) => Ok(reply.value),
            Err(error) if probes::answered(&error) => Err(error),
            Err(error) => return Err(error),
        };
        let mut found = Found::of_me(me.as_ref());
        let me = me.ok();
        let org = me.as_ref().and_then(|me| me.org_id.clone());
        let whose_org = GetOrganization {
            id: org.clone().unwrap_or_default(),
        };
        // Each of the three is one of the probes as well, or costs no scope; none is worth more than a gap in the answer.
        let (expiry, organization, roles) = join3(
            client.call(&TokenExpiry),
            async {
                match org {
                    Some(_) => Some(client.call(&whose_org).await),
                    None => None,
                }
            },
            client.call(&ListRoles),
        )
        .await;
        if let Some(answer) = &organization {
            found.note(GetOrganization::NAME, answer.as_ref().map(drop));
        }
        found.note(ListRoles::NAME, roles.as_ref().map(drop));
        let named = organization
            .and_then(Result::ok)
            .and_then(|reply| reply.value.display_name);
        Ok(Tested {
            me: me
                .as_ref()
                .map(|me| me.name().into_owned())
                .unwrap_or_default(),
            organization: named.unwrap_or_else(|| id_of(org.as_ref())),
            roles: me
                .as_ref()
                .map(|me| roles_of(me, roles.map(|reply| reply.value).as_deref().ok()))
                .unwrap_or_default(),
            expires_at: expiry.ok().map(|reply| reply.value),
            probes: probes::run(&client, &found, None).await,
        })
    }
}

fn id_of(org: Option<&OrgId>) -> String {
    org.map(|id| id.as_str().to_owned()).unwrap_or_default()
}

/// Returns the names of a person's roles, or their number if the names can't be read.
fn roles_of(person: &Person, names: Option<&[Role]>) -> String {
    let held = person.roles.as_deref().unwrap_or_default();
    let Some(names) = names.filter(|_| !held.is_empty()) else {
        return if held.is_empty() {
            String::new()
        } else {
            counted(held.len(), "role", "roles")
        };
    };
    let mut text = String::new();
    for id in held {
        if !text.is_empty() {
            text.push_str(", ");
        }
        let role = names.iter().find(|role| role.id == *id);
        text.push_str(role.map_or("another role", |role| &role.name));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::roles_of;
    use webex_api::{Person, Role};

    #[test]
    fn roles_are_named_where_they_can_be() {
        let person = |roles: &[&str]| Person {
            roles: Some(roles.iter().map(|id| (*id).into()).collect()),
            ..Person::default()
        };
        let names = [Role {
            id: "R1".into(),
            name: "Full Administrator".to_owned(),
            ..Role::default()
        }];
        assert_eq!(roles_of(&person(&[]), Some(&names)), "");
        assert_eq!(roles_of(&person(&[]), None), "");
        assert_eq!(
            roles_of(&person(&["R1", "R2"]), Some(&names)),
            "Full Administrator, another role"
        );
        assert_eq!(roles_of(&person(&["R1", "R2"]), None), "2 roles");
    }
}
