//! The path itself: re-read, send once, read back, judge.

use super::diff::changes_missing_from;
use super::{Change, Outcome, Refusal, Report, Target, WriteReply};
use std::time::Duration;
use webex_api::{ApiError, Client, ErrorKind, Reply};

/// How long to wait before each further read-back, when what was asked for is not there yet: Webex makes some changes late.
const READ_BACK_DELAYS: [Duration; 3] = [
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
];

impl<T: Target> Change<T> {
    /// Makes the change and finds out what became of it. The write is sent at most once, whatever happens.
    ///
    /// Dropping the future before it ends leaves the outcome unknown; read the value again then.
    pub async fn apply(&self, client: &Client) -> Report<T> {
        let mut trail = Trail::new(self.target.curl(client, &self.before, &self.after));
        if self.is_empty() {
            return trail.end(Outcome::Refused(Refusal::NothingAsked));
        }
        match self.read(client, &mut trail).await {
            Err(error) => return trail.end(Outcome::Refused(Refusal::NothingSent(error))),
            Ok(now) if now != self.before => return trail.end(Outcome::ChangedByOthers { now }),
            Ok(_) => {}
        }
        let reply = self.target.write(client, &self.before, &self.after).await;
        trail.wrote(&reply);
        let error = match reply {
            Err(error) if never_looked_at(&error) => {
                return trail.end(Outcome::Refused(Refusal::Server(error)));
            }
            reply => reply.err(),
        };
        match self.read_back(client, &mut trail, error.as_ref()).await {
            // The first fault is the one to tell: it is why nobody knows.
            Err(unreadable) => trail.end(Outcome::Unknown(error.unwrap_or(unreadable))),
            Ok(found) => trail.end(self.judge(&found, error)),
        }
    }

    async fn read(&self, client: &Client, trail: &mut Trail<T>) -> Result<T::Value, ApiError> {
        let reply = self.target.read(client).await;
        trail.read(&reply);
        reply.map(|reply| reply.value)
    }

    /// Reads until what was asked for is there, a few times at most.
    async fn read_back(
        &self,
        client: &Client,
        trail: &mut Trail<T>,
        error: Option<&ApiError>,
    ) -> Result<T::Value, ApiError> {
        let mut found = self.read(client, trail).await?;
        for delay in READ_BACK_DELAYS {
            // An answered refusal that left everything as it was is final; nothing is on its way.
            let refused =
                error.is_some_and(|error| !error.outcome_unknown()) && found == self.before;
            if found == self.after || refused {
                break;
            }
            client.clock().sleep(delay).await;
            found = self.read(client, trail).await?;
        }
        Ok(found)
    }

    /// What was found decides; the error of the write only tells why.
    fn judge(&self, found: &T::Value, error: Option<ApiError>) -> Outcome<T> {
        if *found == self.after {
            return error.map_or(Outcome::Applied, Outcome::AppliedDespiteError);
        }
        if *found == self.before {
            return match error {
                None => Outcome::Refused(Refusal::Ignored),
                Some(error) if error.status.is_some() => Outcome::Refused(Refusal::Server(error)),
                // No answer came: the request may still be on its way, or may never have left.
                Some(error) => Outcome::Unknown(error),
            };
        }
        let (asked, made) = (self.diff(), T::diff(&self.before, found));
        Outcome::Partly {
            missing: changes_missing_from(&asked, &made),
            unexpected: changes_missing_from(&made, &asked),
        }
    }
}

/// Whether the write was turned away before Webex looked at what it asks for, so that there is nothing to read back.
///
/// Other refusals are read back: Webex documents that a 400 may come after a part was done.
fn never_looked_at(error: &ApiError) -> bool {
    matches!(
        error.kind,
        ErrorKind::Unauthorised | ErrorKind::SignedOut | ErrorKind::UntrustedOrigin
    )
}

/// What is collected on the way for the report.
struct Trail<T: Target> {
    curl: String,
    tracking_ids: Vec<String>,
    write_tracking_id: Option<String>,
    status: Option<u16>,
    error: Option<ApiError>,
    found: Option<T::Value>,
}

impl<T: Target> Trail<T> {
    fn new(curl: String) -> Self {
        Self {
            curl,
            tracking_ids: Vec::new(),
            write_tracking_id: None,
            status: None,
            error: None,
            found: None,
        }
    }

    fn read(&mut self, reply: &Result<Reply<T::Value>, ApiError>) {
        match reply {
            Ok(reply) => {
                self.tracking_ids.extend(reply.tracking_id.clone());
                self.found = Some(reply.value.clone());
            }
            Err(error) => self.tracking_ids.extend(error.tracking_id.clone()),
        }
    }

    fn wrote(&mut self, reply: &Result<WriteReply, ApiError>) {
        let (status, tracking_id) = match reply {
            Ok(reply) => (Some(reply.status), &reply.tracking_id),
            Err(error) => (error.status, &error.tracking_id),
        };
        self.status = status;
        self.error = reply.as_ref().err().cloned();
        self.write_tracking_id = tracking_id.clone();
        self.tracking_ids.extend(tracking_id.clone());
    }

    fn end(self, outcome: Outcome<T>) -> Report<T> {
        let Self {
            curl,
            tracking_ids,
            write_tracking_id,
            status,
            error,
            found,
        } = self;
        Report {
            outcome,
            write_tracking_id,
            tracking_ids,
            status,
            error,
            curl,
            found,
        }
    }
}
