//! Names for licences, session types and the parts of a profile: what a person knows them by, instead of their ids.

use crate::sets::set_of;

use webex_api::{
    License, LicenseId, Location, Role, RoleId, SessionKind, SessionTypeId, SiteSessionType,
};

use crate::change::deletion::Belonging;
use crate::change::profile::{Field, Part, Text};
use crate::change::site_role::SiteRight;
use crate::visible::visible;

/// A licence, a session type or a part of a profile. Two sites have licences of the same name, so the site belongs to the name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The name as Webex gives it.
    pub name: String,
    /// The meeting site that it belongs to.
    pub site: Option<String>,
    /// What tells it from another one of the same name and site, such as the subscription.
    pub detail: Option<String>,
    /// Its old text and its new one, either of which may be empty.
    pub texts: Option<(String, String)>,
}

impl Item {
    /// In one line of plain text: "Meeting Center on acme.webex.com (Sub123)". Characters that hide or reorder are shown.
    pub fn in_words(&self) -> String {
        let mut words = visible(&self.name).into_owned();
        if let Some(site) = &self.site {
            words.push_str(" on ");
            words.push_str(&visible(site));
        }
        if let Some(detail) = &self.detail {
            words.push_str(" (");
            words.push_str(&visible(detail));
            words.push(')');
        }
        if let Some((old, new)) = &self.texts {
            words.push_str(": ");
            words.push_str(&visible(old));
            if !old.is_empty() && !new.is_empty() {
                words.push_str(" → ");
            }
            words.push_str(&visible(new));
        }
        words
    }
}

/// A licence by its name and site; one that the organisation's list does not have is an unknown one.
pub fn license(licenses: &[License], id: &LicenseId) -> Item {
    let Some(license) = licenses.iter().find(|license| license.id == *id) else {
        return unknown_license(id);
    };
    Item {
        name: license.name.clone(),
        site: license.site_url.clone(),
        detail: apart(licenses, license),
        texts: None,
    }
}

/// Names an unknown licence by the end of its id, which is enough to distinguish two of them.
pub fn unknown_license(id: &LicenseId) -> Item {
    let tail: Vec<char> = id.as_str().chars().rev().take(8).collect();
    Item {
        name: "Unknown licence".to_owned(),
        site: None,
        detail: Some(format!("ID …{}", tail.iter().rev().collect::<String>())),
        texts: None,
    }
}

/// What tells a pool from others of the same name on the same site: its subscription, or its place among them.
fn apart(licenses: &[License], license: &License) -> Option<String> {
    let alike = |other: &&License| other.name == license.name && other.site_url == license.site_url;
    let alike: Vec<&License> = licenses.iter().filter(alike).collect();
    if alike.len() < 2 {
        return None;
    }
    let subscriptions = set_of(alike.iter().map(|pool| &pool.subscription_id));
    if subscriptions.len() < alike.len() {
        let place = alike.iter().position(|pool| pool.id == license.id)?;
        return Some(format!("pool {} of {}", place + 1, alike.len()));
    }
    let subscription = license.subscription_id.as_deref().unwrap_or_default();
    Some(match subscription {
        "" => "no subscription".to_owned(),
        id => format!("subscription {id}"),
    })
}

/// A part of a profile with its old and its new text. Licences, roles and locations go by their names; other ids are left out.
pub fn profile(
    field: &Field,
    licenses: &[License],
    roles: &[Role],
    locations: &[Location],
) -> Item {
    let shown = |text: &Text| {
        let text = text.shown()?.trim();
        Some(match (field.part, text) {
            (_, "") => String::new(),
            (Part::SignIn, "true") => "active".to_owned(),
            (Part::SignIn, _) => "deactivated".to_owned(),
            (Part::Role, id) => role(roles, id),
            (Part::Location, id) => {
                let known = locations.iter().find(|location| location.id == id)?;
                known.name.clone()
            }
            (Part::Site, entry) => entry.replacen("#attendee", " (attendee)", 1),
            (_, text) => text.to_owned(),
        })
    };
    let texts = shown(&field.from).zip(shown(&field.to));
    match field.part {
        Part::License => license(licenses, &field.either().unwrap_or_default().into()),
        part @ (Part::ManagerId | Part::Avatar) => Item {
            name: part.name().to_owned(),
            ..Item::default()
        },
        part => Item {
            name: part.name().to_owned(),
            texts,
            ..Item::default()
        },
    }
}

/// The name of what a deletion removes; `name` is the person's.
pub fn belonging(belonging: &Belonging, name: Option<&str>, licenses: &[License]) -> Item {
    match (belonging, name) {
        (Belonging::License(id), _) => license(licenses, id),
        (Belonging::Account, Some(name)) => Item {
            name: ["Account of ", name].concat(),
            ..Item::default()
        },
        (Belonging::Account, None) => Item {
            name: "Account".to_owned(),
            ..Item::default()
        },
    }
}

/// The name of a right on a site.
pub fn site_right(right: &SiteRight, licenses: &[License]) -> Item {
    match right {
        SiteRight::License(id) => license(licenses, id),
        SiteRight::Attendee(site) => Item {
            name: "Attendee account".to_owned(),
            site: Some(site.to_string()),
            ..Item::default()
        },
    }
}

/// An administrator role by its name; one that the organisation's list does not have is an unknown one.
fn role(roles: &[Role], id: &str) -> String {
    let id = RoleId::from(id);
    let known = roles.iter().find(|role| role.id == id);
    known.map_or_else(|| "Unknown role".to_owned(), |role| role.name.clone())
}

