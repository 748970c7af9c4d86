//! The path itself: re-read, send once, read back, judge.

use super::diff::{changes_missing_from, changes_of};
use super::{Change, DiffLine, Doubt, Outcome, Refusal, Report, Target, WriteReply};
use std::time::Duration;
use webex_api::{ApiError, Client, ErrorKind, Reach, Reply};

/// How long to wait before each further read-back, when what was asked for is not there yet: Webex makes some changes late.
const READ_BACK_DELAYS: [Duration; 3] = [
    Duration::from_millis(500),
    Duration::from_secs(1),
    Duration::from_secs(2),
];

/// How far a change under way is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading the current value. Nothing has been sent.
    Reading,
    /// The write is on its way; Webex may have it.
    Sending,
    /// Reading back the result.
    Checking,
}

impl<T: Target> Change<T> {
    /// Makes the change and reads back the outcome. A first attempt, without progress reports; see [`Change::apply_after`].
    pub async fn apply(&self, client: &Client) -> Report<T> {
        self.apply_after(client, &[], |_| ()).await
    }

    /// Makes the change and finds out what became of it. The write is sent at most once, whatever happens.
    ///
    /// `earlier` are the lines that earlier attempts of the same form sent ([`Report::may_arrive`]): such a line may take effect
    /// late, and is then not somebody else's work. Where it is asked for now as well, the change goes on from there and sends only
    /// what is left. `reached` hears of each [`Stage`] before it begins.
    ///
    /// Dropping the future before it ends leaves the outcome unknown; [`Change::look_back`] tells then.
    pub async fn apply_after(
        &self,
        client: &Client,
        earlier: &[DiffLine<T::Field>],
        reached: impl Fn(Stage),
    ) -> Report<T> {
        let mut trail = Trail::new(changes_of(&self.diff()));
        if trail.asked.is_empty() {
            return trail.end(client, Outcome::Refused(Refusal::NothingAsked));
        }
        reached(Stage::Reading);
        let now = match self.read(client, &mut trail).await {
            Err(error) => {
                return trail.end(client, Outcome::Refused(Refusal::NothingSent(error)));
            }
            Ok(now) => now,
        };
        if now != self.before {
            let made = T::diff(&self.before, &now);
            let ours = |line: &DiffLine<T::Field>| earlier.contains(line);
            trail.others = changes_missing_from(&made, &trail.asked);
            if !changes_of(&made).iter().all(ours) {
                trail.others = changes_of(&made);
                trail.others.retain(|line| !ours(line));
                return trail.end(client, Outcome::ChangedByOthers { now });
            }
            if !trail.others.is_empty() {
                return trail.end(client, Outcome::Superseded { now });
            }
            if now == self.after {
                return trail.end(client, Outcome::Applied);
            }
        }
        reached(Stage::Sending);
        let reply = self.target.write(client, &now, &self.after).await;
        let curl = self.target.curl(client, &now, &self.after);
        let answer = match trail.wrote(reply, curl) {
            Answer::TurnedAway(error) => {
                return trail.end(client, Outcome::Refused(Refusal::TurnedAway(error)));
            }
            answer => answer,
        };
        reached(Stage::Checking);
        let outcome = match self.read_back(client, &mut trail, &answer).await {
            Ok(found) => self.judge(&found, answer, &mut trail),
            Err(read) => Outcome::Unknown(Doubt::NotReadBack {
                write: answer.error(),
                read,
            }),
        };
        trail.end(client, outcome)
    }

    pub(super) async fn read(
        &self,
        client: &Client,
        trail: &mut Trail<T>,
    ) -> Result<T::Value, ApiError> {
        let reply = self.target.read(client).await;
        trail.read(&reply);
        reply.map(|reply| reply.value)
    }

    /// Reads until what was asked for is there, a few times at most.
    async fn read_back(
        &self,
        client: &Client,
        trail: &mut Trail<T>,
        answer: &Answer,
    ) -> Result<T::Value, ApiError> {
        let mut found = self.read(client, trail).await?;
        for delay in READ_BACK_DELAYS {
            let missing = changes_missing_from(&trail.asked, &T::diff(&self.before, &found));
            // An answered refusal that left everything as it was is final; nothing is on its way.
            let refused = missing.len() == trail.asked.len()
                && matches!(answer, Answer::Refused(error) if !error.outcome_unknown());
            if missing.is_empty() || refused {
                break;
            }
            client.clock().sleep(delay).await;
            found = self.read(client, trail).await?;
        }
        Ok(found)
    }

