//! Combinations of licences that Webex refuses, found before anything is sent.
//!
//! The rules are those of the documented error codes of `PATCH /licenses/users`. Webex gives a licence no kind but its name, and
//! renames licences now and then, so a clash is a warning: it forbids nothing, and a name that is not known clashes with nothing.

use crate::sets::{Set, set_of};

use webex_api::{License, LicenseId};

use crate::licenses::Supply;

/// What Webex refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClashKind {
    /// Webex Messenger licences cannot be changed through the API (400118).
    NotManaged,
    /// A free licence that Webex assigns by itself, and that others need, cannot be removed (700003 to 700006).
    Needed,
    /// Calling Professional cannot become Calling Standard in one step (400112).
    ProfessionalToStandard,
    /// Customer Assist cannot become Calling Standard (400410).
    AssistToStandard,
    /// These two exclude each other (400404, 400406, 400407).
    Exclusive,
    /// Attendant Console needs Calling Professional (400408).
    NeedsProfessional,
    /// A person can have one webinar licence (400413).
    OneOnly,
}

/// One combination that Webex refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Why.
    pub kind: ClashKind,
    /// The licences that it is about: one, or two that do not go together.
    pub licenses: Vec<LicenseId>,
}

/// What a licence is for, as far as its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Product {
    CallingProfessional,
    CallingStandard,
    AttendantConsole,
    CustomerAssist,
    Webinars,
    /// Free messaging, free meetings and screen share, which Webex assigns by itself.
    Implicit,
    Messenger,
    Other,
}

impl Product {
    fn of(license: &License) -> Self {
        let name = license.name.to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().all(|word| name.contains(word));
        let free = Supply::of(license) == Supply::Free;
        match () {
            () if has(&["calling", "professional"]) => Self::CallingProfessional,
            () if has(&["calling", "standard"]) => Self::CallingStandard,
            () if has(&["attendant console"]) => Self::AttendantConsole,
            () if has(&["customer assist"])
                || has(&["cx essentials"])
                || has(&["customer experience", "essentials"]) =>
            {
                Self::CustomerAssist
            }
            () if has(&["webinar"]) => Self::Webinars,
            () if has(&["messenger"]) => Self::Messenger,
            () if free
                && (has(&["screen share"])
                    || has(&["basic messaging"])
                    || has(&["basic space meetings"])) =>
            {
                Self::Implicit
            }
            () => Self::Other,
        }
    }
}

