//! The outcome in one word, and what a receipt keeps of a change.

use super::*;

/// One read before the write, and four after it.
fn reads<'a>(before: &'a str, after: &'a str) -> Vec<Result<&'a str, ApiError>> {
    let mut reads = vec![Ok(before)];
    reads.extend((0..4).map(|_| Ok(after)));
    reads
}

#[test]
fn every_outcome_has_its_verdict_and_its_lines_their_state() {
    use LineState::{Done, NotDone, NotKnown, NotYet};
    let lost = || error(ErrorKind::Unreachable, None);
    let refused = || error(ErrorKind::Invalid, Some(400));
    let never = || error(ErrorKind::Unauthorized, Some(401));
    let rows = [
        (
            run(&[Ok("ab"), Ok("bc")], Ok(200)),
            Verdict::Applied,
            [Done; 2],
        ),
        (
            run(&[Ok("ab"), Ok("bc")], Err(lost())),
            Verdict::AppliedUnanswered,
            [Done; 2],
        ),
        (
            run(&[Ok("ab"), Ok("bc")], Err(refused())),
            Verdict::AppliedDespiteError,
            [Done; 2],
        ),
        (
            run(&reads("ab", "b"), Ok(206)),
            Verdict::Partly,
            [Done, NotDone],
        ),
        (
            run(&[Ok("ab"), Ok("ab")], Err(refused())),
            Verdict::Refused,
            [NotDone; 2],
        ),
        (
            run(&reads("ab", "ab"), Ok(200)),
            Verdict::Ignored,
            [NotDone; 2],
        ),
        (
            run(&[Ok("ab")], Err(never())),
            Verdict::TurnedAway,
            [NotDone; 2],
        ),
        (
            run(&[Err(lost())], Ok(200)),
            Verdict::NothingSent,
            [NotDone; 2],
        ),
        (
            run(&reads("ab", "ab"), Err(lost())),
            Verdict::NoAnswer,
            [NotYet; 2],
        ),
        (
            run(&[Ok("ab"), Err(lost())], Ok(200)),
            Verdict::AcceptedNotReadBack,
            [NotKnown; 2],
        ),
        (
            run(&[Ok("ab"), Err(lost())], Err(lost())),
            Verdict::NotReadBack,
            [NotKnown; 2],
        ),
        (
            run(&[Ok("abx")], Ok(200)),
            Verdict::ChangedByOthers,
            [NotDone; 2],
        ),
    ];
    for ((report, calls), verdict, states) in rows {
        assert_eq!(report.verdict(), verdict, "{calls}");
        let receipt = report.receipt(Operation::Licenses { person: "P".into() });
        let kept: Vec<_> = receipt.lines.iter().map(|line| line.state).collect();
        assert_eq!(kept, states, "{verdict:?}");
        assert_eq!(
            receipt.verdict.is_applied(),
            states == [Done; 2],
            "{verdict:?}"
        );
    }
}

#[test]
fn a_receipt_keeps_ids_and_tracking_ids() {
    let (report, _) = run(&[Ok("ab"), Ok("bcx")], Ok(200));
    let receipt = report.receipt(Operation::Licenses { person: "P".into() });
    let texts = |lines: &[ReceiptLine]| -> Vec<_> {
        lines
            .iter()
            .map(|line| (line.kind, line.id.clone()))
            .collect()
    };
    assert_eq!(
        texts(&receipt.lines),
        [
            (DiffKind::Removed, "a".to_owned()),
            (DiffKind::Added, "c".to_owned())
        ]
    );
    assert_eq!(texts(&receipt.others), [(DiffKind::Added, "x".to_owned())]);
    assert_eq!(receipt.write_tracking_id.as_deref(), Some("W"));
    assert_eq!(receipt.tracking_ids, ["R", "W", "R"]);
    assert_eq!(receipt.curl.as_deref(), Some("ab to bc"));
}