    /// What was found of what was asked for decides; the answer only tells why.
    pub(super) fn judge(
        &self,
        found: &T::Value,
        answer: Answer,
        trail: &mut Trail<T>,
    ) -> Outcome<T> {
        let made = T::diff(&self.before, found);
        let missing = changes_missing_from(&trail.asked, &made);
        trail.others = changes_missing_from(&made, &trail.asked);
        if missing.is_empty() {
            return match answer {
                Answer::Refused(error) => Outcome::AppliedDespiteError(error),
                // Where no answer came there is no error of Webex's to tell either.
                _ => Outcome::Applied,
            };
        }
        if missing.len() < trail.asked.len() {
            return Outcome::Partly { missing };
        }
        match answer {
            Answer::Accepted => Outcome::Refused(Refusal::Ignored),
            Answer::Refused(error) => Outcome::Refused(Refusal::Server(error)),
            Answer::TurnedAway(error) => Outcome::Refused(Refusal::TurnedAway(error)),
            Answer::Missing(error) => Outcome::Unknown(Doubt::NoAnswer(error)),
        }
    }
}

/// What came back from the write.
pub(super) enum Answer {
    /// A 2xx, whether or not its body could be read: what the body says is read back anyway.
    Accepted,
    /// A status that is an error.
    Refused(ApiError),
    /// It never left, or was turned away before Webex looked at it.
    TurnedAway(ApiError),
    /// Nothing came, or something that is no answer of Webex's.
    Missing(ApiError),
}

impl Answer {
    fn of(error: ApiError) -> Self {
        let asked_to_wait = matches!(error.kind, ErrorKind::RateLimited | ErrorKind::Locked);
        match (error.reach, error.status) {
            // A server that asks to wait is believed like any other that refuses: after reading back.
            (Reach::NotSent, _) => Self::TurnedAway(error),
            (Reach::TurnedAway, _) if !asked_to_wait => Self::TurnedAway(error),
            (_, Some(200..=299)) => Self::Accepted,
            (_, Some(_)) => Self::Refused(error),
            (_, None) => Self::Missing(error),
        }
    }

    fn error(self) -> Option<ApiError> {
        match self {
            Self::Accepted => None,
            Self::Refused(error) | Self::TurnedAway(error) | Self::Missing(error) => Some(error),
        }
    }
}

/// What is collected on the way for the report.
pub(super) struct Trail<T: Target> {
    pub(super) asked: Vec<DiffLine<T::Field>>,
    others: Vec<DiffLine<T::Field>>,
    pub(super) sent: bool,
    pub(super) curl: Option<String>,
    tracking_ids: Vec<String>,
    write_tracking_id: Option<String>,
    status: Option<u16>,
    error: Option<ApiError>,
    found: Option<T::Value>,
}

impl<T: Target> Trail<T> {
    pub(super) fn new(asked: Vec<DiffLine<T::Field>>) -> Self {
        Self {
            asked,
            others: Vec::new(),
            sent: false,
            curl: None,
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

    fn wrote(&mut self, reply: Result<WriteReply, ApiError>, curl: Option<String>) -> Answer {
        self.sent = !matches!(&reply, Err(error) if error.reach == Reach::NotSent);
        self.curl = curl.filter(|_| self.sent);
        let (status, tracking_id) = match &reply {
            Ok(reply) => (Some(reply.status), &reply.tracking_id),
            Err(error) => (error.status, &error.tracking_id),
        };
        self.status = status;
        self.write_tracking_id = tracking_id.clone();
        self.tracking_ids.extend(tracking_id.clone());
        let answer = reply.map_or_else(Answer::of, |_| Answer::Accepted);
        self.error = match &answer {
            Answer::Accepted => None,
            Answer::Refused(error) | Answer::TurnedAway(error) | Answer::Missing(error) => {
                Some(error.clone())
            }
        };
        answer
    }

    pub(super) fn end(self, client: &Client, outcome: Outcome<T>) -> Report<T> {
        Report {
            outcome,
            asked: self.asked,
            others: self.others,
            write_tracking_id: self.write_tracking_id,
            tracking_ids: self.tracking_ids,
            status: self.status,
            error: self.error,
            sent: self.sent,
            curl: self.curl,
            found: self.found,
            ended: client.clock().now(),
        }
    }
}
