//! Several tasks at the same time.

use std::future::poll_fn;
use std::task::Poll;

use futures_util::future::LocalBoxFuture;

/// Runs tasks concurrently until all have ended. Polls every task on each wake-up: for a few tasks, that is smaller than a waker for each.
pub(super) async fn all(mut tasks: Vec<LocalBoxFuture<'_, ()>>) {
    poll_fn(|context| {
        tasks.retain_mut(|task| task.as_mut().poll(context).is_pending());
        match tasks.is_empty() {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    #[test]
    fn tasks_take_turns_and_all_end() {
        let told = RefCell::new(String::new());
        let task = |name: char, turns: usize| -> LocalBoxFuture<'_, ()> {
            let told = &told;
            Box::pin(async move {
                for _ in 0..turns {
                    told.borrow_mut().push(name);
                    futures_util::pending!();
                }
            })
        };
        let mut tasks = std::pin::pin!(all(vec![task('a', 1), task('b', 3), task('c', 2)]));
        let context = &mut std::task::Context::from_waker(std::task::Waker::noop());
        let mut polls = 1;
        while tasks.as_mut().poll(context).is_pending() {
            polls += 1;
        }
        assert_eq!((told.borrow().as_str(), polls), ("abcbcb", 4));
    }
}
