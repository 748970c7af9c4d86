//! Why Webex would refuse a tracking code: its six rules, and its limits.

use webex_api::{CodeService, HostProfileCode, InputMode, SiteType, StartType};

use super::code::Code;

/// The longest name and the longest value, in characters.
pub const MOST_CHARACTERS: usize = 120;

/// The most options.
pub const MOST_OPTIONS: usize = 500;

/// What is wrong with a tracking code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// The name is empty or too long.
    Name,
    /// There are too many options.
    TooManyOptions,
    /// An option is empty or too long.
    OptionLength,
    /// An option is there twice.
    OptionTwice,
    /// Two options are chosen at first.
    TwoDefaults,
    /// A list without options.
    NoOptions,
    /// The profile must have it, on a site that Control Hub manages.
    RequiredHere,
    /// It is asked for, although only profiles can have it.
    AskedForInProfilesOnly,
    /// A service asks for what the administrator sets, or takes from the administrator what is not set.
    AdminSet,
    /// A service differs from what is set for all of them.
    NotAsAll,
}

impl CodeFault {
    /// A sentence that says what to do.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Name => "The name must have 1 to 120 characters.",
            Self::TooManyOptions => "A tracking code can have 500 options at most.",
            Self::OptionLength => "Each option must have 1 to 120 characters.",
            Self::OptionTwice => "An option is there twice.",
            Self::TwoDefaults => "Only one option can be chosen at first.",
            Self::NoOptions => "A list needs options. Enter one on each line.",
            Self::RequiredHere => {
                "Webex accepts “Required” in host profiles only on sites that Site Administration manages."
            }
            Self::AskedForInProfilesOnly => {
                "A list in host profiles only can't be asked for when meetings are scheduled."
            }
            Self::AdminSet => {
                "“Set by an administrator” must be chosen for host profiles and for the services alike."
            }
            Self::NotAsAll => {
                "A type for all services must be that of each. Choose “Each its own” to tell them apart."
            }
        }
    }
}

impl Code {
    /// What Webex would refuse; the first one is to be shown first. `managed` says where the site is managed, if it is known.
    pub fn faults(&self, managed: Option<&SiteType>) -> Vec<CodeFault> {
        let fits = |text: &str| (1..=MOST_CHARACTERS).contains(&text.trim().chars().count());
        let options = &self.options;
        let values = || options.iter().map(|option| option.value.trim());
        let twice = |(place, value): (usize, &str)| values().take(place).any(|it| it == value);
        let start = self.start();
        let all = self.start_of(&CodeService::All);
        let by_admin = *self.host_profile() == HostProfileCode::AdminSet;
        let fits_admin = |kind: &StartType| match kind {
            StartType::AdminSet => by_admin,
            StartType::Optional | StartType::Required => !by_admin,
            StartType::NotUsed | StartType::NotApplicable | StartType::Other(_) => true,
        };
        let asked =
            |kind: &StartType| !matches!(kind, StartType::NotUsed | StartType::NotApplicable);
        let profile_only = *self.input_mode() == InputMode::HostProfileSelect;
        let found = [
            (CodeFault::Name, !fits(&self.name)),
            (CodeFault::TooManyOptions, options.len() > MOST_OPTIONS),
            (CodeFault::OptionLength, !values().all(fits)),
            (CodeFault::OptionTwice, values().enumerate().any(twice)),
            (
                CodeFault::TwoDefaults,
                options.iter().filter(|option| option.default_value).count() > 1,
            ),
            (
                CodeFault::NoOptions,
                options.is_empty() && *self.input_mode() == InputMode::Select,
            ),
            (
                CodeFault::RequiredHere,
                *self.host_profile() == HostProfileCode::Required
                    && managed.is_some_and(|managed| *managed == SiteType::ControlHub),
            ),
            (
                CodeFault::AskedForInProfilesOnly,
                profile_only && start.iter().any(|code| asked(&code.kind)),
            ),
            (
                CodeFault::AdminSet,
                !start.iter().all(|code| fits_admin(&code.kind)),
            ),
            (
                CodeFault::NotAsAll,
                *all != StartType::NotApplicable && start.iter().any(|code| code.kind != *all),
            ),
        ];
        let found = found.into_iter().filter(|(_, is_so)| *is_so);
        found.map(|(fault, _)| fault).collect()
    }
}
