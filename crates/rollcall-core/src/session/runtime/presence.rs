//! Limits how often activity is reported.

use std::cell::Cell;
use time::{Duration, OffsetDateTime};

/// The least time between two reports, to the machine, which stores the time for a restored tab, and to the other tabs.
pub(super) const STEP: Duration = Duration::seconds(15);

/// When activity was last reported.
#[derive(Default)]
pub(super) struct Presence(Cell<Option<OffsetDateTime>>);

impl Presence {
    /// Whether activity at `now` is to be reported. If so, `now` becomes the time of the last report.
    pub(super) fn is_due(&self, now: OffsetDateTime) -> bool {
        let due = self.0.get().is_none_or(|last| now - last >= STEP);
        if due {
            self.0.set(Some(now));
        }
        due
    }

    pub(super) fn forget(&self) {
        self.0.set(None);
    }
}
