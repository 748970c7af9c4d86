//! What the browser remembers for a person across visits, in local storage: short words about how the app looks. Nothing about anybody.

use super::window;

/// The remembered words under a key; none where the browser refuses storage.
pub fn get(key: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(key).ok().flatten()
}

/// Remembers words under a key, or forgets them. Where the browser refuses storage, they last as long as the page.
pub fn set(key: &str, words: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A full or refused storage only means that the choice is asked for again.
        let _ = match words {
            Some(words) => storage.set_item(key, words),
            None => storage.remove_item(key),
        };
    }
}
