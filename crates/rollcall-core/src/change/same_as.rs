//! Copies licences and session types from a model person.
//!
//! Pure: determines what differs, what is left out and why, and what Webex may refuse. The writes are ordinary changes
//! ([`LicensesOf`](super::LicensesOf), [`SessionTypesOf`](super::SessionTypesOf)), licences first: a licence of a site brings its session
//! types.

use webex_api::{License, LicenseId, OrgId, SessionTypeId, SiteUrl};

use super::seats::{Fit, effect_of};
use super::{DiffKind, DiffLine, set_diff};
use crate::licenses::elsewhere;
use crate::sets::{Set, set_of};

/// Why a difference is left out, or why Webex may refuse it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// A Calling licence. Adding one needs a number or an extension; removing one loses the number.
    Calling,
    /// The licence's id names another organisation.
    Elsewhere,
    /// The licence is missing from the organisation's list.
    NotListed,
    /// The pool has no seat left.
    Full,
    /// Every seat of a free pool is in use; such pools seem to grow by themselves.
    FreePoolInUse,
}

impl Concern {
    /// Whether the difference is never sent. Otherwise the admin decides.
    pub const fn leaves_out(self) -> bool {
        matches!(self, Self::Calling | Self::Elsewhere | Self::NotListed)
    }
}

/// One licence in which the person and the model differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseDifference {
    /// What would make them the same.
    pub line: DiffLine<LicenseId>,
    /// The reason against it, if there is one.
    pub concern: Option<Concern>,
}

/// The licences in which the person, who holds `held`, and the model differ; those to remove come first. `home` is the organisation's id;
/// without it, no licence counts as another organisation's.
pub fn license_differences(
    pools: &[License],
    home: Option<&OrgId>,
    held: &Set<LicenseId>,
    model: &Set<LicenseId>,
) -> Vec<LicenseDifference> {
    let lines = set_diff(held, model).into_iter();
    lines
        .filter(|line| line.kind != DiffKind::Kept)
        .map(|line| LicenseDifference {
            concern: concern(pools, home, &line),
            line,
        })
        .collect()
}

/// Returns what speaks against giving or taking away a licence.
pub(crate) fn concern(
    pools: &[License],
    home: Option<&OrgId>,
    line: &DiffLine<LicenseId>,
) -> Option<Concern> {
    let id = &line.field;
    if home.is_some_and(|home| elsewhere(id, home).is_some()) {
        return Some(Concern::Elsewhere);
    }
    let Some(pool) = pools.iter().find(|pool| pool.id == *id) else {
        return Some(Concern::NotListed);
    };
    if pool.is_calling() {
        return Some(Concern::Calling);
    }
    match effect_of(pools, line).fit() {
        Fit::Fits => None,
        Fit::Full => Some(Concern::Full),
        Fit::FreePoolInUse => Some(Concern::FreePoolInUse),
    }
}

/// The differences that are selected at first: all without a [`Concern`].
pub fn chosen_at_first(differences: &[LicenseDifference]) -> Set<LicenseId> {
    let free = differences.iter().filter(|it| it.concern.is_none());
    set_of(free.map(|it| it.line.field.clone()))
}

/// Returns `held` with the chosen differences applied.
pub fn toggled(held: &Set<LicenseId>, chosen: &Set<LicenseId>) -> Set<LicenseId> {
    set_of(held.symmetric_difference(chosen).cloned())
}

/// Whether the change from `held` to `after` adds or removes a licence of a site, so that Webex may change the session types there by itself.
pub fn touches_site(
    pools: &[License],
    held: &Set<LicenseId>,
    after: &Set<LicenseId>,
    site: &SiteUrl,
) -> bool {
    held.symmetric_difference(after).any(|id| {
        let pool = pools.iter().find(|pool| pool.id == *id);
        let of = pool.and_then(|pool| pool.site_url.as_deref());
        of.is_some_and(|of| SiteUrl::new(of).is_same(site))
    })
}

/// What can be done about the session types of one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteDifference {
    /// They are already the same.
    Same,
    /// They differ.
    Differs(Vec<DiffLine<SessionTypeId>>),
    /// The change of licences may change them first. Holds the session types that the person should have.
    AfterLicenses(Set<SessionTypeId>),
    /// The person will not host on the site.
    NoHost,
}

