//! Values that views follow.

use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude;
use leptos::prelude::{Get, GetUntracked, IsDisposed, Set, Track, UpdateUntracked, untrack};

use crate::erased::{Value, disposed, erased, typed, typed_mut};
use crate::stored::StoredValue;

/// A copyable handle to a value that can be set, and that views follow. It lives as long as the reactive owner it was created under.
///
/// Leptos's own is built again for each type of value, some two kilobytes of wasm each; of this, only the few lines that know the type are.
pub struct RwSignal<T> {
    cell: Cell,
    of: PhantomData<fn() -> T>,
}

/// Empty while the value is being changed.
type Cell = prelude::RwSignal<Option<Value>>;

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with its first value.
    pub fn new(value: T) -> Self {
        Self {
            cell: cell(erased(value)),
            of: PhantomData,
        }
    }

    /// Replaces the value, if its owner still exists.
    pub fn set(self, value: T) {
        put(self.cell, erased(value));
    }

    /// Replaces the value, if its owner still exists. Returns it otherwise.
    pub fn try_set(self, value: T) -> Option<T> {
        if self.cell.is_disposed() {
            return Some(value);
        }
        self.set(value);
        None
    }
}

impl<T: 'static> RwSignal<T> {
    /// Reads the value; tracked.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*tracked(self.cell)))
    }

    /// Reads the value; not tracked.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*untracked(self.cell)))
    }

    /// Reads the value, if its owner still exists; tracked.
    pub fn try_with<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        let value = present(self.cell.try_get()?);
        Some(read(typed(&*value)))
    }

    /// Reads the value, if its owner still exists; not tracked.
    pub fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        let value = present(self.cell.try_get_untracked()?);
        Some(read(typed(&*value)))
    }

    /// Follows the value without reading it.
    pub fn track(self) {
        self.cell.track();
    }

    /// Changes the value, if its owner still exists.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value, if its owner still exists, and returns what `change` returns.
    pub fn try_update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let mut value = take(self.cell)?;
        let result = change(typed_mut(alone(&mut value)));
        put(self.cell, value);
        Some(result)
    }
}

impl<T: Clone + 'static> RwSignal<T> {
    /// The value; tracked.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value; not tracked.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, if its owner still exists; tracked.
    pub fn try_get(self) -> Option<T> {
        self.try_with(T::clone)
    }

    /// The value, if its owner still exists; not tracked.
    pub fn try_get_untracked(self) -> Option<T> {
        self.try_with_untracked(T::clone)
    }
}

fn cell(value: Value) -> Cell {
    prelude::RwSignal::new(Some(value))
}

fn tracked(cell: Cell) -> Value {
    present(cell.get())
}

fn untracked(cell: Cell) -> Value {
    present(cell.get_untracked())
}

fn present(value: Option<Value>) -> Value {
    value.unwrap_or_else(|| in_change())
}

fn take(cell: Cell) -> Option<Value> {
    cell.try_update_untracked(Option::take)?
}

fn put(cell: Cell, value: Value) {
    cell.set(Some(value));
}

fn alone(value: &mut Value) -> &mut dyn std::any::Any {
    match Arc::get_mut(value) {
        Some(value) => value,
        None => in_change(),
    }
}

#[cold]
fn in_change() -> ! {
    panic!("a signal was read and changed at the same time")
}

/// A copyable handle to a value that views follow, wherever it comes from.
pub struct Signal<T> {
    source: Source,
    of: PhantomData<fn() -> T>,
}

#[derive(Clone, Copy)]
enum Source {
    Cell(Cell),
    Memo(prelude::Memo<Value>),
    Derived(StoredValue<Rc<dyn Derive>>),
}

impl Source {
    fn tracked(self) -> Value {
        self.try_tracked().unwrap_or_else(|| disposed())
    }

    fn untracked(self) -> Value {
        untrack(|| self.tracked())
    }

    fn try_untracked(self) -> Option<Value> {
        untrack(|| self.try_tracked())
    }

    fn try_tracked(self) -> Option<Value> {
        match self {
            Self::Cell(cell) => cell.try_get().map(present),
            Self::Memo(memo) => memo.try_get(),
            Self::Derived(derived) => Some(derived.try_get_value()?.value()),
        }
    }
}

