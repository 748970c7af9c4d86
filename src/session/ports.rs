//! Implements [`rollcall_core::session::runtime::ports`] with this browser.

use std::cell::{OnceCell, RefCell};

use crate::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::route::Route;
use rollcall_core::session::runtime::ports::{
    EndedStore, Held, Kept, Navigation, Screen, Shared, Spawn, TabChannel, TabLock, TokenBroker,
    Vault, Word,
};
use rollcall_core::session::{EndedSignIns, Session, SignInId};
use webex_api::{LocalBoxFuture, Secret};

use crate::browser::tabs::Tabs;
use crate::browser::token_broker::BrokerWorker;
use crate::browser::vault::{self, Slot};
use crate::browser::{demo, ended, location, locks};
use crate::navigator::Navigator;

/// Session storage.
pub struct SessionStorage;

const fn slot(what: Kept) -> Slot {
    match what {
        Kept::OpenSignIn => Slot::Transaction,
        Kept::Tokens => Slot::Tokens,
    }
}

impl Vault for SessionStorage {
    fn read(&self, what: Kept) -> Option<Secret> {
        vault::read(slot(what)).map(Secret::new)
    }

    fn write(&self, what: Kept, text: &Secret) {
        // The start script has checked that storage works. If it fails later, the session ends with the page.
        let _ = vault::write(slot(what), text.expose());
    }

    fn clear(&self, what: Kept) {
        vault::clear(slot(what));
    }

    fn wipe(&self) {
        vault::wipe();
    }
}

/// The digest of ended sign-ins, in local storage.
pub struct LocalStorage;

impl EndedStore for LocalStorage {
    fn read(&self) -> EndedSignIns {
        ended::read()
    }

    fn write(&self, ended: &EndedSignIns) {
        ended::write(ended);
    }
}

/// Web Locks.
pub struct WebLocks;

impl TabLock for WebLocks {
    fn hold<'a>(&'a self, name: &'a str) -> LocalBoxFuture<'a, Option<Box<dyn Held>>> {
        Box::pin(async move {
            let held: Box<dyn Held> = Box::new(locks::hold(name).await?);
            Some(held)
        })
    }
}

/// The shared worker, once the tab is connected to it.
pub struct SharedWorkerBroker {
    script: String,
    token_broker: OnceCell<BrokerWorker>,
}

impl SharedWorkerBroker {
    /// Creates a broker whose worker has its script at the full path `script`.
    pub fn new(script: &str) -> Self {
        Self {
            script: script.to_owned(),
            token_broker: OnceCell::new(),
        }
    }

    fn token_broker(&self) -> &BrokerWorker {
        self.token_broker
            .get_or_init(|| BrokerWorker::open(&self.script))
    }
}

impl TokenBroker for SharedWorkerBroker {
    fn join(&self) {
        self.token_broker();
    }

    fn newest<'a>(&'a self, id: &'a SignInId) -> LocalBoxFuture<'a, Shared> {
        Box::pin(self.token_broker().newest(id.expose()))
    }

    fn share<'a>(&'a self, id: &'a SignInId, text: &'a str) -> LocalBoxFuture<'a, bool> {
        Box::pin(self.token_broker().keep(id.expose(), text))
    }

    // A tab that never connected has shared nothing, and need not start a worker.

    fn drop_tokens(&self, id: &SignInId) {
        if let Some(token_broker) = self.token_broker.get() {
            token_broker.drop_tokens(id.expose());
        }
    }

    fn forget(&self, id: &SignInId) {
        if let Some(token_broker) = self.token_broker.get() {
            token_broker.forget(id.expose());
        }
    }
}

/// The channel between the tabs. It opens with the first listener.
#[derive(Default)]
pub struct BroadcastTabs(RefCell<Option<Tabs>>);

impl TabChannel for BroadcastTabs {
    fn listen(&self, hear: Box<dyn Fn(Word)>) {
        self.0.replace(Some(Tabs::open(hear)));
    }

    fn say(&self, word: Word) {
        if let Some(tabs) = &*self.0.borrow() {
            tabs.say(word);
        }
    }
}

/// The address bar.
pub struct AddressBar(pub Navigator);

impl Navigation for AddressBar {
    fn leave_for(&self, url: &str) {
        location::leave_for(url);
    }

    fn show_in_place(&self, route: &Route) {
        self.0.replace(route);
    }
}

/// The signals that the pages read.
#[derive(Clone, Copy)]
pub struct Signals {
    /// Where the person stands.
    pub session: RwSignal<Session>,
    /// The address to sign in at elsewhere, while one is offered.
    pub link: RwSignal<Option<String>>,
}

impl Default for Signals {
    /// Creates signals for a signed-out session without an address to return to.
    fn default() -> Self {
        Self {
            session: RwSignal::new(Session::default()),
            link: RwSignal::new(None),
        }
    }
}

// The runtime calls these after an `await`, when the page may be going away.
impl Screen for Signals {
    fn show(&self, session: &Session) {
        if let Session::SignedOut { .. } = session {
            demo::leave();
        }
        let _ = self.session.try_set(session.clone());
    }

    fn offer_link(&self, url: Option<&str>) {
        let shown = self.link.try_with_untracked(|link| link.as_deref() == url);
        if shown == Some(false) {
            let _ = self.link.try_set(url.map(str::to_owned));
        }
    }
}

/// Tasks of the page.
pub struct PageTasks;

impl Spawn for PageTasks {
    fn spawn(&self, task: LocalBoxFuture<'static, ()>) {
        spawn_local(task);
    }
}
