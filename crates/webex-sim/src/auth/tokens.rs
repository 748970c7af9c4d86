//! Access and refresh tokens: opaque, with the organisation's UUID as their third `_` field, as Webex's SDKs expect.

use std::collections::HashMap;
use std::sync::Arc;

use time::OffsetDateTime;

use crate::auth::scopes;
use crate::ids::Uuid;
use crate::settings::CANARY;
use crate::tenant::Tenant;
use crate::world::Dice;

/// What a token stands for.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) person: Uuid,
    pub(crate) scopes: Arc<[String]>,
    /// Seconds since 1970.
    pub(crate) expires: i64,
    /// A refresh token of a client that never showed its secret.
    pub(crate) public: bool,
}

/// All tokens that are known.
pub(crate) struct Tokens {
    org: Uuid,
    access: HashMap<String, Grant>,
    refresh: HashMap<String, Grant>,
    /// Has every scope; its owner is a full administrator.
    pub(crate) admin: String,
    /// Has only `spark:people_read`; its owner is an ordinary user.
    pub(crate) reader: String,
}

impl Tokens {
    pub(crate) fn new(tenant: &Tenant, dice: &mut Dice) -> Self {
        let mut tokens = Self {
            org: tenant.org.uuid,
            access: HashMap::new(),
            refresh: HashMap::new(),
            admin: String::new(),
            reader: String::new(),
        };
        let person = |slot| {
            tenant
                .people
                .at(slot)
                .map_or(Uuid([0; 16]), |person| person.uuid)
        };
        let endless = |person, scopes: Vec<String>| Grant {
            person,
            scopes: scopes.into(),
            expires: i64::MAX / 4,
            public: false,
        };
        let all = scopes::CATALOGUE
            .iter()
            .map(|&scope| scope.to_owned())
            .collect();
        tokens.admin = tokens.mint(endless(person(0), all), dice);
        tokens.reader = tokens.mint(endless(person(2), vec!["spark:people_read".into()]), dice);
        tokens
    }

    /// A new opaque string.
    pub(crate) fn opaque(&self, dice: &mut Dice) -> String {
        format!("{}{CANARY}{}_SIM1_{}", dice.hex(28), dice.hex(30), self.org)
    }

    /// A new access token.
    pub(crate) fn mint(&mut self, grant: Grant, dice: &mut Dice) -> String {
        let token = self.opaque(dice);
        self.access.insert(token.clone(), grant);
        token
    }

    /// A new refresh token.
    pub(crate) fn mint_refresh(&mut self, grant: Grant, dice: &mut Dice) -> String {
        let token = self.opaque(dice);
        self.refresh.insert(token.clone(), grant);
        token
    }

    /// The grant of an access token that is good now.
    pub(crate) fn bearer(&self, token: &str, now: OffsetDateTime) -> Option<&Grant> {
        self.access
            .get(token)
            .filter(|grant| grant.expires > now.unix_timestamp())
    }

    /// The grant of a refresh token that is good now.
    pub(crate) fn refreshable(&self, token: &str, now: OffsetDateTime) -> Option<&Grant> {
        self.refresh
            .get(token)
            .filter(|grant| grant.expires > now.unix_timestamp())
    }

    /// Renews the life of a refresh token.
    pub(crate) fn prolong(&mut self, token: &str, expires: i64) {
        if let Some(grant) = self.refresh.get_mut(token) {
            grant.expires = expires;
        }
    }

    /// Ends a token of either kind; whether there was one.
    pub(crate) fn revoke(&mut self, token: &str) -> bool {
        self.access.remove(token).is_some() | self.refresh.remove(token).is_some()
    }
}
