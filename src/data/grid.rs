//! The grid that is edited by hand: one site at a time, its session types or its tracking codes, for as long as the sign-in lasts, and
//! after a reload of the tab.

use std::rc::Rc;

use crate::prelude::*;
use futures_util::future::{AbortHandle, abortable};
use leptos::task::spawn_local;
use rollcall_core::grid::{Column, Grid, Kind, Stored};
use rollcall_core::session::Session;
use webex_api::{Client, GetUserSessionTypes, GetUserTrackingCodes, PersonId, SiteUrl};

use super::each_person::{ReadOne, read_each};
use crate::browser::vault::{self, Slot};
use crate::session::use_session;

/// A copyable handle to the grid.
#[derive(Clone, Copy)]
pub struct GridHandle {
    /// The site and its grid; `None` until a page shows one. Read it with `with`: it is large.
    pub open: RwSignal<Option<(SiteUrl, Grid)>>,
    /// Whether people are being read.
    pub reading: RwSignal<bool>,
    /// What an earlier page of this tab left staged.
    left: StoredValue<Option<Stored>>,
    client: StoredValue<Client>,
    session: Signal<Session>,
    under_way: StoredValue<Option<AbortHandle>>,
}

impl GridHandle {
    /// No grid yet, under the present owner.
    pub(super) fn new(client: &Client, _: RwSignal<u32>) -> Self {
        let left = vault::read(Slot::Grid).and_then(|text| Stored::from_text(&text));
        let handle = Self {
            open: RwSignal::new(None),
            reading: RwSignal::new(false),
            left: StoredValue::new(left),
            client: StoredValue::new(client.clone()),
            session: use_session().session,
            under_way: StoredValue::new(None),
        };
        on_cleanup(move || handle.abort());
        handle
    }

    /// The site for which changes are staged, and of what; tracked.
    pub fn staged(self) -> Option<(SiteUrl, Kind)> {
        let open = self.open.with(|open| {
            let (site, grid) = open.as_ref()?;
            let any = (0..grid.len()).any(|row| grid.is_staged(row));
            any.then(|| (site.clone(), grid.kind()))
        });
        open.or_else(|| {
            self.left.with_value(|left| {
                let left = left.as_ref().filter(|left| left.is_staged())?;
                Some((left.site.clone(), left.kind))
            })
        })
    }

    /// Whether an earlier page left a grid for this site.
    pub fn has_left(self, site: &SiteUrl, kind: Kind) -> bool {
        let is_it = |left: &Stored| left.kind == kind && left.site.is_same(site);
        self.left
            .with_value(|left| left.as_ref().is_some_and(is_it))
    }

    /// Shows the grid of a site with these people, and with those whose changes are staged. Without a choice of people, those who are in it
    /// already stay. Who is not known is read.
    pub fn show(
        self,
        (site, kind): (&SiteUrl, Kind),
        columns: Vec<Column>,
        people: Option<Vec<PersonId>>,
    ) {
        let left = self.left.try_update_value(Option::take).flatten();
        self.open.update(|open| {
            let former = open.take();
            let former = former.filter(|(of, grid)| grid.kind() == kind && of.is_same(site));
            let left = left.filter(|left| left.kind == kind && left.site.is_same(site));
            let mut grid = match (former, left) {
                (Some((_, mut grid)), _) => {
                    grid.offer(columns);
                    grid
                }
                (None, Some(left)) => Grid::restored(columns, &left),
                (None, None) => Grid::new(kind, columns, Vec::new()),
            };
            if let Some(people) = people {
                grid.show(people);
            }
            *open = Some((site.clone(), grid));
        });
        self.store();
        self.read();
    }

    /// Edits the grid.
    pub fn edit<T>(self, edit: impl FnOnce(&mut Grid) -> T) -> Option<T> {
        let done = self
            .open
            .try_update(|open| Some(edit(&mut open.as_mut()?.1)));
        self.store();
        done.flatten()
    }

    /// Forgets everything that is staged, on whichever site.
    pub fn discard(self) {
        self.left.set_value(None);
        if self.edit(Grid::discard).is_none() {
            // No grid is open. What an earlier page stored goes too.
            vault::clear(Slot::Grid);
        }
    }

    /// Reads who has not been read yet.
    pub fn read(self) {
        self.abort();
        let waiting = self.open.try_with_untracked(|open| {
            let (site, grid) = open.as_ref()?;
            Some((site.clone(), grid.kind(), grid.waiting()))
        });
        let waiting = waiting.flatten();
        let Some((site, kind, people)) = waiting.filter(|(_, _, people)| !people.is_empty()) else {
            return;
        };
        let client = self.client.get_value();
        let read: ReadOne = Rc::new(move |person| {
            let (client, site) = (client.clone(), site.clone());
            Box::pin(async move {
                let held = read_one(&client, site, kind, person.clone()).await;
                self.told(&person, held.as_deref());
            })
        });
        let (reading, handle) = abortable(read_each(people, read));
        self.under_way.set_value(Some(handle));
        self.reading.set(true);
        spawn_local(async move {
            if reading.await.is_ok() {
                let _ = self.reading.try_set(false);
            }
        });
    }

    /// Takes what was read of a person.
    fn told(self, person: &PersonId, held: Option<&[(String, String)]>) {
        let staged = self.open.try_update(|open| {
            let grid = &mut open.as_mut()?.1;
            let staged = grid.row_of(person).is_some_and(|row| grid.is_staged(row));
            match held {
                Some(held) => {
                    let mut held = held.iter().map(|(key, text)| (&**key, &**text));
                    grid.read(person, Some(&mut held));
                }
                None => grid.read(person, None),
            }
            Some(staged)
        });
        if staged.flatten() == Some(true) {
            self.store();
        }
    }

    /// Stops reading. Who was not read has no cell that can be edited.
    pub fn stop(self) {
        self.abort();
    }

    /// What these people have may have changed: they are read again when the grid is shown next.
    pub(super) fn forget(self, people: &[PersonId]) {
        self.edit(|grid| people.iter().for_each(|person| grid.forget(person)));
    }

    fn abort(self) {
        if let Some(Some(handle)) = self.under_way.try_update_value(Option::take) {
            handle.abort();
        }
        let _ = self.reading.try_set(false);
    }

    /// Stores the grid while somebody is signed in. Otherwise the vault stays empty.
    fn store(self) {
        let signed_in = |session: &Session| session.signed_in().is_some();
        if self.session.try_with_untracked(signed_in) != Some(true) {
            return;
        }
        let text = self.open.try_with_untracked(|open| {
            let (site, grid) = open.as_ref()?;
            Some(grid.stored(site).to_text())
        });
        if let Some(Some(text)) = text {
            // Without storage, nothing comes back after a reload; the start script has checked that there is one.
            let _ = vault::write(Slot::Grid, &text);
        }
    }
}

/// Reads what one person has: keys of columns with the texts of values. `None` if it could not be read.
async fn read_one(
    client: &Client,
    site_url: SiteUrl,
    kind: Kind,
    person_id: PersonId,
) -> Option<Vec<(String, String)>> {
    let mut held = Vec::new();
    match kind {
        Kind::Types => {
            let get = GetUserSessionTypes {
                site_url,
                person_id,
            };
            for it in client.call(&get).await.ok()?.value.session_types {
                held.push((it.id.to_string(), "TRUE".to_owned()));
            }
        }
        Kind::Codes => {
            let get = GetUserTrackingCodes {
                site_url,
                person_id,
            };
            for code in client.call(&get).await.ok()?.value.codes {
                held.push((code.name, code.value));
            }
        }
    }
    Some(held)
}
