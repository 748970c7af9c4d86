//! [`Work`]: carries out the effects of the machine and reports the results to it.

use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use time::OffsetDateTime;
use webex_api::{Client, LocalBoxFuture};

use super::ports::{NotStored, Ports};
use super::row::Row;
use super::shared::{Command, Shared, Storage};
use crate::jobs::gate::Gated;
use crate::jobs::run::{self, Effect, Event};

/// Rows under way at most. More than a gate lets through, because a row's requests go through several gates.
const ROOM: u32 = 8;

/// The longest single timer. Browsers fire timers beyond 2³¹ ms at once.
const LONGEST_SLEEP: Duration = Duration::from_secs(60 * 60);

/// Entries that are being stored.
struct Storing {
    stored: LocalBoxFuture<'static, Result<(), NotStored>>,
    lines: Vec<String>,
    /// What waits for it.
    then: Vec<Effect>,
}

/// A job at work.
pub(super) struct Work {
    job: Rc<Shared>,
    ports: Ports,
    client: Client,
    rows: Vec<Row>,
    /// Effects that are not done yet, in order.
    queue: Vec<Effect>,
    storing: Option<Storing>,
    /// Lines that could not be stored.
    unstored: Vec<String>,
    timer: Option<LocalBoxFuture<'static, ()>>,
}

impl Work {
    pub(super) fn new(job: Rc<Shared>, ports: Ports) -> Self {
        let (clock, entropy) = (Rc::clone(&ports.clock), Rc::clone(&ports.entropy));
        let gates = &job.gates;
        let client = ports.client.through(|inner| {
            let gated = Rc::new(Gated::new(inner, clock, entropy));
            gates.replace(Some(Rc::clone(&gated)));
            gated
        });
        Self {
            job,
            ports,
            client,
            rows: Vec::new(),
            queue: Vec::new(),
            storing: None,
            unstored: Vec::new(),
            timer: None,
        }
    }

    /// Goes on as far as possible. Ready when the job is finished.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        self.job.waker.replace(Some(context.waker().clone()));
        let mut moved = false;
        while self.turn(context) {
            moved = true;
        }
        if moved {
            (self.ports.changed)();
        }
        let over = self.job.run.borrow().progress().standing().is_over();
        let idle = self.rows.is_empty() && self.storing.is_none() && self.queue.is_empty();
        match over && idle {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    }

    /// Handles what has arrived. Returns whether anything happened.
    fn turn(&mut self, context: &mut Context<'_>) -> bool {
        let mut moved = false;
        for command in self.job.commands.take() {
            moved = true;
            self.command(command);
        }
        if let Some(storing) = &mut self.storing
            && let Poll::Ready(result) = storing.stored.as_mut().poll(context)
        {
            moved = true;
            self.stored(result);
        }
        let mut events = Vec::new();
        self.rows
            .retain_mut(|row| match row.event.as_mut().poll(context) {
                Poll::Ready(event) => {
                    events.push(event);
                    false
                }
                Poll::Pending => true,
            });
        if let Some(timer) = &mut self.timer
            && timer.as_mut().poll(context).is_ready()
        {
            self.timer = None;
            events.push(Event::Tick);
        }
        moved |= !events.is_empty();
        if moved && let Some(until) = self.closed_until() {
            self.job.pace.borrow_mut().note_limit(until);
        }
        for event in events {
            self.step(event);
        }
        self.perform() || moved
    }

    fn closed_until(&self) -> Option<OffsetDateTime> {
        self.job.gates.borrow().as_ref()?.closed_until()
    }

    fn command(&mut self, command: Command) {
        let (event, goes_on) = match command {
            Command::WithoutJournal => {
                self.job.storage.set(Storage::Off);
                self.unstored.clear();
                (Event::ContinueRequested, true)
            }
            Command::Step(event) => {
                let goes_on = matches!(
                    event,
                    Event::ContinueRequested | Event::FirstRequested { .. }
                );
                (event, goes_on)
            }
        };
        if goes_on {
            self.job.pace.borrow_mut().restart(self.ports.clock.now());
            if self.job.storage.get() == Storage::Failed {
                self.job.storage.set(Storage::Stored);
            }
        }
        self.step(event);
    }

