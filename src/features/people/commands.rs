//! What the command palette offers on the list.

use crate::prelude::*;

use super::this_list::{ListDialog, use_this_list};
use crate::components::commands::{Command, offer_commands};
use crate::components::people_list::Found;
use crate::ui::icon::Icon;

/// Offers the commands while the list is shown. A lazy part, as the palette is.
#[component]
pub fn ListCommands() -> View {
    let list = use_this_list();
    let open = move |which: fn() -> ListDialog| move || list.dialog.set(Some(which()));
    offer_commands(move || {
        let mut commands = vec![
            Command::new(Icon::Plus, "Add filter", open(|| ListDialog::Filter)),
            Command::new(
                Icon::Envelope,
                "Select people by email",
                open(|| ListDialog::Emails),
            ),
            Command::new(Icon::People, "Choose columns", open(|| ListDialog::Columns)),
        ];
        if list.found.with(Found::len) > 0 {
            let export = move || list.dialog.set(Some(ListDialog::export(list.found)));
            commands.push(Command::new(Icon::Down, "Export people", export));
            let select = move || list.selecting.set_all(true);
            commands.push(Command::new(Icon::Check, "Select everyone shown", select));
        }
        commands
    });
    View::nothing()
}
