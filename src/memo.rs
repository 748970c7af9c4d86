//! Memos that share their machinery.

use std::marker::PhantomData;

use leptos::prelude;
use leptos::prelude::{Get, GetUntracked};

use crate::erased::{Value, erased, typed};
use crate::signal::Signal;

/// Creates a memo: a value that is computed again when a signal that it reads changes, and that tells others only if it differs.
pub fn memo<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo {
        computed: shared(Box::new(Fresh(compute))),
        of: PhantomData,
    }
}

/// As [`memo`], but passes the previous value to the computation, if there is one.
pub fn memo_after<T>(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Memo {
        computed: shared(Box::new(After(compute, PhantomData))),
        of: PhantomData,
    }
}

/// Computes a value from the previous one, and says whether it differs.
///
/// A `dyn Fn` would also contain the code for `FnOnce` and `FnMut`, for each closure.
trait Compute: Send + Sync {
    fn compute(&self, former: Option<Value>) -> (Value, bool);
}

struct Fresh<F>(F);

impl<T, F> Compute for Fresh<F>
where
    T: PartialEq + Send + Sync + 'static,
    F: Fn() -> T + Send + Sync,
{
    fn compute(&self, former: Option<Value>) -> (Value, bool) {
        compared((self.0)(), former)
    }
}

struct After<F, T>(F, PhantomData<fn() -> T>);

impl<T, F> Compute for After<F, T>
where
    T: PartialEq + Send + Sync + 'static,
    F: Fn(Option<&T>) -> T + Send + Sync,
{
    fn compute(&self, former: Option<Value>) -> (Value, bool) {
        let now = (self.0)(former.as_deref().map(|former| typed(former)));
        compared(now, former)
    }
}

/// Once for each type of value.
#[inline(never)]
fn compared<T: PartialEq + Send + Sync + 'static>(now: T, former: Option<Value>) -> (Value, bool) {
    let same = former.is_some_and(|former| *typed::<T>(&*former) == now);
    (erased(now), !same)
}

/// Once for all memos.
fn shared(compute: Box<dyn Compute>) -> prelude::Memo<Value> {
    prelude::Memo::new_owning(move |former| compute.compute(former))
}

/// A copyable handle to a computed value.
///
/// Leptos builds the whole machinery of its memo again for each closure and for each type of value, more than a kilobyte of wasm each; here it
/// exists once.
pub struct Memo<T> {
    computed: prelude::Memo<Value>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T: 'static> Memo<T> {
    /// Reads the value; tracked.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*self.computed.get()))
    }

    /// Reads the value; not tracked.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(typed(&*self.computed.get_untracked()))
    }
}

impl<T: Clone + 'static> Memo<T> {
    /// The value; tracked.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value; not tracked.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }

    /// The value, if the owner of the memo still lives; not tracked.
    pub fn try_get_untracked(self) -> Option<T> {
        let computed = self.computed.try_get_untracked()?;
        Some(typed::<T>(&*computed).clone())
    }
}

impl<T> Memo<T> {
    /// The value as a signal, which a view can show.
    pub fn signal(self) -> Signal<T> {
        Signal::of_memo(self.computed)
    }
}

impl<T> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        memo.signal()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    use leptos::prelude::Owner;

    use crate::signal::RwSignal;

    use super::*;

    #[test]
    fn a_memo_tells_others_only_what_differs() {
        let owner = Owner::new();
        owner.set();
        let source = RwSignal::new(2);
        let half = memo(move || source.get() / 2);
        let runs = Arc::new(AtomicU32::new(0));
        let words = {
            let runs = Arc::clone(&runs);
            memo(move || {
                runs.fetch_add(1, Ordering::Relaxed);
                half.with(ToString::to_string)
            })
        };
        assert_eq!((half.get(), words.get()), (1, "1".to_owned()));
        source.set(3);
        assert_eq!(words.get(), "1");
        assert_eq!(runs.load(Ordering::Relaxed), 1);
        source.set(4);
        assert_eq!(words.signal().get(), "2");
        assert_eq!(runs.load(Ordering::Relaxed), 2);
        drop(owner);
        assert_eq!(words.try_get_untracked(), None);
    }

    #[test]
    fn a_computation_may_go_on_from_its_former_value() {
        let owner = Owner::new();
        owner.set();
        let source = RwSignal::new(Some("a"));
        let last = memo_after(move |former: Option<&String>| {
            let now = source.get().map(str::to_owned);
            now.or_else(|| former.cloned()).unwrap_or_default()
        });
        assert_eq!(last.get(), "a");
        source.set(None);
        assert_eq!(last.get(), "a");
        source.set(Some("b"));
        assert_eq!(last.get(), "b");
    }
}
