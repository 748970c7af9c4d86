//! [`PeopleView`]: what a list of people shows and in which order. It is part of the address.

use std::fmt;

use super::filter::Filter;
use super::needs::Needs;

/// The search, the conditions and the order of a list of people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PeopleView {
    /// The search; empty for everyone.
    pub query: String,
    /// The conditions, all of which must hold.
    pub filters: Vec<Filter>,
    /// The order; `None` for the order in which Webex lists people.
    pub sort: Option<Sort>,
}

/// An order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// What decides.
    pub by: SortKey,
    /// Whether the last comes first.
    pub descending: bool,
}

/// What decides an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SortKey {
    /// The name, ignoring case and accents.
    Name,
    /// The primary address, ignoring case.
    Email,
    /// The state of the account.
    Account,
    /// The number of licences. Unknown numbers come last either way.
    Licenses,
    /// The department, ignoring case. People without one come last either way.
    Department,
    /// The last activity, never before everything else. Unknown ones come last either way.
    Activity,
    /// When the person was created. Unknown times come last either way.
    Created,
    /// The name of the location, or its id while it has none. People without one come last either way.
    Location,
    /// The number of administrator roles. Unknown numbers come last either way.
    Roles,
    /// The number of meeting sites.
    Sites,
}

impl SortKey {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Email,
        Self::Account,
        Self::Licenses,
        Self::Department,
        Self::Activity,
        Self::Created,
        Self::Location,
        Self::Roles,
        Self::Sites,
    ];

    /// What the order needs to know of everyone.
    pub const fn needs(self) -> Needs {
        Needs {
            activity: matches!(self, Self::Activity),
            locations: matches!(self, Self::Location),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Account => "status",
            Self::Licenses => "licenses",
            Self::Department => "department",
            Self::Activity => "activity",
            Self::Created => "created",
            Self::Location => "location",
            Self::Roles => "roles",
            Self::Sites => "sites",
        }
    }
}

impl Sort {
    /// Reads what `Display` writes: `name`, or `-name` for descending.
    pub fn parse(text: &str) -> Option<Self> {
        let (descending, word) = match text.strip_prefix('-') {
            Some(word) => (true, word),
            None => (false, text),
        };
        let by = SortKey::ALL.into_iter().find(|key| key.word() == word)?;
        Some(Self { by, descending })
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.descending { "-" } else { "" };
        write!(f, "{sign}{}", self.by.word())
    }
}

impl PeopleView {
    /// Creates a view of the people who match a search.
    pub fn search(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            ..Self::default()
        }
    }

    /// Creates a view of the people who meet these conditions.
    pub fn filtered(filters: impl Into<Vec<Filter>>) -> Self {
        Self {
            filters: filters.into(),
            ..Self::default()
        }
    }

    /// Whether everyone is shown.
    pub fn is_everyone(&self) -> bool {
        self.query.trim().is_empty() && self.filters.is_empty()
    }

    /// What the conditions and the order need to know of everyone.
    pub fn needs(&self) -> Needs {
        let filters = self.filters.iter().map(|filter| filter.field.needs());
        let sort = self.sort.map(|sort| sort.by.needs());
        filters.chain(sort).fold(Needs::NONE, Needs::or)
    }

    /// Returns the same view with the order that a click on a column's heading asks for: ascending, then descending, then Webex's own.
    #[must_use]
    pub fn sorted_by(mut self, by: SortKey) -> Self {
        self.sort = match self.sort {
            Some(sort) if sort.by == by && sort.descending => None,
            Some(sort) if sort.by == by => Some(Sort {
                by,
                descending: true,
            }),
            _ => Some(Sort {
                by,
                descending: false,
            }),
        };
        self
    }

    /// Returns the same view with one more condition; one that is there already is not added twice.
    #[must_use]
    pub fn with(mut self, filter: Filter) -> Self {
        if !self.filters.contains(&filter) {
            self.filters.push(filter);
        }
        self
    }

    /// Returns the same view without a condition.
    #[must_use]
    pub fn without(mut self, filter: &Filter) -> Self {
        self.filters.retain(|kept| kept != filter);
        self
    }

    /// Reads the parameters of an address: `q`, any number of `f`, and `sort`. What cannot be read is left out.
    pub fn from_parameters<'a>(parameters: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut view = Self::default();
        let mut searched = false;
        for (name, value) in parameters {
            match name {
                "q" if !searched => {
                    searched = true;
                    value.clone_into(&mut view.query);
                }
                "f" => {
                    if let Some(filter) = Filter::parse(value) {
                        view = view.with(filter);
                    }
                }
                "sort" if view.sort.is_none() => view.sort = Sort::parse(value),
                _ => {}
            }
        }
        view
    }

    /// Returns the parameters that [`Self::from_parameters`] reads.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let query = (!self.query.is_empty()).then(|| ("q", self.query.clone()));
        let filters = self.filters.iter().map(|filter| ("f", filter.to_string()));
        let sort = self.sort.map(|sort| ("sort", sort.to_string()));
        query.into_iter().chain(filters).chain(sort).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::filter::Field;
    use super::*;

    #[test]
    fn a_heading_sorts_up_then_down_then_not() {
        let mut view = PeopleView::search("ana");
        let mut seen = Vec::new();
        for _ in 0..3 {
            view = view.sorted_by(SortKey::Name);
            seen.push(view.sort.map(|sort| sort.to_string()));
        }
        assert_eq!(seen, [Some("name".into()), Some("-name".into()), None]);
        let by_name = view.sorted_by(SortKey::Name);
        let other = by_name.sorted_by(SortKey::Licenses);
        assert_eq!(other.sort.unwrap().to_string(), "licenses");
    }

    #[test]
    fn a_view_needs_what_its_conditions_and_its_order_look_at() {
        let needs = |filters: &[&str], sort: &str| {
            let filters = filters.iter().map(|text| ("f", *text));
            PeopleView::from_parameters(filters.chain([("sort", sort)])).needs()
        };
        let (activity, locations) = (Needs::ACTIVITY, Needs::LOCATIONS);
        assert_eq!(needs(&["license", "invited:30"], "created"), Needs::NONE);
        for filter in ["active", "!active:7", "idle:90"] {
            assert_eq!(needs(&["license", filter], ""), activity, "{filter}");
        }
        assert_eq!(needs(&[], "-activity"), activity);
        assert_eq!(needs(&["!location:x"], ""), locations);
        assert_eq!(needs(&["active"], "location"), activity.or(locations));
    }

    #[test]
    fn what_an_address_says_wrongly_is_left_out() {
        let parameters = [
            ("q", "a"),
            ("q", "b"),
            ("f", "nonsense"),
            ("f", "!license"),
            ("f", "!license"),
            ("sort", "color"),
            ("sort", "-email"),
            ("x", "y"),
        ];
        let view = PeopleView::from_parameters(parameters.into_iter());
        assert_eq!(view.query, "a");
        assert_eq!(view.filters, [Filter::not(Field::AnyLicense)]);
        assert_eq!(view.sort, Sort::parse("-email"));
        let written: Vec<_> = view.parameters();
        let again = written.iter().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(PeopleView::from_parameters(again), view);
    }
}
