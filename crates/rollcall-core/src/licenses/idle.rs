//! Idle seats: people who hold a licence and show no activity for some days, with the evidence for each.
//!
//! What Webex does not say is unknown, and unknown is never counted as idle: presence and `lastActivity` are missing for everyone when
//! the administrator who is signed in does not share their own status.

use crate::sets::{Set, set_of};

use crate::moment::moment;
use crate::sort::sorted;
use time::{Duration, OffsetDateTime};
use webex_api::{License, LicenseId, Person, PersonStatus};

use super::idle_view::{IdleGroup, IdleView};
use super::marked::Marked;
use super::pool::Supply;
use crate::people::Directory;

/// What Webex says of a person's activity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Activity {
    /// Active now: within the last minutes, in a call or in a meeting.
    Now,
    /// Last active at this moment.
    At(OffsetDateTime),
    /// The invitation is pending, so the person has never signed in.
    Never,
    /// Nothing that can be relied on.
    #[default]
    Unknown,
}

impl Activity {
    fn of(person: &Person) -> Self {
        use PersonStatus::{Active, Call, Meeting, Pending, Presenting};
        let told = person.last_activity.as_deref();
        match (&person.status, told.map(moment)) {
            (Some(Active | Call | Meeting | Presenting), _) => Self::Now,
            (_, Some(Some(at))) => Self::At(at),
            // A moment that cannot be read is not a missing one.
            (_, Some(None)) => Self::Unknown,
            _ if person.unreadable.has("lastActivity") => Self::Unknown,
            (Some(Pending), None) => Self::Never,
            _ if person.invite_pending == Some(true) => Self::Never,
            _ => Self::Unknown,
        }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    activity: Activity,
    created: Option<OffsetDateTime>,
}

/// Why somebody counts as idle, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Active at this moment.
    ActiveNow,
    /// Last active at this moment, within the limit.
    ActiveAt(OffsetDateTime),
    /// Has never signed in, and has had the account since this moment, within the limit.
    Invited(OffsetDateTime),
    /// Last active at this moment, before the limit.
    IdleSince(OffsetDateTime),
    /// Has never signed in, and has had the account since this moment, before the limit.
    NeverSignedIn(OffsetDateTime),
    /// Webex does not say.
    Unknown,
}

impl Evidence {
    fn of(mark: Mark, days: u16, now: OffsetDateTime) -> Self {
        let is_past = |at: OffsetDateTime| now - at >= Duration::days(i64::from(days));
        match (mark.activity, mark.created) {
            (Activity::Now, _) => Self::ActiveNow,
            (Activity::At(at), _) if is_past(at) => Self::IdleSince(at),
            (Activity::At(at), _) => Self::ActiveAt(at),
            (Activity::Never, Some(created)) if is_past(created) => Self::NeverSignedIn(created),
            (Activity::Never, Some(created)) => Self::Invited(created),
            (Activity::Never, None) | (Activity::Unknown, _) => Self::Unknown,
        }
    }

    /// The group that the evidence puts a person in.
    pub const fn group(self) -> IdleGroup {
        match self {
            Self::IdleSince(_) | Self::NeverSignedIn(_) => IdleGroup::Idle,
            Self::Unknown => IdleGroup::Unknown,
            Self::ActiveNow | Self::ActiveAt(_) | Self::Invited(_) => IdleGroup::NotIdle,
        }
    }

    /// The moment that the evidence names.
    pub const fn since(self) -> Option<OffsetDateTime> {
        match self {
            Self::ActiveAt(at)
            | Self::Invited(at)
            | Self::IdleSince(at)
            | Self::NeverSignedIn(at) => Some(at),
            Self::ActiveNow | Self::Unknown => None,
        }
    }
}

/// Everyone with what Webex says of their activity.
#[derive(Debug, Default)]
pub struct Activities(Marked<Mark>);

