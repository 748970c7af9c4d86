//! What a person loses for good with a Calling licence.

use rollcall_core::sets::Set;

use rollcall_core::naming;
use webex_api::{License, LicenseId, Person};

use crate::components::change_form::Confirmation;
use crate::ui::untrusted_text::visible;

/// The confirmation that a change needs: one if it takes a Calling licence away.
pub fn confirmation(
    person: &Person,
    pools: &[License],
    before: &Set<LicenseId>,
    after: &Set<LicenseId>,
) -> Option<Confirmation> {
    let removed = pools
        .iter()
        .filter(|pool| pool.is_calling() && before.contains(&pool.id) && !after.contains(&pool.id));
    let loses: Vec<String> = removed.map(|pool| words(person, pools, &pool.id)).collect();
    (!loses.is_empty()).then_some(Confirmation {
        loses,
        word: "REMOVE".to_owned(),
    })
}

fn words(person: &Person, pools: &[License], license: &LicenseId) -> String {
    let name = person.name();
    let name = visible(&name);
    let license = naming::license(pools, license).in_words();
    let numbers: Vec<&str> = person
        .phone_numbers
        .iter()
        .filter(|number| number.kind.as_deref() == Some("work"))
        .filter_map(|number| number.value.as_deref())
        .collect();
    let numbers = if numbers.is_empty() {
        "phone number or extension".to_owned()
    } else {
        format!("phone number {}", visible(&numbers.join(", ")))
    };
    format!(
        "Without {license}, {name} loses their {numbers}, their voicemail and their call rules. Webex can't restore them, even if the licence is added again."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_taking_a_calling_licence_away_needs_a_word() {
        let pools: Vec<License> = serde_json::from_value(serde_json::json!([
            {"id": "C", "name": "Webex Calling - Professional"},
            {"id": "M", "name": "Meeting"},
        ]))
        .unwrap();
        let person: Person = serde_json::from_value(serde_json::json!({
            "id": "P", "displayName": "Ana",
            "phoneNumbers": [{"type": "mobile", "value": "+1"}, {"type": "work", "value": "+1 555 0100"}],
        }))
        .unwrap();
        let set = |ids: &[&str]| ids.iter().map(|id| LicenseId::from(*id)).collect();
        let needed = |before: &[&str], after: &[&str]| {
            confirmation(&person, &pools, &set(before), &set(after))
        };
        assert_eq!(needed(&["C", "M"], &["C"]), None);
        assert_eq!(needed(&[], &["C"]), None);
        let found = needed(&["C", "M"], &["M"]).unwrap();
        assert_eq!(found.loses.len(), 1);
        for words in [
            "Webex Calling - Professional",
            "Ana",
            "+1 555 0100",
            "voicemail",
        ] {
            assert!(
                found.loses[0].contains(words),
                "{words}: {}",
                found.loses[0]
            );
        }
        let nobody = Person::default();
        let words = words(&nobody, &pools, &"C".into());
        assert!(words.contains("phone number or extension"), "{words}");
    }
}
