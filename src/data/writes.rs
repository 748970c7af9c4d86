//! The writes of this tab. A write belongs to no form or page, so it survives every navigation.
//!
//! Everything here is created at the root and lives as long as the page, and the tasks of the writes use nothing else, so nothing that
//! they use can be disposed. The signed-in part of the app watches the writes ([`Writes::follow`]): it reloads what a write has changed,
//! and reports the outcome if no form does. When the session ends, writes in progress are kept without names, and read back after the
//! next sign-in.

mod allowed;
mod entry;
mod interrupted;
mod leaving;
mod of_form;
mod permission;
mod series;

use crate::prelude::*;
use futures_util::future::LocalBoxFuture;
use leptos::task::spawn_local;
use rollcall_core::change::journal::{self, Record};
use rollcall_core::change::{
    AnyField, AnyTarget, Change, DiffLine, Operation, Receipt, Stage, Verdict,
};
use rollcall_core::session::Session;
use std::rc::Rc;
use std::sync::Arc;
use webex_api::{Client, PersonId};

use super::tenant::Tenant;
use crate::browser::vault::{self, Slot};
use crate::effect::effect;

use entry::{Kept, Settled, WriteEntry};
pub use entry::{Phase, Progress, Write};
pub use of_form::{Run, WriteOf};
use permission::Permission;
pub use series::{Step, StepState};

/// A copyable handle to the writes of this tab.
#[derive(Clone, Copy)]
pub struct Writes {
    session: Signal<Session>,
    list: RwSignal<Vec<WriteEntry>>,
    /// Changes that were under way when a session or an earlier page of this tab ended.
    interrupted: RwSignal<Vec<(u32, Record)>>,
    /// Confirmed steps of a series whose turn has not come.
    waiting: StoredValue<Vec<Record>>,
    next: StoredValue<u32>,
    /// The changes of this session that are over, in the order in which they ended.
    activity: RwSignal<Vec<Receipt>>,
    /// The operations of the open forms, which show their outcomes themselves.
    forms: RwSignal<Vec<Operation>>,
    /// Whether an open form has wishes that were not sent.
    unsent: StoredValue<bool>,
    /// Whether a job is under way.
    job: StoredValue<bool>,
    /// How many rows of jobs would be lost with what is stored of them.
    rows_left: StoredValue<u32>,
    permission: Permission,
}

impl Writes {
    /// Gives everything below the writes of this tab. Call once, at the root, before the session starts: what an earlier page of this tab left
    /// under way is read from the vault.
    pub fn provide(session: Signal<Session>) -> Self {
        let left = vault::read(Slot::Writes).and_then(|text| journal::from_text(&text));
        let left: Vec<_> = (1..).zip(left.unwrap_or_default()).collect();
        let writes = Self {
            session,
            list: RwSignal::new(Vec::new()),
            waiting: StoredValue::default(),
            next: StoredValue::new(left.len() as u32),
            interrupted: RwSignal::new(left),
            activity: RwSignal::new(Vec::new()),
            forms: RwSignal::new(Vec::new()),
            unsent: StoredValue::new(false),
            job: StoredValue::new(false),
            rows_left: StoredValue::new(0),
            permission: Permission::default(),
        };
        provide_context(writes);
        writes
    }

    /// Starts a change once changes are allowed, unless one of the same is under way. It runs to its end even if the screen goes, and is sent once. `earlier` is
    /// as in [`Change::apply_after`]; `subject` says what it is about, as a notice would: "Change licences of NAME".
    pub fn start(
        self,
        client: &Client,
        change: Change<AnyTarget>,
        earlier: Vec<DiffLine<AnyField>>,
        subject: String,
    ) {
        let client = client.clone();
        self.when_allowed(Box::new(move || {
            if let Some(write) = self.begin_change(&client, change, earlier, subject) {
                run(write);
            }
        }));
    }

