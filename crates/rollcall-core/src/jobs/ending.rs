//! [`Ending`]: how one attempt at a row ended, and [`Next`]: what has to be done about it.

use time::OffsetDateTime;
use webex_api::{ApiError, ErrorKind};

use crate::change::{AnyField, AnyTarget, DiffLine, Doubt, Outcome, Refusal, Report, Verdict};
use crate::sets::{Set, set_of};

/// The longest error code that is kept, in bytes.
const CODE_LENGTH: usize = 24;

/// How an attempt at a row ended, without names, addresses or messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// What became of the row.
    pub verdict: Verdict,
    /// HTTP status of the write, or of the error that ended the attempt.
    pub status: Option<u16>,
    /// Webex's code of the error, such as `400000`.
    pub code: Option<String>,
    /// Webex's tracking id of the write, or of the error that ended the attempt.
    pub tracking_id: Option<String>,
    /// What was asked for and is not there, if the row was carried out in part ([`AnyField::key`]).
    pub missing: Set<String>,
    /// When the attempt ended.
    pub at: OffsetDateTime,
}

/// What has to be done after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: the row is over.
    Nothing,
    /// The row was not carried out and will not be by this attempt. Another one may succeed.
    Again,
    /// The row may have been carried out, or still may be. It is read back before anything else.
    ReadBack,
}

/// An attempt that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempted {
    /// How it ended.
    pub ending: Ending,
    /// What has to be done.
    pub next: Next,
    /// Whether it ended because there was no valid token.
    pub no_token: bool,
}

impl Attempted {
    /// Judges the report of a write, or of a look back at one.
    pub fn of(report: &Report<AnyTarget>) -> Self {
        let (next, cause) = match &report.outcome {
            Outcome::Refused(Refusal::NothingSent(error) | Refusal::TurnedAway(error)) => {
                (after_nothing(error), Some(error))
            }
            Outcome::Refused(Refusal::Server(error)) if error.outcome_unknown() => {
                (Next::ReadBack, Some(error))
            }
            Outcome::Refused(Refusal::Server(error)) => (Next::Nothing, Some(error)),
            Outcome::Unknown(Doubt::NoAnswer(error)) => (Next::ReadBack, Some(error)),
            Outcome::Unknown(Doubt::NotReadBack { read, .. }) => (Next::ReadBack, Some(read)),
            Outcome::Applied
            | Outcome::Partly { .. }
            | Outcome::AppliedDespiteError(_)
            | Outcome::Refused(Refusal::Ignored | Refusal::NothingAsked)
            | Outcome::ChangedByOthers { .. }
            | Outcome::Superseded { .. } => (Next::Nothing, None),
        };
        let error = cause.or(report.error.as_ref());
        let tracking_id = report.write_tracking_id.clone();
        Self {
            ending: Ending {
                status: report.status.or(error.and_then(|error| error.status)),
                code: error.and_then(code_of),
                tracking_id: tracking_id.or(error.and_then(|error| error.tracking_id.clone())),
                verdict: report.verdict(),
                missing: match &report.outcome {
                    Outcome::Partly { missing } => keys(missing),
                    _ => Set::new(),
                },
                at: report.ended,
            },
            next,
            no_token: cause.is_some_and(is_without_token),
        }
    }

    /// Judges a row whose present value could not be read, so that nothing was sent.
    pub fn of_unread(error: &ApiError, at: OffsetDateTime) -> Self {
        Self {
            ending: Ending {
                verdict: Verdict::NothingSent,
                status: error.status,
                code: code_of(error),
                tracking_id: error.tracking_id.clone(),
                missing: Set::new(),
                at,
            },
            next: after_nothing(error),
            no_token: is_without_token(error),
        }
    }
}

fn after_nothing(error: &ApiError) -> Next {
    match is_without_token(error) || error.is_retryable() {
        true => Next::Again,
        false => Next::Nothing,
    }
}

fn is_without_token(error: &ApiError) -> bool {
    matches!(error.kind, ErrorKind::Unauthorized | ErrorKind::SignedOut)
}

