//! Where lists were scrolled to, so that Back comes to the same place.

use crate::prelude::*;

/// Scroll positions by the address of the list. It lives in the frame, above the pages that come and go.
#[derive(Clone, Copy)]
pub struct ScrollMemory(StoredValue<Vec<(String, f64)>>);

impl ScrollMemory {
    /// Gives the pages below a memory.
    pub fn provide() -> Self {
        let memory = Self(StoredValue::default());
        provide_context(memory);
        memory
    }

    /// Keeps the position of a list.
    pub fn keep(self, list: &str, position: f64) {
        let _ = self.0.try_update_value(|positions| {
            match positions.iter_mut().find(|(of, _)| of == list) {
                Some((_, at)) => *at = position,
                None => positions.push((list.to_owned(), position)),
            }
        });
    }

    /// The last position of a list; the top when it was never seen.
    pub fn recall(self, list: &str) -> f64 {
        self.0
            .try_with_value(|positions| {
                let mut positions = positions.iter();
                positions.find(|(of, _)| of == list).map(|(_, at)| *at)
            })
            .flatten()
            .unwrap_or_default()
    }
}
