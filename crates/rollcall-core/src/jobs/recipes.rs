//! Edits for common intentions: moving people to another pool, making people the same as one of them, freeing idle seats.

use webex_api::{License, LicenseId, OrgId, PersonId, SessionTypeId, SiteUrl};

use super::edit::{Edit, Members, SessionTypes};
use super::plan::Wish;
use crate::change::DiffKind;
use crate::change::clashes::{ClashKind, clashes};
use crate::change::same_as::{Concern, LicenseDifference, license_differences};
use crate::sets::{Set, set_of};

/// Frees a seat of each of these licences.
pub fn reclaim(licenses: Set<LicenseId>) -> Edit {
    Members::remove(licenses).into()
}

/// Moves people from one pool to another, such as the same product of another subscription. For holders of `from` only: everybody with
/// this edit gets `to`. Plans refuse pools of Webex Calling, because the number would be lost.
pub fn move_to_pool(from: LicenseId, to: LicenseId) -> Edit {
    let (remove, add) = ([from].into(), [to].into());
    Members::Change { remove, add }.into()
}

/// Licences as those of a model person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameLicenses {
    /// The edit; `None` if nothing is left to do.
    pub edit: Option<Edit>,
    /// The differences that remain, because they cannot be made this way.
    pub left_out: Vec<LicenseDifference>,
}

/// Makes the licences of somebody who has `held` those of `model`. It names each licence, so that one that the person gets meanwhile
/// stays.
pub fn same_licenses(
    pools: &[License],
    home: Option<&OrgId>,
    held: &Set<LicenseId>,
    model: &Set<LicenseId>,
) -> SameLicenses {
    let is_out = |it: &LicenseDifference| it.concern.is_some_and(Concern::leaves_out);
    let all = license_differences(pools, home, held, model);
    let (left_out, made): (Vec<_>, Vec<_>) = all.into_iter().partition(is_out);
    let of = |kind| {
        let lines = made.iter().filter(move |it| it.line.kind == kind);
        set_of(lines.map(|it| it.line.field.clone()))
    };
    let (remove, add) = (of(DiffKind::Removed), of(DiffKind::Added));
    let edit = (!made.is_empty()).then(|| Members::Change { remove, add }.into());
    SameLicenses { edit, left_out }
}

/// The rows that make the licences of a person who has `held` those of `model`. First one for each difference that cannot be made: a
/// plan leaves it out and says why. Then, if anything is left to do, the one that does it. Free licences that Webex gives everyone stay,
/// and have no row.
pub fn rows_of_same_licenses(
    (line, person): (u32, &PersonId),
    pools: &[License],
    home: Option<&OrgId>,
    held: &Set<LicenseId>,
    model: &Set<LicenseId>,
) -> Vec<Wish> {
    let (mut model, mut alone) = (model.clone(), Vec::new());
    for clash in clashes(pools, held, &model.clone()) {
        if !matches!(clash.kind, ClashKind::Needed | ClashKind::NotManaged) {
            continue;
        }
        for license in clash.licenses {
            let has = held.contains(&license);
            match has {
                true => model.insert(license.clone()),
                false => model.remove(&license),
            };
            if clash.kind == ClashKind::NotManaged {
                alone.push((license, has));
            }
        }
    }
    let same = same_licenses(pools, home, held, &model);
    for LicenseDifference { line, .. } in same.left_out {
        alone.push((line.field, line.kind == DiffKind::Removed));
    }
    let alone = alone.into_iter().map(|(license, has)| match has {
        true => Members::remove([license].into()).into(),
        false => Members::add([license].into()).into(),
    });
    let wish = |edit| Wish {
        line,
        person: Some(person.clone()),
        edit,
    };
    alone.chain(same.edit).map(wish).collect()
}

