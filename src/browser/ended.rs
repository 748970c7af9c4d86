//! The digest of ended sign-ins in local storage, by which a tab that was away learns of a sign-out.
//!
//! What the digest is made of, and that it says nothing about anybody: [`rollcall_core::session::EndedSignIns`].

use rollcall_core::session::EndedSignIns;

use super::{demo, window};

/// The key in local storage.
pub const KEY: &str = "rollcall.ended";

fn storage() -> Option<web_sys::Storage> {
    demo::storage().or_else(|| window().local_storage().ok().flatten())
}

/// What local storage holds. A browser that refuses it has none; its tabs still hear each other while they are awake.
pub fn read() -> EndedSignIns {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    EndedSignIns::read(text.as_deref())
}

/// Replaces the digest.
pub fn write(ended: &EndedSignIns) {
    if let (Some(storage), Some(text)) = (storage(), ended.text()) {
        // A full or refused storage leaves tabs that are away to their limits.
        let _ = storage.set_item(KEY, text);
    }
}
