//! Makes a plan from source rows.

use crate::fold::lower;
use webex_api::{License, PersonId, SiteUrl};

use super::judge::{Judge, Judgement};
use super::rows::{Row, Rows};
use super::seats::SeatCount;
use super::source::{Facts, Reason, Refused, Wish};

use super::values::{ValueInterner, ValueNumber, Values};
use super::{Plan, PoolSeats};
use crate::change::AnyValue;
use crate::change::same_as::touches_site;
use crate::interner::Interner;
use crate::jobs::edit::{Area, Edit, Step};
use crate::passport::uuid_of;
use crate::sort::sorted;

/// What became of the source rows. Each is in the plan, refused, or changes nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Planned {
    /// The rows to run.
    pub plan: Plan,
    /// The rows that are not run, by line.
    pub refused: Vec<Refused>,
    /// The lines that would change nothing.
    pub unchanged: Vec<u32>,
    /// The pools that the job touches, by licence id.
    pub seats: Vec<PoolSeats>,
}

/// A row that is not judged yet.
struct Draft {
    person: PersonId,
    row: Row,
}

/// Plans a job. The same rows and facts always give the same plan.
pub fn plan(facts: &Facts<'_>, wishes: &mut dyn Iterator<Item = Wish>) -> Planned {
    let (mut planner, mut judge) = (Planner::default(), Judge::new(facts));
    for wish in wishes {
        planner.add(facts, &mut judge, wish);
    }
    planner.finish(facts, judge)
}

#[derive(Default)]
struct Planner {
    edits: Interner<Edit>,
    values: ValueInterner,
    drafts: Vec<Draft>,
    /// The drafts of each person, by the UUID: Webex writes the same id in more than one form.
    of_person: Vec<Vec<u32>>,
    people: Interner<String>,
    /// The full administrators who are locked out so far.
    locked_out: Vec<PersonId>,
    planned: Planned,
}

impl Planner {
    fn add(&mut self, facts: &Facts<'_>, judge: &mut Judge<'_>, wish: Wish) {
        let Wish { line, person, edit } = wish;
        let known = person.filter(|person| facts.known.has(person));
        let (person, key) = match (edit.creates(), known) {
            // A new person has no id yet.
            (Some(email), _) => (PersonId::new(""), lower(email)),
            (None, Some(person)) => {
                let key = uuid_of(person.as_str()).to_ascii_lowercase();
                (person, key)
            }
            (None, None) => return self.refuse(line, Reason::UnknownPerson),
        };
        let key = self.people.intern(key) as usize;
        if self.of_person.len() <= key {
            self.of_person.push(Vec::new());
        }
        let loaded = match edit.keeps_before() {
            true => facts.known.value(&edit.target(person.clone())),
            false => None,
        };
        let before = loaded
            .as_ref()
            .and_then(|value| self.values.intern(value.members()));
        let number = self.edits.intern(edit.clone());
        // A refused row contradicts no other.
        if let Judgement::Refused(reason) =
            judge.judge((number, &edit), before, &|_| loaded.clone())
        {
            return self.refuse(line, reason);
        }
        if let Some(reason) = self.conflict(key, &edit) {
            return self.refuse(line, reason);
        }
        if edit.spares_oneself() && facts.me.is_some_and(|me| me.is_same(&person)) {
            return self.refuse(line, Reason::Oneself);
        }
        if edit.locks_out() && self.is_last(facts, &person) {
            return self.refuse(line, Reason::LastAdministrator);
        }
        let draft = self.drafts.len() as u32;
        if let Some(drafts) = self.of_person.get_mut(key) {
            drafts.push(draft);
        }
        let row = Row {
            edit: number,
            before,
            line,
        };
        self.drafts.push(Draft { person, row });
    }

    fn refuse(&mut self, line: u32, reason: Reason) {
        self.planned.refused.push(Refused { line, reason });
    }

    /// Whether a person who is to be locked out is the last full administrator. Otherwise notes that they are locked out.
    fn is_last(&mut self, facts: &Facts<'_>, person: &PersonId) -> bool {
        let is_out = |admin: &&PersonId| self.locked_out.iter().any(|out| out.is_same(admin));
        let mut left = facts.full_admins.iter().filter(|admin| !is_out(admin));
        let (first, second) = (left.next(), left.next());
        let is_one = facts.full_admins.iter().any(|admin| admin.is_same(person));
        if second.is_none() && first.is_some_and(|last| last.is_same(person)) {
            return true;
        }
        if is_one {
            self.locked_out.push(person.clone());
        }
        false
    }

    fn conflict(&self, person: usize, edit: &Edit) -> Option<Reason> {
        let earlier = self.of_person.get(person)?.iter();
        let mut rows = earlier.filter_map(|draft| self.drafts.get(*draft as usize));
        rows.find_map(|draft| {
            let (other, line) = (self.edits.get(draft.row.edit)?, draft.row.line);
            match () {
                () if other == edit => Some(Reason::Duplicate { of: line }),
                () if other.excludes(edit) => Some(Reason::Contradicts { line }),
                () => None,
            }
        })
    }