/// What can be done about the session types of a site that the model hosts on. `hosts` says whether the person will host there once
/// the licences are as wanted, `touched` whether those change the site ([`touches_site`]).
pub fn site_difference(
    held: &Set<SessionTypeId>,
    model: &Set<SessionTypeId>,
    hosts: bool,
    touched: bool,
) -> SiteDifference {
    if !hosts {
        return SiteDifference::NoHost;
    }
    if touched {
        return SiteDifference::AfterLicenses(model.clone());
    }
    if held == model {
        return SiteDifference::Same;
    }
    let lines = set_diff(held, model).into_iter();
    SiteDifference::Differs(lines.filter(|line| line.kind != DiffKind::Kept).collect())
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use proptest::prelude::*;

    use super::*;

    const HOME: &str = "1eb65fdf-9643-417f-9974-ad72cae0e10f";
    const OTHER: &str = "2eb65fdf-9643-417f-9974-ad72cae0e10f";

    fn pools() -> Vec<License> {
        let pool = |id: &str,
                    name: &str,
                    used: i64,
                    subscription: Option<&str>,
                    site: Option<&str>| serde_json::json!({"id": id, "name": name, "totalUnits": 5, "consumedUnits": used, "subscriptionId": subscription, "siteUrl": site});
        serde_json::from_value(serde_json::json!([
            pool("roomy", "Messaging", 1, Some("S"), None),
            pool("full", "Meetings", 5, Some("S"), Some("a.webex.com")),
            pool("grows", "Free", 5, None, None),
            pool(
                "calling",
                "Webex Calling - Professional",
                1,
                Some("S"),
                None
            ),
        ]))
        .unwrap()
    }

    fn ids<T: From<&'static str> + Ord>(names: &[&'static str]) -> Set<T> {
        names.iter().map(|name| T::from(*name)).collect()
    }

    fn differences(
        held: &Set<LicenseId>,
        model: &Set<LicenseId>,
    ) -> Vec<(DiffKind, String, Option<Concern>)> {
        let home = OrgId::new(HOME);
        let all = license_differences(&pools(), Some(&home), held, model);
        all.into_iter()
            .map(|it| (it.line.kind, it.line.field.to_string(), it.concern))
            .collect()
    }

    #[test]
    fn each_difference_says_what_speaks_against_it() {
        let text = format!("ciscospark://us/LICENSE/{OTHER}:MC_1");
        let foreign = LicenseId::new(URL_SAFE_NO_PAD.encode(text));
        let mut model = ids(&["full", "grows", "calling", "strange"]);
        model.insert(foreign.clone());
        let found = differences(&ids(&["roomy"]), &model);
        let expected = [
            (DiffKind::Removed, "roomy", None),
            (DiffKind::Added, foreign.as_str(), Some(Concern::Elsewhere)),
            (DiffKind::Added, "calling", Some(Concern::Calling)),
            (DiffKind::Added, "full", Some(Concern::Full)),
            (DiffKind::Added, "grows", Some(Concern::FreePoolInUse)),
            (DiffKind::Added, "strange", Some(Concern::NotListed)),
        ];
        let found: Vec<_> = found
            .iter()
            .map(|(kind, id, concern)| (*kind, &**id, *concern))
            .collect();
        assert_eq!(found, expected);
    }

    /// Removing a Calling licence loses its number; removing a licence of a full pool is fine.
    #[test]
    fn removals_have_their_own_concerns() {
        let found = differences(&ids(&["calling", "full", "strange"]), &ids(&[]));
        let concerns: Vec<_> = found.iter().map(|(_, _, concern)| *concern).collect();
        let expected = [Some(Concern::Calling), None, Some(Concern::NotListed)];
        assert_eq!(concerns, expected);
    }

    #[test]
    fn a_license_of_a_site_touches_that_site_alone() {
        let touches = |site: &str| {
            let (held, after) = (ids(&["roomy"]), ids(&["full"]));
            touches_site(&pools(), &held, &after, &SiteUrl::new(site))
        };
        assert!(touches("A.webex.com"));
        assert!(!touches("b.webex.com"));
    }

    #[test]
    fn session_types_wait_for_the_licences_of_their_site() {
        let (held, model) = (ids(&["1", "2"]), ids(&["2", "3"]));
        let difference = |hosts, touched| site_difference(&held, &model, hosts, touched);
        let line = |kind, field: &str| DiffLine {
            kind,
            field: field.into(),
        };
        let lines = vec![line(DiffKind::Removed, "1"), line(DiffKind::Added, "3")];
        assert_eq!(difference(true, false), SiteDifference::Differs(lines));
        assert_eq!(
            difference(true, true),
            SiteDifference::AfterLicenses(model.clone())
        );
        assert_eq!(difference(false, true), SiteDifference::NoHost);
        assert_eq!(
            site_difference(&held, &held, true, false),
            SiteDifference::Same
        );
    }

    proptest! {
        /// Applying all differences makes both equal, and applying some changes nothing else.
        #[test]
        fn choosing_differences_makes_exactly_those(held in 0..256_u32, model in 0..256_u32, chosen in 0..256_u32) {
            let set = |bits: u32| -> Set<LicenseId> {
                (0..8).filter(|bit| bits & (1 << bit) != 0).map(|bit: u32| LicenseId::new(bit.to_string())).collect()
            };
            let (held, model) = (set(held), set(model));
            let all: Set<LicenseId> = license_differences(&pools(), None, &held, &model).into_iter().map(|it| it.line.field).collect();
            prop_assert_eq!(toggled(&held, &all), model.clone());
            let some: Set<LicenseId> = all.intersection(&set(chosen)).cloned().collect();
            let after = toggled(&held, &some);
            for id in held.iter().chain(model.difference(&held)) {
                let wanted = if some.contains(id) { model.contains(id) } else { held.contains(id) };
                prop_assert_eq!(after.contains(id), wanted);
            }
        }
    }
}
