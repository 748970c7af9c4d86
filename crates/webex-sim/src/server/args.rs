//! The command line.

use crate::registration::Registration;
use crate::settings::{RateLimit, Settings, TenantKind};

/// The output of `--help`.
pub const HELP: &str = "\
A simulated Webex for tests and demonstrations. All its data is invented.

Usage: webex-sim --listen ADDRESS:PORT [options]

  --listen ADDRESS:PORT   where to listen; port 0 picks a free port (default 127.0.0.1:8081)
  --people N              people in the organisation, at least 3 (default 2000)
  --seed N                seed of people, tokens and ids (default 1)
  --tenant KIND           believable (default) or hostile: hostile text in every string
  --rate PER_S            requests per second for each user (default: no limit)
  --burst N               requests at once under --rate (default: the rate)
  --max-page N            silent cap on max in GET /people (default 1000)
  --custom-types N        custom session types of the first site, besides its five, at most 10 (default 0)
  --redirect-uri URI      registers a further redirect URI (repeatable); loopback URIs are always registered
  --client-id ID          client id of the built-in integration
  --client-secret SECRET  client secret of the built-in integration
  --register ID:SECRET:URI[:SCOPES]
                          registers a further integration (repeatable; a known ID adds a redirect URI). With an empty SECRET
                          it authenticates with PKCE alone. SCOPES are separated by commas and can have any name (default:
                          the catalogue)
  --expires-in S          lifetime of an access token (default 1209599)
  --refresh-expires-in S  lifetime of a refresh token (default 7775999)
  --no-control            disables /_sim/*

Open questions about Webex:
  --no-public-client      the token endpoint requires the client secret even with PKCE
  --no-implicit           refuses response_type=token
  --implicit-refresh      the implicit flow also returns a refresh token
  --reusable-codes        a code can be exchanged again within its sixty seconds
  --refresh-ends-access   a refresh ends the access tokens issued before it
  --reuse-revokes         using a rotated refresh token again ends the whole authorization
  --send-iss              the authorization endpoint's answer includes iss
  --issuer URL            the issuer in iss and in tokens (default https://idbroker.webex.com/idb)
  --jwt-tokens            access tokens are JWTs
  --revoke-delay S        how long access tokens stay valid after their authorization is deleted (default 0)
  --hide-header NAME      leaves NAME out of Access-Control-Expose-Headers (repeatable)
  --no-patch-preflight    a preflight for PATCH fails
  --email-header          a preflight for the request header email passes
  --no-token-basic        a preflight for Basic authorization at the token endpoint fails
  --refresh HOW           same (default), rotate or omit: the refresh_token in the answer to a refresh
  --no-expires-in         token answers have no expires_in
  --session-types HOW     replace (default) or merge: how PUT treats session types it does not list
  --person-flags FORM     boolean (default), text or mixed: loginEnabled and invitePending
  --not-found-ids FORM    null (default) or absent: notFoundIds when everyone was found
  --activity-of-unknown   lastActivity is present even when the status is unknown
  --bare-lists            lists of people omit licences and roles
  --no-plain-sites        siteUrls has no plain entry for a site on which the person holds no licence
  --stable-emails         a person's addresses always come in the same order
  --no-item-errors        nobody in a list has errors about single members
  --status-sharing HOW    on (default), missing or unknown: everyone's presence
  --synced-writes HOW     refuse (default) or ignore: writes of members that a directory provides
  --no-scim-total         the search for SCIM users doesn't say how many there are
  --scim-rooms            the search for SCIM users also finds and counts the accounts of meeting rooms
  --uuid-ids              ids of licences and roles contain a bare UUID
  --always-subscribed     free pools and trials have a subscription like the others
  --unlimited-free-pools  all free pools are unlimited (default: some grow with their holders)
  --no-null-units         consumedBy... is always a number
  --old-license-names     licences have their names from before 26 January 2026
  --errors-in-206         a 206 lists in errors what was not done
  --oauth-errors SHAPE    oauth (default) or gateway: error bodies of the token endpoint
  --no-oauth-tracking-id  error bodies of the token endpoint have no trackingID
  --no-kms-scope          scope in token answers is what was requested, without spark:kms
  --single-tracking-id    TrackingID in the answer is the service's own, even if the client sent one
  --no-xml-cors           scripts of other origins cannot use the XML service
  --xml-encoding NAME     utf-8 (default), iso-8859-1 or utf-16: its answers
  --xml-prefixes WHICH    usual (default), other or undeclared: their namespace prefixes
  --xml-backup            a backup site answers
  --xml-ticket-exception ID
                          the exception for a ticket that has ended (default 030002)
  --xml-nothing-found HOW failure (default) or list: the answer of a search that finds nobody
  --xml-omitted-slots HOW keep (default) or clear: tracking codes that SetUser does not mention
  --no-xml-get-me         the site does not know GetMe
  --admin-scope-for-me    spark-admin:people_read is enough for GET /people/me
  --html-429              the body of a 429 is HTML
  --upper-account-types   account types of sites are HOST and ATTENDEE

  --help                  prints this help
";

/// A parsed command line.
#[derive(Clone, Debug)]
pub struct Args {
    /// The address and port to listen on.
    pub listen: String,
    /// The simulator's settings.
    pub settings: Settings,
}

/// Why the program stops instead of running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// `--help`.
    Help,
    /// A sentence that says what is wrong.
    Wrong(String),
}

impl Args {
    /// Parses the arguments after the program's name.
    ///
    /// # Errors
    /// [`Stop`] for `--help` and for anything that cannot be parsed.
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
                    .ok_or_else(|| Stop::Wrong(format!("{flag} needs a value")))
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
                        return Err(Stop::Wrong(format!("unknown option {flag}; see --help")));
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
        (None, Some(_)) => Err(Stop::Wrong("--burst needs --rate".into())),
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
                        "--tenant must be believable or hostile, not {other}"
                    )));
                }
            };
        }
        "--max-page" => settings.max_page = number::<usize>(flag, &value()?)?.max(1),
        "--custom-types" => {
            settings.custom_types = number(flag, &value()?)?;
            if settings.custom_types > 10 {
                return Err(Stop::Wrong("--custom-types must be at most 10".into()));
            }
        }
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
        "--synced-writes" => switches.synced_writes = word(flag, &value()?)?,
        "--no-scim-total" => switches.scim_total = false,
        "--scim-rooms" => switches.scim_rooms = true,
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
        "--xml-encoding" => switches.xml_encoding = word(flag, &value()?)?,
        "--xml-prefixes" => switches.xml_prefixes = word(flag, &value()?)?,
        "--xml-backup" => switches.xml_backup = true,
        "--xml-ticket-exception" => switches.xml_ticket_exception = value()?,
        "--xml-nothing-found" => switches.xml_nothing_found = word(flag, &value()?)?,
        "--xml-omitted-slots" => switches.xml_omitted_slots = word(flag, &value()?)?,
        "--no-xml-get-me" => switches.xml_get_me = false,
        "--admin-scope-for-me" => switches.admin_scope_for_me = true,
        "--html-429" => switches.html_429 = true,
        "--upper-account-types" => switches.upper_account_types = true,
        _ => return Ok(false),
    }
    Ok(true)
}

fn number<T: std::str::FromStr>(flag: &str, text: &str) -> Result<T, Stop> {
    text.parse()
        .map_err(|_| Stop::Wrong(format!("{flag} needs a number, not {text}")))
}

fn word<T: serde::de::DeserializeOwned>(flag: &str, text: &str) -> Result<T, Stop> {
    serde_json::from_value(text.into()).map_err(|_| {
        Stop::Wrong(format!(
            "{flag} does not accept {text}; see --help for its values"
        ))
    })
}
