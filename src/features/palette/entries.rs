//! The entries of the palette for a query.

use rollcall_core::number::grouped;
use rollcall_core::people::finder::Query;
use rollcall_core::route::Route;
use webex_api::PersonId;

use crate::components::commands::{Command, CommandDialog, CommandGroup, Commands};
use crate::components::person_finder::FoundPeople;
use crate::features::shell::areas;
use crate::navigator::use_navigator;
use crate::ui::combobox::{Suggestion, SuggestionGroup};
use crate::ui::icon::Icon;
use crate::ui::text;
use crate::ui::theme_switch::{THEMES, use_theme};

/// What an entry stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A person's page.
    Person(PersonId),
    /// The list of everyone who matches.
    EveryMatch,
    /// The command with these words.
    Command(String),
}

const PERSON: &str = "person:";
const COMMAND: &str = "command:";
const EVERY_MATCH: &str = "people";

/// Reads the key of an entry.
pub fn entry_of(key: &str) -> Entry {
    match (key.strip_prefix(PERSON), key.strip_prefix(COMMAND)) {
        (Some(id), _) => Entry::Person(id.into()),
        (_, Some(words)) => Entry::Command(words.to_owned()),
        _ => Entry::EveryMatch,
    }
}

/// The commands that every page has: the ways to the areas, the themes, and the list of keys.
pub fn everywhere(commands: Commands) -> Vec<Command> {
    let (navigator, theme) = (use_navigator(), use_theme());
    let go_to = |icon, words, route: Route| {
        let go = move || navigator.navigate(&route);
        Command::new(icon, words, go).in_group(CommandGroup::GoTo)
    };
    let areas = areas().map(|(area, words, icon)| go_to(icon, words, area.route()));
    // Pages that are no areas of their own.
    let further = [
        (Icon::Key, text::XML_API, Route::Xml),
        (Icon::Check, text::NAV_FILE_DOCTOR, Route::FileDoctor),
        (Icon::Info, text::ABOUT, Route::About),
    ];
    let further = further.map(|(icon, words, route)| go_to(icon, words, route));
    let themes = THEMES.into_iter().map(|(choice, icon, words)| {
        let words = format!("Theme: {words}");
        Command::new(icon, words, move || theme.choose(choice)).in_group(CommandGroup::Everywhere)
    });
    let show = move || commands.open.set(Some(CommandDialog::Shortcuts));
    let shortcuts = Command::new(Icon::Info, text::SHORTCUTS, show);
    areas
        .chain(further)
        .chain(themes)
        .chain([shortcuts.in_group(CommandGroup::Everywhere)])
        .collect()
}

/// What is listed for a query: all commands for a blank one.
pub fn groups(query: &str, commands: &[Command], found: &FoundPeople) -> Vec<SuggestionGroup> {
    let query = Query::new(query);
    let of = |title, group| {
        let commands = commands.iter();
        let matching = commands
            .filter(|command| command.group == group && query.matches(&command.words))
            .map(|command| Suggestion {
                key: [COMMAND, &command.words].concat(),
                icon: command.icon,
                words: command.words.clone(),
                second: String::new(),
            });
        SuggestionGroup {
            title,
            suggestions: matching.collect(),
        }
    };
    let all = [
        of("On this page", CommandGroup::Page),
        people(found),
        of("Go to", CommandGroup::GoTo),
        of("Everywhere", CommandGroup::Everywhere),
    ];
    let filled = all.into_iter();
    filled
        .filter(|group| !group.suggestions.is_empty())
        .collect()
}

fn people(found: &FoundPeople) -> SuggestionGroup {
    let people = found.people.iter().map(|person| Suggestion {
        key: [PERSON, person.id.as_str()].concat(),
        icon: Icon::Person,
        words: person.name.clone(),
        // Somebody without a name goes by their address.
        second: if person.email == person.name {
            String::new()
        } else {
            person.email.clone()
        },
    });
    let every = (found.people.len() < found.total).then(|| Suggestion {
        key: EVERY_MATCH.to_owned(),
        icon: Icon::People,
        words: format!("Show all {} in People", grouped(found.total)),
        second: String::new(),
    });
    SuggestionGroup {
        title: "People",
        suggestions: people.chain(every).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::person_finder::FoundPerson;

    fn command(words: &str, group: CommandGroup) -> Command {
        Command::new(Icon::Plus, words, || ()).in_group(group)
    }

    fn listed(query: &str, found: &FoundPeople) -> Vec<(&'static str, Vec<String>)> {
        let commands = [
            command("Theme: Dark", CommandGroup::Everywhere),
            command("Export people", CommandGroup::Page),
            command("People", CommandGroup::GoTo),
        ];
        let groups = groups(query, &commands, found).into_iter();
        let words = |group: SuggestionGroup| {
            let suggestions = group.suggestions.into_iter();
            (group.title, suggestions.map(|it| it.words).collect())
        };
        groups.map(words).collect()
    }

    #[test]
    fn a_blank_query_lists_every_command_and_nobody() {
        let titles: Vec<_> = listed(" ", &FoundPeople::default())
            .into_iter()
            .map(|(title, _)| title)
            .collect();
        assert_eq!(titles, ["On this page", "Go to", "Everywhere"]);
    }

    #[test]
    fn commands_match_by_their_words_and_people_come_between() {
        let person = FoundPerson {
            id: "P".into(),
            name: "Peo Ple".to_owned(),
            email: "p@x".to_owned(),
        };
        let found = FoundPeople {
            people: vec![person],
            total: 1200,
            words: String::new(),
        };
        let expected = [
            ("On this page", vec!["Export people".to_owned()]),
            (
                "People",
                vec!["Peo Ple".to_owned(), "Show all 1,200 in People".to_owned()],
            ),
            ("Go to", vec!["People".to_owned()]),
        ];
        assert_eq!(listed("PEO", &found), expected);
    }

    #[test]
    fn every_key_leads_back_to_its_entry() {
        assert_eq!(entry_of("person:a:b"), Entry::Person("a:b".into()));
        assert_eq!(entry_of("command:People"), Entry::Command("People".into()));
        assert_eq!(entry_of(EVERY_MATCH), Entry::EveryMatch);
    }
}
