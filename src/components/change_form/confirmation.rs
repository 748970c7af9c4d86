//! A change that nobody can undo: what is lost, and a word to type before it can be sent.

use crate::prelude::*;

use crate::effect::effect_after;
use crate::memo::memo;
use crate::ui::collect_views::CollectViews;
use crate::ui::entry::Entry;
use crate::ui::form_field::FormField;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::visible;

/// What is lost for good, and the word that confirms it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// What is lost, as one sentence for each part of the change.
    pub loses: Vec<String>,
    /// The word to type, such as the address of the person to delete.
    pub word: String,
}

impl Confirmation {
    /// Why the change cannot be sent yet; `None` once the word stands in the field.
    pub fn missing(&self, typed: &str) -> Option<String> {
        let is_typed = typed.trim().eq_ignore_ascii_case(self.word.trim());
        (!is_typed).then(|| format!("Type {} to confirm.", visible(&self.word)))
    }
}

/// The warning and the field; nothing if the change can be undone.
#[component]
pub fn TypedConfirmation(
    /// What needs a confirmation.
    confirmation: Signal<Option<Confirmation>>,
    /// What is typed.
    typed: Entry,
) -> View {
    let needed = memo(move || confirmation.get());
    // What was typed confirms what was shown then.
    effect_after(move |before: Option<Option<Confirmation>>| {
        let now = needed.get();
        if before.is_some_and(|before| before != now) {
            typed.typed(String::new());
        }
        now
    });
    live(move || {
        needed.get().map(|Confirmation { loses, word }| {
            let loses = loses.into_iter().map(|loss| view! { <p>{loss}</p> });
            view! {
                <div class="stack">
                    <Notice tone=Tone::Warning title="This can't be undone">
                        {loses.collect_views()}
                    </Notice>
                    <FormField label=format!("Type {} to confirm", visible(&word)) entry=typed />
                </div>
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::Confirmation;

    #[test]
    fn only_the_word_confirms() {
        let confirmation = Confirmation {
            loses: Vec::new(),
            word: "REMOVE".to_owned(),
        };
        for typed in ["", "REMOV", "remove it", "yes"] {
            let missing = confirmation.missing(typed);
            assert_eq!(
                missing.as_deref(),
                Some("Type REMOVE to confirm."),
                "{typed}"
            );
        }
        for typed in ["REMOVE", " remove "] {
            assert_eq!(confirmation.missing(typed), None, "{typed}");
        }
    }
}
