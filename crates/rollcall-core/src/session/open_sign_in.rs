//! [`OpenSignIn`]: a sign-in that waits for its answer. It combines the protocol's transaction with what the app needs afterwards.

use super::Integration;
use super::stored::{Members, StoredFault, VERSION, read_members};
use crate::config::{Environment, SignInMethod};
use crate::route::Route;
use serde_json::json;
use time::OffsetDateTime;
use webex_api::{Entropy, ResponseType, Secret, Transaction, TransactionError, json_text};

/// A sign-in that waits for its answer. It accepts one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSignIn {
    /// The transaction that the answer is checked against.
    pub transaction: Transaction,
    /// The Webex environment. Its addresses must be unchanged in the settings when the answer arrives.
    pub environment: Environment,
    /// How the person signs in: [`SignInMethod::Webex`], [`SignInMethod::Integration`] or [`SignInMethod::Implicit`].
    pub method: SignInMethod,
    /// The page to come back to.
    pub return_to: Route,
}

impl OpenSignIn {
    /// Begins a sign-in with this integration; the second value is the address to sign in at. A page whose address is too long to
    /// remember becomes the start page.
    ///
    /// # Errors
    /// If there are no secure random numbers, or the integration lacks something that Webex requires.
    pub fn begin(
        integration: &Integration,
        return_to: &Route,
        entropy: &dyn Entropy,
        now: OffsetDateTime,
    ) -> Result<(Self, String), TransactionError> {
        let (transaction, url) = Transaction::begin(entropy, now, &integration.sign_in_request())?;
        let open = Self {
            transaction,
            environment: integration.environment,
            method: integration.method(),
            return_to: Route::after_sign_in(&return_to.to_string()),
        };
        Ok((open, url))
    }

    /// Returns the text for session storage. It contains the verifier, and the integration's secret if it has one.
    pub fn to_stored(&self) -> Secret {
        let text = json!({
            "version": VERSION,
            "transaction": self.transaction.to_json(),
            "environment": self.environment.key(),
            "method": self.method.key(),
            "returnTo": self.return_to.to_string(),
        });
        Secret::new(json_text(&text))
    }

    /// Reads what [`OpenSignIn::to_stored`] wrote.
    ///
    /// # Errors
    /// Names the first invalid member.
    pub fn from_stored(text: &Secret) -> Result<Self, StoredFault> {
        let members = read_members(text)?;
        let members = Members(&members);
        let transaction = members.read("transaction", |value| {
            Transaction::from_json(value.as_str()?).ok()
        })?;
        let fits = |method: &SignInMethod| match transaction.response_type {
            ResponseType::Code => matches!(method, SignInMethod::Webex | SignInMethod::Integration),
            ResponseType::Token => *method == SignInMethod::Implicit,
        };
        Ok(Self {
            environment: members.read("environment", |value| {
                value.as_str().and_then(Environment::from_key)
            })?,
            method: members.read("method", |value| {
                value.as_str().and_then(SignInMethod::from_key).filter(fits)
            })?,
            return_to: members
                .read("returnTo", |value| value.as_str().map(Route::after_sign_in))?,
            transaction,
        })
    }
}
