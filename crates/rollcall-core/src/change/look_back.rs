//! Determines the outcome of an interrupted write: its page was closed, or its session ended, before the answer arrived.

use super::apply::{Answer, Trail};
use super::diff::{changes_missing_from, changes_of};
use super::{Change, Doubt, Outcome, Report, Target};
use std::time::Duration;
use webex_api::{ApiError, Client, ErrorKind};

/// How long to wait before each further read, while nothing has changed: a request that was cut off may still arrive.
const DELAYS: [Duration; 4] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
];

impl<T: Target> Change<T> {
    /// Reads the current value and judges the change by it. Sends no write.
    ///
    /// A change of which nothing is there after the last read is [`Outcome::Unknown`]: it may still arrive.
    pub async fn look_back(&self, client: &Client) -> Report<T> {
        let mut trail = Trail::new(changes_of(&self.diff()));
        trail.sent = true;
        trail.curl = self.target.curl(client, &self.before, &self.after);
        let mut delays = DELAYS.into_iter();
        loop {
            let found = match self.read(client, &mut trail).await {
                Ok(found) => found,
                Err(read) => {
                    let doubt = Doubt::NotReadBack {
                        write: Some(unheard()),
                        read,
                    };
                    return trail.end(client, Outcome::Unknown(doubt));
                }
            };
            let missing = changes_missing_from(&trail.asked, &T::diff(&self.before, &found));
            match delays.next() {
                Some(delay) if missing.len() == trail.asked.len() => {
                    client.clock().sleep(delay).await;
                }
                _ => {
                    let outcome = self.judge(&found, Answer::Missing(unheard()), &mut trail);
                    return trail.end(client, outcome);
                }
            }
        }
    }
}

fn unheard() -> ApiError {
    ApiError::new(
        ErrorKind::Unreachable,
        "change",
        "the page was closed or the session ended before Webex's answer to the change came",
    )
}
