//! Values that belong to the current reactive owner.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::LocalStorage;
use leptos::reactive::owner::ArenaItem;

use crate::erased::{disposed, typed, typed_mut};

/// A copyable handle to a value that nothing follows. It lives as long as the reactive owner it was created under.
///
/// Leptos's own is built again for each type of value; of this, only the few lines that know the type are.
pub struct StoredValue<T> {
    item: Item,
    of: PhantomData<fn() -> T>,
}

type Item = ArenaItem<Cell, LocalStorage>;

type Cell = Rc<RefCell<dyn Any>>;

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: Default + 'static> Default for StoredValue<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: 'static> StoredValue<T> {
    /// Stores a value.
    pub fn new(value: T) -> Self {
        Self {
            item: stored(Rc::new(RefCell::new(value))),
            of: PhantomData,
        }
    }

    /// Reads the value.
    pub fn with_value<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*existing(self.item).borrow()))
    }

    /// Reads the value, if its owner still exists.
    pub fn try_with_value<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        let cell = self.item.try_get_value()?;
        Some(read(typed(&*cell.borrow())))
    }

    /// Changes the value, if its owner still exists.
    pub fn update_value(self, change: impl FnOnce(&mut T)) {
        self.try_update_value(change);
    }

    /// Changes the value, if its owner still exists, and returns what `change` returns.
    pub fn try_update_value<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let cell = self.item.try_get_value()?;
        let result = change(typed_mut(&mut *cell.borrow_mut()));
        Some(result)
    }

    /// Replaces the value, if its owner still exists.
    pub fn set_value(self, value: T) {
        self.try_set_value(value);
    }

    /// As [`Self::set_value`], for what runs later.
    pub fn try_set_value(self, value: T) {
        self.try_update_value(|stored| *stored = value);
    }
}

impl<T: Clone + 'static> StoredValue<T> {
    /// The value.
    pub fn get_value(self) -> T {
        self.with_value(T::clone)
    }

    /// The value, if its owner still exists.
    pub fn try_get_value(self) -> Option<T> {
        self.try_with_value(T::clone)
    }
}

fn stored(cell: Cell) -> Item {
    ArenaItem::new_local(cell)
}

fn existing(item: Item) -> Cell {
    item.try_get_value().unwrap_or_else(|| disposed())
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;

    #[test]
    fn a_value_lives_as_long_as_its_owner() {
        let owner = Owner::new();
        owner.set();
        let words = StoredValue::new(vec!["a"]);
        words.update_value(|words| words.push("b"));
        assert_eq!(words.try_update_value(Vec::pop), Some(Some("b")));
        assert_eq!(words.get_value(), ["a"]);
        drop(owner);
        words.set_value(Vec::new());
        assert_eq!(words.try_get_value(), None);
    }
}
