//! Back to where a list was scrolled to.

use crate::prelude::*;
use leptos::html;

use crate::browser::viewport;
use crate::effect::effect;
use crate::memo::Memo;
use crate::ui::scroll_memory::ScrollMemory;

/// Scrolls a frame to where its list was, once rows have `filled` it, and answers what to call with each new position. `restored` is
/// told the position that it came back to.
pub fn follow_memory(
    frame: NodeRef<html::Div>,
    filled: Memo<bool>,
    list: Signal<String>,
    restored: impl Fn(f64) + Copy + Send + Sync + 'static,
) -> impl Fn(f64) + Copy {
    let memory = use_context::<ScrollMemory>();
    let shown = StoredValue::new(None::<String>);
    effect(move || {
        let list = list.get();
        if !filled.get() || shown.with_value(|shown| shown.as_ref() == Some(&list)) {
            return;
        }
        let position = memory.map_or(0.0, |memory| memory.recall(&list));
        shown.set_value(Some(list));
        // The rows get their height in this turn as well; the frame can scroll that far in the next one.
        request_animation_frame(move || {
            if let Some(Some(frame)) = frame.try_get_untracked() {
                viewport::scroll_to(&frame, position);
                restored(position);
            }
        });
    });
    move |position| {
        if let (Some(memory), Some(Some(list))) = (memory, shown.try_get_value()) {
            memory.keep(&list, position);
        }
    }
}
