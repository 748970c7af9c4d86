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
    assert_eq!(effects.last(), Some(&Effect::StopUnsent));
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
    let pause = Effect::Record(Entry::Paused(Why::Asked));
    assert_eq!(effects, [pause, Effect::StopUnsent]);
    for row in 0..4 {
        assert_eq!(sent(&over(&mut run, row, applied())), NO_ROW);
    }
    // The last one had not left.
    let effects = run.step(Event::NotSent { row: 4 }, &context(0));
    assert_eq!(effects, [Effect::Record(Entry::NotDone { row: 4 })]);
    assert_eq!(run.under_way(), 0);
    let effects = run.step(Event::ContinueRequested, &context(0));
    assert_eq!(sent(&effects), [4, 5, 6, 7, 8]);
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
fn the_end_of_the_sign_in_pauses_the_job_and_no_row_fails() {
    let (mut run, _) = begun(6);
    // All that is under way meets the end of the sign-in, many times over.
    for _ in 0..3 * ATTEMPTS {
        let effects = over(&mut run, 0, without_token());
        let pause = Entry::Paused(Why::SignInEnded);
        assert_eq!(recorded(&effects), [&Entry::NotDone { row: 0 }, &pause]);
        for row in 1..5 {
            let effects = over(&mut run, row, without_token());
            assert_eq!(recorded(&effects), [&Entry::NotDone { row }]);
            assert_eq!(sent(&effects), NO_ROW);
        }
        assert_eq!(run.step(Event::Tick, &context(99)), []);
        let effects = run.step(Event::ContinueRequested, &context(0));
        assert_eq!(sent(&effects), [0, 1, 2, 3, 4]);
    }
    assert_eq!(run.progress().standing(), Standing::Running);
    assert_eq!(run.progress().ended(), 0);
}

#[test]
fn what_ends_the_work_outside_pauses() {
    for (event, why) in [
        (Event::SignInEnded, Why::SignInEnded),
        (Event::NotStored, Why::NotStored),
    ] {
        let (mut run, _) = begun(9);
        let effects = run.step(event, &context(0));
        assert_eq!(recorded(&effects), [&Entry::Paused(why)]);
        assert_eq!(run.progress().standing(), Standing::Paused(why));
    }
}

#[test]
fn the_first_rows_can_be_run_alone() {
    let mut run = Run::new(Rc::new(loaded_plan_of(9)));
    let effects = run.step(Event::FirstRequested { rows: 3 }, &context(0));
    assert_eq!(sent(&effects), [0, 1, 2]);
    assert_eq!(sent(&over(&mut run, 0, applied())), NO_ROW);
    assert_eq!(sent(&over(&mut run, 1, unclear())), NO_ROW);
    assert_eq!(sent(&over(&mut run, 2, applied())), NO_ROW);
    assert_eq!(run.progress().standing(), Standing::Running);
    run.step(Event::Tick, &context(9));
    let effects = over(&mut run, 1, applied());
    assert_eq!(
        recorded(&effects).last(),
        Some(&&Entry::Paused(Why::FirstRows))
    );
    let effects = run.step(Event::ContinueRequested, &context(0));
    assert_eq!(sent(&effects), [3, 4, 5, 6, 7]);
}

#[test]
fn an_outage_pauses_the_job() {
    let (mut run, _) = begun(1000);
    let (mut attempts, mut seconds) = (0, 0);
    while run.progress().standing() == Standing::Running {
        let rows: Vec<u32> = run.open.iter().map(|(row, _)| *row).collect();
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
