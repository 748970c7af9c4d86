//! Where lists were scrolled to, so that Back comes to the same place.

use std::collections::HashMap;

use crate::prelude::*;

/// Scroll positions by the address of the list. It lives in the frame, above the pages that come and go.
#[derive(Clone, Copy)]
pub struct ScrollMemory(StoredValue<HashMap<String, f64>>);

impl ScrollMemory {
    /// Gives the pages below a memory.
    pub fn provide() -> Self {
        let memory = Self(StoredValue::new(HashMap::new()));
        provide_context(memory);
        memory
    }

    /// Keeps the position of a list.
    pub fn keep(self, list: &str, position: f64) {
        let _ = self
            .0
            .try_update_value(|positions| positions.insert(list.to_owned(), position));
    }

    /// The last position of a list; the top when it was never seen.
    pub fn recall(self, list: &str) -> f64 {
        self.0
            .try_with_value(|positions| positions.get(list).copied())
            .flatten()
            .unwrap_or_default()
    }
}
