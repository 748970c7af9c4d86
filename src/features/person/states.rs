//! The states of an account, for badges.

use webex_api::Person;

use crate::ui::icon::Icon;
use crate::ui::tone::Tone;

/// One state in words, colour and shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The meaning of its colour.
    pub tone: Tone,
    /// Its shape.
    pub icon: Icon,
    /// Its word.
    pub word: &'static str,
}

/// The account states that need attention. Empty for an active person, and if Webex gave no state.
pub fn states_of(person: &Person) -> Vec<State> {
    let unreadable = |member| person.unreadable.has(member);
    let sign_in = match (person.invite_pending, person.login_enabled) {
        (Some(true), _) => Some(State {
            tone: Tone::Warning,
            icon: Icon::Envelope,
            word: "Invite pending",
        }),
        // One of the two could not be read, so that the other may say too much.
        (_, Some(true) | None) if unreadable("loginEnabled") || unreadable("invitePending") => {
            Some(State {
                tone: Tone::Neutral,
                icon: Icon::Unknown,
                word: "Account state not readable",
            })
        }
        (_, Some(false)) => Some(State {
            tone: Tone::Neutral,
            icon: Icon::Paused,
            word: "Deactivated",
        }),
        (_, Some(true) | None) => None,
    };
    let kind = match person.person_type.as_deref() {
        None if unreadable("type") => Some(State {
            tone: Tone::Neutral,
            icon: Icon::Unknown,
            word: "Kind of account not readable",
        }),
        None | Some("person") => None,
        Some("bot") => Some(State {
            tone: Tone::Info,
            icon: Icon::Info,
            word: "Bot",
        }),
        Some("appuser") => Some(State {
            tone: Tone::Info,
            icon: Icon::Info,
            word: "App user",
        }),
        Some(_) => Some(State {
            tone: Tone::Info,
            icon: Icon::Unknown,
            word: "Other kind of account",
        }),
    };
    sign_in.into_iter().chain(kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(json: serde_json::Value) -> Vec<&'static str> {
        let person: Person = serde_json::from_value(json).unwrap();
        states_of(&person)
            .into_iter()
            .map(|state| state.word)
            .collect()
    }

    #[test]
    fn an_invitation_counts_before_the_sign_in() {
        assert_eq!(
            words(serde_json::json!({"id": "P", "invitePending": "true", "loginEnabled": true})),
            ["Invite pending"]
        );
        assert_eq!(
            words(serde_json::json!({"id": "P", "loginEnabled": "false", "type": "bot"})),
            ["Deactivated", "Bot"]
        );
        assert!(words(serde_json::json!({"id": "P"})).is_empty());
        assert!(words(serde_json::json!({"id": "P", "loginEnabled": true})).is_empty());
    }

    #[test]
    fn what_could_not_be_read_is_said() {
        for (login, invite, word) in [
            (
                serde_json::json!(1),
                serde_json::json!(false),
                "Account state not readable",
            ),
            (
                serde_json::json!(true),
                serde_json::json!("maybe"),
                "Account state not readable",
            ),
            (
                serde_json::json!(false),
                serde_json::json!({}),
                "Deactivated",
            ),
            (
                serde_json::json!(1),
                serde_json::json!(true),
                "Invite pending",
            ),
        ] {
            let person =
                serde_json::json!({"id": "P", "loginEnabled": login, "invitePending": invite});
            assert_eq!(words(person), [word]);
        }
        assert_eq!(
            words(serde_json::json!({"id": "P", "type": 7})),
            ["Kind of account not readable"]
        );
    }
}
