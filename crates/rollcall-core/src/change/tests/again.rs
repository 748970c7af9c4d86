//! A second attempt: what the first did late, and a wish on top of what others left.

use super::*;

#[test]
fn what_an_earlier_attempt_did_late_is_not_somebody_elses_work() {
    for (earlier, now, outcome, calls, sent) in [
        // All of it came: nothing is left to send.
        ("-a+c", "bc", "applied", "read", None),
        // Some of it came: only the rest is sent.
        ("-a+c", "abc", "applied", AT_ONCE, Some("abc to bc")),
        ("+c", "abc", "applied", AT_ONCE, Some("abc to bc")),
        // It brought what this change does not ask for.
        ("+d", "abd", "changed by earlier; others +d", "read", None),
        // Somebody else did something as well.
        ("-a+c", "bcx", "changed by others; others +x", "read", None),
        ("+c", "bc", "changed by others; others -a", "read", None),
    ] {
        let reads = [Ok(now), Ok("bc")];
        let (report, log) = run_after(earlier, &reads, Ok(200));
        assert_eq!(
            (word(&report).as_str(), log.as_str()),
            (outcome, calls),
            "{earlier}, {now}"
        );
        assert_eq!(report.curl.as_deref(), sent, "{earlier}, {now}");
    }
}

#[test]
fn a_wish_is_rebased_on_what_others_left() {
    for (now, after, asked) in [
        ("ab", "bc", "-a+c"),
        ("abx", "bcx", "-a+c"),
        ("b", "bc", "+c"),
        ("bc", "bc", ""),
        ("", "c", "+c"),
    ] {
        let target = Scripted {
            reads: RefCell::default(),
            write: Ok(200),
            log: Rc::default(),
        };
        let change = Change {
            target,
            before: set("ab"),
            after: set("bc"),
        };
        let rebased = change.rebased(set(now));
        let changes = rebased.asked();
        assert_eq!(rebased.after, set(after), "{now}");
        assert_eq!(signs(&changes), asked, "{now}");
    }
}
