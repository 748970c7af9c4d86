//! Memos that share their machinery.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude;
use leptos::prelude::{Get, GetUntracked, Signal};

/// Creates a memo: a value that is computed again when a signal that it reads changes, and that tells others only if it differs.
pub fn memo<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    memo_after(move |_| compute())
}

/// As [`memo`], but passes the previous value to the computation, if there is one.
pub fn memo_after<T>(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    of_type(Box::new(compute))
}

/// Computes a value from the previous one.
type Compute<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

/// Once for each type of value.
fn of_type<T>(compute: Compute<T>) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let compute = move |former: Option<&Computed>| {
        let now = compute(former.map(Computed::typed));
        Computed(Arc::new(now))
    };
    Memo {
        computed: shared(Box::new(compute)),
        of: PhantomData,
    }
}

/// Once for all memos.
fn shared(compute: Compute<Computed>) -> prelude::Memo<Computed> {
    prelude::Memo::new(compute)
}

/// A copyable handle to a computed value.
///
/// Leptos builds the whole machinery of its memo again for each closure and for each type of value, more than a kilobyte of wasm each; here it
/// exists once.
pub struct Memo<T> {
    computed: prelude::Memo<Computed>,
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
        read(self.computed.get().typed())
    }

    /// Reads the value; not tracked.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read(self.computed.get_untracked().typed())
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
        Some(computed.typed::<T>().clone())
    }
}

impl<T: Clone + Send + Sync + 'static> Memo<T> {
    /// The value as a signal, which a view can show.
    pub fn signal(self) -> Signal<T> {
        Signal::derive(move || self.get())
    }
}

impl<T: Clone + Send + Sync + 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        memo.signal()
    }
}

/// A value of any type. [`Memo`] knows which.
#[derive(Clone)]
struct Computed(Arc<dyn Value>);

impl Computed {
    fn typed<T: 'static>(&self) -> &T {
        let value: &dyn Any = &*self.0;
        value.downcast_ref().unwrap_or_else(|| other_type())
    }
}

/// Never called: a memo computes values of its own type.
#[cold]
fn other_type() -> ! {
    unreachable!("a memo holds a value of another type")
}

impl PartialEq for Computed {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&*other.0)
    }
}

trait Value: Any + Send + Sync {
    /// Whether the other value has the same type and is equal.
    fn is(&self, other: &dyn Value) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Value for T {
    fn is(&self, other: &dyn Value) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref() == Some(self)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use leptos::prelude::{Owner, RwSignal, Set};

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