/// A closure that returns a value. A `dyn Fn` would also contain the code for `FnOnce` and `FnMut`, for each closure.
trait Derive {
    fn value(&self) -> Value;
}

impl<T: Send + Sync + 'static, F: Fn() -> T> Derive for F {
    fn value(&self) -> Value {
        erased(self())
    }
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T> Signal<T> {
    fn new(source: Source) -> Self {
        Self {
            source,
            of: PhantomData,
        }
    }

    /// For [`crate::memo::Memo`].
    pub fn of_memo(memo: prelude::Memo<Value>) -> Self {
        Self::new(Source::Memo(memo))
    }
}

impl<T: Send + Sync + 'static> Signal<T> {
    /// A value that is computed from others whenever it is read.
    pub fn derive(value: impl Fn() -> T + 'static) -> Self {
        Self::new(Source::Derived(StoredValue::new(Rc::new(value))))
    }

    /// A value that never changes.
    pub fn stored(value: T) -> Self {
        RwSignal::new(value).into()
    }
}

impl<T: 'static> Signal<T> {
    /// Reads the value; tracked.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*self.source.tracked()))
    }

    /// Reads the value; not tracked.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*self.source.untracked()))
    }

    /// Reads the value, if its owner still exists; not tracked.
    pub fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        let value = self.source.try_untracked()?;
        Some(read(typed(&*value)))
    }
}

impl<T: Clone + 'static> Signal<T> {
    /// The value; tracked.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value; not tracked.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

impl<T: Default + Send + Sync + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::stored(T::default())
    }
}

impl<T> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::new(Source::Cell(signal.cell))
    }
}

impl<T: Send + Sync + 'static, F: Fn() -> T + 'static> From<F> for Signal<T> {
    fn from(value: F) -> Self {
        Self::derive(value)
    }
}

impl<T: Send + Sync + 'static> From<Option<T>> for Signal<Option<T>> {
    fn from(value: Option<T>) -> Self {
        Self::stored(value)
    }
}

impl From<bool> for Signal<bool> {
    fn from(value: bool) -> Self {
        Self::stored(value)
    }
}

impl From<&str> for Signal<String> {
    fn from(value: &str) -> Self {
        Self::stored(value.to_owned())
    }
}

impl From<String> for Signal<String> {
    fn from(value: String) -> Self {
        Self::stored(value)
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;
    use crate::memo::memo;

    fn owner() -> Owner {
        let owner = Owner::new();
        owner.set();
        owner
    }

    #[test]
    fn whatever_a_signal_comes_from_it_follows_it() {
        let _owner = owner();
        let number = RwSignal::new(1);
        let plain: Signal<i32> = number.into();
        let double = Signal::derive(move || number.get() * 2);
        let half = memo(move || double.get() / 2).signal();
        let sum = memo(move || plain.get() + double.get() + half.get());
        assert_eq!(sum.get(), 4);
        number.set(2);
        assert_eq!(sum.get(), 8);
        assert_eq!(number.try_update(|number| *number += 1), Some(()));
        assert_eq!(sum.get(), 12);
        assert_eq!(Signal::<Option<i32>>::default().get(), None);
    }

    #[test]
    fn a_signal_that_is_gone_takes_and_gives_nothing() {
        let owner = owner();
        let number = RwSignal::new(1);
        let signal: Signal<i32> = number.into();
        let derived = Signal::derive(move || number.get());
        assert_eq!(signal.try_with_untracked(|it| *it), Some(1));
        drop(owner);
        number.set(2);
        assert_eq!(number.try_set(2), Some(2));
        assert_eq!(number.try_update(|number| *number), None);
        assert_eq!(number.try_get(), None);
        assert_eq!(signal.try_with_untracked(|it| *it), None);
        assert_eq!(derived.try_with_untracked(|it| *it), None);
    }

    #[test]
    #[should_panic(expected = "read and changed at the same time")]
    fn a_signal_is_not_read_while_it_is_changed() {
        let _owner = owner();
        let number = RwSignal::new(1);
        number.update(|it| *it += number.get_untracked());
    }
}