/// Finds what Webex would refuse of a change. What the person has already and keeps is not looked at.
pub fn clashes(pools: &[License], before: &Set<LicenseId>, after: &Set<LicenseId>) -> Vec<Clash> {
    let of = |set: &Set<LicenseId>, product: Product| -> Vec<LicenseId> {
        let pools = pools.iter().filter(|pool| set.contains(&pool.id));
        let pools = pools.filter(|pool| Product::of(pool) == product);
        pools.map(|pool| pool.id.clone()).collect()
    };
    let added = set_of(after.difference(before).cloned());
    let removed = set_of(before.difference(after).cloned());
    let changed = set_of(after.symmetric_difference(before).cloned());
    let mut found = Vec::new();
    let mut one = |kind, licenses: Vec<LicenseId>| {
        found.extend(licenses.into_iter().map(|license| Clash {
            kind,
            licenses: vec![license],
        }));
    };
    one(ClashKind::NotManaged, of(&changed, Product::Messenger));
    one(ClashKind::Needed, of(&removed, Product::Implicit));
    if of(after, Product::CallingProfessional).is_empty() {
        let console = of(after, Product::AttendantConsole);
        let moved = |id: &LicenseId| {
            changed.contains(id) || !of(&removed, Product::CallingProfessional).is_empty()
        };
        let console = console.into_iter().filter(moved).collect();
        one(ClashKind::NeedsProfessional, console);
        if !of(&removed, Product::CallingProfessional).is_empty() {
            let standard = of(&added, Product::CallingStandard);
            one(ClashKind::ProfessionalToStandard, standard);
        }
    }
    if !of(&removed, Product::CustomerAssist).is_empty() {
        let standard = of(&added, Product::CallingStandard);
        one(ClashKind::AssistToStandard, standard);
    }
    let mut pairs = |kind, ones: &[LicenseId], others: &[LicenseId]| {
        for first in ones {
            for second in others {
                if first != second && (added.contains(first) || added.contains(second)) {
                    found.push(Clash {
                        kind,
                        licenses: vec![first.clone(), second.clone()],
                    });
                }
            }
        }
    };
    let standard = of(after, Product::CallingStandard);
    for other in [
        Product::CallingProfessional,
        Product::AttendantConsole,
        Product::CustomerAssist,
    ] {
        pairs(ClashKind::Exclusive, &standard, &of(after, other));
    }
    let webinars = of(after, Product::Webinars);
    for (place, webinar) in webinars.iter().enumerate() {
        let rest = webinars.get(place + 1..).unwrap_or_default();
        pairs(ClashKind::OneOnly, std::slice::from_ref(webinar), rest);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pools() -> Vec<License> {
        let pool = |id: &str, name: &str, subscription: Option<&str>| serde_json::json!({"id": id, "name": name, "subscriptionId": subscription});
        let sub = Some("Sub1");
        serde_json::from_value(serde_json::json!([
            pool("professional", "Webex Calling - Professional", sub),
            pool("standard", "Webex Calling - Standard", sub),
            pool("console", "Webex Attendant Console", sub),
            pool("assist", "Customer Assist", sub),
            pool("old assist", "Customer Experience - Essentials", sub),
            pool("500", "Webex Webinars 500", sub),
            pool("1000", "Single License - Webex Webinars 1000", sub),
            pool("messenger", "Webex Messenger", sub),
            pool("share", "Screen Share", None),
            pool("basic", "Basic Messaging", None),
            pool("bought share", "Screen Share", sub),
            pool("meetings", "Meeting - Webex Meeting Center", sub),
        ]))
        .unwrap()
    }

    fn found(before: &[&str], after: &[&str]) -> Vec<(ClashKind, Vec<String>)> {
        let set = |ids: &[&str]| ids.iter().map(|id| LicenseId::from(*id)).collect();
        let clashes = clashes(&pools(), &set(before), &set(after)).into_iter();
        clashes
            .map(|clash| {
                let ids = clash.licenses.iter().map(ToString::to_string);
                (clash.kind, ids.collect())
            })
            .collect()
    }

    #[test]
    fn what_webex_refuses_is_found() {
        use ClashKind::*;
        for (before, after, kind, about) in [
            (vec![], vec!["messenger"], NotManaged, vec!["messenger"]),
            (
                vec!["share", "meetings"],
                vec!["meetings"],
                Needed,
                vec!["share"],
            ),
            (vec!["basic"], vec![], Needed, vec!["basic"]),
            (vec![], vec!["console"], NeedsProfessional, vec!["console"]),
            (
                vec!["professional", "console"],
                vec!["console"],
                NeedsProfessional,
                vec!["console"],
            ),
            (
                vec!["professional"],
                vec!["standard"],
                ProfessionalToStandard,
                vec!["standard"],
            ),
            (
                vec!["assist"],
                vec!["standard"],
                AssistToStandard,
                vec!["standard"],
            ),
            (
                vec!["professional"],
                vec!["professional", "standard"],
                Exclusive,
                vec!["standard", "professional"],
            ),
            (
                vec!["standard"],
                vec!["standard", "old assist"],
                Exclusive,
                vec!["standard", "old assist"],
            ),
            (
                vec!["500"],
                vec!["500", "1000"],
                OneOnly,
                vec!["500", "1000"],
            ),
        ] {
            let about = about.into_iter().map(str::to_owned).collect();
            assert_eq!(
                found(&before, &after),
                [(kind, about)],
                "{before:?} to {after:?}"
            );
        }
    }

    #[test]
    fn what_is_kept_and_what_is_not_known_clashes_with_nothing() {
        for (before, after) in [
            (vec!["500", "1000"], vec!["500", "1000", "meetings"]),
            (vec!["500"], vec!["1000"]),
            (vec!["console", "meetings"], vec!["console"]),
            (vec!["professional"], vec!["professional", "console"]),
            (vec!["share"], vec!["share", "meetings"]),
            (vec!["bought share", "strange"], vec![]),
            (vec!["messenger"], vec!["messenger", "meetings"]),
            (vec!["standard"], vec!["professional"]),
        ] {
            assert_eq!(found(&before, &after), [], "{before:?} to {after:?}");
        }
    }
}
