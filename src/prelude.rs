//! What every view needs: Leptos's own prelude, with handles of ours in place of those that Leptos builds again for each type of value.

pub use leptos::prelude::*;

pub use crate::callback::{Callback, Handler};
pub use crate::memo::Memo;
pub use crate::signal::{RwSignal, Signal};
pub use crate::stored::StoredValue;
pub use crate::view::{Child, Children, ChildrenFn, ChildrenOf, View, ViewFn};
pub use view_macro::view;
