//! The path on a scripted target: the order of the calls, the waits between the reads, and the judgement.

mod again;
mod look_back;
mod receipt;

use super::*;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;
use webex_api::{
    ApiBase, ApiError, Client, ClientConfig, Clock, Entropy, EntropyUnavailable, ErrorKind, Limits,
    LocalBoxFuture, Reach, Reply, ReplyHead, SingleFlight, Transport, TransportError,
};

type Set = crate::sets::Set<char>;

fn set(text: &str) -> Set {
    text.chars().collect()
}

/// Answers reads and the write from a list, and writes down what it was asked.
struct Scripted {
    reads: RefCell<VecDeque<Result<Set, ApiError>>>,
    write: Result<u16, ApiError>,
    log: Rc<RefCell<Vec<String>>>,
}

impl Target for Scripted {
    type Value = Set;
    type Field = char;

    async fn read(&self, _: &Client) -> Result<Reply<Set>, ApiError> {
        self.log.borrow_mut().push("read".into());
        let value = self
            .reads
            .borrow_mut()
            .pop_front()
            .expect("one read too many")?;
        let tracking_id = Some("R".into());
        let head = Box::new(ReplyHead {
            status: 200,
            tracking_id,
            ..ReplyHead::default()
        });
        Ok(Reply { value, head })
    }

    async fn write(&self, _: &Client, _: &Set, _: &Set) -> Result<WriteReply, ApiError> {
        self.log.borrow_mut().push("write".into());
        self.write.clone().map(|status| WriteReply {
            tracking_id: Some("W".into()),
            status,
        })
    }

    fn diff(before: &Set, after: &Set) -> Vec<DiffLine<char>> {
        set_diff(before, after)
    }

    fn rebased(before: &Set, after: &Set, now: &Set) -> Set {
        set_rebased(before, after, now)
    }

    fn curl(&self, _: &Client, before: &Set, after: &Set) -> Option<String> {
        let text = |set: &Set| set.iter().collect::<String>();
        Some(format!("{} to {}", text(before), text(after)))
    }
}

/// A clock that writes the waits down; the rest is never used.
struct Nowhere(Rc<RefCell<Vec<String>>>);

impl Transport for Nowhere {
    fn send(
        &self,
        _: http::Request<Vec<u8>>,
        _: usize,
    ) -> LocalBoxFuture<'_, Result<http::Response<Vec<u8>>, TransportError>> {
        unreachable!("the target is scripted")
    }
}

impl Clock for Nowhere {
    fn now(&self) -> time::OffsetDateTime {
        time::OffsetDateTime::UNIX_EPOCH
    }

    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()> {
        self.0.borrow_mut().push(format!("{duration:?}"));
        Box::pin(std::future::ready(()))
    }
}

impl Entropy for Nowhere {
    fn fill(&self, _: &mut [u8]) -> Result<(), EntropyUnavailable> {
        Err(EntropyUnavailable)
    }
}

fn error(kind: ErrorKind, status: Option<u16>) -> ApiError {
    let mut error = ApiError::new(kind, "PUT /x", "scripted").with_reach(match kind {
        ErrorKind::Unauthorized | ErrorKind::RateLimited => Reach::TurnedAway,
        _ => Reach::Webex,
    });
    error.status = status;
    error
}

/// Changes `ab` to `bc` where the reads and the write answer as told.
fn run(
    reads: &[Result<&str, ApiError>],
    write: Result<u16, ApiError>,
) -> (Report<Scripted>, String) {
    run_after("", reads, write)
}

/// The same after earlier attempts that sent these lines, such as `+c-a`.
fn run_after(
    earlier: &str,
    reads: &[Result<&str, ApiError>],
    write: Result<u16, ApiError>,
) -> (Report<Scripted>, String) {
    let (client, change, log) = scene(reads, write);
    let told = |stage| {
        if stage == Stage::Checking {
            log.borrow_mut().push("|".into());
        }
    };
    let report = pollster::block_on(change.apply_after(&client, &lines(earlier), told));
    let log = log.borrow().join(" ");
    (report, log)
}

/// Creates a client and a change of `ab` to `bc` with scripted answers. The log records calls and waits.
fn scene(
    reads: &[Result<&str, ApiError>],
    write: Result<u16, ApiError>,
) -> (Client, Change<Scripted>, Rc<RefCell<Vec<String>>>) {
    let log = Rc::new(RefCell::new(Vec::new()));
    let world = Rc::new(Nowhere(Rc::clone(&log)));
    let api_base = ApiBase::parse("https://webexapis.com/v1").unwrap();
    let config = ClientConfig {
        api_base,
        limits: Limits::default(),
    };
    let tokens = SingleFlight::new(None, |_| Box::pin(async { Err(ApiError::signed_out()) }));
    let client = Client::new(config, world.clone(), world.clone(), world, Rc::new(tokens));
    let reads = reads.iter().map(|read| read.clone().map(set)).collect();
    let target = Scripted {
        reads: RefCell::new(reads),
        write,
        log: Rc::clone(&log),
    };
    let change = Change {
        target,
        before: set("ab"),
        after: set("bc"),
    };
    (client, change, log)
}

