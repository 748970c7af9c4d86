//! What the forms of a person's profile share.

use crate::prelude::*;
use rollcall_core::change::profile::{Part, Profile};

use super::receipt_rows::use_names;
use super::words::{Words, named};
use crate::data::use_tenant;
use crate::memo::memo;

/// Why a profile without a display name is not sent.
pub const NAMELESS: &str = "Enter a display name. Webex requires one.";

/// Names the parts of a profile; `fields` names all of them together.
pub fn profile_words(fields: &'static str) -> Words {
    Words {
        item: named(use_names(use_tenant())),
        note: Callback::new(|_| None),
        fields,
    }
}

/// Why a profile cannot be sent: `forbidden`, or because its display name is missing; tracked.
pub fn forbidden_or_nameless(
    forbidden: Signal<Option<String>>,
    wanted: RwSignal<Profile>,
) -> Signal<Option<String>> {
    let nameless =
        memo(move || wanted.with(|wanted| wanted.text(Part::DisplayName).trim().is_empty()));
    Signal::derive(move || {
        let nameless = || nameless.get().then(|| NAMELESS.to_owned());
        forbidden.get().or_else(nameless)
    })
}
