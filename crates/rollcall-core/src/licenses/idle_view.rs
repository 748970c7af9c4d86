//! [`IdleView`]: which idle seats a list shows. It is part of the address.

use webex_api::LicenseId;

/// A group of people who hold a licence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum IdleGroup {
    /// Those without activity.
    #[default]
    Idle,
    /// Those of whom Webex does not say.
    Unknown,
    /// Those who were active.
    NotIdle,
    /// Those whose seats are to be left alone.
    Excluded,
}

impl IdleGroup {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Idle, Self::Unknown, Self::NotIdle, Self::Excluded];

    const fn word(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Unknown => "unknown",
            Self::NotIdle => "not-idle",
            Self::Excluded => "excluded",
        }
    }
}

/// Which seats count as idle, and which of them are shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdleView {
    /// The licence; `None` for all that cost: those of a subscription or a trial.
    pub license: Option<LicenseId>,
    /// After how many days without activity a seat counts as idle.
    pub days: u16,
    /// The group that is shown.
    pub group: IdleGroup,
    /// The search in names and addresses; an empty one matches all.
    pub query: String,
}

impl Default for IdleView {
    fn default() -> Self {
        Self::new()
    }
}

impl IdleView {
    /// The limit if the address names none, in days.
    pub const DAYS: u16 = 60;
    /// The longest limit, in days: ten years.
    pub const MOST_DAYS: u16 = 3650;

    /// Creates the view of all idle seats that cost.
    pub const fn new() -> Self {
        Self {
            license: None,
            days: Self::DAYS,
            group: IdleGroup::Idle,
            query: String::new(),
        }
    }

    /// Reads the parameters of an address: the first `license`, `days`, `show` and `q`. What cannot be read is left out.
    pub fn from_parameters<'a>(parameters: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut view = Self::new();
        let (mut license, mut days, mut group, mut query) = (None, None, None, None);
        for (name, value) in parameters {
            let place = match name {
                "license" => &mut license,
                "days" => &mut days,
                "show" => &mut group,
                "q" => &mut query,
                _ => continue,
            };
            place.get_or_insert(value);
        }
        let within = |days: &u16| (1..=Self::MOST_DAYS).contains(days);
        let days = days.and_then(|days| days.parse().ok()).filter(within);
        view.days = days.unwrap_or(Self::DAYS);
        view.license = license.filter(|id| !id.is_empty()).map(LicenseId::from);
        let group = group.and_then(|word| IdleGroup::ALL.into_iter().find(|it| it.word() == word));
        view.group = group.unwrap_or_default();
        query.unwrap_or_default().clone_into(&mut view.query);
        view
    }

    /// The parameters from which [`Self::from_parameters`] reads the same view.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters = Vec::new();
        if let Some(license) = &self.license {
            parameters.push(("license", license.to_string()));
        }
        if self.days != Self::DAYS {
            parameters.push(("days", self.days.to_string()));
        }
        if self.group != IdleGroup::default() {
            parameters.push(("show", self.group.word().to_owned()));
        }
        if !self.query.is_empty() {
            parameters.push(("q", self.query.clone()));
        }
        parameters
    }
}
