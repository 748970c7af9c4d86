//! A write that the client's pipeline must not repeat after an unclear outcome.

use super::WriteReply;
use webex_api::endpoint::{AnswerSize, Endpoint, Idempotency};
use webex_api::{ApiError, Client, DecodeError, RequestPath};

/// `E`, declared unsafe to repeat.
///
/// A PUT of the same value twice does no harm to Webex, but the second one may overwrite what somebody else wrote in between. So
/// nothing is repeated before it was read back; a 429 still is, because Webex refused it unseen.
pub(super) struct Once<E>(pub(super) E);

impl<E: Endpoint> Once<E> {
    /// Sends it. What the answer says of the new value is left out, because every write is read back.
    pub(super) async fn send(&self, client: &Client) -> Result<WriteReply, ApiError> {
        client.call(self).await.map(WriteReply::from)
    }
}

impl<E: Endpoint> Endpoint for Once<E> {
    type Output = E::Output;
    const NAME: &'static str = E::NAME;
    const METHOD: http::Method = E::METHOD;
    const IDEMPOTENCY: Idempotency = Idempotency::Unsafe;
    const SCOPES: &'static [&'static str] = E::SCOPES;
    const ANSWER: AnswerSize = E::ANSWER;

    fn path(&self) -> RequestPath {
        self.0.path()
    }

    fn body(&self) -> Option<Vec<u8>> {
        self.0.body()
    }

    fn decode(&self, body: &[u8]) -> Result<Self::Output, DecodeError> {
        self.0.decode(body)
    }
}
