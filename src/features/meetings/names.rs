//! Session types in words.

use std::collections::BTreeSet;

use webex_api::{SessionKind, SessionTypeId, SiteSessionType};

use crate::features::change::{Choice, ChoiceGroup};

/// The name of a session type of a site; one that the site does not list goes by its number.
pub fn name_of(types: &[SiteSessionType], id: &SessionTypeId) -> String {
    let known = types.iter().find(|offered| offered.id == *id);
    known.map_or_else(
        || format!("Session type {id}"),
        |offered| name_of_type(offered.name.as_deref(), offered.short_name.as_deref(), id),
    )
}

/// The name of a session type with its short name, as Webex's own pages show it: "Pro meeting (PRO)".
pub fn name_of_type(name: Option<&str>, short_name: Option<&str>, id: &SessionTypeId) -> String {
    match (
        name.filter(|name| !name.is_empty()),
        short_name.filter(|name| !name.is_empty()),
    ) {
        (Some(name), Some(short)) => format!("{name} ({short})"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => format!("Session type {id}"),
    }
}

/// Lists every session type that the site offers, plus those the person holds that the site's list lacks. Held ones come first.
pub fn choices(
    types: &[SiteSessionType],
    held: &BTreeSet<SessionTypeId>,
) -> Vec<ChoiceGroup<SessionTypeId>> {
    let known: BTreeSet<_> = types.iter().map(|offered| &offered.id).collect();
    let mut offered: Vec<&SiteSessionType> = types.iter().collect();
    offered.sort_by_key(|offered| !held.contains(&offered.id));
    let offered = offered.into_iter().map(|offered| Choice {
        field: offered.id.clone(),
        name: name_of(types, &offered.id),
        aside: offered.kind.as_ref().map(kind_in_words).unwrap_or_default(),
        hint: None,
        fixed: false,
    });
    let strangers = held
        .iter()
        .filter(|id| !known.contains(id))
        .map(|id| Choice {
            field: id.clone(),
            name: name_of(types, id),
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

#[cfg(test)]
mod tests {
    use super::name_of_type;

    #[test]
    fn whatever_is_known_names_it() {
        assert_eq!(
            name_of_type(Some("Pro meeting"), Some("PRO"), &"3".into()),
            "Pro meeting (PRO)"
        );
        assert_eq!(name_of_type(Some(""), Some("PRO"), &"3".into()), "PRO");
        assert_eq!(name_of_type(None, None, &"3".into()), "Session type 3");
    }
}
