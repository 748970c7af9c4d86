//! Adds variety seen in the recorded organisation to a finished crowd.

use crate::dice::Dice;
use crate::tenant::Tenant;
use crate::tenant::license::Family;
use crate::tenant::person::Presence;

/// The people that tests know by name. They stay unchanged.
const KNOWN: usize = 3;
/// The number of holders of the free licence whose units are all in use.
const COMPANIONS: usize = 44;
/// One in this many people has a second address.
const ALIASES: usize = 64;
/// One in this many people has not been active for months.
const IDLE: usize = 13;

/// One in this many people comes from a directory.
const SYNCED: usize = 32;

/// Gives the companion licence to the first people, a second address to a few, plain site entries without a licence to
/// some, no activity for months to others, and a directory to others.
pub(crate) fn spread(tenant: &mut Tenant, dice: &mut Dice) {
    let mut licenses = tenant.licenses.iter();
    let companion = licenses.position(|license| license.family == Family::Companion);
    for slot in KNOWN..tenant.people.end() {
        let plain = dice.per_mille(80).then(|| dice.below(tenant.sites.len()));
        let (holds, alias) = (slot < KNOWN + COMPANIONS, slot % ALIASES == 40);
        let (idle, synced) = (slot % IDLE == 7, slot % SYNCED == 25);
        if !holds && !alias && !idle && !synced && plain.is_none() {
            continue;
        }
        let Some(mut person) = tenant.people.at(slot).cloned() else {
            continue;
        };
        person.synced = synced;
        if let (true, Some(companion)) = (holds, companion) {
            person.licenses.insert(companion);
        }
        if alias {
            let local = person.email.split('@').next().unwrap_or_default();
            let second = format!("{local}.{slot}@alias.lantern.example");
            person.extras_mut().more_emails.push(second.into());
        }
        if idle && let Some(last) = &mut person.last_activity {
            // From six weeks to a year and a half, without a draw: the rest of the crowd stays as it is.
            *last -= 86_400 * (42 + (slot * 29 % 500) as i64);
            person.presence = Presence::Inactive;
        }
        if let Some(site) = plain {
            let taken = tenant.hosted_sites(&person) | person.attendee;
            person.plain_sites = (1 << site) & !taken;
        }
        tenant.put(slot, Some(person));
    }
}
