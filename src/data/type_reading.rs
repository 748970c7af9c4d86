//! Reads the session types of many people on a site, one request for each person: Webex has no list of them.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use webex_api::{Client, GetUserSessionTypes, PersonId, SiteUrl, UserSessionTypes};

use super::at_once;

/// How many people are read at once.
const AT_ONCE: usize = 4;

/// Called with each person and what was read; `None` if it could not be.
pub(super) type Told = Rc<dyn Fn(&PersonId, Option<&UserSessionTypes>)>;

/// Reads these people.
pub(super) fn read_each(
    client: Client,
    site: SiteUrl,
    people: Vec<PersonId>,
    told: Told,
) -> LocalBoxFuture<'static, ()> {
    let left = Rc::new(RefCell::new(people.into_iter()));
    let worker = move || -> LocalBoxFuture<'static, ()> {
        let (left, client, site_url) = (Rc::clone(&left), client.clone(), site.clone());
        let told = Rc::clone(&told);
        Box::pin(async move {
            loop {
                let next = left.borrow_mut().next();
                let Some(person_id) = next else { break };
                let get = GetUserSessionTypes {
                    site_url: site_url.clone(),
                    person_id,
                };
                let answer = client.call(&get).await;
                told(
                    &get.person_id,
                    answer.as_ref().ok().map(|reply| &reply.value),
                );
            }
        })
    };
    Box::pin(async move {
        at_once::all((0..AT_ONCE).map(|_| worker()).collect()).await;
    })
}
