//! Determines the outcome of an interrupted write: its page was closed, or its session ended, before the answer arrived.

use super::apply::judge;
use super::attempt::Attempt;
use super::trail::{Answer, Trail};
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
    /// If nothing of a change is there after the last read, the outcome is [`Outcome::Unknown`]: it may still arrive.
    pub async fn look_back(&self, client: &Client) -> Report<T> {
        let mut attempt = Attempt::new(self, &[]);
        let mut trail = Trail {
            sent: true,
            curl: attempt.curl(client),
            ..Trail::default()
        };
        let outcome = look(&mut attempt, &mut trail, client).await;
        attempt.report(trail, outcome, client)
    }
}

/// Reads until something has changed, a few times at most.
async fn look<T: Target>(
    attempt: &mut Attempt<'_, T>,
    trail: &mut Trail,
    client: &Client,
) -> Outcome<T> {
    let mut delays = DELAYS.into_iter();
    loop {
        if let Err(read) = attempt.read(trail, client).await {
            return Outcome::Unknown(Doubt::NotReadBack {
                write: Some(unheard()),
                read,
            });
        }
        match delays.next() {
            Some(delay) if attempt.missing().len() == attempt.asked() => {
                client.clock().sleep(delay).await;
            }
            _ => return judge(attempt, Answer::Missing(unheard())),
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
