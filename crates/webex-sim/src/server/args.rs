//! The command line.

use crate::registration::Registration;
use crate::settings::{RateLimit, Settings, TenantKind};

/// What `--help` prints.
pub const HELP: &str = "\
A simulated Webex for tests and demonstrations. Nothing it says is real.

Usage: webex-sim --listen ADDRESS:PORT [options]

  --listen ADDRESS:PORT   where to listen; port 0 takes a free one (default 127.0.0.1:8081)
  --people N              people in the organisation, at least 3 (default 2000)
  --seed N                seed of people, tokens and ids (default 1)
  --tenant KIND           believable (default) or hostile: a payload in every string
  --rate PER_S            requests a second for each user (default: no limit)
  --burst N               requests at once under --rate (default: the rate)
  --max-page N            silent cap of max on GET /people (default 1000)
  --redirect-uri URI      registers one more redirect URI (may be repeated); http loopback URIs need none
  --client-id ID          client id of the integration
  --client-secret SECRET  its secret
  --register ID:SECRET:URI[:SCOPES]
                          one more integration (may be repeated; the same ID adds a redirect URI). With an empty SECRET it
                          proves itself by PKCE; SCOPES, separated by commas, may be of any name (default: the catalogue)
  --expires-in S          life of an access token (default 1209599)
  --refresh-expires-in S  life of a refresh token (default 7775999)
  --no-control            /_sim/* does not answer

What is not known about Webex:
  --no-public-client      the token endpoint wants the client secret, also with PKCE
  --no-implicit           response_type=token is refused
  --implicit-refresh      the implicit flow hands out a refresh token too
  --reusable-codes        a code can be exchanged again within its sixty seconds
  --refresh-ends-access   a refresh ends the access tokens that were handed out before
  --reuse-revokes         a replaced refresh token that is used again ends the whole authorization
  --send-iss              the answer of the authorization endpoint carries iss
  --issuer URL            the issuer in iss and in tokens (default https://idbroker.webex.com/idb)
  --jwt-tokens            access tokens are JWTs
  --revoke-delay S        access tokens stay good so long after their authorization was deleted (default 0)
  --hide-header NAME      leaves NAME out of Access-Control-Expose-Headers (may be repeated)
  --no-patch-preflight    a preflight for PATCH does not pass
  --email-header          a preflight for the request header email passes
  --no-token-basic        a preflight for Basic authorization at the token endpoint does not pass
  --refresh HOW           same (default), rotate or omit: what a refresh answers as refresh_token
  --no-expires-in         token answers have no expires_in
  --session-types HOW     replace (default) or merge: what PUT does with session types it does not name
  --person-flags FORM     boolean (default), text or mixed: loginEnabled and invitePending
  --not-found-ids FORM    null (default) or absent: notFoundIds where nobody is missing
  --activity-of-unknown   lastActivity is there where the status is unknown too
  --bare-lists            lists of people leave out licences and roles
  --no-plain-sites        siteUrls names no site plainly whose licence the person does not hold
  --stable-emails         several addresses of a person always come in the same order
  --no-item-errors        nobody in a list carries errors about single members
  --status-sharing HOW    on (default), missing or unknown: everybody's presence
  --uuid-ids              ids of licences and roles hold a bare UUID
  --always-subscribed     free pools and trials have a subscription like the others
  --unlimited-free-pools  no free pool has a limit; else some grow with their holders
  --no-null-units         consumedBy... is always a number
  --old-license-names     licences have the names from before 26 January 2026
  --errors-in-206         a 206 says in errors what was not done
  --oauth-errors SHAPE    oauth (default) or gateway: error bodies of the token endpoint
  --no-oauth-tracking-id  they carry no trackingID
  --no-kms-scope          scope in token answers is what was asked for, without spark:kms
  --single-tracking-id    the answer's TrackingID is the service's, also where the client sent one
  --no-xml-cors           a script of another origin cannot use the XML service
  --admin-scope-for-me    spark-admin:people_read is enough for GET /people/me
  --html-429              the body of a 429 is HTML
  --upper-account-types   account types of sites are HOST and ATTENDEE

  --help                  prints this
";

/// A command line that was understood.
#[derive(Clone, Debug)]
pub struct Args {
    /// Address and port.
    pub listen: String,
    /// Everything else.
    pub settings: Settings,
}

/// Why there is nothing to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// `--help`.
    Help,
    /// A sentence about what was wrong.
    Wrong(String),
}

impl Args {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// [`Stop`] for `--help` and for whatever cannot be understood.
    pub fn parse(args: impl IntoIterator<Item = String>) -> Result<Self, Stop> {
        let mut parsed = Self {
            listen: "127.0.0.1:8081".into(),
            settings: Settings::default(),
        };
        let (mut rate, mut burst) = (None, None);
        let mut args = args.into_iter();
        while let Some(flag) = args.next() {
            let mut value = || {
                args.next()
                    .ok_or_else(|| Stop::Wrong(format!("{flag} wants a value")))
            };
            match flag.as_str() {
                "--help" | "-h" => return Err(Stop::Help),
                "--listen" => parsed.listen = value()?,
                "--rate" => rate = Some(number::<f64>(&flag, &value()?)?),
                "--burst" => burst = Some(number::<u32>(&flag, &value()?)?),
                "--no-control" => parsed.settings.control = false,
                _ => {
                    if !world(&mut parsed.settings, &flag, &mut value)?
                        && !switch(&mut parsed.settings, &flag, &mut value)?
                    {
                        return Err(Stop::Wrong(format!(
                            "unknown option {flag}; --help lists them"
                        )));
                    }
                }
            }
        }
        parsed.settings.rate = limit(rate, burst)?;
        Ok(parsed)
    }
}

fn limit(rate: Option<f64>, burst: Option<u32>) -> Result<Option<RateLimit>, Stop> {
    match (rate, burst) {
        (None, None) => Ok(None),
        (Some(per_second), burst) if per_second > 0.0 && burst != Some(0) => Ok(Some(RateLimit {
            per_second,
            burst: burst.unwrap_or(per_second.ceil() as u32),
        })),
        (Some(_), _) => Err(Stop::Wrong(
            "--rate and --burst must be greater than 0".into(),
        )),
        (None, Some(_)) => Err(Stop::Wrong("--burst wants --rate".into())),
    }
}

type Value<'a> = &'a mut dyn FnMut() -> Result<String, Stop>;

fn world(settings: &mut Settings, flag: &str, value: Value<'_>) -> Result<bool, Stop> {
    match flag {
        "--people" => {
            settings.people = number(flag, &value()?)?;
            if settings.people < 3 {
                return Err(Stop::Wrong("--people must be at least 3".into()));
            }
        }
        "--seed" => settings.seed = number(flag, &value()?)?,
        "--tenant" => {
            settings.tenant = match value()?.as_str() {
                "believable" => TenantKind::Believable,
                "hostile" => TenantKind::Hostile,
                other => {
                    return Err(Stop::Wrong(format!(
                        "--tenant is believable or hostile, not {other}"
                    )));
                }
            };
        }
        "--max-page" => settings.max_page = number::<usize>(flag, &value()?)?.max(1),
        "--redirect-uri" => settings.redirect_uris.push(value()?),
        "--client-id" => settings.client_id = value()?,
        "--client-secret" => settings.client_secret = value()?,
        "--register" => settings.register(
            Registration::parse(&value()?)
                .map_err(|text| Stop::Wrong(format!("--register: {text}")))?,
        ),
        "--expires-in" => settings.access_lifetime = number(flag, &value()?)?,
        "--refresh-expires-in" => settings.refresh_lifetime = number(flag, &value()?)?,
        _ => return Ok(false),
    }
    Ok(true)
}

fn switch(settings: &mut Settings, flag: &str, value: Value<'_>) -> Result<bool, Stop> {
    let switches = &mut settings.switches;
    match flag {
        "--no-public-client" => switches.public_client = false,
        "--no-implicit" => switches.implicit = false,
        "--implicit-refresh" => switches.implicit_refresh = true,
        "--reusable-codes" => switches.reusable_codes = true,
        "--refresh-ends-access" => switches.refresh_ends_access = true,
        "--reuse-revokes" => switches.reuse_revokes = true,
        "--send-iss" => switches.send_iss = true,
        "--issuer" => switches.issuer = value()?,
        "--jwt-tokens" => switches.jwt_tokens = true,
        "--revoke-delay" => switches.revoke_delay_s = number(flag, &value()?)?,
        "--hide-header" => switches.hidden_headers.push(value()?),
        "--no-patch-preflight" => switches.patch_preflight = false,
        "--email-header" => switches.email_header_preflight = true,
        "--no-token-basic" => switches.token_basic_preflight = false,
        "--refresh" => switches.refresh = word(flag, &value()?)?,
        "--no-expires-in" => switches.omit_expires_in = true,
        "--session-types" => switches.session_types = word(flag, &value()?)?,
        "--person-flags" => switches.person_flags = word(flag, &value()?)?,
        "--not-found-ids" => switches.not_found_ids = word(flag, &value()?)?,
        "--activity-of-unknown" => switches.activity_of_unknown = true,
        "--bare-lists" => switches.bare_lists = true,
        "--no-plain-sites" => switches.plain_sites = false,
        "--stable-emails" => switches.stable_emails = true,
        "--no-item-errors" => switches.item_errors = false,
        "--status-sharing" => switches.status_sharing = word(flag, &value()?)?,
        "--uuid-ids" => switches.uuid_ids = true,
        "--always-subscribed" => switches.always_subscribed = true,
        "--unlimited-free-pools" => switches.unlimited_free_pools = true,
        "--no-null-units" => switches.null_units = false,
        "--old-license-names" => switches.old_license_names = true,
        "--errors-in-206" => switches.errors_in_206 = true,
        "--no-oauth-tracking-id" => switches.oauth_tracking_id = false,
        "--no-kms-scope" => switches.adds_kms = false,
        "--single-tracking-id" => switches.doubled_tracking_id = false,
        "--oauth-errors" => switches.oauth_errors = word(flag, &value()?)?,
        "--no-xml-cors" => switches.xml_cors = false,
        "--admin-scope-for-me" => switches.admin_scope_for_me = true,
        "--html-429" => switches.html_429 = true,
        "--upper-account-types" => switches.upper_account_types = true,
        _ => return Ok(false),
    }
    Ok(true)
}

fn number<T: std::str::FromStr>(flag: &str, text: &str) -> Result<T, Stop> {
    text.parse()
        .map_err(|_| Stop::Wrong(format!("{flag} wants a number, not {text}")))
}

fn word<T: serde::de::DeserializeOwned>(flag: &str, text: &str) -> Result<T, Stop> {
    serde_json::from_value(text.into()).map_err(|_| {
        Stop::Wrong(format!(
            "{flag} does not know {text}; --help lists the values"
        ))
    })
}