/// Makes the session types of people on a site those of a model.
pub fn same_session_types(site: SiteUrl, model: Set<SessionTypeId>) -> Edit {
    let types = Members::Exactly(model);
    SessionTypes { site, types }.into()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::plan::{Facts, Known, Reason, plan};
    use super::super::samples::{for_each, ids, people, pool, pool_named};
    use super::*;
    use crate::change::{AnyTarget, AnyValue};

    struct Holders;

    impl Known for Holders {
        fn has(&self, _: &PersonId) -> bool {
            true
        }

        fn value(&self, _: &AnyTarget) -> Option<AnyValue> {
            Some(AnyValue::Licenses(ids(&["old", "kept"])))
        }
    }

    fn facts(pools: &[License]) -> Facts<'_> {
        Facts {
            pools,
            home: None,
            me: None,
            full_admins: &[],
            known: &Holders,
        }
    }

    /// Pools of the old and the new subscription, the new one with two seats.
    fn pools() -> Vec<License> {
        let calling = pool_named("C", "Webex Calling - Professional", 9, 0);
        vec![
            pool("old", 9, 9),
            pool("new", 2, 0),
            pool("kept", 9, 9),
            calling,
        ]
    }

    #[test]
    fn a_move_between_pools_counts_both() {
        let pools = pools();
        let facts = facts(&pools);
        let wishes = for_each(&move_to_pool("old".into(), "new".into()), people(3));
        let planned = plan(&facts, &mut wishes.into_iter());
        assert_eq!((planned.plan.len(), &*planned.refused), (3, &[] as _));
        let of = |id: &str| {
            let mut seats = planned.seats.iter();
            seats
                .find(|seats| seats.effect.license == id.into())
                .unwrap()
        };
        assert_eq!((of("old").freed, of("new").taken), (3, 3));
        assert_eq!(of("new").first_without, Some(2));

        let calling = for_each(&move_to_pool("old".into(), "C".into()), people(1));
        let planned = plan(&facts, &mut calling.into_iter());
        let reason = &planned.refused[0].reason;
        let is_calling = |reason: &Reason| {
            matches!(
                reason,
                Reason::License {
                    concern: Concern::Calling,
                    ..
                }
            )
        };
        assert!(is_calling(reason), "{reason:?}");
    }

    #[test]
    fn the_same_licences_are_named_and_what_cannot_be_is_left_out() {
        let held = ids(&["old", "kept"]);
        let same = same_licenses(&pools(), None, &held, &ids(&["kept", "new", "C", "gone"]));
        let expected = Members::Change {
            remove: ids(&["old"]),
            add: ids(&["new"]),
        };
        assert_eq!(same.edit, Some(expected.into()));
        let left_out: Vec<String> = same
            .left_out
            .iter()
            .map(|it| it.line.field.to_string())
            .collect();
        assert_eq!(left_out, ["C", "gone"]);
        assert_eq!(same_licenses(&pools(), None, &held, &held).edit, None);
    }

    #[test]
    fn what_cannot_be_made_is_named_beside_what_is_made() {
        let pools = pools();
        let facts = facts(&pools);
        let (person, held) = (&people(1)[0], ids(&["old", "kept"]));
        let rows = |model: &[&str]| {
            let model = ids(model);
            rows_of_same_licenses((7, person), &pools, None, &held, &model)
        };
        let planned = plan(&facts, &mut rows(&["kept", "new", "C", "gone"]).into_iter());
        let swap = move_to_pool("old".into(), "new".into());
        assert_eq!(planned.plan.len(), 1);
        assert_eq!(planned.plan.edit(0), Some(&swap));
        let mut refused = Vec::new();
        for it in planned.refused {
            let Reason::License { license, concern } = it.reason else {
                panic!("{:?}", it.reason);
            };
            refused.push((it.line, license.to_string(), concern));
        }
        assert_eq!(
            refused,
            [
                (7, "C".to_owned(), Concern::Calling),
                (7, "gone".to_owned(), Concern::NotListed)
            ]
        );
        assert_eq!(rows(&["old", "kept"]), []);
    }

    #[test]
    fn what_webex_gives_everyone_stays_and_what_it_does_not_let_change_is_named() {
        let mut pools = pools();
        pools.push(pool_named("M", "Webex Messenger", 9, 9));
        let free = json!({"id": "F", "name": "Basic Messaging", "totalUnits": 9});
        pools.push(serde_json::from_value(free).unwrap());
        let (person, held) = (&people(1)[0], ids(&["F", "M", "old"]));
        let model = ids(&["new"]);
        let rows = rows_of_same_licenses((1, person), &pools, None, &held, &model);
        let edits: Vec<Edit> = rows.into_iter().map(|wish| wish.edit).collect();
        let named = Members::remove(ids(&["M"])).into();
        assert_eq!(edits, [named, move_to_pool("old".into(), "new".into())]);
    }

    #[test]
    fn idle_seats_are_freed_and_session_types_copied() {
        let held = AnyValue::Licenses(ids(&["old", "kept"]));
        let after = reclaim(ids(&["old"])).after(&held);
        assert_eq!(after, Some(AnyValue::Licenses(ids(&["kept"]))));
        let copy = same_session_types("a.example".into(), ids(&["3"]));
        let before = AnyValue::SessionTypes(ids(&["9"]));
        assert_eq!(
            copy.after(&before),
            Some(AnyValue::SessionTypes(ids(&["3"])))
        );
    }
}
