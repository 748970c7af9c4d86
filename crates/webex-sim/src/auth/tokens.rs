//! Access and refresh tokens: opaque, with the organisation's UUID as their third `_` field, as Webex's SDKs expect.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use time::OffsetDateTime;

use crate::auth::scopes;
use crate::ids::Uuid;
use crate::registration::PORTAL;
use crate::settings::CANARY;
use crate::tenant::Tenant;
use crate::world::Dice;

/// The year 2100: far enough for tokens that never end, and still a date.
const ENDLESS: i64 = 4_102_444_800;

/// What a token stands for.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) person: Uuid,
    pub(crate) scopes: Arc<[String]>,
    /// Seconds since 1970.
    pub(crate) expires: i64,
    /// A refresh token of a client that never showed its secret.
    pub(crate) public: bool,
    /// The client id.
    pub(crate) client: Arc<str>,
    /// Under which it is listed as an authorization. A refresh token keeps it when its text changes.
    pub(crate) id: Uuid,
    /// The refresh token's authorization that an access token came from.
    pub(crate) parent: Option<Uuid>,
    /// Seconds since 1970.
    pub(crate) created: i64,
}

/// All tokens that are known.
#[derive(Clone)]
pub(crate) struct Tokens {
    org: Uuid,
    pub(super) access: HashMap<String, Grant>,
    pub(super) refresh: HashMap<String, Grant>,
    /// What ended before its time; an adopted pattern does not bring it back.
    pub(super) dead: HashSet<String>,
    /// Refresh tokens that were replaced by another text, with their authorization.
    pub(super) replaced: HashMap<String, Uuid>,
    /// Unknown tokens that begin so are good.
    adopted: Vec<(String, Grant)>,
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
            dead: HashSet::new(),
            replaced: HashMap::new(),
            adopted: Vec::new(),
            admin: String::new(),
            reader: String::new(),
        };
        let endless = |slot, scopes: Vec<String>, id| Grant {
            person: tenant
                .people
                .at(slot)
                .map_or(Uuid([0; 16]), |person| person.uuid),
            scopes: scopes.into(),
            expires: ENDLESS,
            public: false,
            client: PORTAL.into(),
            id,
            parent: None,
            created: tenant.org.created,
        };
        let all = scopes::CATALOGUE
            .iter()
            .map(|&scope| scope.to_owned())
            .collect();
        let (first, second) = (dice.uuid(), dice.uuid());
        tokens.admin = tokens.mint(endless(0, all, first), dice);
        tokens.reader = tokens.mint(endless(2, vec!["spark:people_read".into()], second), dice);
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

    /// Takes a token of another authorization server; one that ends with `*` stands for every unknown token that begins so.
    pub(crate) fn adopt(&mut self, token: &str, grant: Grant) {
        match token.strip_suffix('*') {
            Some(start) => self.adopted.insert(0, (start.to_owned(), grant)),
            None => {
                self.dead.remove(token);
                self.access.insert(token.to_owned(), grant);
            }
        }
    }

    /// The grant of an access token that is good now.
    pub(crate) fn bearer(&self, token: &str, now: OffsetDateTime) -> Option<&Grant> {
        let pattern = || {
            let unknown = !self.dead.contains(token) && !self.refresh.contains_key(token);
            let mut all = self.adopted.iter().filter(|_| unknown);
            all.find(|(start, _)| token.starts_with(start.as_str()))
        };
        self.access
            .get(token)
            .or_else(|| pattern().map(|(_, grant)| grant))
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

    /// Gives a refresh token another text; the old one is dead.
    pub(crate) fn rotate(&mut self, old: &str, grant: Grant, dice: &mut Dice) -> String {
        self.refresh.remove(old);
        self.replaced.insert(old.to_owned(), grant.id);
        self.mint_refresh(grant, dice)
    }

    /// Ends a token of either kind; whether there was one.
    pub(crate) fn revoke(&mut self, token: &str) -> bool {
        let adopted = self
            .adopted
            .iter()
            .any(|(start, _)| token.starts_with(start.as_str()));
        let unknown = self.dead.insert(token.to_owned());
        self.access.remove(token).is_some()
            | self.refresh.remove(token).is_some()
            | (adopted && unknown)
    }
}
