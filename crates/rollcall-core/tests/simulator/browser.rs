//! A fake browser: the ports that its tabs share, which are locks, token broker, channel and local storage.

use crate::tasks::Tasks;
use crate::transport::yield_once;
use crate::world::Dice;
use futures_util::lock::{Mutex, OwnedMutexGuard};
use rollcall_core::session::runtime::ports::{
    EndedStore, Held, Shared, Spawn as _, TabChannel, TabLock, TokenBroker, Word,
};
use rollcall_core::session::{EndedSignIns, SignInId};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use webex_api::LocalBoxFuture;

/// One browser.
pub struct Browser {
    pub locks: Rc<Locks>,
    pub broker: Rc<Broker>,
    pub local_storage: Rc<LocalStorage>,
    pub dice: Rc<Dice>,
    ears: RefCell<Vec<Ear>>,
    said: RefCell<Vec<Word>>,
}

/// A page that listens.
struct Ear {
    tasks: Weak<Tasks>,
    hear: Rc<dyn Fn(Word)>,
}

impl Browser {
    pub fn new() -> Rc<Self> {
        Self::with(
            Locks(Some(RefCell::default())),
            Broker(Some(RefCell::default())),
        )
    }

    /// A browser without locks and shared workers.
    pub fn bare() -> Rc<Self> {
        Self::with(Locks(None), Broker(None))
    }

    fn with(locks: Locks, broker: Broker) -> Rc<Self> {
        Rc::new(Self {
            locks: Rc::new(locks),
            broker: Rc::new(broker),
            local_storage: Rc::default(),
            dice: Rc::new(Dice::new(99)),
            ears: RefCell::default(),
            said: RefCell::default(),
        })
    }

    /// How often a tab told the others of a sign-out.
    pub fn sign_outs_told(&self) -> usize {
        let said = self.said.borrow();
        said.iter().filter(|word| **word == Word::SignedOut).count()
    }
}

/// One lock per name; `None` if the browser has no locks.
pub struct Locks(Option<RefCell<BTreeMap<String, Arc<Mutex<()>>>>>);

struct HeldLock {
    _guard: OwnedMutexGuard<()>,
}

impl Held for HeldLock {}

impl TabLock for Locks {
    fn hold<'a>(&'a self, name: &'a str) -> LocalBoxFuture<'a, Option<Box<dyn Held>>> {
        Box::pin(async move {
            let locks = self.0.as_ref()?;
            let lock = Arc::clone(locks.borrow_mut().entry(name.to_owned()).or_default());
            let held: Box<dyn Held> = Box::new(HeldLock {
                _guard: lock.lock_owned().await,
            });
            Some(held)
        })
    }
}

/// Like `public/token-broker.js`: a text per sign-in, or `None` once it was forgotten. `None` as a whole without shared workers.
pub struct Broker(Option<RefCell<BTreeMap<String, Option<String>>>>);

impl Broker {
    pub fn holds_tokens(&self) -> bool {
        let drawers = self.0.as_ref().map(RefCell::borrow);
        drawers.is_some_and(|drawers| drawers.values().any(Option::is_some))
    }

    fn look(&self, id: &SignInId) -> Shared {
        let drawers = self.0.as_ref().map(RefCell::borrow);
        match drawers
            .as_ref()
            .and_then(|drawers| drawers.get(id.expose()))
        {
            None => Shared::Nothing,
            Some(None) => Shared::Forgotten,
            Some(Some(text)) => Shared::Text(text.clone()),
        }
    }
}

impl TokenBroker for Broker {
    fn join(&self) {}

    fn newest<'a>(&'a self, id: &'a SignInId) -> LocalBoxFuture<'a, Shared> {
        Box::pin(async move {
            yield_once().await;
            self.look(id)
        })
    }

    fn share<'a>(&'a self, id: &'a SignInId, text: &'a str) -> LocalBoxFuture<'a, bool> {
        Box::pin(async move {
            yield_once().await;
            let Some(drawers) = &self.0 else {
                return false;
            };
            if self.look(id) == Shared::Forgotten {
                return false;
            }
            let mut drawers = drawers.borrow_mut();
            drawers.insert(id.expose().to_owned(), Some(text.to_owned()));
            true
        })
    }

    fn drop_tokens(&self, id: &SignInId) {
        if let (Some(drawers), Shared::Text(_)) = (&self.0, self.look(id)) {
            drawers.borrow_mut().remove(id.expose());
        }
    }

    fn forget(&self, id: &SignInId) {
        if let Some(drawers) = &self.0 {
            drawers.borrow_mut().insert(id.expose().to_owned(), None);
        }
    }
}

/// The digest of ended sign-ins.
#[derive(Default)]
pub struct LocalStorage(RefCell<EndedSignIns>);

impl EndedStore for LocalStorage {
    fn read(&self) -> EndedSignIns {
        self.0.borrow().clone()
    }

    fn write(&self, ended: &EndedSignIns) {
        self.0.replace(ended.clone());
    }
}

/// One page's end of the channel.
pub struct Channel {
    pub browser: Rc<Browser>,
    pub tasks: Rc<Tasks>,
}

impl TabChannel for Channel {
    fn listen(&self, hear: Box<dyn Fn(Word)>) {
        self.browser.ears.borrow_mut().push(Ear {
            tasks: Rc::downgrade(&self.tasks),
            hear: Rc::from(hear),
        });
    }

    /// A sleeping page misses the message.
    fn say(&self, word: Word) {
        self.browser.said.borrow_mut().push(word);
        for ear in &*self.browser.ears.borrow() {
            let tasks = ear.tasks.upgrade();
            let others = tasks.filter(|tasks| tasks.is_awake() && !Rc::ptr_eq(tasks, &self.tasks));
            if let Some(tasks) = others {
                let hear = Rc::clone(&ear.hear);
                tasks.spawn(Box::pin(async move { hear(word) }));
            }
        }
    }
}
