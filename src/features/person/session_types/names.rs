//! The names of session types and of their kinds.

use rollcall_core::sets::set_of;
use std::collections::BTreeSet;

use rollcall_core::naming;
use webex_api::{SessionKind, SessionTypeId, SiteSessionType};

use crate::components::change_form::{Choice, ChoiceGroup};

/// Lists every session type that the site offers, plus those the person holds that the site's list lacks. Held ones come first.
pub fn choices(
    types: &[SiteSessionType],
    held: &BTreeSet<SessionTypeId>,
) -> Vec<ChoiceGroup<SessionTypeId>> {
    let known = set_of(types.iter().map(|offered| &offered.id));
    let (first, rest): (Vec<_>, Vec<_>) =
        types.iter().partition(|offered| held.contains(&offered.id));
    let offered = first.into_iter().chain(rest).map(|offered| Choice {
        field: offered.id.clone(),
        name: naming::session_type(types, &offered.id),
        aside: offered.kind.as_ref().map(kind_in_words).unwrap_or_default(),
        hint: None,
        fixed: false,
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
        });
    vec![ChoiceGroup {
        title: String::new(),
        choices: strangers.chain(offered).collect(),
    }]
}

fn kind_in_words(kind: &SessionKind) -> String {
    match kind {
        SessionKind::Meeting => "Meeting",
        SessionKind::Webinar => "Webinar",
        SessionKind::PrivateMeeting => "Private meeting",
        SessionKind::EventCenter => "Event Center",
        SessionKind::SupportCenter => "Support Center",
        SessionKind::TrainCenter => "Training Center",
        SessionKind::Other(word) => word,
    }
    .to_owned()
}
