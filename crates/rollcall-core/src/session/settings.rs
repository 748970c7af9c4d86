//! [`SessionSettings`]: the part of `config.json` that concerns sign-ins and sessions.

use super::{Integration, OpenSignIn, SessionLimits, SignOutReason, SignedIn};
use crate::config::{Config, Service, SignInMethod};
use webex_api::{CallbackError, Limits};

/// The settings that concern sign-ins and sessions.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionSettings {
    /// The integration of “Sign in with Webex”; `None` without a client id in `config.json`.
    pub integration: Option<Integration>,
    /// The environments that people can sign in to, also with an integration they typed in.
    pub services: Vec<Service>,
    /// Whether the implicit grant is offered.
    pub implicit_allowed: bool,
    /// How long a session lasts.
    pub limits: SessionLimits,
    /// Whether all changes are refused.
    pub read_only: bool,
    /// Limits for the time of requests and the size of their answers.
    pub requests: Limits,
}

impl SessionSettings {
    /// Reads them from `config`, for an app at `page_origin` in the folder `base`, which ends with a slash.
    pub fn of(config: &Config, page_origin: &str, base: &str) -> Self {
        Self {
            integration: Integration::configured(config, page_origin, base),
            services: config.services(),
            implicit_allowed: config.offers(SignInMethod::Implicit),
            limits: SessionLimits::of(config),
            read_only: config.read_only,
            requests: Limits {
                timeout: config.request_timeout,
                ..Limits::default()
            },
        }
    }

    /// The environment of a sign-in with a typed-in integration.
    pub(super) fn service_of(&self, open: &OpenSignIn) -> Result<&Service, SignOutReason> {
        let mut services = self.services.iter();
        services
            .find(|service| service.environment == open.environment)
            .ok_or_else(changed_environment)
    }

    /// Whether the settings still allow the tokens that this tab stored.
    pub(super) fn know(&self, signed_in: &SignedIn) -> bool {
        let of_settings = self.integration.as_ref().is_some_and(|integration| {
            integration.environment == signed_in.environment
                && Some(&integration.client_id) == signed_in.client_id.as_ref()
                && Some(&integration.endpoints.token) == signed_in.token_url.as_ref()
        });
        let of_environment = || {
            self.services.iter().any(|service| {
                service.environment == signed_in.environment
                    && signed_in
                        .token_url
                        .as_ref()
                        .is_none_or(|url| *url == service.endpoints.token)
            })
        };
        match signed_in.method {
            SignInMethod::Webex => of_settings,
            SignInMethod::Implicit if !self.implicit_allowed => false,
            _ => of_environment(),
        }
    }
}

/// The sign-in's environment is gone from the settings, or its addresses have changed.
pub(super) fn changed_environment() -> SignOutReason {
    SignOutReason::CallbackRefused(CallbackError::Changed("environment"))
}
