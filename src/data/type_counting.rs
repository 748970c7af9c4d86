//! Counts who has which session types on a site, one request for each person.

use std::rc::Rc;

use crate::prelude::*;
use futures_util::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::task::spawn_local;
use rollcall_core::meetings::TypeCounts;
use webex_api::{Client, GetUserSessionTypes, PersonId, SiteUrl};

use super::each_person::{ReadOne, read_each};

/// The count of one site: the last one that was asked for. It goes on when its page is left.
#[derive(Clone, Copy)]
pub struct TypeCounting {
    counts: RwSignal<Option<(SiteUrl, TypeCounts)>>,
    client: StoredValue<Client>,
    under_way: StoredValue<Option<AbortHandle>>,
}

impl TypeCounting {
    /// Nothing is counted yet, under the present owner.
    pub(super) fn new(client: &Client) -> Self {
        let counting = Self {
            counts: RwSignal::new(None),
            client: StoredValue::new(client.clone()),
            under_way: StoredValue::new(None),
        };
        on_cleanup(move || counting.abort());
        counting
    }

    /// The count of this site, if it is the last one; tracked.
    pub fn of(self, site: &SiteUrl) -> Option<TypeCounts> {
        self.counts.with(|counts| {
            let (of, counts) = counts.as_ref()?;
            of.is_same(site).then(|| counts.clone())
        })
    }

    /// Counts these people, instead of those who were counted before.
    pub fn start(self, site: SiteUrl, people: Vec<PersonId>) {
        self.abort();
        let counts = TypeCounts::new(people.len());
        self.counts.set(Some((site.clone(), counts)));
        let (reading, handle) = abortable(self.read(site, people));
        self.under_way.set_value(Some(handle));
        spawn_local(async move {
            let _ = reading.await;
        });
    }

    /// Stops counting and forgets what was counted: session types have changed, or the count is not wanted.
    pub fn stop(self) {
        self.abort();
        let _ = self.counts.try_set(None);
    }

    fn read(self, site: SiteUrl, people: Vec<PersonId>) -> LocalBoxFuture<'static, ()> {
        let client = self.client.get_value();
        let read: ReadOne = Rc::new(move |person_id| {
            let (client, site_url) = (client.clone(), site.clone());
            Box::pin(async move {
                let get = GetUserSessionTypes {
                    site_url,
                    person_id,
                };
                let answer = client.call(&get).await;
                let held = answer.as_ref().ok().map(|reply| &reply.value);
                let _ = self.counts.try_update(|counts| {
                    if let Some((_, counts)) = counts {
                        counts.add(held);
                    }
                });
            })
        });
        read_each(people, read)
    }

    fn abort(self) {
        if let Some(Some(handle)) = self.under_way.try_update_value(Option::take) {
            handle.abort();
        }
    }
}
