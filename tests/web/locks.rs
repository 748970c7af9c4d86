//! The lock that tabs take in turn.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{FutureExt, join_all};
use rollcall::browser::clock::BrowserClock;
use rollcall::browser::locks::hold;
use wasm_bindgen_test::wasm_bindgen_test;
use webex_api::Clock;

#[wasm_bindgen_test]
async fn one_at_a_time() {
    let inside = Rc::new(Cell::new(0));
    let most = Rc::new(Cell::new(0));
    let tabs = (0..10).map(|_| {
        let (inside, most) = (Rc::clone(&inside), Rc::clone(&most));
        async move {
            let held = hold("test.one").await;
            assert!(held.is_some());
            inside.set(inside.get() + 1);
            most.set(most.get().max(inside.get()));
            BrowserClock.sleep(Duration::from_millis(5)).await;
            inside.set(inside.get() - 1);
        }
    });
    join_all(tabs).await;
    assert_eq!(most.get(), 1);
}

#[wasm_bindgen_test]
async fn two_names_do_not_wait_for_each_other() {
    let _one = hold("test.a").await.unwrap();
    let _other = hold("test.b").await.unwrap();
}

#[wasm_bindgen_test]
async fn who_gives_up_the_wait_does_not_get_the_lock_later() {
    let first = hold("test.wait").await.unwrap();
    assert!(hold("test.wait").now_or_never().is_none());
    let waiting = async {
        futures_util::future::select(
            Box::pin(hold("test.wait")),
            BrowserClock.sleep(Duration::from_millis(20)),
        )
        .await;
    };
    waiting.await;
    drop(first);
    // Were one of those who gave up holding it, this would wait for ever.
    hold("test.wait").await.unwrap();
}
