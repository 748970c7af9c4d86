//! Webex and the page as a run sees them: what was sent is applied, refused or lost, at random.

use std::collections::BTreeMap;
use std::time::Duration;

use super::super::*;
use super::{START, attempted};
use crate::change::Verdict;
use crate::jobs::ending::Next;
use crate::jobs::samples::ids;

/// Random numbers from a seed (xorshift64).
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `sides`.
    pub(super) fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }
}

/// What outlives a page: Webex, and the journal.
pub(super) struct World {
    pub(super) journal: Vec<Entry>,
    pub(super) dice: Dice,
    /// Of 100 requests, so many meet a fault.
    pub(super) faults: u64,
    /// How often each row was carried out.
    pub(super) carried_out: BTreeMap<u32, u32>,
    /// Rows that were sent and of which it was not found out yet what became of them.
    pub(super) unclear: BTreeMap<u32, bool>,
    /// How many rows were looked back at.
    pub(super) looks: u32,
    now: OffsetDateTime,
}

impl World {
    pub(super) fn new(seed: u64, faults: u64) -> Self {
        Self {
            journal: Vec::new(),
            dice: Dice::new(seed),
            faults,
            carried_out: BTreeMap::new(),
            unclear: BTreeMap::new(),
            looks: 0,
            now: START,
        }
    }

    pub(super) fn is_there(&self, row: u32) -> bool {
        self.carried_out.contains_key(&row)
    }

    fn carry_out(&mut self, row: u32) {
        *self.carried_out.entry(row).or_default() += 1;
    }

    fn context(&mut self) -> Context {
        self.now += Duration::from_secs(1);
        Context {
            now: self.now,
            room: 1 + self.dice.roll(6) as u32,
            unit: self.dice.roll(100) as f64 / 100.0,
        }
    }

    /// Runs a page until the job is finished, or until `effects` effects were done and the page is closed. Returns the run then.
    pub(super) fn page(&mut self, plan: &Rc<Plan>, mut effects: u32) -> Run {
        let mut run = Run::resume(Rc::clone(plan), &self.journal).unwrap();
        let mut events = vec![Event::ContinueRequested];
        let mut under_way = Vec::new();
        let (mut quiet, mut wake) = (0, START);
        while !run.progress().standing().is_over() {
            let event = events.pop().unwrap_or(Event::Tick);
            let context = self.context();
            let todo = run.step(event, &context);
            for effect in todo {
                if effects == 0 {
                    self.close(under_way);
                    return run;
                }
                effects -= 1;
                match effect {
                    Effect::Record(entry) => self.journal.push(entry),
                    Effect::Wake(at) => wake = at,
                    Effect::StopUnsent => {
                        // Some had not left for Webex.
                        let mut left = Vec::new();
                        for effect in std::mem::take(&mut under_way) {
                            match effect {
                                Effect::Read { row, .. } | Effect::Apply { row, .. }
                                    if self.dice.roll(2) == 0 =>
                                {
                                    events.push(Event::NotSent { row });
                                }
                                effect => left.push(effect),
                            }
                        }
                        under_way = left;
                    }
                    other => under_way.push(other),
                }
            }
            if let Standing::Paused(_) = run.progress().standing() {
                events.push(Event::ContinueRequested);
            }
            match under_way.len() as u64 {
                0 => {
                    self.now = self.now.max(wake);
                    quiet += 1;
                }
                count => {
                    let place = self.dice.roll(count) as usize;
                    events.push(self.answer(under_way.remove(place)));
                    quiet = 0;
                }
            }
            assert!(quiet < 100, "nothing goes on: {run:?}");
        }
        run
    }

    /// What becomes of a request.
    fn answer(&mut self, effect: Effect) -> Event {
        match effect {
            Effect::Read { row, .. } => {
                let held: &[&str] = if self.is_there(row) { &["A"] } else { &[] };
                let result = match self.fault() {
                    true => Err(attempted(Verdict::NothingSent, Some(503), Next::Again)),
                    false => Ok(AnyValue::Licenses(ids(held))),
                };
                Event::Read { row, result }
            }
            Effect::Apply { row, again, .. } => {
                let attempted = self.write(row, again);
                Event::Attempted { row, attempted }
            }
            Effect::LookBack { row, .. } => {
                let attempted = self.look_back(row);
                Event::Attempted { row, attempted }
            }
            other => unreachable!("{other:?}"),
        }
    }

    fn fault(&mut self) -> bool {
        self.dice.roll(100) < self.faults
    }

    fn write(&mut self, row: u32, again: bool) -> Attempted {
        let earlier = self.unclear.insert(row, true);
        assert!(
            !earlier.unwrap_or(false),
            "row {row} was sent again without a look back"
        );
        let clear = |world: &mut Self, attempted| {
            world.unclear.insert(row, false);
            attempted
        };
        // The path of writes reads first.
        if self.is_there(row) {
            assert!(again, "row {row} would be reported as changed by others");
            return clear(
                self,
                attempted(Verdict::AppliedEarlier, None, Next::Nothing),
            );
        }
        if !self.fault() {
            self.carry_out(row);
            return clear(self, attempted(Verdict::Applied, Some(200), Next::Nothing));
        }
        match self.dice.roll(6) {
            0 => clear(
                self,
                attempted(Verdict::NothingSent, Some(503), Next::Again),
            ),
            1 => clear(
                self,
                Attempted {
                    no_token: true,
                    ..attempted(Verdict::TurnedAway, Some(401), Next::Again)
                },
            ),
            2 => clear(self, attempted(Verdict::Refused, Some(403), Next::Nothing)),
            3 => attempted(Verdict::Refused, Some(502), Next::ReadBack),
            4 => attempted(Verdict::NoAnswer, None, Next::ReadBack),
            _ => {
                self.carry_out(row);
                attempted(Verdict::NotReadBack, None, Next::ReadBack)
            }
        }
    }

    fn look_back(&mut self, row: u32) -> Attempted {
        self.looks += 1;
        if self.fault() {
            return attempted(Verdict::NotReadBack, None, Next::ReadBack);
        }
        self.unclear.insert(row, false);
        match self.is_there(row) {
            true => attempted(Verdict::AppliedUnanswered, None, Next::Nothing),
            false => attempted(Verdict::NoAnswer, None, Next::ReadBack),
        }
    }

    /// The page is closed: some of what was on its way still arrives.
    fn close(&mut self, under_way: Vec<Effect>) {
        for effect in under_way {
            if let Effect::Apply { row, .. } = effect {
                self.unclear.insert(row, true);
                if !self.is_there(row) && self.dice.roll(2) == 0 {
                    self.carry_out(row);
                }
            }
        }
    }
}
