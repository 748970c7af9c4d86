//! [`Values`]: the values before, each kept once. Many people have the same licences.

use crate::sets::Set;
use std::num::NonZeroU32;

use crate::change::{AnyTarget, AnyValue};
use crate::interner::Interner;

/// Names a value. From 1, so that an optional one takes no more memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::jobs) struct ValueNumber(NonZeroU32);

impl ValueNumber {
    /// The number of the value at a place.
    pub(super) fn at(place: u32) -> Option<Self> {
        place.checked_add(1).and_then(NonZeroU32::new).map(Self)
    }

    pub(super) fn place(self) -> u32 {
        self.0.get() - 1
    }
}

/// Values as sets of members ([`AnyValue::members`]), which are named by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Values {
    members: Vec<String>,
    values: Vec<Box<[u32]>>,
}

impl Values {
    /// Puts values together from their parts. `None` if one names a member that is not there.
    pub(super) fn new(members: Vec<String>, values: Vec<Box<[u32]>>) -> Option<Self> {
        let mut all = values.iter().flatten();
        let known = all.all(|member| (*member as usize) < members.len());
        known.then_some(Self { members, values })
    }

    /// Returns the number of the value at a place, if there is one.
    pub(super) fn number(&self, place: u32) -> Option<ValueNumber> {
        self.values.get(place as usize)?;
        ValueNumber::at(place)
    }

    pub(super) fn members(&self) -> &[String] {
        &self.members
    }

    pub(super) fn lists(&self) -> &[Box<[u32]>] {
        &self.values
    }

    /// Returns a value of the target's kind. It is empty if there is no such value.
    pub(super) fn value(&self, number: ValueNumber, target: &AnyTarget) -> AnyValue {
        target.value_of(&self.members_of(number))
    }

    fn members_of(&self, number: ValueNumber) -> Set<String> {
        let list = self.values.get(number.place() as usize);
        members_of(&self.members, list.map(|list| &**list))
    }

    /// Keeps these values only, numbered in this order.
    pub(super) fn only(&self, numbers: &[ValueNumber]) -> Self {
        let mut kept = ValueInterner::default();
        for number in numbers {
            kept.intern(self.members_of(*number));
        }
        kept.into_values()
    }

    pub(super) fn bytes(&self) -> usize {
        let members = self
            .members
            .iter()
            .map(|id| id.capacity() + size_of::<String>());
        let lists = self
            .values
            .iter()
            .map(|list| size_of_val(&**list) + size_of_val(list));
        members.sum::<usize>() + lists.sum::<usize>()
    }
}

/// Collects values, each once.
#[derive(Debug, Default)]
pub(in crate::jobs) struct ValueInterner {
    members: Interner<String>,
    values: Interner<Box<[u32]>>,
}

impl ValueInterner {
    /// Returns the number of a value. `None` if there are 2³² of them.
    pub(in crate::jobs) fn intern(&mut self, members: Set<String>) -> Option<ValueNumber> {
        let numbers = members.into_iter().map(|id| self.members.intern(id));
        let list: Box<[u32]> = numbers.collect();
        ValueNumber::at(self.values.intern(list))
    }

    /// Returns a value of the target's kind. It is empty if there is no such value.
    pub(in crate::jobs) fn value(&self, number: ValueNumber, target: &AnyTarget) -> AnyValue {
        let list = self.values.get(number.place());
        target.value_of(&members_of(self.members.values(), list.map(|list| &**list)))
    }

    pub(super) fn into_values(self) -> Values {
        Values {
            members: self.members.into_values(),
            values: self.values.into_values(),
        }
    }
}

fn members_of(members: &[String], list: Option<&[u32]>) -> Set<String> {
    let mut of_value = Set::new();
    for number in list.into_iter().flatten() {
        of_value.extend(members.get(*number as usize).cloned());
    }
    of_value
}
