//! Reads many people on a site, one request for each: Webex has no list of what they have there.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use webex_api::PersonId;

use super::at_once;

/// How many people are read at once.
const AT_ONCE: usize = 4;

/// Reads one person, and tells whom it concerns.
pub(super) type ReadOne = Rc<dyn Fn(PersonId) -> LocalBoxFuture<'static, ()>>;

/// Reads these people.
pub(super) fn read_each(people: Vec<PersonId>, read: ReadOne) -> LocalBoxFuture<'static, ()> {
    let left = Rc::new(RefCell::new(people.into_iter()));
    let worker = move || -> LocalBoxFuture<'static, ()> {
        let (left, read) = (Rc::clone(&left), Rc::clone(&read));
        Box::pin(async move {
            loop {
                let next = left.borrow_mut().next();
                let Some(person) = next else { break };
                read(person).await;
            }
        })
    };
    Box::pin(async move {
        at_once::all((0..AT_ONCE).map(|_| worker()).collect()).await;
    })
}