/// The name of a session type of a site; one that the site does not list goes by its number.
pub fn session_type(types: &[SiteSessionType], id: &SessionTypeId) -> String {
    let known = types.iter().find(|offered| offered.id == *id);
    known.map_or_else(
        || format!("Session type {id}"),
        |offered| session_type_name(offered.name.as_deref(), offered.short_name.as_deref(), id),
    )
}

/// The name of a session type with its short name, as Webex's own pages show it: "Pro meeting (PRO)".
pub fn session_type_name(
    name: Option<&str>,
    short_name: Option<&str>,
    id: &SessionTypeId,
) -> String {
    match (
        name.filter(|name| !name.is_empty()),
        short_name.filter(|name| !name.is_empty()),
    ) {
        (Some(name), Some(short)) => format!("{name} ({short})"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => format!("Session type {id}"),
    }
}

/// The family of a session type; one that Webex has added since goes by Webex's word.
pub fn session_kind(kind: &SessionKind) -> String {
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
    use super::*;

    #[test]
    fn the_site_is_part_of_the_name_and_nothing_hides() {
        let item = |site: Option<&str>, detail: Option<&str>| Item {
            name: "Meeting\u{202e} Center".to_owned(),
            site: site.map(str::to_owned),
            detail: detail.map(str::to_owned),
            texts: None,
        };
        assert_eq!(item(None, None).in_words(), "Meeting⟨U+202E⟩ Center");
        assert_eq!(
            item(Some("a.webex.com\n"), Some("Sub1")).in_words(),
            "Meeting⟨U+202E⟩ Center on a.webex.com␊ (Sub1)"
        );
    }

    #[test]
    fn a_part_of_a_profile_shows_both_texts_and_no_ids() {
        let licenses: Vec<License> =
            serde_json::from_value(serde_json::json!([{"id": "L", "name": "Messaging"}])).unwrap();
        let roles: Vec<Role> =
            serde_json::from_value(serde_json::json!([{"id": "R", "name": "Full Administrator"}]))
                .unwrap();
        let locations: Vec<Location> =
            serde_json::from_value(serde_json::json!([{"id": "B", "name": "Berlin"}])).unwrap();
        let words = |part, from: &str, to: &str| {
            let field = Field {
                part,
                from: Text::new(part, from),
                to: Text::new(part, to),
            };
            profile(&field, &licenses, &roles, &locations).in_words()
        };
        assert_eq!(words(Part::Title, "A", "B\n"), "Title: A → B");
        assert_eq!(words(Part::Title, "", "B"), "Title: B");
        assert_eq!(words(Part::Title, "A", ""), "Title: A");
        assert_eq!(
            words(Part::SignIn, "true", "false"),
            "Sign-in: active → deactivated"
        );
        assert_eq!(words(Part::Role, "R", ""), "Role: Full Administrator");
        assert_eq!(words(Part::Role, "", "S"), "Role: Unknown role");
        assert_eq!(words(Part::License, "L", ""), "Messaging");
        assert_eq!(words(Part::License, "", "L"), "Messaging");
        assert_eq!(words(Part::Location, "", "B"), "Location: Berlin");
        assert_eq!(words(Part::Location, "B", "X"), "Location");
        assert_eq!(words(Part::ManagerId, "M", "N"), "Manager's account");
        assert_eq!(
            words(Part::Site, "a.webex.com#attendee", ""),
            "Meeting site: a.webex.com (attendee)"
        );
    }

    #[test]
    fn every_license_is_named_by_what_tells_it_from_the_others() {
        let pool = |id: &str,
                    name: &str,
                    site: Option<&str>,
                    subscription: Option<&str>|
         -> License {
            serde_json::from_value(serde_json::json!({"id": id, "name": name, "siteUrl": site, "subscriptionId": subscription})).unwrap()
        };
        let pools = [
            pool("1", "Meeting Center", Some("a.webex.com"), Some("S1")),
            pool("2", "Meeting Center", Some("b.webex.com"), Some("S1")),
            pool("3", "Webex Calling", None, Some("S1")),
            pool("4", "Webex Calling", None, None),
            pool("5", "Messaging", None, Some("S2")),
            pool("6", "Messaging", None, Some("S2")),
            pool("7", "Messaging", None, None),
        ];
        for (id, words) in [
            ("1", "Meeting Center on a.webex.com"),
            ("2", "Meeting Center on b.webex.com"),
            ("3", "Webex Calling (subscription S1)"),
            ("4", "Webex Calling (no subscription)"),
            ("5", "Messaging (pool 1 of 3)"),
            ("6", "Messaging (pool 2 of 3)"),
            ("7", "Messaging (pool 3 of 3)"),
            ("Y2lzY29zcGFyazovL3Vz", "Unknown licence (ID …azovL3Vz)"),
        ] {
            assert_eq!(license(&pools, &id.into()).in_words(), words);
        }
    }

    #[test]
    fn whatever_is_known_names_it() {
        assert_eq!(
            session_type_name(Some("Pro meeting"), Some("PRO"), &"3".into()),
            "Pro meeting (PRO)"
        );
        assert_eq!(session_type_name(Some(""), Some("PRO"), &"3".into()), "PRO");
        assert_eq!(session_type_name(None, None, &"3".into()), "Session type 3");
    }
}
