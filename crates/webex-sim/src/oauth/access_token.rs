//! `POST /v1/access_token`: exchanges codes and refresh tokens for tokens.

use serde_json::{Map, Value, json};

use crate::answer::{Answer, Refusal, Reply, Shape};
use crate::auth::tokens::Grant;
use crate::call::Call;
use crate::oauth::client::{self, Proof};
use crate::oauth::id_token;
use crate::registration::Registration;
use crate::switches::{OauthErrorShape, RefreshAnswer};
use crate::world::World;

/// The scope of the key service, which Webex adds itself.
const KMS: &str = "spark:kms";

type Form = [(String, String)];

/// Answers a token request, with errors in the shape that the switch selects.
pub(crate) fn answer(world: &mut World, call: &Call<'_>) -> Answer {
    exchange(world, call).map_err(|mut refusal| {
        let switches = &world.settings.switches;
        match (switches.oauth_errors, &mut refusal.shape) {
            (
                OauthErrorShape::Gateway,
                Shape::Oauth {
                    error, description, ..
                },
            ) => Refusal::gateway(
                refusal.status,
                description,
                format!("{error}: {description}"),
            ),
            (OauthErrorShape::Oauth, Shape::Oauth { traced, .. }) => {
                *traced = switches.oauth_tracking_id;
                refusal
            }
            _ => refusal,
        }
    })
}

fn exchange(world: &mut World, call: &Call<'_>) -> Answer {
    let kind = call.header("content-type").unwrap_or_default();
    if !kind
        .to_ascii_lowercase()
        .starts_with("application/x-www-form-urlencoded")
    {
        return Err(invalid_request(
            "The body must be application/x-www-form-urlencoded",
        ));
    }
    let form: Vec<(String, String)> = form_urlencoded::parse(call.body).into_owned().collect();
    let grant_type = field(&form, "grant_type")?;
    if !["authorization_code", "refresh_token"].contains(&grant_type) {
        let text = format!("The grant type {grant_type} is not supported");
        return Err(Refusal::oauth(400, "unsupported_grant_type", text));
    }
    let (client, proof) = client::authenticate(&world.settings, call, &form)?;
    let now = call.now.unix_timestamp();
    match grant_type {
        "refresh_token" => by_refresh_token(world, call, &form, &client, proof),
        _ => by_code(world, &form, &client, proof, now),
    }
}

fn by_code(
    world: &mut World,
    form: &Form,
    client: &Registration,
    proof: Proof,
    now: i64,
) -> Answer {
    let (text, redirect_uri) = (field(form, "code")?, field(form, "redirect_uri")?);
    let Some(code) = world.codes.get(text, now) else {
        return Err(invalid_grant("The code is unknown, spent or too old"));
    };
    if *code.client != *client.id {
        return Err(invalid_grant("The code was given to another client"));
    }
    if code.redirect_uri != redirect_uri {
        return Err(invalid_grant(
            "The redirect_uri is not that of the authorization request",
        ));
    }
    let verifier = field(form, "code_verifier").ok();
    match (&code.challenge, verifier) {
        (Some(challenge), Some(verifier)) if challenge.accepts(verifier) => {}
        (Some(_), Some(_)) => {
            return Err(invalid_grant(
                "The code_verifier does not match the code_challenge",
            ));
        }
        (Some(_), None) => return Err(invalid_request("code_verifier is missing")),
        (None, Some(_)) => return Err(invalid_request("code_verifier without a code_challenge")),
        (None, None) if proof == Proof::Name => {
            return Err(Refusal::oauth(
                401,
                "invalid_client",
                "Without PKCE the client secret is needed",
            ));
        }
        (None, None) => {}
    }
    let nonce = code.nonce.clone();
    let grant = Grant {
        person: code.person,
        scopes: code.scopes.clone(),
        expires: now + world.settings.refresh_lifetime,
        public: proof == Proof::Name,
        client: code.client.clone(),
        id: world.dice.uuid(),
        parent: None,
        created: now,
    };
    if !world.settings.switches.reusable_codes {
        world.codes.spend(text);
    }
    let refresh = world.tokens.mint_refresh(grant.clone(), &mut world.dice);
    let id_token = id_token::write(world, &grant, nonce.as_deref(), now);
    Ok(tokens(world, &grant, Some(refresh), id_token, now))
}

