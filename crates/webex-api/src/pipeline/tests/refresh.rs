//! 401 and what follows it.

use futures_util::future::join_all;
use pollster::block_on;

use super::ME;
use crate::scripted::{Scripted, TOKEN, reply, world};
use crate::{ErrorKind, GetMe};

#[test]
fn fifty_parallel_401s_make_one_refresh_and_fifty_replays() {
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
fn a_call_is_replayed_once_only() {
    let world = world(Scripted::in_turn([reply(401, &[], "")]));
    let replies = block_on(join_all((0..50).map(|_| world.client.call(&GetMe))));
    assert!(
        replies
            .iter()
            .all(|reply| reply.as_ref().unwrap_err().kind == ErrorKind::Unauthorised)
    );
    assert_eq!(world.refreshes.get(), 1);
    assert_eq!(world.transport.sent.borrow().len(), 100);
}

#[test]
fn a_401_between_other_faults_is_still_replayed_once() {
    let answers = [503, 401, 503, 401].map(|status| reply(status, &[], ""));
    let world = world(Scripted::in_turn(answers));
    assert_eq!(
        block_on(world.client.call(&GetMe)).unwrap_err().kind,
        ErrorKind::Unauthorised
    );
    assert_eq!(
        (world.refreshes.get(), world.transport.sent.borrow().len()),
        (1, 4)
    );
}
