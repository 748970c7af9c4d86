//! Ending the tokens of an integration at Webex: the person's authorizations for it are listed and deleted.
//!
//! Webex ends every token that the integration holds for the person, those of other browsers and programs too, so this is always a choice.

use futures_util::future::{Either, select};
use std::time::Duration;
use webex_api::{
    ApiError, Authorization, AuthorizationKind, Client, Clock, DeleteAuthorization, Endpoint,
    ErrorKind, GetMe, ListAuthorizations, PersonId,
};

use crate::sort::sorted;

/// The scopes that it takes, reading and writing.
pub const SCOPES: [&str; 2] = ["identity:tokens_read", "identity:tokens_write"];

/// How long signing out tries to revoke.
pub const AT_SIGN_OUT: Duration = Duration::from_secs(5);

/// The person's authorizations for the integration `client_id`: access tokens before refresh tokens, older before newer. So the token
/// that the calls carry goes late, and where it goes the refresh token still gets another one for the rest.
///
/// # Errors
/// As [`Client::call`], and when one of them cannot be read. Without `person` they are asked for first.
pub async fn authorizations_of(
    client: &Client,
    person: Option<PersonId>,
    client_id: Option<&str>,
) -> Result<Vec<Authorization>, ApiError> {
    let person_id = match person {
        Some(id) => id,
        None => client.call(&GetMe).await?.value.id,
    };
    let listed = client.call(&ListAuthorizations { person_id }).await?.value;
    // One that cannot be read may be one of these: to leave it out would call revoked what still works.
    let unreadable = |fault| ApiError::of_answer(ListAuthorizations::NAME, fault);
    let mut found = listed.whole().map_err(unreadable)?;
    let mut faults = found.iter().flat_map(|found| found.unreadable.faults());
    if let Some(fault) = faults.find(|fault| fault.path.as_deref() == Some("clientId")) {
        return Err(unreadable(fault.clone()));
    }
    found.retain(|authorization| authorization.client_id.as_deref() == client_id);
    Ok(sorted(found, &|one, other| order(one).cmp(&order(other))))
}

fn order(authorization: &Authorization) -> (bool, &Option<String>) {
    (is_refresh(authorization), &authorization.created)
}

fn is_refresh(authorization: &Authorization) -> bool {
    authorization.kind == AuthorizationKind::Refresh
}

/// Deletes one after the other. One that is gone already is as good as deleted, and so are all when Webex no longer knows the
/// session.
///
/// # Errors
/// The first that Webex did not delete; those before it are gone.
pub async fn delete_all(client: &Client, found: Vec<Authorization>) -> Result<(), ApiError> {
    for Authorization { id, .. } in found {
        match client.call(&DeleteAuthorization { id }).await {
            Err(error) if error.kind == ErrorKind::NotFound => {}
            Err(error) if is_gone(&error) => return Ok(()),
            Err(error) => return Err(error),
            Ok(_) => {}
        }
    }
    Ok(())
}

/// Whether Webex no longer knows the token of the call.
fn is_gone(error: &ApiError) -> bool {
    matches!(error.kind, ErrorKind::Unauthorized | ErrorKind::SignedOut)
}

/// Revokes with a client whose token cannot be replaced, within [`AT_SIGN_OUT`].
///
/// Refresh tokens go first: each takes its access tokens with it, and what is left when the token of this client goes is then only
/// access tokens, which end by themselves.
///
/// # Errors
/// What stood in the way. Some authorizations may be deleted already.
pub async fn at_sign_out(
    client: &Client,
    clock: &dyn Clock,
    client_id: &str,
) -> Result<(), ApiError> {
    let work = Box::pin(revoke(client, client_id));
    match select(work, clock.sleep(AT_SIGN_OUT)).await {
        Either::Left((result, _)) => result,
        Either::Right(_) => Err(ApiError::new(
            ErrorKind::TimedOut,
            DELETE,
            "Webex did not answer within five seconds",
        )),
    }
}

const DELETE: &str = "DELETE /authorizations/{authorizationId}";

async fn revoke(client: &Client, client_id: &str) -> Result<(), ApiError> {
    let found = authorizations_of(client, None, Some(client_id)).await?;
    if found.is_empty() {
        let nothing = "Webex lists no authorization of this integration";
        return Err(ApiError::new(ErrorKind::NotFound, DELETE, nothing));
    }
    // In both parts the older still go before the newer.
    let (refresh, access): (Vec<_>, Vec<_>) = found.into_iter().partition(is_refresh);
    let mut refresh_left = refresh.len();
    for authorization in refresh.into_iter().chain(access) {
        let refresh = is_refresh(&authorization);
        let delete = DeleteAuthorization {
            id: authorization.id,
        };
        match client.call(&delete).await {
            Ok(_) => {}
            Err(error) if error.kind == ErrorKind::NotFound => {}
            // Our own token is gone, and no refresh token is left.
            Err(error) if is_gone(&error) && refresh_left == 0 => return Ok(()),
            Err(error) => return Err(error),
        }
        refresh_left -= usize::from(refresh);
    }
    Ok(())
}