/// Reads `+c-a`.
fn lines(text: &str) -> Vec<DiffLine<char>> {
    let signs: Vec<char> = text.chars().collect();
    let line = |pair: &[char]| DiffLine {
        kind: match pair[0] {
            '+' => DiffKind::Added,
            _ => DiffKind::Removed,
        },
        field: pair[1],
    };
    signs.chunks(2).map(line).collect()
}

/// Writes `+c-a`.
fn signs(lines: &[DiffLine<char>]) -> String {
    let sign = |line: &DiffLine<char>| match line.kind {
        DiffKind::Added => format!("+{}", line.field),
        DiffKind::Removed => format!("-{}", line.field),
        DiffKind::Changed => format!("~{}", line.field),
        DiffKind::Kept => "=".to_owned(),
    };
    lines.iter().map(sign).collect()
}

/// The outcome in few letters, then what others did.
fn word(report: &Report<Scripted>) -> String {
    let outcome = match &report.outcome {
        Outcome::Applied => "applied".into(),
        Outcome::Partly { missing } => format!("partly {}", signs(missing)),
        Outcome::Refused(Refusal::Server(_)) => "refused".into(),
        Outcome::Refused(Refusal::Ignored) => "ignored".into(),
        Outcome::Refused(Refusal::TurnedAway(_)) => "turned away".into(),
        Outcome::Refused(Refusal::NothingSent(_)) => "nothing sent".into(),
        Outcome::Refused(Refusal::NothingAsked) => "nothing asked".into(),
        Outcome::AppliedDespiteError(_) => "applied despite error".into(),
        Outcome::Unknown(Doubt::NoAnswer(_)) => "no answer".into(),
        Outcome::Unknown(Doubt::NotReadBack { .. }) => "not read back".into(),
        Outcome::ChangedByOthers { .. } => "changed by others".into(),
        Outcome::Superseded { .. } => "changed by earlier".into(),
    };
    match signs(&report.others) {
        others if others.is_empty() => outcome,
        others => format!("{outcome}; others {others}"),
    }
}

const AT_ONCE: &str = "read write | read";
const SECOND_LOOK: &str = "read write | read 500ms read";
const PATIENT: &str = "read write | read 500ms read 1s read 2s read";

/// The read before says `ab`, then these; a letter group that stays is read as often as the path looks.
fn after_write(first: &str, stays: Option<&'static str>) -> Vec<Result<String, ApiError>> {
    let mut reads = vec![Ok("ab".to_owned()), Ok(first.to_owned())];
    reads.extend(
        stays
            .into_iter()
            .flat_map(|text| vec![Ok(text.to_owned()); 3]),
    );
    reads
}

#[test]
fn what_is_read_back_decides() {
    let server = || Err(error(ErrorKind::Server, Some(500)));
    let invalid = || Err(error(ErrorKind::Invalid, Some(400)));
    let silent = || Err(error(ErrorKind::TimedOut, None));
    let unreadable = || Err(error(ErrorKind::Undecodable, Some(200)));
    let empty = || Err(error(ErrorKind::Undecodable, Some(204)));
    for (first, stays, write, outcome, calls) in [
        ("bc", None, Ok(200), "applied", AT_ONCE),
        ("ab", Some("bc"), Ok(204), "applied", SECOND_LOOK),
        ("ab", Some("ab"), Ok(200), "ignored", PATIENT),
        ("b", Some("b"), Ok(206), "partly +c", PATIENT),
        ("abc", Some("abc"), Ok(200), "partly -a", PATIENT),
        // A 2xx whose body is empty or unreadable is a yes like any other.
        ("bc", None, unreadable(), "applied", AT_ONCE),
        ("bc", None, empty(), "applied", AT_ONCE),
        ("ab", Some("ab"), unreadable(), "ignored", PATIENT),
        ("b", Some("b"), empty(), "partly +c", PATIENT),
        // What others did meanwhile takes nothing away from what was asked for.
        ("bcd", None, Ok(200), "applied; others +d", AT_ONCE),
        ("c", None, Ok(200), "applied; others -b", AT_ONCE),
        (
            "cd",
            None,
            server(),
            "applied despite error; others -b+d",
            AT_ONCE,
        ),
        ("abd", Some("abd"), Ok(200), "ignored; others +d", PATIENT),
        (
            "abd",
            Some("abd"),
            silent(),
            "no answer; others +d",
            PATIENT,
        ),
        ("abd", None, invalid(), "refused; others +d", AT_ONCE),
        ("bd", Some("bd"), Ok(200), "partly +c; others +d", PATIENT),
        // An error that Webex answered with, and no answer at all, are distinguished.
        ("bc", None, server(), "applied despite error", AT_ONCE),
        ("bc", None, invalid(), "applied despite error", AT_ONCE),
        ("ab", Some("bc"), silent(), "applied", SECOND_LOOK),
        ("ab", Some("ab"), server(), "refused", PATIENT),
        ("ab", None, invalid(), "refused", AT_ONCE),
        ("ab", Some("ab"), silent(), "no answer", PATIENT),
    ] {
        let shown = format!("{first}, {stays:?}, {write:?}");
        let reads = after_write(first, stays);
        let reads: Vec<_> = reads
            .iter()
            .map(|read| read.as_deref().map_err(Clone::clone))
            .collect();
        let (report, log) = run(&reads, write);
        assert_eq!(
            (word(&report).as_str(), log.as_str()),
            (outcome, calls),
            "{shown}"
        );
        assert_eq!(signs(&report.asked), "-a+c", "{shown}");
        assert_eq!(report.curl.as_deref(), Some("ab to bc"), "{shown}");
    }
}