fn by_refresh_token(
    world: &mut World,
    call: &Call<'_>,
    form: &Form,
    client: &Registration,
    proof: Proof,
) -> Answer {
    let now = call.now.unix_timestamp();
    let old = field(form, "refresh_token")?.to_owned();
    let Some(grant) = world.tokens.refreshable(&old, call.now).cloned() else {
        if let (true, Some(id)) = (
            world.settings.switches.reuse_revokes,
            world.tokens.replaced(&old),
        ) {
            world.tokens.end(&[id], now);
        }
        return Err(invalid_grant(
            "The refresh token is unknown, expired or revoked",
        ));
    };
    if *grant.client != *client.id {
        return Err(invalid_grant(
            "The refresh token was given to another client",
        ));
    }
    if proof == Proof::Name && !grant.public {
        return Err(Refusal::oauth(
            401,
            "invalid_client",
            "The client secret is missing",
        ));
    }
    let grant = Grant {
        expires: now + world.settings.refresh_lifetime,
        ..grant
    };
    if world.settings.switches.refresh_ends_access {
        world.tokens.end_access_of(grant.id, now);
    }
    let refresh = match world.settings.switches.refresh {
        RefreshAnswer::Rotate => {
            let new = world.tokens.rotate(&old, grant.clone(), &mut world.dice);
            Some(new)
        }
        RefreshAnswer::Same => {
            world.tokens.prolong(&old, grant.expires);
            Some(old)
        }
        RefreshAnswer::Omit => {
            world.tokens.prolong(&old, grant.expires);
            None
        }
    };
    Ok(tokens(world, &grant, refresh, None, now))
}

/// Issues an access token in the format that the switch selects.
pub(crate) fn mint(world: &mut World, grant: Grant) -> String {
    if world.settings.switches.jwt_tokens {
        let claims = json!({
            "realm": world.tenant.org.uuid.to_string(),
            "iss": world.settings.switches.issuer,
            "sub": grant.person.to_string(),
            "client_id": &*grant.client,
            "exp": grant.expires,
        });
        let token = id_token::jwt(&claims, &world.dice.hex(80));
        world.tokens.adopt(&token, grant);
        return token;
    }
    world.tokens.mint(grant, &mut world.dice)
}

fn tokens(
    world: &mut World,
    grant: &Grant,
    refresh: Option<String>,
    id_token: Option<String>,
    now: i64,
) -> Reply {
    let lifetime = world.settings.access_lifetime;
    let access = Grant {
        expires: now + lifetime,
        id: world.dice.uuid(),
        parent: Some(grant.id),
        created: now,
        ..grant.clone()
    };
    let token = mint(world, access);
    let mut members = Map::new();
    members.insert("access_token".into(), Value::from(token));
    if !world.settings.switches.omit_expires_in {
        members.insert("expires_in".into(), lifetime.into());
    }
    if let Some(refresh) = refresh {
        members.insert("refresh_token".into(), refresh.into());
    }
    members.insert(
        "refresh_token_expires_in".into(),
        world.settings.refresh_lifetime.into(),
    );
    members.insert("token_type".into(), "Bearer".into());
    let mut scope = grant.scopes.join(" ");
    if world.settings.switches.adds_kms && !grant.scopes.iter().any(|scope| scope == KMS) {
        scope = [scope.as_str(), KMS].join(" ");
    }
    members.insert("scope".into(), scope.into());
    if let Some(id_token) = id_token {
        members.insert("id_token".into(), id_token.into());
    }
    Reply::json(&members).with_header("Pragma", "no-cache".into())
}

fn field<'a>(form: &'a Form, name: &str) -> Result<&'a str, Refusal> {
    let mut values = form
        .iter()
        .filter(|(key, value)| key == name && !value.is_empty());
    match (values.next(), values.next()) {
        (Some((_, value)), None) => Ok(value),
        (None, _) => Err(invalid_request(&format!("{name} is missing"))),
        (Some(_), Some(_)) => Err(invalid_request(&format!("{name} is given more than once"))),
    }
}

fn invalid_request(text: &str) -> Refusal {
    Refusal::oauth(400, "invalid_request", text)
}

fn invalid_grant(text: &str) -> Refusal {
    Refusal::oauth(400, "invalid_grant", text)
}