fn keys(lines: &[DiffLine<AnyField>]) -> Set<String> {
    set_of(lines.iter().map(|line| line.field.key()))
}

/// A code that is one; anything longer could be a text about somebody.
fn code_of(error: &ApiError) -> Option<String> {
    let code = error.details.first()?.code.as_ref()?;
    let is_code =
        code.len() <= CODE_LENGTH && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_code.then(|| code.clone())
}

#[cfg(test)]
mod tests {
    use webex_api::{ErrorDetail, Reach};

    use super::*;

    fn error(kind: ErrorKind, status: Option<u16>) -> ApiError {
        let mut error = ApiError::new(kind, "PATCH /licenses/users", "Ada has no seat");
        error.status = status;
        error
    }

    fn next(outcome: Outcome<AnyTarget>) -> (Next, bool) {
        let attempted = Attempted::of(&Report {
            outcome,
            asked: Vec::new(),
            others: Vec::new(),
            write_tracking_id: None,
            tracking_ids: Vec::new(),
            status: None,
            error: None,
            sent: true,
            curl: None,
            found: None,
            ended: OffsetDateTime::UNIX_EPOCH,
        });
        (attempted.next, attempted.no_token)
    }

    #[test]
    fn what_comes_next_depends_on_what_may_have_been_done() {
        use ErrorKind::{
            Forbidden, Locked, NotFound, SignedOut, TimedOut, Unauthorized, Unreachable,
        };
        let server = |status| error(ErrorKind::Server, Some(status));
        let no_answer = || error(Unreachable, None);
        for (outcome, expected) in [
            (Outcome::Applied, (Next::Nothing, false)),
            (
                Outcome::Partly {
                    missing: Vec::new(),
                },
                (Next::Nothing, false),
            ),
            (
                Outcome::AppliedDespiteError(server(500)),
                (Next::Nothing, false),
            ),
            (Outcome::Refused(Refusal::Ignored), (Next::Nothing, false)),
            (
                Outcome::Refused(Refusal::Server(error(Forbidden, Some(403)))),
                (Next::Nothing, false),
            ),
            (
                Outcome::Refused(Refusal::Server(server(502))),
                (Next::ReadBack, false),
            ),
            (
                Outcome::Unknown(Doubt::NoAnswer(no_answer())),
                (Next::ReadBack, false),
            ),
            (
                Outcome::Unknown(Doubt::NotReadBack {
                    write: None,
                    read: error(Unauthorized, Some(401)),
                }),
                (Next::ReadBack, true),
            ),
            (
                Outcome::Refused(Refusal::NothingSent(no_answer())),
                (Next::Again, false),
            ),
            (
                Outcome::Refused(Refusal::NothingSent(error(NotFound, Some(404)))),
                (Next::Nothing, false),
            ),
            (
                Outcome::Refused(Refusal::NothingSent(error(TimedOut, None))),
                (Next::Again, false),
            ),
            (
                Outcome::Refused(Refusal::TurnedAway(error(Locked, Some(423)))),
                (Next::Again, false),
            ),
            (
                Outcome::Refused(Refusal::TurnedAway(error(Unauthorized, Some(401)))),
                (Next::Again, true),
            ),
            (
                Outcome::Refused(Refusal::TurnedAway(error(SignedOut, None))),
                (Next::Again, true),
            ),
        ] {
            let label = format!("{outcome:?}");
            assert_eq!(next(outcome), expected, "{label}");
        }
    }

    #[test]
    fn an_error_leaves_its_code_and_none_of_its_words() {
        let with_code = |code: &str| {
            let mut error = error(ErrorKind::Invalid, Some(400)).with_reach(Reach::TurnedAway);
            error.details = vec![ErrorDetail {
                code: Some(code.into()),
                description: "Ada".into(),
            }];
            error
        };
        let of = |code| Attempted::of_unread(&with_code(code), OffsetDateTime::UNIX_EPOCH).ending;
        assert_eq!(of("400000").code.as_deref(), Some("400000"));
        assert_eq!(of("ada@acme.example").code, None);
        assert!(!format!("{:?}", of("400000")).contains("Ada"));
    }
}
