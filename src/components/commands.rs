//! Commands: what a page offers the command palette, and which of the palette and the list of keys is open.
//!
//! A page calls [`offer_commands`]; what it offers goes with it.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::route::Area;

use crate::ui::icon::Icon;

/// Where the palette shows a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandGroup {
    /// What can be done on the page that is open.
    Page,
    /// The ways to other pages.
    GoTo,
    /// What can be done everywhere.
    Everywhere,
}

/// One thing that a person can do.
#[derive(Clone)]
pub struct Command {
    /// Where the palette shows it.
    pub group: CommandGroup,
    /// Its icon.
    pub icon: Icon,
    /// What it does, such as "Change licences". Different from every other command that is offered at the same time. It may
    /// contain texts from Webex.
    pub words: String,
    /// Does it.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl Command {
    /// Creates a command of the page that is open.
    pub fn new(
        icon: Icon,
        words: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self {
            group: CommandGroup::Page,
            icon,
            words: words.into(),
            run: Arc::new(run),
        }
    }

    /// Returns the same command in another group.
    #[must_use]
    pub fn in_group(self, group: CommandGroup) -> Self {
        Self { group, ..self }
    }
}

/// A dialog about commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandDialog {
    /// The command palette.
    Palette,
    /// The list of keys.
    Shortcuts,
}

/// The key that leads to an area, pressed after `g`.
pub const fn letter_of(area: Area) -> &'static str {
    match area {
        Area::Overview => "o",
        Area::People => "p",
        Area::Licenses => "l",
        Area::Meetings => "m",
        Area::Jobs => "j",
        Area::Activity => "a",
        Area::Token => "t",
        Area::Scopes => "s",
    }
}

/// Says what can be done now.
type Offer = Arc<dyn Fn() -> Vec<Command> + Send + Sync>;

/// What is offered by what is on screen.
#[derive(Clone, Copy)]
pub struct Commands {
    /// Which dialog is open.
    pub open: RwSignal<Option<CommandDialog>>,
    offers: RwSignal<Vec<Offer>>,
}

impl Commands {
    /// Gives everything below a place for commands.
    pub fn provide() -> Self {
        let commands = Self {
            open: RwSignal::new(None),
            offers: RwSignal::default(),
        };
        provide_context(commands);
        commands
    }

    /// Returns what is offered now; tracked.
    pub fn offered(self) -> Vec<Command> {
        let offers = self.offers.get();
        offers.iter().flat_map(|offer| offer()).collect()
    }
}

/// Returns what is offered by what is on screen; `None` where nobody is signed in.
pub fn use_commands() -> Option<Commands> {
    use_context()
}

/// Offers commands for as long as the caller is on screen. `commands` is called when the palette opens and tracks the signals that
/// it reads.
pub fn offer_commands(commands: impl Fn() -> Vec<Command> + Send + Sync + 'static) {
    let Some(Commands { offers, .. }) = use_commands() else {
        return;
    };
    let offer: Offer = Arc::new(commands);
    let mine = Arc::clone(&offer);
    offers.update(|offers| offers.push(offer));
    on_cleanup(move || {
        // All of it may be going.
        let _ = offers.try_update(|offers| offers.retain(|offer| !Arc::ptr_eq(offer, &mine)));
    });
}
