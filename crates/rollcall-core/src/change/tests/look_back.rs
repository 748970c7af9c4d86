//! Interrupted changes: they are read back, waited for if nothing has changed yet, and never sent again.

use super::*;

#[test]
fn an_interrupted_change_is_judged_by_what_is_there_and_never_sent() {
    let lost = || Err(error(ErrorKind::Unreachable, None));
    let rows = [
        (vec![Ok("bc")], "applied", "read"),
        (vec![Ok("abc")], "partly -a", "read"),
        (vec![Ok("ab"), Ok("bc")], "applied", "read 1s read"),
        (
            vec![Ok("ab"), Ok("ab"), Ok("b")],
            "partly +c",
            "read 1s read 2s read",
        ),
        (
            vec![Ok("ab"); 5],
            "no answer",
            "read 1s read 2s read 4s read 8s read",
        ),
        (vec![Ok("bcx")], "applied; others +x", "read"),
        (vec![lost()], "not read back", "read"),
        (vec![Ok("ab"), lost()], "not read back", "read 1s read"),
    ];
    for (reads, outcome, calls) in rows {
        let (client, change, log) = scene(&reads, Ok(200));
        let report = pollster::block_on(change.look_back(&client));
        let log = log.borrow().join(" ");
        assert_eq!((word(&report).as_str(), log.as_str()), (outcome, calls));
    }
}