#[test]
fn a_change_that_is_made_late_is_waited_for() {
    let reads = [Ok("ab"), Ok("ab"), Ok("b"), Ok("b"), Ok("bc")];
    let (report, log) = run(&reads, Ok(200));
    assert_eq!((word(&report).as_str(), log.as_str()), ("applied", PATIENT));
}

#[test]
fn a_value_that_is_no_longer_the_one_decided_on_is_left_alone() {
    for (now, others) in [("abx", "+x"), ("a", "-b"), ("bc", "-a+c")] {
        let (report, log) = run(&[Ok(now)], Ok(200));
        assert_eq!(
            (word(&report), log.as_str()),
            (format!("changed by others; others {others}"), "read"),
            "{now}"
        );
        assert_eq!(report.curl, None, "no request is shown where none was sent");
    }
    let gone = Err(error(ErrorKind::Unreachable, None));
    let (report, log) = run(&[gone], Ok(200));
    assert_eq!(
        (word(&report).as_str(), log.as_str()),
        ("nothing sent", "read")
    );
    assert_eq!(report.curl, None);
}

#[test]
fn what_webex_never_looked_at_needs_no_reading_back() {
    let not_renewed = error(ErrorKind::Unreachable, None).with_reach(Reach::TurnedAway);
    for (refused, sent) in [
        (error(ErrorKind::Unauthorized, Some(401)), true),
        // The token was refused, and a new one could not be fetched: no answer came to that, but none is open either.
        (not_renewed, true),
        (ApiError::signed_out(), false),
    ] {
        let (report, log) = run(&[Ok("ab")], Err(refused));
        assert_eq!(
            (word(&report).as_str(), log.as_str()),
            ("turned away", "read write")
        );
        assert_eq!(report.curl.is_some(), sent);
        assert!(report.may_arrive().is_empty());
    }
    // A server that asks to wait is read back all the same.
    let busy = error(ErrorKind::RateLimited, Some(429));
    let (report, log) = run(&[Ok("ab"), Ok("bc")], Err(busy));
    assert_eq!(
        (word(&report).as_str(), log.as_str()),
        ("applied despite error", AT_ONCE)
    );
}

#[test]
fn what_cannot_be_read_back_is_unknown_and_both_faults_are_told() {
    let gone = || Err(error(ErrorKind::Unreachable, None));
    let (report, _) = run(&[Ok("ab"), gone()], Ok(200));
    assert!(
        matches!(&report.outcome, Outcome::Unknown(Doubt::NotReadBack { write: None, read }) if read.status.is_none())
    );

    let bad_gateway = Err(error(ErrorKind::Server, Some(502)));
    let (report, log) = run(&[Ok("ab"), Ok("b"), gone()], bad_gateway);
    assert!(
        matches!(&report.outcome, Outcome::Unknown(Doubt::NotReadBack { write: Some(error), .. }) if error.status == Some(502))
    );
    assert_eq!(log, SECOND_LOOK);
    assert_eq!((report.found, report.status), (Some(set("b")), Some(502)));
}

#[test]
fn tracking_ids_are_kept_in_order_and_the_write_has_its_own() {
    let (report, _) = run(&[Ok("ab"), Ok("bc")], Ok(200));
    assert_eq!(report.tracking_ids, ["R", "W", "R"]);
    assert_eq!(report.write_tracking_id.as_deref(), Some("W"));
}
