//! A person as JSON, limited to what the caller may see.

use serde::Serialize;
use serde_json::{Value, json};

use crate::answer::{Answer, Reply};
use crate::auth::caller::Caller;
use crate::call::Call;
use crate::ids::Kind;
use crate::rest::person_at;
use crate::switches::{FlagForm, StatusSharing, Switches};
use crate::tenant::crowd::EPOCH;
use crate::tenant::extras::{Address, PhoneNumber};
use crate::tenant::person::{Person, Presence};
use crate::text_time::stamp;
use crate::world::World;

/// Seconds after creation until `sipAddresses` appear, because Webex fills them in the background.
const SIP_DELAY: i64 = 5;

/// What to show besides the basic profile.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct View {
    /// Licences, roles, sites, pending and login flags.
    pub(crate) admin: bool,
    /// `status` and `lastActivity`.
    pub(crate) presence: bool,
    /// `locationId` and `extension`.
    pub(crate) calling: bool,
    /// Whether the person is part of a list.
    pub(crate) listed: bool,
}

impl View {
    /// Everything, for callers who read themselves or have just changed the person.
    pub(crate) fn full(call: &Call<'_>) -> Self {
        Self {
            admin: true,
            presence: true,
            calling: call.flag("callingData"),
            listed: false,
        }
    }

    /// The view for a request for one person.
    pub(crate) fn of_one(caller: &Caller, calling: bool) -> Self {
        Self {
            admin: caller.reads_as_admin(),
            presence: true,
            calling,
            listed: false,
        }
    }
}

/// Answers with the person in a directory slot.
pub(crate) fn answer(world: &World, call: &Call<'_>, slot: usize, view: View) -> Answer {
    let shown = person_at(&world.tenant, slot)?;
    Ok(Reply::json(&person(
        world,
        shown,
        view,
        call.now.unix_timestamp(),
    )))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SipAddress {
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
    primary: bool,
}

/// The `Person` schema. Absent members are omitted, as Webex does.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PersonJson<'a> {
    id: String,
    emails: Vec<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    phone_numbers: &'a [PhoneNumber],
    #[serde(skip_serializing_if = "Option::is_none")]
    extension: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location_id: Option<&'a str>,
    display_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    nick_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    avatar: Option<&'a str>,
    org_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licenses: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    manager: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    manager_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    addresses: &'a [Address],
    created: String,
    last_modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    timezone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_activity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site_urls: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sip_addresses: Vec<SipAddress>,
    #[serde(skip_serializing_if = "Option::is_none")]
    invite_pending: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    login_enabled: Option<Value>,
    #[serde(rename = "type")]
    kind: &'static str,
    /// Members that are missing because they could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Value>,
}

/// Builds the JSON of a person for one caller.
pub(crate) fn person<'a>(
    world: &'a World,
    person: &'a Person,
    view: View,
    now: i64,
) -> PersonJson<'a> {
    let (tenant, switches) = (&world.tenant, &world.settings.switches);
    let extras = person.extras.as_deref();
    let flag = |flag: bool| {
        view.admin
            .then(|| flag_json(switches.person_flags, person, flag))
    };
    let holdings = view.admin && !(view.listed && switches.bare_lists);
    let presence = presence(switches, person, view);
    let active = presence != Some(Presence::Unknown) || switches.activity_of_unknown;
    let broken = view.listed && switches.item_errors && person.uuid.0[15] % 32 == 7;
    PersonJson {
        id: Kind::People.id(person.uuid),
        emails: emails(world, person),
        phone_numbers: extras.map_or(&[], |extras| &extras.phone_numbers),
        extension: extras
            .filter(|_| view.calling)
            .and_then(|extras| extras.extension.as_deref()),
        location_id: extras
            .filter(|_| view.calling)
            .and_then(|extras| Some(&*tenant.locations.get(extras.location?)?.id)),
        display_name: &person.display_name,
        nick_name: extras
            .and_then(|extras| extras.nick_name.as_deref())
            .or(person.first_name.as_deref()),
        first_name: person.first_name.as_deref(),
        last_name: person.last_name.as_deref(),
        avatar: extras.and_then(|extras| extras.avatar.as_deref()),
        org_id: &tenant.org.id,
        roles: holdings.then(|| {
            person
                .roles
                .indices()
                .map(|index| &*tenant.roles[index].id)
                .collect()
        }),
        licenses: holdings.then(|| {
            person
                .licenses
                .indices()
                .map(|index| &*tenant.licenses[index].id)
                .collect()
        }),
        department: person.department.as_deref(),
        manager: extras.and_then(|extras| extras.manager.as_deref()),
        manager_id: extras.and_then(|extras| extras.manager_id.as_deref()),
        title: person.title.as_deref(),
        addresses: extras.map_or(&[], |extras| &extras.addresses),
        created: stamp(person.created),
        last_modified: stamp(person.modified),
        timezone: person.timezone.as_deref().filter(|_| !broken),
        last_activity: person
            .last_activity
            .filter(|_| presence.is_some() && active)
            .map(|at| stamp(at + days_since_epoch(now))),
        status: presence.map(Presence::name),
        site_urls: view
            .admin
            .then(|| super::site_urls::of(tenant, person, switches.plain_sites)),
        sip_addresses: sip(person, now),
        invite_pending: flag(person.invite_pending),
        login_enabled: flag(person.login_enabled),
        kind: "person",
        errors: broken.then(|| {
            json!({ "timezone": { "code": "read_failure", "reason": "The member could not be read" } })
        }),
    }
}

/// The whole days from the crowd's epoch to now, in seconds. Activity moves with them, so that people who were active in the week
/// before the epoch were active in the week before today.
const fn days_since_epoch(now: i64) -> i64 {
    let past = now - EPOCH;
    if past > 0 { past - past % 86_400 } else { 0 }
}

/// Returns a person's presence as the caller sees it.
fn presence(switches: &Switches, person: &Person, view: View) -> Option<Presence> {
    match switches.status_sharing {
        _ if !view.presence => None,
        StatusSharing::On => Some(person.presence),
        StatusSharing::Missing => None,
        StatusSharing::Unknown => Some(Presence::Unknown),
    }
}

/// Returns the addresses. Webex promises no order, so the order alternates between answers.
fn emails<'a>(world: &World, person: &'a Person) -> Vec<&'a str> {
    let mut emails: Vec<_> = person.emails().collect();
    if emails.len() > 1
        && !world.settings.switches.stable_emails
        && world.requests.is_multiple_of(2)
    {
        emails.reverse();
    }
    emails
}

fn sip(person: &Person, now: i64) -> Vec<SipAddress> {
    if person.invite_pending || now < person.created + SIP_DELAY {
        return Vec::new();
    }
    let local = person.email.split('@').next().unwrap_or_default();
    vec![SipAddress {
        kind: "cloud-calling",
        value: format!("{local}@lantern.calls.example"),
        primary: true,
    }]
}

fn flag_json(form: FlagForm, person: &Person, flag: bool) -> Value {
    let text = match form {
        FlagForm::Text => true,
        FlagForm::Boolean => false,
        FlagForm::Mixed => person.uuid.0[15].is_multiple_of(2),
    };
    if text {
        Value::from(flag.to_string())
    } else {
        Value::from(flag)
    }
}
