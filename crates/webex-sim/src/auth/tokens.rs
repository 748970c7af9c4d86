//! Access and refresh tokens: opaque strings whose third `_`-separated field is the organisation's UUID, as Webex's
//! SDKs expect.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use time::OffsetDateTime;

use crate::auth::scopes;
use crate::dice::Dice;
use crate::ids::Uuid;
use crate::registration::PORTAL;
use crate::tenant::Tenant;

/// The year 2100: far enough away for tokens that never expire, and still a valid date.
const ENDLESS: i64 = 4_102_444_800;

/// What a token grants.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) person: Uuid,
    pub(crate) scopes: Arc<[String]>,
    /// Seconds since 1970.
    pub(crate) expires: i64,
    /// Whether this is a refresh token of a client that never sent its secret.
    pub(crate) public: bool,
    /// The client id.
    pub(crate) client: Arc<str>,
    /// The id under which it is listed as an authorization. A refresh token keeps it when it is rotated.
    pub(crate) id: Uuid,
    /// For an access token, the authorization of the refresh token it was issued from.
    pub(crate) parent: Option<Uuid>,
    /// Seconds since 1970.
    pub(crate) created: i64,
}

#[derive(Clone)]
pub(crate) struct Tokens {
    org: Uuid,
    mark: &'static str,
    pub(super) access: HashMap<String, Grant>,
    pub(super) refresh: HashMap<String, Grant>,
    /// Tokens that were ended early. An adopted pattern does not revive them.
    pub(super) dead: HashSet<String>,
    /// Rotated refresh tokens, with their authorization.
    pub(super) replaced: HashMap<String, Uuid>,
    /// Prefixes: unknown tokens that start with one are valid.
    adopted: Vec<(String, Grant)>,
    /// A full administrator's token with every scope.
    pub(crate) admin: String,
    /// An ordinary user's token with `spark:people_read` only.
    pub(crate) reader: String,
}

impl Tokens {
    pub(crate) fn new(tenant: &Tenant, mark: &'static str, dice: &mut Dice) -> Self {
        let mut tokens = Self {
            org: tenant.org.uuid,
            mark,
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

    /// Generates a new opaque string.
    pub(crate) fn opaque(&self, dice: &mut Dice) -> String {
        let (start, end) = (dice.hex(28), dice.hex(30));
        format!("{start}{}{end}_SIM1_{}", self.mark, self.org)
    }

    /// Issues an access token.
    pub(crate) fn mint(&mut self, grant: Grant, dice: &mut Dice) -> String {
        let token = self.opaque(dice);
        self.access.insert(token.clone(), grant);
        token
    }

    /// Issues a refresh token.
    pub(crate) fn mint_refresh(&mut self, grant: Grant, dice: &mut Dice) -> String {
        let token = self.opaque(dice);
        self.refresh.insert(token.clone(), grant);
        token
    }

    /// Accepts a token issued by another authorization server. A token that ends with `*` accepts every unknown token
    /// with that prefix.
    pub(crate) fn adopt(&mut self, token: &str, grant: Grant) {
        match token.strip_suffix('*') {
            Some(start) => self.adopted.insert(0, (start.to_owned(), grant)),
            None => {
                self.dead.remove(token);
                self.access.insert(token.to_owned(), grant);
            }
        }
    }

    /// Returns the grant of an access token that is valid now.
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

    /// Returns the grant of a refresh token that is valid now.
    pub(crate) fn refreshable(&self, token: &str, now: OffsetDateTime) -> Option<&Grant> {
        self.refresh
            .get(token)
            .filter(|grant| grant.expires > now.unix_timestamp())
    }

    /// Extends the life of a refresh token.
    pub(crate) fn prolong(&mut self, token: &str, expires: i64) {
        if let Some(grant) = self.refresh.get_mut(token) {
            grant.expires = expires;
        }
    }

    /// Replaces a refresh token with a new string. The old one stops working.
    pub(crate) fn rotate(&mut self, old: &str, grant: Grant, dice: &mut Dice) -> String {
        self.refresh.remove(old);
        self.replaced.insert(old.to_owned(), grant.id);
        self.mint_refresh(grant, dice)
    }

    /// Ends a token of either kind. Returns whether it existed.
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
