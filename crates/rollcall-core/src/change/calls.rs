//! Calls that several targets make, each with one body.

use super::WriteReply;
use super::once::Once;
use webex_api::{
    ApiError, AssignLicenses, Client, DecodeError, Endpoint, GetPerson, Person, Reply,
};

/// Reads a person.
pub(super) async fn read_person(
    client: &Client,
    get: GetPerson,
) -> Result<Reply<Person>, ApiError> {
    client.call(&get).await
}

/// Adds and removes licences.
pub(super) async fn assign(
    client: &Client,
    request: Once<AssignLicenses>,
) -> Result<WriteReply, ApiError> {
    client.call(&request).await.map(WriteReply::from)
}

/// The error of an answer about a person that does not say what a change must know.
pub(super) fn not_told(reply: Reply<Person>, message: &str) -> ApiError {
    let fault = DecodeError {
        path: None,
        message: message.to_owned(),
    };
    ApiError {
        status: Some(reply.status),
        tracking_id: reply.tracking_id,
        ..ApiError::of_answer(GetPerson::NAME, fault)
    }
}
