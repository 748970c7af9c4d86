//! People that a directory provides: Webex writes their profile only from there.

use crate::answer::Refusal;
use crate::switches::SyncedWrites;
use crate::tenant::extras::Extras;
use crate::tenant::person::Person;

/// The refusal to delete such a person.
pub(crate) const NOT_DELETED: &str =
    "The user is synchronized from a directory and cannot be deleted";

/// Refuses or undoes what `after` changes of the members that a directory provides.
pub(crate) fn write(how: SyncedWrites, before: &Person, after: &mut Person) -> Result<(), Refusal> {
    if !before.synced {
        return Ok(());
    }
    match (how, changed(before, after)) {
        (_, None) => Ok(()),
        (SyncedWrites::Refuse, Some(member)) => Err(Refusal::bad_request(format!(
            "{member} is synchronized from a directory and cannot be changed"
        ))),
        (SyncedWrites::Ignore, Some(_)) => {
            keep(before, after);
            Ok(())
        }
    }
}

/// Returns the first of these members that differs.
fn changed(before: &Person, after: &Person) -> Option<&'static str> {
    let none = Extras::default();
    let [old, new] = [before, after].map(|person| person.extras.as_deref().unwrap_or(&none));
    let same_emails = before.emails().eq(after.emails());
    let pairs = [
        ("emails", same_emails),
        ("firstName", before.first_name == after.first_name),
        ("lastName", before.last_name == after.last_name),
        ("displayName", before.display_name == after.display_name),
        ("title", before.title == after.title),
        ("department", before.department == after.department),
        ("manager", old.manager == new.manager),
        ("managerId", old.manager_id == new.manager_id),
        ("addresses", old.addresses == new.addresses),
        ("phoneNumbers", old.phone_numbers == new.phone_numbers),
    ];
    let differs = pairs.into_iter().find(|(_, same)| !same);
    differs.map(|(member, _)| member)
}

fn keep(before: &Person, after: &mut Person) {
    let old = before.extras.as_deref().cloned().unwrap_or_default();
    let new = after.extras_mut();
    *new = Extras {
        more_emails: old.more_emails,
        manager: old.manager,
        manager_id: old.manager_id,
        addresses: old.addresses,
        phone_numbers: old.phone_numbers,
        ..std::mem::take(new)
    };
    after.email.clone_from(&before.email);
    after.first_name.clone_from(&before.first_name);
    after.last_name.clone_from(&before.last_name);
    after.display_name.clone_from(&before.display_name);
    after.title.clone_from(&before.title);
    after.department.clone_from(&before.department);
}
