//! Webex groups (not SCIM groups).

use crate::dice::Dice;
use crate::ids::Uuid;
use crate::tenant::people::People;

pub(crate) struct Group {
    pub(crate) uuid: Uuid,
    pub(crate) name: String,
    /// Seconds since 1970.
    pub(crate) created: i64,
    /// The people added to the group. Those who have left the organisation are not shown.
    pub(crate) members: Vec<Uuid>,
}

/// Name, creation time, and how many of the first people are members.
const TABLE: [(&str, i64, usize); 3] = [
    ("Workshop", 1_645_064_009, 20),
    ("Administrators", 1_577_880_000, 2),
    ("Newcomers", 1_704_110_400, 0),
];

/// The three groups of every organisation.
pub(crate) fn groups(people: &People, dice: &mut Dice) -> Vec<Group> {
    let members = |size: usize| {
        let slots = 0..size.min(people.end());
        slots
            .filter_map(|slot| Some(people.at(slot)?.uuid))
            .collect()
    };
    let group = |(name, created, size): (&str, i64, usize)| Group {
        uuid: dice.uuid(),
        name: name.into(),
        created,
        members: members(size),
    };
    TABLE.map(group).into()
}