    fn step(&mut self, event: Event) {
        let now = self.ports.clock.now();
        let context = run::Context {
            now,
            room: ROOM,
            unit: self.ports.entropy.unit(),
        };
        let mut run = self.job.run.borrow_mut();
        let ended = run.progress().ended();
        let effects = run.step(event, &context);
        let ended = run.progress().ended().saturating_sub(ended);
        drop(run);
        self.job.pace.borrow_mut().note(ended, now);
        for effect in effects {
            match effect {
                Effect::StopUnsent => self.stop_unsent(),
                Effect::Wake(at) => {
                    let wait = Duration::try_from(at - now).unwrap_or_default();
                    self.timer = Some(self.ports.clock.sleep(wait.min(LONGEST_SLEEP)));
                }
                effect => self.queue.push(effect),
            }
        }
    }

    /// Drops what has not left for Webex, also what has not begun.
    fn stop_unsent(&mut self) {
        let mut stopped = Vec::new();
        self.rows.retain(|row| {
            let stops = (row.can_stop)();
            stopped.extend(stops.then_some(row.number));
            !stops
        });
        let then = self.storing.as_mut().map(|storing| &mut storing.then);
        for effects in [&mut self.queue].into_iter().chain(then) {
            stopped.extend(take_unsent(effects));
        }
        for row in stopped {
            self.step(Event::NotSent { row });
        }
    }

    /// Does the effects in the queue: first their entries are stored, all at once, then the rest is done.
    fn perform(&mut self) -> bool {
        if self.storing.is_some() || self.queue.is_empty() {
            return false;
        }
        let (mut lines, mut then) = (std::mem::take(&mut self.unstored), Vec::new());
        for effect in std::mem::take(&mut self.queue) {
            match effect {
                Effect::Record(entry) => lines.push(entry.to_line()),
                effect => then.push(effect),
            }
        }
        match self.job.storage.get() {
            Storage::Stored if !lines.is_empty() => {
                let stored = self.ports.journal.append(lines.clone());
                self.storing = Some(Storing {
                    stored,
                    lines,
                    then,
                });
            }
            Storage::Failed => {
                self.unstored = lines;
                self.begin(then);
            }
            Storage::Stored | Storage::Off => self.begin(then),
        }
        true
    }

    fn stored(&mut self, result: Result<(), NotStored>) {
        let Some(Storing {
            lines, mut then, ..
        }) = self.storing.take()
        else {
            return;
        };
        if result.is_ok() {
            return self.begin(then);
        }
        self.job.storage.set(Storage::Failed);
        self.unstored = lines;
        let stopped = take_unsent(&mut then);
        self.begin(then);
        for row in stopped {
            self.step(Event::NotSent { row });
        }
        self.step(Event::NotStored);
    }

    fn begin(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let client = self.client.clone();
            let found = Rc::clone(&self.ports.found);
            let row = match effect {
                Effect::Read { row, target } => Row::reads(row, target, client),
                Effect::Apply { row, change, again } => {
                    Row::writes(row, change, again, &client, found)
                }
                Effect::LookBack { row, change } => Row::looks_back(row, change, client, found),
                // Done at once, or stored before.
                Effect::Record(_) | Effect::StopUnsent | Effect::Wake(_) => continue,
            };
            self.rows.push(row);
        }
    }
}

/// Takes out what would read or write, and returns its rows.
fn take_unsent(effects: &mut Vec<Effect>) -> Vec<u32> {
    let mut rows = Vec::new();
    effects.retain(|effect| match effect {
        Effect::Read { row, .. } | Effect::Apply { row, .. } => {
            rows.push(*row);
            false
        }
        _ => true,
    });
    rows
}
