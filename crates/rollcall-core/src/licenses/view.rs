//! [`PoolsView`]: which licence pools a list shows. It is part of the address.

use super::pool::State;

/// Why a pool needs attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attention {
    /// More seats are in use than there are.
    Overused,
    /// The last seat is in use.
    Full,
    /// At least nine seats in ten are in use.
    NearlyFull,
    /// Webex did not give the numbers.
    Unknown,
}

impl Attention {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 4] = [Self::Overused, Self::Full, Self::NearlyFull, Self::Unknown];

    /// Why a pool in this state needs attention, if it does.
    pub const fn of(state: State) -> Option<Self> {
        match state {
            State::Overused { .. } => Some(Self::Overused),
            State::Full => Some(Self::Full),
            State::NearlyFull => Some(Self::NearlyFull),
            State::Unknown => Some(Self::Unknown),
            State::Available | State::FreeInUse | State::NoLimit => None,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Overused => "overused",
            Self::Full => "full",
            Self::NearlyFull => "nearly-full",
            Self::Unknown => "unknown",
        }
    }
}

/// A search and a condition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PoolsView {
    /// The search in names, sites and subscriptions; an empty one matches all pools.
    pub query: String,
    /// Shows only the pools that need attention for this reason.
    pub attention: Option<Attention>,
}

impl PoolsView {
    /// Creates a view of the pools that need attention for a reason.
    pub const fn needing(attention: Attention) -> Self {
        Self {
            query: String::new(),
            attention: Some(attention),
        }
    }

    /// Reads the parameters of an address: the first `q` and the first `show`. What cannot be read is left out.
    pub fn from_parameters<'a>(parameters: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let (mut query, mut show) = (None, None);
        for (name, value) in parameters {
            match name {
                "q" => drop(query.get_or_insert(value)),
                "show" => drop(show.get_or_insert(value)),
                _ => {}
            }
        }
        let known = |word: &str| Attention::ALL.into_iter().find(|one| one.word() == word);
        Self {
            query: query.unwrap_or_default().to_owned(),
            attention: show.and_then(known),
        }
    }

    /// The parameters from which [`Self::from_parameters`] reads the same view.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let query = (!self.query.is_empty()).then(|| ("q", self.query.clone()));
        let show = self.attention.map(|one| ("show", one.word().to_owned()));
        query.into_iter().chain(show).collect()
    }
}
