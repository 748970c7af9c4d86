//! The directory: people in a stable order, with lookup by id and by e-mail address.

use std::collections::HashMap;

use crate::ids::{Kind, Uuid};
use crate::tenant::person::Person;

/// People by slot. A slot is never reused, so that paging survives deletions.
#[derive(Default)]
pub(crate) struct People {
    slots: Vec<Option<Person>>,
    by_id: HashMap<Uuid, u32>,
    by_email: HashMap<Box<str>, u32>,
}

impl People {
    pub(crate) fn reserve(&mut self) -> usize {
        self.slots.push(None);
        self.slots.len() - 1
    }

    /// Returns one past the last slot.
    pub(crate) fn end(&self) -> usize {
        self.slots.len()
    }

    pub(crate) fn at(&self, slot: usize) -> Option<&Person> {
        self.slots.get(slot)?.as_ref()
    }

    /// Iterates over people and their slots, starting at one slot.
    pub(crate) fn from(&self, slot: usize) -> impl Iterator<Item = (usize, &Person)> {
        let start = slot.min(self.slots.len());
        self.slots[start..]
            .iter()
            .enumerate()
            .filter_map(move |(offset, person)| Some((start + offset, person.as_ref()?)))
    }

    pub(crate) fn slot_of(&self, uuid: Uuid) -> Option<usize> {
        self.by_id.get(&uuid).map(|slot| *slot as usize)
    }

    pub(crate) fn by_id(&self, uuid: Uuid) -> Option<&Person> {
        self.at(self.slot_of(uuid)?)
    }

    /// Finds a person's slot by encoded id.
    pub(crate) fn slot_of_id(&self, id: &str) -> Option<usize> {
        self.slot_of(Kind::People.uuid(id)?)
    }

    /// Finds a person's slot by any of their addresses, ignoring case.
    pub(crate) fn slot_of_email(&self, email: &str) -> Option<usize> {
        self.by_email
            .get(email.to_lowercase().as_str())
            .map(|slot| *slot as usize)
    }

    pub(crate) fn replace(&mut self, slot: usize, person: Option<Person>) -> Option<Person> {
        let old = self.slots.get_mut(slot)?.take();
        if let Some(old) = &old {
            self.by_id.remove(&old.uuid);
            for email in old.emails() {
                self.by_email.remove(email.to_lowercase().as_str());
            }
        }
        if let Some(new) = &person {
            self.by_id.insert(new.uuid, slot as u32);
            for email in new.emails() {
                self.by_email
                    .insert(email.to_lowercase().into(), slot as u32);
            }
        }
        self.slots[slot] = person;
        old
    }
}
