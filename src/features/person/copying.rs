//! Copying what identifies the person, as commands of the palette.

use std::sync::Arc;

use crate::prelude::*;
use webex_api::Person;

use crate::components::commands::{Command, offer_commands};
use crate::ui::copy_button::copy_and_show;
use crate::ui::icon::Icon;
use crate::ui::toast::use_notices;

/// Offers to copy the primary address and the id, for as long as the caller is on screen.
pub fn offer_copying(person: Signal<Arc<Person>>) {
    let notices = use_notices();
    offer_commands(move || {
        let (email, id) = person.with(|person| {
            let id = person.id.decoded();
            let id = id.map_or_else(|| person.id.to_string(), |id| id.uuid);
            (person.primary_email().to_owned(), id)
        });
        let copy = |words: &str, value: String| {
            let copy = move || copy_and_show(value.clone(), notices);
            Command::new(Icon::Copy, words, copy)
        };
        let mut commands = vec![copy("Copy person ID", id)];
        if !email.is_empty() {
            commands.insert(0, copy("Copy email", email));
        }
        commands
    });
}