    fn finish(self, facts: &Facts<'_>, judge: Judge<'_>) -> Planned {
        let mut drafts = Drafts {
            edits: self.edits.into_values(),
            values: self.values.into_values(),
            drafts: self.drafts,
        };
        for places in self.of_person {
            drafts.forget_session_types(facts.pools, &places);
        }
        drafts.plan(facts, judge, self.planned)
    }
}

/// All drafts, with what their numbers name.
struct Drafts {
    edits: Vec<Edit>,
    values: Values,
    drafts: Vec<Draft>,
}

impl Drafts {
    fn edit(&self, draft: &Draft) -> Option<&Edit> {
        self.edits.get(draft.row.edit as usize)
    }

    fn value(&self, draft: &Draft, number: ValueNumber) -> Option<AnyValue> {
        let target = self.edit(draft)?.target(draft.person.clone());
        Some(self.values.value(number, &target))
    }

    /// Forgets the session types of a person on the sites where another row changes their licences: Webex may change the session
    /// types then, so they are read again when the row runs. `places` are the drafts of the person.
    fn forget_session_types(&mut self, pools: &[License], places: &[u32]) {
        let drafts = || {
            places
                .iter()
                .filter_map(|place| self.drafts.get(*place as usize))
        };
        let edits = || drafts().filter_map(|draft| Some((draft, self.edit(draft)?)));
        let licenses = edits().find(|(_, edit)| matches!(edit.area(), Area::Licenses));
        let Some((draft, edit)) = licenses else {
            return;
        };
        let held = draft.row.before.and_then(|held| self.value(draft, held));
        let is_touched = |draft: &Draft| match self.edit(draft).map(Edit::area) {
            Some(Area::SessionTypes(site)) => may_touch(pools, edit, held.as_ref(), site),
            _ => false,
        };
        let touched = places.iter().map(|place| *place as usize);
        let touched: Vec<usize> = touched
            .filter(|place| self.drafts.get(*place).is_some_and(&is_touched))
            .collect();
        for place in touched {
            if let Some(draft) = self.drafts.get_mut(place) {
                draft.row.before = None;
            }
        }
    }

    fn plan(&self, facts: &Facts<'_>, mut judge: Judge<'_>, mut planned: Planned) -> Planned {
        let mut steps = Step::ALL.map(|step| (step, Vec::new()));
        for draft in &self.drafts {
            let Some(edit) = self.edit(draft) else {
                continue;
            };
            let value = |number| self.value(draft, number);
            let line = draft.row.line;
            match judge.judge((draft.row.edit, edit), draft.row.before, &value) {
                Judgement::Unchanged => planned.unchanged.push(line),
                Judgement::Refused(reason) => planned.refused.push(Refused { line, reason }),
                Judgement::Runs { step, licenses } => {
                    let rows = steps.iter_mut().find(|(of, _)| *of == step);
                    rows.into_iter()
                        .for_each(|(_, rows)| rows.push((draft, licenses.clone())));
                }
            }
        }

        let mut seats = SeatCount::new(facts.pools);
        let mut rows = Rows::default();
        // Numbered by their first use in the plan, so that what is left out leaves no trace in it.
        let (mut edits, mut values) = (Interner::default(), Interner::default());
        for (step, drafts) in steps {
            for (draft, licenses) in drafts {
                let row = Row {
                    edit: edits.intern(draft.row.edit),
                    before: draft
                        .row
                        .before
                        .and_then(|value| ValueNumber::at(values.intern(value))),
                    line: draft.row.line,
                };
                match rows.push(step, draft.person.as_str(), row) {
                    Some(row) => licenses.iter().for_each(|line| seats.add(row, line)),
                    None => planned.refused.push(Refused {
                        line: row.line,
                        reason: Reason::TooMany,
                    }),
                }
            }
        }
        rows.shrink();
        let edits = edits.values().iter();
        planned.plan = Plan {
            edits: edits
                .filter_map(|edit| self.edits.get(*edit as usize).cloned())
                .collect(),
            values: self.values.only(values.values()),
            rows,
        };
        planned.refused = sorted(planned.refused, &|one, other| one.line.cmp(&other.line));
        planned.seats = seats.into_seats();
        planned
    }
}

/// Whether the licences that a person gets or loses may change their session types on `site`.
fn may_touch(pools: &[License], edit: &Edit, held: Option<&AnyValue>, site: &SiteUrl) -> bool {
    match (held, held.and_then(|held| edit.after(held))) {
        (Some(AnyValue::Licenses(held)), Some(AnyValue::Licenses(after))) => {
            touches_site(pools, held, &after, site)
        }
        _ => true,
    }
}
