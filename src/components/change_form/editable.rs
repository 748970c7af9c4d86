//! [`Editable`]: what a form can change.

use rollcall_core::change::{AnyTarget, AnyValue, Target};

/// A target whose values an editor has in a signal. Everything else knows them as [`AnyValue`].
pub trait Editable:
    Target<Value: Into<AnyValue> + TryFrom<AnyValue> + Send + Sync + 'static>
    + Into<AnyTarget>
    + 'static
{
}

impl<T> Editable for T where
    T: Target<Value: Into<AnyValue> + TryFrom<AnyValue> + Send + Sync + 'static>
        + Into<AnyTarget>
        + 'static
{
}
