//! Why a person cannot be deleted.

use crate::prelude::*;
use rollcall_core::change::deletion::{Deletable, deletable};
use webex_api::Person;

use crate::data::{LoadState, Remote, use_tenant};
use crate::effect::effect;
use crate::memo::memo;

const OWN: &str = "You can't delete your own account.";
const LAST: &str = "This is the last full administrator. Give somebody else that role first.";
const CHECKING: &str = "Checking whether this is the last full administrator…";
const UNKNOWN: &str = "Rollcall can't tell whether this is the last full administrator.";

/// Why the person cannot be deleted, as far as known; tracked. Looks for other full administrators only if it matters.
pub(super) fn use_spared(person: &Person) -> Signal<Option<String>> {
    let tenant = use_tenant();
    let (me, roles) = (tenant.me.ensure(), tenant.roles.ensure());
    let subject = person.clone();
    let decided = memo(move || {
        let (me, roles) = (me.ready(), roles.ready());
        let roles = roles.as_ref().map(|roles| &***roles);
        deletable(&subject, me.as_deref(), roles)
    });
    let others: RwSignal<Option<Remote<bool>>> = RwSignal::new(None);
    let id = person.id.clone();
    effect(move || {
        if let Deletable::IfOthersHold(role) = decided.get() {
            others.set(Some(tenant.others_hold(role, id.clone()).ensure()));
        }
    });
    Signal::derive(move || {
        let reason = match decided.get() {
            Deletable::Yes => return None,
            Deletable::Oneself => OWN,
            Deletable::Unknown => UNKNOWN,
            Deletable::IfOthersHold(_) => match others.get().map(Remote::state) {
                Some(LoadState::Ready(true)) => return None,
                Some(LoadState::Ready(false)) => LAST,
                None | Some(LoadState::Waiting) => CHECKING,
                Some(LoadState::Failed(_) | LoadState::Cancelled) => UNKNOWN,
            },
        };
        Some(reason.to_owned())
    })
}
