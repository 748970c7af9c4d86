//! [`Editable`]: what a form can change.

use rollcall_core::change::{AnyTarget, AnyValue, Target};

/// A target that an editor edits with values of its own type. All other code uses [`AnyValue`].
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
