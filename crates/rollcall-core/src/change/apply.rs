//! The path itself: re-read, send once, read back, judge.

use super::attempt::Attempt;
use super::trail::{Answer, Trail};
use super::{Change, DiffLine, Doubt, Outcome, Refusal, Report, Target};
use std::time::Duration;
use webex_api::{ApiError, Client};

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
        let mut attempt = Attempt::new(self, earlier);
        let mut trail = Trail::default();
        let outcome = run(&mut attempt, &mut trail, client, &reached).await;
        attempt.report(trail, outcome, client)
    }
}

/// The path of every write.
async fn run<T: Target>(
    attempt: &mut Attempt<'_, T>,
    trail: &mut Trail,
    client: &Client,
    reached: &dyn Fn(Stage),
) -> Outcome<T> {
    if attempt.asked() == 0 {
        return Outcome::Refused(Refusal::NothingAsked);
    }
    reached(Stage::Reading);
    if let Err(error) = attempt.read(trail, client).await {
        return Outcome::Refused(Refusal::NothingSent(error));
    }
    if let Some(outcome) = attempt.in_the_way() {
        return outcome;
    }
    reached(Stage::Sending);
    let curl = attempt.curl(client);
    let reply = attempt.write(client).await;
    let answer = match trail.wrote(reply, curl) {
        Answer::TurnedAway(error) => return Outcome::Refused(Refusal::TurnedAway(error)),
        answer => answer,
    };
    reached(Stage::Checking);
    match read_back(attempt, trail, client, &answer).await {
        Ok(()) => judge(attempt, answer),
        Err(read) => Outcome::Unknown(Doubt::NotReadBack {
            write: answer.error(),
            read,
        }),
    }
}

/// Reads until every requested change is there, at most four times.
async fn read_back<T: Target>(
    attempt: &mut Attempt<'_, T>,
    trail: &mut Trail,
    client: &Client,
    answer: &Answer,
) -> Result<(), ApiError> {
    attempt.read(trail, client).await?;
    for delay in READ_BACK_DELAYS {
        let missing = attempt.missing().len();
        // An answered refusal that left everything as it was is final; nothing is on its way.
        let refused = missing == attempt.asked()
            && matches!(answer, Answer::Refused(error) if !error.outcome_unknown());
        if missing == 0 || refused {
            break;
        }
        client.clock().sleep(delay).await;
        attempt.read(trail, client).await?;
    }
    Ok(())
}

/// What was found of what was asked for decides; the answer only tells why.
pub(super) fn judge<T: Target>(attempt: &mut Attempt<'_, T>, answer: Answer) -> Outcome<T> {
    let missing = attempt.missing();
    attempt.note_others();
    if missing.is_empty() {
        return match answer {
            Answer::Refused(error) => Outcome::AppliedDespiteError(error),
            // Where no answer came there is no error of Webex's to tell either.
            _ => Outcome::Applied,
        };
    }
    if missing.len() < attempt.asked() {
        return Outcome::Partly { missing };
    }
    match answer {
        Answer::Accepted => Outcome::Refused(Refusal::Ignored),
        Answer::Refused(error) => Outcome::Refused(Refusal::Server(error)),
        Answer::TurnedAway(error) => Outcome::Refused(Refusal::TurnedAway(error)),
        Answer::Missing(error) => Outcome::Unknown(Doubt::NoAnswer(error)),
    }
}
