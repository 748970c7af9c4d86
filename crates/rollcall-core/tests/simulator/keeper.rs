//! What the tabs of one browser share: the lock, and the keeper of each family's latest tokens.

use futures_util::lock::{Mutex, MutexGuard};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use webex_api::TokenSet;

#[derive(Clone, Default)]
pub struct Keeper(Rc<Shared>);

#[derive(Default)]
struct Shared {
    lock: Mutex<()>,
    drawers: RefCell<BTreeMap<String, String>>,
}

impl Keeper {
    pub async fn lock(&self) -> MutexGuard<'_, ()> {
        self.0.lock.lock().await
    }

    pub fn kept(&self, family: &str) -> Option<TokenSet> {
        let drawers = self.0.drawers.borrow();
        drawers
            .get(family)
            .map(|text| TokenSet::from_json(text).unwrap())
    }

    pub fn keep(&self, family: &str, tokens: &TokenSet) {
        let mut drawers = self.0.drawers.borrow_mut();
        drawers.insert(family.to_owned(), tokens.to_json());
    }

    pub fn forget(&self, family: &str) {
        self.0.drawers.borrow_mut().remove(family);
    }

    pub fn is_empty(&self) -> bool {
        self.0.drawers.borrow().is_empty()
    }
}