    /// As [`Self::start`], but returns the future that carries out the change. `None` if the same is being changed already.
    fn begin_change(
        self,
        client: &Client,
        change: Change<AnyTarget>,
        earlier: Vec<DiffLine<AnyField>>,
        subject: String,
    ) -> Option<LocalBoxFuture<'static, Verdict>> {
        let record = Record::of(&change);
        if self.is_running(&record.operation) {
            return None;
        }
        let change = Arc::new(change);
        let operation = record.operation.clone();
        let id = self.begin(WriteEntry::new(
            record,
            subject,
            Kept::running(change.clone()),
        ));
        let client = self.observed(client, id);
        Some(self.settling(
            id,
            Box::pin(async move {
                let reached = |stage| self.reach(id, stage);
                let report = change.make(&client, &earlier, Box::new(reached)).await;
                Settled::of(report, operation)
            }),
        ))
    }

    /// Notes how a write ended, and returns the outcome in one word.
    fn settling(
        self,
        id: u32,
        write: LocalBoxFuture<'static, Settled>,
    ) -> LocalBoxFuture<'static, Verdict> {
        Box::pin(async move {
            let settled = write.await;
            let verdict = settled.receipt.verdict;
            self.settle(id, settled);
            verdict
        })
    }

    /// Whether such a write is under way; not tracked.
    fn is_running(self, operation: &Operation) -> bool {
        let running = |list: &Vec<WriteEntry>| {
            list.iter()
                .any(|entry| entry.is_running() && entry.record.operation == *operation)
        };
        self.list.try_with_untracked(running).unwrap_or_default()
    }

    /// The writes of a person that are under way, or over and not looked at, where no form shows them; tracked.
    pub fn of_person(self, id: &PersonId) -> Vec<Write> {
        let open = self.forms.try_get().unwrap_or_default();
        self.shown(|entry| {
            let operation = &entry.record.operation;
            operation.person() == Some(id) && !entry.left_over && !open.contains(operation)
        })
    }

    /// The writes that are under way; tracked.
    pub fn running(self) -> Vec<Write> {
        self.shown(WriteEntry::is_running)
    }

    /// The writes that an earlier page or session left, which are looked back at, or were and the admin has not closed; tracked.
    pub fn looked_back(self) -> Vec<Write> {
        self.shown(|entry| entry.left_over)
    }

    fn shown(self, wanted: impl Fn(&WriteEntry) -> bool) -> Vec<Write> {
        let shown = |list: &Vec<WriteEntry>| {
            let wanted = list.iter().filter(|entry| wanted(entry));
            wanted.map(WriteEntry::shown).collect()
        };
        self.list.try_with(shown).unwrap_or_default()
    }

    /// Whether [`Self::looked_back`] has any; tracked.
    pub fn any_looked_back(self) -> bool {
        let any = |list: &Vec<WriteEntry>| list.iter().any(|entry| entry.left_over);
        self.list.try_with(any).unwrap_or_default()
    }

    /// The admin has seen what came of this write.
    pub fn forget(self, id: u32) {
        let _ = self
            .list
            .try_update(|list| list.retain(|entry| entry.id != id || entry.is_running()));
        self.keep();
    }

    /// Watches the writes until the current reactive owner is disposed: reloads what each finished write has changed, and calls `tell`
    /// with its verdict and subject unless its form is open. Disposing the owner means that the session is over.
    pub fn follow(self, tenant: Tenant, tell: impl Fn(Verdict, String) + 'static) {
        effect(move || {
            let ended = self.list.try_with(|list| {
                let ended = list.iter().filter(|entry| entry.is_untold());
                ended.map(|entry| entry.id).collect::<Vec<_>>()
            });
            for id in ended.unwrap_or_default() {
                self.tell(id, tenant, &tell);
            }
        });
        on_cleanup(move || self.session_over());
    }

    fn tell(self, id: u32, tenant: Tenant, tell: &impl Fn(Verdict, String)) {
        let told = self.list.try_update(|list| {
            let entry = list.iter_mut().find(|entry| entry.id == id)?;
            entry.told = true;
            Some((
                entry.record.operation.clone(),
                entry.shown(),
                entry.left_over,
                entry.kept.as_ref().and_then(Kept::found),
            ))
        });
        let Some(Some((operation, write, left_over, found))) = told else {
            return;
        };
        tenant.changed(vec![(operation.clone(), found)]);
        let open = self
            .forms
            .try_with_untracked(|forms| forms.contains(&operation));
        if let (Phase::Over(verdict), false, false) =
            (write.phase, open.unwrap_or_default(), left_over)
        {
            tell(verdict, write.subject);
        }
        self.keep();
    }

    /// Returns the changes of this session that are over, in the order in which they ended.
    pub fn activity(self) -> Signal<Vec<Receipt>> {
        self.activity.into()
    }

    /// Ends the session: drops names and reports, and keeps only the records of writes that are under way or whose outcome wasn't shown,
    /// and of steps that will not be taken.
    fn session_over(self) {
        let _ = (self.activity.try_update(Vec::clear), self.answered());
        let ended = self.list.try_update(std::mem::take).unwrap_or_default();
        let left = ended.into_iter().filter(|entry| !entry.told);
        let mut left: Vec<_> = left.map(|entry| (entry.id, entry.record)).collect();
        let waiting = self.waiting.try_update_value(std::mem::take);
        left.extend(
            waiting
                .into_iter()
                .flatten()
                .map(|record| (self.next_id(), record)),
        );
        let _ = self.interrupted.try_update(|kept| kept.extend(left));
    }

    fn next_id(self) -> u32 {
        let next = self.next.try_update_value(|next| {
            *next += 1;
            *next
        });
        next.unwrap_or_default()
    }

    fn begin(self, mut entry: WriteEntry) -> u32 {
        let id = self.next_id();
        entry.id = id;
        let operation = entry.record.operation.clone();
        let _ = self.list.try_update(|list| {
            // What came of an earlier one no longer counts.
            list.retain(|former| !former.told || former.record.operation != operation);
            list.push(entry);
        });
        self.keep();
        id
    }

    fn observed(self, client: &Client, id: u32) -> Client {
        client.observed_by(Rc::new(move |news| {
            self.change(id, |entry| {
                entry.holds.note(news);
                let worst = entry.holds.worst();
                if let Phase::Running(progress) = &mut entry.phase {
                    progress.hold = worst;
                }
            });
        }))
    }

    fn reach(self, id: u32, stage: Stage) {
        self.change(id, |entry| {
            entry.record.reach(stage);
            entry.phase = Phase::Running(Progress {
                stage,
                hold: entry.holds.worst(),
            });
        });
        let _ = self.interrupted.try_update(|left| {
            if let Some((_, record)) = left.iter_mut().find(|(of, _)| *of == id) {
                record.reach(stage);
            }
        });
        // Before the request leaves: a page that goes with it must find it in the journal.
        self.keep();
    }

    fn settle(self, id: u32, settled: Settled) {
        let Settled {
            unsent,
            receipt,
            report,
        } = settled;
        self.change(id, |entry| {
            entry.phase = Phase::Over(receipt.verdict);
            let _ = self.activity.try_update(|activity| activity.push(receipt));
            if let Some(kept) = &mut entry.kept {
                kept.report = Some(report);
            }
        });
        // The session may have ended meanwhile.
        let _ = self.interrupted.try_update(|left| {
            if let Some((_, record)) = left.iter_mut().find(|(of, _)| *of == id) {
                record.sent &= !unsent;
            }
        });
        self.keep();
    }

    fn change(self, id: u32, change: impl FnOnce(&mut WriteEntry)) {
        let _ = self.list.try_update(|list| {
            let entry = list.iter_mut().find(|entry| entry.id == id);
            entry.map(change);
        });
    }

    /// Stores the journal while somebody is signed in. Otherwise the vault stays empty.
    fn keep(self) {
        if self.in_session(|session| session.signed_in().is_some()) {
            self.write_journal();
        }
    }

    /// The page goes. When it goes to a sign-in, what was interrupted goes with it, to be looked back at after that.
    pub fn page_goes(self) {
        if self.in_session(|session| matches!(session, Session::Redirecting)) {
            self.write_journal();
        }
    }

    fn write_journal(self) {
        let records = self.list.try_with_untracked(|list| {
            let untold = list.iter().filter(|entry| !entry.told);
            untold.map(|entry| entry.record.clone()).collect::<Vec<_>>()
        });
        let mut records = records.unwrap_or_default();
        let left = self.interrupted.try_with_untracked(|left| {
            records.extend(left.iter().map(|(_, record)| record.clone()));
        });
        debug_assert!(left.is_some());
        records.extend(self.waiting.try_get_value().unwrap_or_default());
        match journal::to_text(&records) {
            // A browser that refuses storage tells nothing after a reload; the start script has checked that it does not.
            Some(text) => drop(vault::write(Slot::Writes, &text)),
            None => vault::clear(Slot::Writes),
        }
    }
}

fn run(write: LocalBoxFuture<'static, Verdict>) {
    spawn_local(async move {
        write.await;
    });
}

/// The writes of this tab.
pub fn use_writes() -> Writes {
    expect_context::<Writes>()
}
