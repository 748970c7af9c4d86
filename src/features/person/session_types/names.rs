//! The names of session types and of their kinds.

use rollcall_core::sets::{Set, set_of};

use crate::prelude::*;
use rollcall_core::naming::{self, Item};
use webex_api::{SessionTypeId, SiteSessionType, SiteUrl};

use crate::components::change_form::{Choice, ChoiceGroup, Words, named};
use crate::data::use_tenant;

/// How a change of session types on a site names them. A name that has not loaded is the number of its session type.
pub fn words_on(site: &SiteUrl) -> Words {
    let offered = use_tenant().site_session_types(site).ensure();
    let of_site = site.to_string();
    Words {
        item: named(move |id: SessionTypeId| Item {
            name: offered.with(|offered| {
                let offered = offered.ready().map(|offered| &***offered);
                naming::session_type(offered.unwrap_or_default(), &id)
            }),
            site: Some(of_site.clone()),
            ..Item::default()
        }),
        note: Callback::new(|_| None),
        fields: "session types",
    }
}

/// Lists every session type that the site offers, plus those the person holds that the site's list lacks. Held ones come first.
pub fn choices(
    types: &[SiteSessionType],
    held: &Set<SessionTypeId>,
) -> Vec<ChoiceGroup<SessionTypeId>> {
    let known = set_of(types.iter().map(|offered| &offered.id));
    let (first, rest): (Vec<_>, Vec<_>) =
        types.iter().partition(|offered| held.contains(&offered.id));
    let offered = first.into_iter().chain(rest).map(|offered| Choice {
        field: offered.id.clone(),
        name: naming::session_type(types, &offered.id),
        aside: offered
            .kind
            .as_ref()
            .map(naming::session_kind)
            .unwrap_or_default(),
        hint: None,
        fixed: false,
        elsewhere: None,
    });
    let strangers = held
        .iter()
        .filter(|id| !known.contains(id))
        .map(|id| Choice {
            field: id.clone(),
            name: naming::session_type(types, id),
            aside: "Not in the site's list".to_owned(),
            hint: None,
            fixed: false,
            elsewhere: None,
        });
    vec![ChoiceGroup {
        title: String::new(),
        choices: strangers.chain(offered).collect(),
    }]
}
