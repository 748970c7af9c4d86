//! What a job read back: with it, the list of people is as if it had been read again.

use rollcall_core::change::profile::Part;
use rollcall_core::change::{AnyValue, Verdict, amended};
use rollcall_core::jobs::edit::{
    Deletion, Edit, FieldEdit, Members, NewRole, Profile, SignIn, SiteRole,
};
use rollcall_core::jobs::plan::Wish;
use rollcall_core::people::Directory;
use serde_json::json;
use webex_api::{Person, PersonId, SiteUrl};

use super::{Page, everybody, planned, removable};
use crate::world::World;

/// The list of people as a page has it.
fn listed(world: &World) -> Directory {
    let mut people = Directory::new();
    people.push_page(world.people());
    people
}

/// What the page shows of each person.
fn shown(people: &Directory) -> Vec<impl PartialEq + std::fmt::Debug + use<>> {
    let rows = (0..people.len() as u32).filter_map(|row| people.row(row).zip(Some(row)));
    let shown = rows.map(|(person, row)| {
        let mut held = person.licenses.map(<[_]>::to_vec).unwrap_or_default();
        held.sort();
        let mut sites: Vec<&str> = person.sites.iter().map(SiteUrl::as_str).collect();
        sites.sort_unstable();
        // Not the address: the simulator lists several in any order.
        let texts = [person.name, person.department.unwrap_or("")];
        let key = format!("{} {texts:?} {sites:?}", person.id);
        (key, held, people.account(row))
    });
    let mut shown: Vec<_> = shown.collect();
    shown.sort_by(|a, b| a.0.cmp(&b.0));
    shown
}

#[test]
fn the_list_takes_in_what_a_job_of_each_kind_read_back() {
    let world = World::new(400);
    let license = removable(&world);
    let pools = world.licenses();
    let of_site = |person: &Person| {
        let held = person.licenses.iter().flatten();
        let pools = held.filter_map(|id| pools.iter().find(|pool| pool.id == *id));
        let mut sites = pools.filter_map(|pool| pool.site_url.as_deref());
        sites.next().map(SiteUrl::from)
    };
    let people: Vec<Person> = everybody(&world).into_values().collect();
    let host = people
        .iter()
        .skip(3)
        .find_map(|it| Some((it, of_site(it)?)));
    let (host, site) = host.expect("a host");
    let role = Edit::from(SiteRole {
        site: site.clone(),
        licenses: pools
            .iter()
            .filter(|pool| {
                pool.site_url
                    .as_deref()
                    .is_some_and(|of| site.is_same(&of.into()))
            })
            .map(|pool| pool.id.clone())
            .collect(),
        role: NewRole::None,
    });
    let mut edits: Vec<(PersonId, Edit)> = vec![(host.id.clone(), role)];
    let usual = |it: &&Person| it.id != host.id && it.emails.len() == 1;
    let usual = people.iter().skip(3).filter(usual);
    for (number, person) in usual.enumerate().take(40) {
        let held = person.licenses.iter().flatten().any(|id| *id == license);
        let edit = match number % 4 {
            0 if held => Members::remove([license.clone()].into()).into(),
            0 | 1 => SignIn { enabled: false }.into(),
            2 => Edit::from(Profile {
                fields: [Part::DisplayName, Part::Department]
                    .map(|part| FieldEdit {
                        part,
                        from: None,
                        to: format!("Keeper {number}"),
                    })
                    .into(),
            }),
            _ => Deletion.into(),
        };
        edits.push((person.id.clone(), edit));
    }
    let wishes = (1..).zip(edits).map(|(line, (person, edit))| Wish {
        line,
        person: Some(person),
        edit,
    });
    let plan = planned(&world, true, wishes.collect());
    let mut list = listed(&world);
    let before = shown(&list);
    // The answer to some writes is lost, and some do nothing.
    world.control(
        "POST",
        "faults",
        &json!([{"route": "PUT /v1/people/*", "nth": 3, "times": 4, "fault": {"kind": "status", "status": 502}}]),
    );
    let page = Page::new(&world);
    let job = page.run(&plan);
    let applied = job.progress().count(Verdict::Applied);
    assert!(applied >= 30, "{applied}");
    let mut changed = Vec::new();
    for (operation, found) in page.found.borrow().iter() {
        let Some(found) = found else { continue };
        if let (AnyValue::Account(None), Some(person)) = (found, operation.person()) {
            list.remove(&[person.as_str()]);
        }
        changed.extend(amended(operation, found));
    }
    list.amend(changed, &pools);
    let now = shown(&listed(&world));
    assert_ne!(before, now);
    for (listed, now) in shown(&list).iter().zip(&now) {
        assert_eq!(listed, now);
    }
    assert_eq!(list.len(), now.len());
}
