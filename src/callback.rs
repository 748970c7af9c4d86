//! Closures that views hand to each other.

use std::rc::Rc;

use crate::stored::StoredValue;

/// A copyable handle to a closure. It lives as long as the reactive owner it was created under.
pub struct Callback<In: 'static, Out: 'static = ()>(StoredValue<Rc<dyn Call<In, Out>>>);

impl<In, Out> Clone for Callback<In, Out> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<In, Out> Copy for Callback<In, Out> {}

impl<In, Out> Callback<In, Out> {
    /// A handle to this closure.
    pub fn new(call: impl Fn(In) -> Out + 'static) -> Self {
        Self::of(Rc::new(call))
    }

    fn of(call: Rc<dyn Call<In, Out>>) -> Self {
        Self(StoredValue::new(call))
    }

    /// Calls the closure.
    pub fn run(self, input: In) -> Out {
        self.0.get_value().call(input)
    }

    /// Calls the closure, if its owner still exists.
    pub fn try_run(self, input: In) -> Option<Out> {
        Some(self.0.try_get_value()?.call(input))
    }
}

impl<In, Out, F: Fn(In) -> Out + 'static> From<F> for Callback<In, Out> {
    fn from(call: F) -> Self {
        Self::new(call)
    }
}

/// What a control does when it is used. Boxed, so that a control has one type whatever it does, and is compiled once.
pub struct Handler(Box<dyn Call<(), ()>>);

impl Handler {
    /// Calls the closure.
    pub fn run(&self) {
        self.0.call(());
    }
}

impl<F: Fn() + 'static> From<F> for Handler {
    fn from(run: F) -> Self {
        Self(Box::new(move |()| run()))
    }
}

impl From<Handler> for Callback<()> {
    fn from(handler: Handler) -> Self {
        Self::of(Rc::from(handler.0))
    }
}

/// A closure. A `dyn Fn` would also contain the code for `FnOnce` and `FnMut`, for each closure.
trait Call<In, Out> {
    fn call(&self, input: In) -> Out;
}

impl<In, Out, F: Fn(In) -> Out> Call<In, Out> for F {
    fn call(&self, input: In) -> Out {
        self(input)
    }
}
