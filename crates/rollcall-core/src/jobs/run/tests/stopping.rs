//! Pauses, the end of a job, and the time without a token.

use super::*;

#[test]
fn equal_refusals_in_a_row_pause_and_ask() {
    let (mut run, _) = begun(60);
    for row in 0..EQUAL_REFUSALS - 1 {
        assert_eq!(sent(&over(&mut run, row, refused(403))).len(), 1);
    }
    let effects = over(&mut run, EQUAL_REFUSALS - 1, refused(403));
    let why = Why::SameRefusals { status: Some(403) };
    assert_eq!(recorded(&effects).last(), Some(&&Entry::Paused(why)));
    assert_eq!(sent(&effects), NO_ROW);
    assert_eq!(run.progress().standing(), Standing::Paused(why));
    // Those under way finish; after the answer, 20 more may be refused.
    assert_eq!(sent(&over(&mut run, EQUAL_REFUSALS, refused(403))), NO_ROW);
    let effects = run.step(Event::ContinueRequested, &context(0));
    assert_eq!(recorded(&effects)[0], &Entry::Continued);
    assert_eq!(sent(&effects).len(), 2);
    assert_eq!(
        sent(&over(&mut run, EQUAL_REFUSALS + 1, refused(403))).len(),
        1
    );
}

#[test]
fn a_pause_lets_rows_finish_and_starts_none() {
    let (mut run, _) = begun(9);
    let effects = run.step(Event::PauseRequested, &context(0));
    assert_eq!(effects, [Effect::Record(Entry::Paused(Why::Asked))]);
    for row in 0..5 {
        assert_eq!(sent(&over(&mut run, row, applied())), NO_ROW);
    }
    assert_eq!(run.under_way(), 0);
    let effects = run.step(Event::ContinueRequested, &context(0));
    assert_eq!(sent(&effects), [5, 6, 7, 8]);
}

#[test]
fn nothing_is_sent_after_a_cancel() {
    let mut run = Run::new(Rc::new(plan_of(9)));
    run.step(Event::ContinueRequested, &context(0));
    let read = |row| Event::Read {
        row,
        result: Ok(AnyValue::Licenses(ids(&[]))),
    };
    for row in 0..3 {
        assert_eq!(sent(&run.step(read(row), &context(0))), [row]);
    }
    let effects = run.step(Event::CancelRequested, &context(0));
    assert_eq!(
        effects,
        [Effect::Record(Entry::Cancelled), Effect::StopUnsent]
    );
    // One had not left, one is unclear, one is applied; two were only read.
    let effects = run.step(Event::NotSent { row: 0 }, &context(0));
    assert_eq!(recorded(&effects), [&Entry::NotDone { row: 0 }]);
    assert_eq!(sent(&run.step(read(3), &context(0))), NO_ROW);
    assert_eq!(run.step(Event::NotSent { row: 4 }, &context(0)), []);
    over(&mut run, 1, applied());
    let effects = over(&mut run, 2, unclear());
    let wake = woken(&effects).unwrap();
    let later = Context {
        now: wake,
        ..context(0)
    };
    assert_eq!(looked_back(&run.step(Event::Tick, &later)), [2]);
    let effects = over(&mut run, 2, unclear());
    assert_eq!(recorded(&effects).last(), Some(&&Entry::Finished));
    let states: Vec<_> = (0..9).filter_map(|row| run.progress().state(row)).collect();
    let (waiting, ended) = (RowState::Waiting, RowState::Ended);
    let [first, second, third, rest @ ..] = &states[..] else {
        panic!("{states:?}")
    };
    assert_eq!(
        (*first, *second, *third),
        (waiting, ended(Verdict::Applied), ended(Verdict::NoAnswer))
    );
    assert!(rest.iter().all(|state| *state == waiting));
}

#[test]
fn without_a_token_the_job_waits_and_no_row_fails() {
    let (mut run, _) = begun(6);
    // All that is under way meets the end of the token, many times over.
    for _ in 0..3 * ATTEMPTS {
        for row in 0..5 {
            let effects = over(&mut run, row, without_token());
            assert_eq!(recorded(&effects), [&Entry::NotDone { row }]);
            assert_eq!(sent(&effects), NO_ROW);
        }
        assert!(run.waits_for_token());
        assert_eq!(run.step(Event::Tick, &context(99)), []);
        let effects = run.step(Event::TokenBack, &context(0));
        assert_eq!(sent(&effects), [0, 1, 2, 3, 4]);
    }
    assert_eq!(run.progress().standing(), Standing::Running);
    assert_eq!(run.progress().ended(), 0);
}

#[test]
fn a_pause_outlives_a_new_token() {
    let (mut run, _) = begun(9);
    run.step(Event::TokenLost, &context(0));
    run.step(Event::PauseRequested, &context(0));
    over(&mut run, 0, applied());
    assert_eq!(run.step(Event::TokenBack, &context(0)), []);
    assert_eq!(sent(&run.step(Event::ContinueRequested, &context(0))), [5]);
}

#[test]
fn an_outage_pauses_the_job() {
    let (mut run, _) = begun(1000);
    let (mut attempts, mut seconds) = (0, 0);
    while run.progress().standing() == Standing::Running {
        let rows: Vec<u32> = run.open.keys().copied().collect();
        for row in rows {
            attempts += u32::from(run.is_at(row, Task::Sending));
            let failure = attempted(Verdict::NothingSent, Some(503), Next::Again);
            over(&mut run, row, failure);
        }
        seconds += 60;
        run.step(Event::Tick, &context(seconds));
    }
    assert_eq!(run.progress().standing(), Standing::Paused(Why::Outage));
    assert!(attempts < 20, "{attempts}");
    let effects = run.step(Event::ContinueRequested, &context(seconds + 60));
    assert_eq!(sent(&effects).len(), 5);
}
