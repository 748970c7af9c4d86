//! 401 and the refresh that follows.

use futures_util::future::join_all;
use pollster::block_on;

use super::{ME, patch};
use crate::scripted::{Answer, Scripted, TOKEN, reply, world};
use crate::{ErrorKind, GetMe, Reach, TransportError};

#[test]
fn fifty_parallel_401s_share_one_refresh() {
    let world = world(Scripted::new(|request| {
        if Scripted::bearer(request) == TOKEN {
            reply(401, &[], "")
        } else {
            reply(200, &[], ME)
        }
    }));
    let replies = block_on(join_all((0..50).map(|_| world.client.call(&GetMe))));
    assert!(replies.iter().all(Result::is_ok));
    assert_eq!(world.refreshes.get(), 1);
    assert_eq!(world.transport.sent.borrow().len(), 100);
}

#[test]
fn retries_a_call_once_after_a_refresh() {
    let world = world(Scripted::in_turn([reply(401, &[], "")]));
    let replies = block_on(join_all((0..50).map(|_| world.client.call(&GetMe))));
    assert!(
        replies
            .iter()
            .all(|reply| reply.as_ref().unwrap_err().kind == ErrorKind::Unauthorized)
    );
    assert_eq!(world.refreshes.get(), 1);
    assert_eq!(world.transport.sent.borrow().len(), 100);
}

#[test]
fn retries_once_after_a_401_between_other_faults() {
    let answers = [503, 401, 503, 401].map(|status| reply(status, &[], ""));
    let world = world(Scripted::in_turn(answers));
    assert_eq!(
        block_on(world.client.call(&GetMe)).unwrap_err().kind,
        ErrorKind::Unauthorized
    );
    assert_eq!(
        (world.refreshes.get(), world.transport.sent.borrow().len()),
        (1, 4)
    );
}

#[test]
fn errors_say_how_far_the_request_got() {
    let refused = || reply(401, &[], "");
    let lost = || Answer::Fault(TransportError::Unreachable("gone".into()));
    for (answers, reach) in [
        (vec![refused()], Reach::TurnedAway),
        (vec![reply(429, &[], ""), refused()], Reach::TurnedAway),
        (vec![reply(429, &[], "")], Reach::TurnedAway),
        (vec![refused(), reply(500, &[], "")], Reach::Webex),
        (vec![lost()], Reach::Webex),
        (vec![reply(403, &[], "")], Reach::Webex),
    ] {
        let world = world(Scripted::in_turn(answers));
        let error = block_on(world.client.call(&patch())).unwrap_err();
        assert_eq!(error.reach, reach, "{error:?}");
    }
    // A read may be repeated after a fault. A 401 on the last try does not change that the first may have reached
    // Webex.
    let world = world(Scripted::in_turn([reply(503, &[], ""), refused()]));
    assert_eq!(
        block_on(world.client.call(&GetMe)).unwrap_err().reach,
        Reach::Webex
    );
}

#[test]
fn failed_refresh_leaves_the_outcome_known() {
    let world = world(Scripted::in_turn([reply(401, &[], "")]));
    let tokens = std::rc::Rc::clone(&world.tokens);
    // Sign out while the refresh is in progress.
    let call = async {
        let patch = patch();
        let call = world.client.call(&patch);
        let out = async {
            crate::scripted::yield_once().await;
            tokens.set(None);
        };
        futures_util::join!(call, out).0
    };
    let error = block_on(call).unwrap_err();
    assert_eq!(
        (error.kind, error.reach),
        (ErrorKind::SignedOut, Reach::TurnedAway)
    );
    world.tokens.set(None);
    let error = block_on(world.client.call(&patch())).unwrap_err();
    assert_eq!(error.reach, Reach::NotSent);
}
