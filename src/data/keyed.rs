//! Values by key, such as one for each person or site.

use crate::prelude::*;

use super::remote::Remote;

/// The values requested so far, by key. They belong to the owner that created this, not to the page that requests them. Only values that were
/// viewed are here, so a linear search is fast enough.
pub struct Keyed<K: Send + Sync + 'static, T: Send + Sync + 'static> {
    known: StoredValue<Vec<(K, Remote<T>)>>,
    owner: StoredValue<Owner>,
}

impl<K: Send + Sync + 'static, T: Send + Sync + 'static> Clone for Keyed<K, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Send + Sync + 'static, T: Send + Sync + 'static> Copy for Keyed<K, T> {}

impl<K: PartialEq + Clone + Send + Sync + 'static, T: Clone + Send + Sync + 'static> Keyed<K, T> {
    /// Nothing yet, under the present owner.
    pub fn new() -> Self {
        Self {
            known: StoredValue::new(Vec::new()),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// Returns the value of this key. If it doesn't exist yet, `make` creates it.
    pub fn get(self, key: &K, make: impl FnOnce() -> Remote<T>) -> Remote<T> {
        if let Some(known) = self.known(|known| known == key).first() {
            return *known;
        }
        let remote = self.owner.with_value(|owner| owner.with(make));
        self.known
            .update_value(|known| known.push((key.clone(), remote)));
        remote
    }

    /// The values of these keys that somebody has asked for.
    pub fn known(self, wanted: impl Fn(&K) -> bool) -> Vec<Remote<T>> {
        let known = self.known.try_with_value(|known| {
            let wanted = known.iter().filter(|(key, _)| wanted(key));
            wanted.map(|(_, remote)| *remote).collect()
        });
        known.unwrap_or_default()
    }
}

impl<K: PartialEq + Clone + Send + Sync + 'static, T: Clone + Send + Sync + 'static> Default
    for Keyed<K, T>
{
    fn default() -> Self {
        Self::new()
    }
}
