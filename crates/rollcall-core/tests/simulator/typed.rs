//! Reports of a change of anything, as reports of what the test changes.

use rollcall_core::change::{AnyField, AnyTarget, AnyValue, DiffLine, Outcome, Report, Target};

/// A target with its conversions.
pub trait Typed:
    Clone + Into<AnyTarget> + Target<Value: Kind<AnyValue>, Field: Kind<AnyField>>
{
}

impl<T> Typed for T where
    T: Clone + Into<AnyTarget> + Target<Value: Kind<AnyValue>, Field: Kind<AnyField>>
{
}

/// One kind of something.
pub trait Kind<Any>: Into<Any> + TryFrom<Any> {}

impl<Any, T: Into<Any> + TryFrom<Any>> Kind<Any> for T {}

fn one<Any, T: Kind<Any>>(any: Any) -> T {
    let Ok(of) = T::try_from(any) else {
        panic!("of another kind")
    };
    of
}

fn lines<F: Kind<AnyField>>(lines: Vec<DiffLine<AnyField>>) -> Vec<DiffLine<F>> {
    let typed = |line: DiffLine<AnyField>| DiffLine {
        kind: line.kind,
        field: one(line.field),
    };
    lines.into_iter().map(typed).collect()
}

/// The same report of one kind.
pub fn typed<T: Typed>(report: Report<AnyTarget>) -> Report<T> {
    Report {
        outcome: match report.outcome {
            Outcome::Applied => Outcome::Applied,
            Outcome::Partly { missing } => Outcome::Partly {
                missing: lines(missing),
            },
            Outcome::Refused(refusal) => Outcome::Refused(refusal),
            Outcome::AppliedDespiteError(error) => Outcome::AppliedDespiteError(error),
            Outcome::Unknown(doubt) => Outcome::Unknown(doubt),
            Outcome::ChangedByOthers { now } => Outcome::ChangedByOthers { now: one(now) },
            Outcome::Superseded { now } => Outcome::Superseded { now: one(now) },
        },
        asked: lines(report.asked),
        others: lines(report.others),
        found: report.found.map(one),
        write_tracking_id: report.write_tracking_id,
        tracking_ids: report.tracking_ids,
        status: report.status,
        error: report.error,
        sent: report.sent,
        curl: report.curl,
        ended: report.ended,
    }
}
