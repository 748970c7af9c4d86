//! The parts of a tracking code as an administrator knows them.

use webex_api::{CodeService, HostProfileCode, InputMode, StartType};

use crate::change::site_code::CodePart;
use crate::naming::Item;

/// How a value is entered: Webex's word and ours.
pub const INPUT_MODES: [(&str, &str); 4] = [
    ("text", "Text"),
    ("select", "List"),
    ("editableSelect", "List, or any text"),
    ("hostProfileSelect", "List, in host profiles only"),
];

/// What host profiles have: Webex's word and ours.
pub const HOST_PROFILES: [(&str, &str); 4] = [
    ("optional", "Optional"),
    ("required", "Required"),
    ("adminSet", "Set by an administrator"),
    ("notUsed", "Not used"),
];

/// How a service asks: Webex's word and ours.
pub const START_TYPES: [(&str, &str); 5] = [
    ("optional", "Optional"),
    ("required", "Required"),
    ("adminSet", "Set by an administrator"),
    ("notUsed", "Not used"),
    ("notApplicable", "Each its own"),
];

/// The services: Webex's word and ours.
pub const SERVICE_NAMES: [(&str, &str); 5] = [
    ("All", "All services"),
    ("MeetingCenter", "Meetings"),
    ("EventCenter", "Events"),
    ("TrainingCenter", "Training"),
    ("SupportCenter", "Support"),
];

/// The other parts of a line.
const PARTS: [(&str, &str); 6] = [
    ("name", "Name"),
    ("inputMode", "Entered as"),
    ("hostProfileCode", "In host profiles"),
    ("option", "Option"),
    ("default", "Chosen at first"),
    ("options", "Options and their order"),
];

/// Our word for one of Webex's; its own word if we have none.
pub fn word_of<'a>(words: &[(&str, &'static str)], word: &'a str) -> &'a str {
    let known = words.iter().find(|(known, _)| *known == word);
    known.map_or(word, |(_, ours)| ours)
}

/// How a value is entered.
pub fn input_mode(mode: &InputMode) -> &str {
    word_of(&INPUT_MODES, mode.as_str())
}

/// What host profiles have.
pub fn host_profile(code: &HostProfileCode) -> &str {
    word_of(&HOST_PROFILES, code.as_str())
}

/// How a service asks.
pub fn start_type(kind: &StartType) -> &str {
    word_of(&START_TYPES, kind.as_str())
}

/// The name of a service.
pub fn service(service: &CodeService) -> &str {
    word_of(&SERVICE_NAMES, service.as_str())
}

/// A part of a tracking code with its old and its new word. Of all options together only a digest is known, which is not shown.
pub fn code_part(part: &CodePart) -> Item {
    let words: &[(&str, &'static str)] = match part.part.as_str() {
        "inputMode" => &INPUT_MODES,
        "hostProfileCode" => &HOST_PROFILES,
        "name" | "option" | "default" | "options" => &[],
        _ => &START_TYPES,
    };
    let ours = |word: &str| word_of(words, word).to_owned();
    let name = word_of(&PARTS, &part.part);
    Item {
        name: word_of(&SERVICE_NAMES, name).to_owned(),
        texts: (part.part != "options").then(|| (ours(&part.from), ours(&part.to))),
        ..Item::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_words() {
        for (part, from, to, words) in [
            ("name", "A", "B", "Name: A → B"),
            ("inputMode", "text", "select", "Entered as: Text → List"),
            ("EventCenter", "required", "new", "Events: Required → new"),
            ("All", "notApplicable", "", "All services: Each its own"),
            ("option", "", "Sales", "Option: Sales"),
            ("options", "1234", "5678", "Options and their order"),
            (
                "FutureCenter",
                "optional",
                "notUsed",
                "FutureCenter: Optional → Not used",
            ),
        ] {
            let [part, from, to] = [part, from, to].map(str::to_owned);
            assert_eq!(code_part(&CodePart { part, from, to }).in_words(), words);
        }
    }
}
