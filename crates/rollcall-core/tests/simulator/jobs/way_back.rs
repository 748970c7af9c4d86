//! Undo of a job of several kinds: afterwards, everybody is as before, member by member.

use std::collections::BTreeMap;

use rollcall_core::change::Verdict;
use rollcall_core::change::profile::Part;
use rollcall_core::jobs::edit::{Edit, FieldEdit, Members, Profile, SessionTypes, SignIn};
use rollcall_core::jobs::plan::Wish;
use rollcall_core::jobs::report::undo;
use webex_api::{
    GetUserSessionTypes, LicenseId, ListSites, Person, PersonId, SessionTypeId, SiteUrl,
};

use crate::world::World;

use super::{Page, all_applied, everybody, planned, removable};

const ROWS: usize = 500;

/// The session types of a person on the site; `None` if they are no host there.
fn types(world: &World, person: &PersonId, site: &SiteUrl) -> Option<Vec<SessionTypeId>> {
    let get = GetUserSessionTypes {
        site_url: site.clone(),
        person_id: person.clone(),
    };
    let held = world.clock.run(world.client.call(&get)).ok()?.value;
    let mut ids: Vec<SessionTypeId> = held.session_types.into_iter().map(|it| it.id).collect();
    ids.sort();
    Some(ids)
}

/// What the job may change about a person, and what it must not.
fn state(
    world: &World,
    people: &[PersonId],
    site: &SiteUrl,
) -> BTreeMap<PersonId, (Person, Option<Vec<SessionTypeId>>)> {
    let mut all = everybody(world);
    let of = |person: &PersonId| {
        let mut whole = all.remove(person).unwrap();
        // These lists have no order.
        whole.emails.sort();
        whole.licenses.iter_mut().for_each(|held| held.sort());
        // PUT /people does not take this member.
        for number in &mut whole.phone_numbers {
            number.primary = None;
        }
        // Undoing is a modification too.
        whole.last_modified = None;
        (person.clone(), (whole, types(world, person, site)))
    };
    people.iter().map(of).collect()
}

/// One edit of the person, of a kind that depends on their number.
fn edit(
    number: usize,
    person: &Person,
    types: Option<&Vec<SessionTypeId>>,
    license: &LicenseId,
    site: &SiteUrl,
) -> Option<Edit> {
    let held = person.licenses.as_ref()?;
    let one_address = person.emails.len() == 1;
    Some(match number % 4 {
        0 if held.contains(license) => Members::remove([license.clone()].into()).into(),
        1 if one_address && person.login_enabled == Some(true) => SignIn { enabled: false }.into(),
        2 if one_address => Profile {
            fields: vec![FieldEdit {
                part: Part::Title,
                from: Some(person.title.clone().unwrap_or_default()),
                to: format!("Keeper {number}"),
            }],
        }
        .into(),
        _ => {
            let first = types?.first()?.clone();
            let types = Members::Change {
                remove: [first].into(),
                add: [].into(),
            };
            let site = site.clone();
            SessionTypes { site, types }.into()
        }
    })
}

#[test]
fn undo_of_500_mixed_rows_brings_everybody_back_member_by_member() {
    let world = World::new(900);
    let license = removable(&world);
    let sites = world.clock.run(world.client.call(&ListSites::default()));
    let site = sites.unwrap().value.items.remove(0).site_url;
    let all: Vec<PersonId> = everybody(&world).into_keys().skip(3).collect();
    let before = state(&world, &all, &site);
    let mut wishes = Vec::new();
    for (number, (id, (person, types))) in before.iter().enumerate() {
        if let Some(edit) = edit(number, person, types.as_ref(), &license, &site) {
            wishes.push(Wish {
                line: number as u32 + 1,
                person: Some(id.clone()),
                edit,
            });
        }
    }
    wishes.truncate(ROWS);
    assert_eq!(wishes.len(), ROWS);
    let keys: std::collections::BTreeSet<&str> = wishes.iter().map(|it| it.edit.key()).collect();
    assert_eq!(keys.len(), 4, "{keys:?}");
    let licensed: Vec<_> = wishes
        .iter()
        .filter(|wish| matches!(wish.edit, Edit::Licenses(_)))
        .map(|wish| wish.person.clone())
        .collect();
    let plan = planned(&world, true, wishes);
    let job = Page::new(&world).run(&plan);
    // Webex refuses a few of them.
    let refused = job.progress().count(Verdict::Refused) as usize;
    let applied = job.progress().count(Verdict::Applied) as usize;
    assert_eq!((applied + refused, refused < ROWS / 20), (ROWS, true));
    let changed = state(&world, &all, &site);
    let same = before.iter().filter(|(id, person)| changed[id] == **person);
    assert_eq!(
        before.len() - same.count(),
        applied,
        "each changed somebody"
    );

    let back = undo(&job.progress());
    assert_eq!((back.not_undone.len(), back.partly.len()), (0, 0));
    let plan = planned(&world, true, back.wishes);
    assert_eq!(plan.len() as usize, applied);
    all_applied(&Page::new(&world).run(&plan));
    let licensed: Vec<PersonId> = licensed.into_iter().flatten().collect();
    for (id, (person, types)) in state(&world, &all, &site) {
        let (person_before, types_before) = &before[&id];
        assert_eq!(person, *person_before);
        // With a licence of a site, Webex takes session types away, and gives the usual ones back.
        if !licensed.contains(&id) {
            assert_eq!(types, *types_before, "{id:?}");
        }
    }
}