impl Activities {
    /// Takes one page in. Those already present (by id) are skipped.
    pub fn push_page(&mut self, people: Vec<Person>) {
        let people = people.into_iter().map(|person| {
            let mark = Mark {
                activity: Activity::of(&person),
                created: person.created.as_deref().and_then(moment),
            };
            (person, mark)
        });
        self.0.push_page(people.collect());
    }

    /// The people.
    pub const fn people(&self) -> &Directory {
        self.0.people()
    }

    /// Returns whether Webex showed anyone's activity. If not, it probably hides activity from the administrator.
    pub fn shows_activity(&self) -> bool {
        let shows = |mark: &Mark| matches!(mark.activity, Activity::Now | Activity::At(_));
        self.0.marks().iter().any(shows)
    }

    /// Returns the evidence that the person in this row is idle after so many days, or isn't.
    pub fn evidence(&self, row: u32, days: u16, now: OffsetDateTime) -> Evidence {
        Evidence::of(self.0.mark(row), days, now)
    }

    /// Sorts those who hold a licence that the view is about into groups. `excluded` are the ids of people whose seats are to be left
    /// alone.
    pub fn sort(
        &self,
        pools: &[License],
        view: &IdleView,
        excluded: &Set<String>,
        now: OffsetDateTime,
    ) -> IdleSeats {
        let wanted = wanted(pools, view);
        let people = self.people();
        let mut seats = IdleSeats::default();
        let mut since = Vec::new();
        for row in people.matching(&view.query) {
            let Some(person) = people.row(row) else {
                continue;
            };
            let Some(held) = person.licenses else {
                seats.unknown_licenses += 1;
                continue;
            };
            if !held.iter().any(|license| wanted.contains(license)) {
                continue;
            }
            let evidence = self.evidence(row, view.days, now);
            let group = if excluded.contains(person.id) {
                IdleGroup::Excluded
            } else {
                evidence.group()
            };
            match group {
                IdleGroup::Idle => {
                    seats.never_signed_in +=
                        usize::from(matches!(evidence, Evidence::NeverSignedIn(_)));
                    since.push((evidence.since(), row));
                }
                IdleGroup::Unknown => seats.unknown.push(row),
                IdleGroup::NotIdle => seats.not_idle.push(row),
                IdleGroup::Excluded => seats.excluded.push(row),
            }
        }
        // The longest without activity first.
        let since = sorted(since, &Ord::cmp);
        seats.idle = since.into_iter().map(|(_, row)| row).collect();
        seats
    }
}

/// The licences that a view is about.
fn wanted<'a>(pools: &'a [License], view: &'a IdleView) -> Set<&'a LicenseId> {
    match &view.license {
        Some(license) => set_of([license]),
        None => {
            let costs = |pool: &&License| Supply::of(pool) != Supply::Free;
            set_of(pools.iter().filter(costs).map(|pool| &pool.id))
        }
    }
}

/// People who hold a licence, in groups: rows of [`Activities`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IdleSeats {
    /// Those without activity, the longest first.
    pub idle: Vec<u32>,
    /// How many of them have never signed in.
    pub never_signed_in: usize,
    /// Those of whom Webex does not say.
    pub unknown: Vec<u32>,
    /// Those who were active, and those who were invited only lately.
    pub not_idle: Vec<u32>,
    /// Those whose seats are to be left alone.
    pub excluded: Vec<u32>,
    /// The number of people who are in no group because Webex didn't list their licences.
    pub unknown_licenses: usize,
}

impl IdleSeats {
    /// The rows of a group.
    pub fn rows(&self, group: IdleGroup) -> &[u32] {
        match group {
            IdleGroup::Idle => &self.idle,
            IdleGroup::Unknown => &self.unknown,
            IdleGroup::NotIdle => &self.not_idle,
            IdleGroup::Excluded => &self.excluded,
        }
    }
}

#[cfg(test)]
mod tests;
