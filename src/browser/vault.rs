//! What one tab may remember, and nothing else may: four keys in session storage.
//!
//! Session storage ends with the tab and is not shared between tabs. It is readable by any script of the origin, which is why
//! the page runs no script but its own; `docs/threat-model.md` says what that is worth.

use super::{demo, window};

/// A slot of the vault. There are no others, and no other code stores anything about a person or a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A sign-in that has left for the authorisation page and not come back.
    Transaction,
    /// The tokens of the person who is signed in.
    Tokens,
    /// The writes under way, by ids: what the next start of this tab must look back at.
    Writes,
    /// The changes that are staged in a grid, by ids.
    Grid,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 4] = [Self::Transaction, Self::Tokens, Self::Writes, Self::Grid];

    /// The storage key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Transaction => "rollcall.transaction",
            Self::Tokens => "rollcall.tokens",
            Self::Writes => "rollcall.writes",
            Self::Grid => "rollcall.grid",
        }
    }
}

/// The browser refuses session storage (blocked site data, or full).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VaultClosed;

fn storage() -> Result<web_sys::Storage, VaultClosed> {
    demo::storage()
        .or_else(|| window().session_storage().ok().flatten())
        .ok_or(VaultClosed)
}

/// What the slot holds.
pub fn read(slot: Slot) -> Option<String> {
    storage().ok()?.get_item(slot.key()).ok()?
}

/// Puts `text` into the slot.
///
/// # Errors
/// The browser refuses storage.
pub fn write(slot: Slot, text: &str) -> Result<(), VaultClosed> {
    storage()?
        .set_item(slot.key(), text)
        .map_err(|_| VaultClosed)
}

/// Empties the slot.
pub fn clear(slot: Slot) {
    if let Ok(storage) = storage() {
        // Removing what is not there is no error, and a storage that refuses removal holds nothing of ours.
        let _ = storage.remove_item(slot.key());
    }
}

/// Empties the vault.
pub fn wipe() {
    Slot::ALL.into_iter().for_each(clear);
}
