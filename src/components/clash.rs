//! Combinations that Webex refuses, in words.

use rollcall_core::change::clashes::{Clash, ClashKind};
use rollcall_core::naming;
use webex_api::License;

/// The sentence about a clash.
pub fn words(clash: &Clash, pools: &[License]) -> String {
    let names = clash.licenses.iter();
    let mut names = names.map(|id| naming::license(pools, id).in_words());
    let (first, second) = (
        names.next().unwrap_or_default(),
        names.next().unwrap_or_default(),
    );
    match clash.kind {
        ClashKind::NotManaged => {
            format!("Webex doesn't let apps change {first}. Change it in Control Hub.")
        }
        ClashKind::Needed => {
            format!("Webex assigns {first} to everyone and will reject its removal.")
        }
        ClashKind::ProfessionalToStandard => format!(
            "Webex doesn't change a Professional calling licence to {first} in one step, and will reject this."
        ),
        ClashKind::AssistToStandard => {
            format!("Webex doesn't change Customer Assist to {first}, and will reject this.")
        }
        ClashKind::Exclusive => {
            format!("Webex doesn't allow {first} together with {second}, and will reject this.")
        }
        ClashKind::NeedsProfessional => format!(
            "{first} needs a Professional calling licence. Without one, Webex will reject this."
        ),
        ClashKind::OneOnly => {
            format!("Webex allows one webinar licence for a person: {first} or {second}.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_licences_are_named() {
        let pools: Vec<License> = serde_json::from_value(serde_json::json!([
            {"id": "A", "name": "Webex Webinars 500"},
            {"id": "B", "name": "Webex Webinars 1000"},
        ]))
        .unwrap();
        let clash = |kind| Clash {
            kind,
            licenses: vec!["A".into(), "B".into()],
        };
        assert_eq!(
            words(&clash(ClashKind::OneOnly), &pools),
            "Webex allows one webinar licence for a person: Webex Webinars 500 or Webex Webinars 1000."
        );
        for kind in [
            ClashKind::NotManaged,
            ClashKind::Needed,
            ClashKind::ProfessionalToStandard,
            ClashKind::AssistToStandard,
            ClashKind::Exclusive,
            ClashKind::NeedsProfessional,
        ] {
            assert!(
                words(&clash(kind), &pools).contains("Webex Webinars 500"),
                "{kind:?}"
            );
        }
    }
}
