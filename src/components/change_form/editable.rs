//! [`Editable`]: what a form can change.

use rollcall_core::change::{Recorded, Target};

/// A target whose values can stand in a signal.
pub trait Editable:
    Recorded
    + Target<Value: Send + Sync + 'static, Field: Send + Sync + 'static>
    + Clone
    + Send
    + Sync
    + 'static
{
}

impl<T> Editable for T where
    T: Recorded
        + Target<Value: Send + Sync + 'static, Field: Send + Sync + 'static>
        + Clone
        + Send
        + Sync
        + 'static
{
}
