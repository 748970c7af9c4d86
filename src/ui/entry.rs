//! What a form field holds, and what is wrong with it: kept by the form, so that nothing typed is lost with a view.

use crate::prelude::*;

/// The text of one field and its fault. Typing takes the fault away.
#[derive(Clone, Copy)]
pub struct Entry {
    /// The text as typed.
    pub text: RwSignal<String>,
    /// What is wrong with it, as a sentence that says what to do.
    pub error: RwSignal<Option<String>>,
}

impl Entry {
    /// A field that holds `text` at first.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: RwSignal::new(text.into()),
            error: RwSignal::new(None),
        }
    }

    /// Takes what was typed.
    pub fn typed(self, text: String) {
        self.text.set(text);
        if self.error.with_untracked(Option::is_some) {
            self.error.set(None);
        }
    }

    /// The text without the blanks around it; not tracked.
    pub fn trimmed(self) -> String {
        self.text.with_untracked(|text| text.trim().to_owned())
    }

    /// Says what is wrong.
    pub fn fail(self, error: impl Into<String>) {
        // A test or a request that fails may outlive its form.
        let _ = self.error.try_set(Some(error.into()));
    }

    /// The text without the blanks around it, or the fault `missing` when there is none.
    pub fn required(self, missing: &str) -> Option<String> {
        let text = self.trimmed();
        if text.is_empty() {
            self.fail(missing);
            return None;
        }
        Some(text)
    }
}
