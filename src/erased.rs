//! Values whose type only their handles know, so that what keeps them is compiled once.

use std::any::Any;
use std::sync::Arc;

/// A value of any type.
pub type Value = Arc<dyn Any + Send + Sync>;

/// Forgets the type of a value.
pub fn erased<T: Send + Sync + 'static>(value: T) -> Value {
    Arc::new(value)
}

/// The value in the type that its handle knows.
pub fn typed<T: 'static>(value: &dyn Any) -> &T {
    value.downcast_ref().unwrap_or_else(|| other_type())
}

/// As [`typed`], to change it.
pub fn typed_mut<T: 'static>(value: &mut dyn Any) -> &mut T {
    value.downcast_mut().unwrap_or_else(|| other_type())
}

/// Panics as Leptos does.
#[cold]
pub fn disposed() -> ! {
    panic!("Tried to access a reactive value that has already been disposed.")
}

/// Never called: a handle is made with a value of its own type.
#[cold]
fn other_type() -> ! {
    unreachable!("a handle has a value of another type")
}
