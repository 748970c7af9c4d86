//! Writes that an earlier page or session left unfinished. Reads what came of them; sends nothing.

use std::sync::Arc;

use rollcall_core::change::journal::Record;
use webex_api::Client;

use super::entry::{Kept, Settled, WriteEntry};
use super::{Writes, run};

impl Writes {
    /// Whether interrupted writes still have to be checked, and whether one of them was sent; tracked.
    pub fn interrupted(self) -> Option<bool> {
        self.interrupted
            .try_with(|left| {
                let sent = left.iter().any(|(_, record)| record.sent);
                (!left.is_empty()).then_some(sent)
            })
            .flatten()
    }

    /// Checks all interrupted writes. Needs the client of a sign-in.
    pub fn look_back_at_interrupted(self, client: &Client) {
        let left = self.interrupted.try_update(std::mem::take);
        for (_, record) in left.unwrap_or_default() {
            if record.sent {
                self.look_back(client, record);
            } else {
                self.begin(WriteEntry::never_sent(record));
            }
        }
        self.keep();
    }

    /// Finds out what came of an interrupted change.
    fn look_back(self, client: &Client, record: Record) {
        let change = Arc::new(record.recall());
        let operation = record.operation.clone();
        let kept = Kept::running(change.clone());
        let id = self.begin(WriteEntry::new(record, String::new(), kept).looking_back());
        let client = self.observed(client, id);
        run(self.settling(
            id,
            Box::pin(async move { Settled::of(change.find_out(&client).await, operation) }),
        ));
    }
}
