//! A tracking code of a site as a whole: what is read, edited and written back.

use webex_api::{
    CodeOption, CodeService, HostProfileCode, InputMode, SiteUrl, StartCode, StartType,
    TrackingCode, TrackingCodeBody,
};

/// The single services, in the order of Webex's documents.
pub const SERVICES: [CodeService; 4] = [
    CodeService::MeetingCenter,
    CodeService::EventCenter,
    CodeService::TrainingCenter,
    CodeService::SupportCenter,
];

/// A tracking code. Its parts can only be set together with what follows from them, so that Webex's rules hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The name.
    pub name: String,
    /// The values to choose from, in order.
    pub options: Vec<CodeOption>,
    input_mode: InputMode,
    host_profile: HostProfileCode,
    /// `All`, the single services, then those that this app does not know.
    start: Vec<StartCode>,
}

impl Code {
    /// A new code: a text that may be filled in everywhere.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            options: Vec::new(),
            input_mode: InputMode::Text,
            host_profile: HostProfileCode::Optional,
            start: completed(&[StartCode {
                service: CodeService::All,
                kind: StartType::Optional,
            }]),
        }
    }

    /// The code as Webex gave it. The types that the answer leaves out follow from the others, as Webex's documents say.
    ///
    /// # Errors
    /// The name of a part that the answer left out. Such a code cannot be written back, because a write replaces all of it.
    pub fn of(code: &TrackingCode) -> Result<Self, &'static str> {
        let input_mode = code.input_mode.clone().ok_or("inputMode")?;
        let start = match (&code.schedule_start_codes, &input_mode) {
            (_, InputMode::HostProfileSelect) => Vec::new(),
            (given, _) => given.clone().ok_or("scheduleStartCodes")?,
        };
        if code.name.is_empty() {
            return Err("name");
        }
        Ok(Self {
            name: code.name.clone(),
            options: code.options.clone().ok_or("options")?,
            input_mode,
            host_profile: code.host_profile_code.clone().ok_or("hostProfileCode")?,
            start: completed(&start),
        })
    }

    /// The body of a write.
    pub fn body(&self, site: &SiteUrl) -> TrackingCodeBody {
        let asked = self.input_mode != InputMode::HostProfileSelect;
        TrackingCodeBody {
            name: self.name.trim().to_owned(),
            site_url: site.clone(),
            input_mode: self.input_mode.clone(),
            options: self.options.clone(),
            host_profile_code: self.host_profile.clone(),
            schedule_start_codes: asked.then(|| self.start.clone()),
        }
    }

    /// How a value is entered.
    pub const fn input_mode(&self) -> &InputMode {
        &self.input_mode
    }

    /// Sets how a value is entered. A list in the profiles of hosts alone is asked for nowhere else.
    pub fn set_input_mode(&mut self, mode: InputMode) {
        if mode == InputMode::HostProfileSelect {
            self.start = completed(&[]);
        }
        self.input_mode = mode;
    }

    /// Whether the profile of a host has the code.
    pub const fn host_profile(&self) -> &HostProfileCode {
        &self.host_profile
    }

    /// Sets whether the profile of a host has the code. What an administrator sets is not asked for, and the other way round.
    pub fn set_host_profile(&mut self, host_profile: HostProfileCode) {
        let set_by_admin = host_profile == HostProfileCode::AdminSet;
        for code in &mut self.start {
            match code.kind {
                StartType::Optional | StartType::Required if set_by_admin => {
                    code.kind = StartType::AdminSet;
                }
                StartType::AdminSet if !set_by_admin => code.kind = StartType::Optional,
                _ => {}
            }
        }
        self.host_profile = host_profile;
    }

    /// How the services ask for the code: `All` first.
    pub fn start(&self) -> &[StartCode] {
        &self.start
    }

    /// How one service asks for the code.
    pub fn start_of(&self, service: &CodeService) -> &StartType {
        let known = self.start.iter().find(|code| code.service == *service);
        known.map_or(&StartType::NotUsed, |code| &code.kind)
    }

    /// Sets how a service asks for the code. A type for all of them is that of each; a different one for one of them means that each has
    /// its own. Does nothing where the code is not asked for at all.
    pub fn set_start(&mut self, service: &CodeService, kind: StartType) {
        if self.input_mode == InputMode::HostProfileSelect {
            return;
        }
        let all = *service == CodeService::All;
        for code in &mut self.start {
            let one = code.service == *service;
            if one || all && kind != StartType::NotApplicable {
                code.kind = kind.clone();
            } else if code.service == CodeService::All && code.kind != kind {
                code.kind = StartType::NotApplicable;
            }
        }
    }

    /// The types that a service can have now, beside the one that it has.
    pub const fn start_types(&self, service: &CodeService) -> &'static [StartType] {
        const BY_ADMIN: &[StartType] = &[
            StartType::NotUsed,
            StartType::AdminSet,
            StartType::NotApplicable,
        ];
        const BY_HOST: &[StartType] = &[
            StartType::Optional,
            StartType::Required,
            StartType::NotUsed,
            StartType::NotApplicable,
        ];
        let all = match self.host_profile {
            HostProfileCode::AdminSet => BY_ADMIN,
            _ => BY_HOST,
        };
        match (service, all) {
            (CodeService::All, all) => all,
            // Only all of them together can have none.
            (_, [but @ .., _]) => but,
            (_, []) => all,
        }
    }

    /// The option that is chosen at first.
    pub fn default_option(&self) -> Option<&str> {
        let default = self.options.iter().find(|option| option.default_value);
        default.map(|option| option.value.as_str())
    }

    /// Sets the options from lines of text, without blank ones; the default stays if its option does. Lines that differ from the
    /// present options by blanks alone change nothing.
    pub fn set_options(&mut self, lines: &str) {
        let present = self.options.iter().map(|option| option.value.trim());
        let given = lines.lines().map(str::trim);
        if present
            .filter(|value| !value.is_empty())
            .eq(given.filter(|value| !value.is_empty()))
        {
            return;
        }
        let default = self.default_option().map(str::to_owned);
        let values = lines.lines().map(str::trim);
        let values = values.filter(|value| !value.is_empty());
        self.options = values
            .map(|value| CodeOption {
                value: value.to_owned(),
                default_value: false,
            })
            .collect();
        self.set_default(default.as_deref().unwrap_or_default());
    }

    /// The options as lines of text.
    pub fn option_lines(&self) -> String {
        let values = self.options.iter().map(|option| option.value.as_str());
        values.collect::<Vec<_>>().join("\n")
    }

    /// Chooses the option that is chosen at first; an unknown one is none. Of two that are the same, it is the first.
    pub fn set_default(&mut self, value: &str) {
        let mut chosen = false;
        for option in &mut self.options {
            option.default_value = !chosen && option.value == value;
            chosen |= option.default_value;
        }
    }
}

/// All five services with their types, and those that this app does not know. A single service that is missing has the type of `All`;
/// without that, the code is not used there.
fn completed(given: &[StartCode]) -> Vec<StartCode> {
    let of = |service: &CodeService| {
        let code = given.iter().find(|code| code.service == *service)?;
        Some(code.kind.clone())
    };
    let all = of(&CodeService::All).unwrap_or(StartType::NotApplicable);
    let missing = match &all {
        StartType::NotApplicable => StartType::NotUsed,
        all => all.clone(),
    };
    let mut codes = vec![StartCode {
        service: CodeService::All,
        kind: all,
    }];
    for service in SERVICES {
        let kind = of(&service).unwrap_or_else(|| missing.clone());
        codes.push(StartCode { service, kind });
    }
    let unknown = |code: &&StartCode| matches!(code.service, CodeService::Other(_));
    codes.extend(given.iter().filter(unknown).cloned());
    codes
}
