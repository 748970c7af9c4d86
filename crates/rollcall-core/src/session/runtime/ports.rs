//! What the runtime needs of a browser. `src/session` implements it with the platform, tests with what they can look into.

use crate::route::Route;
use crate::session::{EndedSignIns, Session, SignInId};
use crate::steady_clock::SteadyClock;
use std::rc::Rc;
use webex_api::{Entropy, LocalBoxFuture, Secret, Transport};

/// All ports of one page.
#[derive(Clone)]
pub struct Ports {
    /// The way to the network.
    pub transport: Rc<dyn Transport>,
    /// Time, which nobody can set back while somebody is signed in.
    pub clock: SteadyClock,
    /// Random bytes for sign-ins.
    pub entropy: Rc<dyn Entropy>,
    /// What this tab keeps over a reload.
    pub vault: Rc<dyn Vault>,
    /// The digest of ended sign-ins.
    pub ended: Rc<dyn EndedStore>,
    /// The locks that the tabs of a browser share.
    pub lock: Rc<dyn TabLock>,
    /// The newest tokens of the sign-ins of this browser.
    pub broker: Rc<dyn TokenBroker>,
    /// The channel between the tabs.
    pub channel: Rc<dyn TabChannel>,
    /// The address bar.
    pub navigation: Rc<dyn Navigation>,
    /// What the person sees.
    pub screen: Rc<dyn Screen>,
    /// Runs what takes time.
    pub spawn: Rc<dyn Spawn>,
}

/// What is kept over a reload of the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// [`crate::session::OpenSignIn::to_stored`]; may hold the secret of an integration.
    OpenSignIn,
    /// [`crate::session::SignedIn::to_stored`]: the tokens, and when they were last written.
    Tokens,
}

/// Session storage: it ends with the tab, and a duplicated tab has a copy.
///
/// Nothing here fails. A browser that refuses storage makes a session that ends with the page, and a sign-in that does not come back.
pub trait Vault {
    /// What was written last.
    fn read(&self, what: Kept) -> Option<Secret>;
    /// Replaces what was kept.
    fn write(&self, what: Kept, text: &Secret);
    /// Forgets it.
    fn clear(&self, what: Kept);
    /// Forgets everything that the app kept for this tab, also what is not the session's.
    fn wipe(&self);
}

/// Local storage, where tabs that were away find the digest of ended sign-ins.
pub trait EndedStore {
    /// What stands there now; none where the browser refuses storage.
    fn read(&self) -> EndedSignIns;
    /// Puts the digest in the place of the one before.
    fn write(&self, ended: &EndedSignIns);
}

/// Web Locks: one tab of the browser holds the lock of a name at a time.
pub trait TabLock {
    /// Waits for the lock. None where the browser has no locks: then tabs do not wait for each other. Dropping the future gives up the
    /// wait.
    fn hold<'a>(&'a self, name: &'a str) -> LocalBoxFuture<'a, Option<Box<dyn Held>>>;
}

/// A lock that this tab holds. Dropping it lets the next tab have it; the browser takes it back from a tab that goes away.
pub trait Held {}

/// What the broker knows of a sign-in.
#[derive(Clone, PartialEq, Eq)]
pub enum Shared {
    /// Nothing, or there is no broker.
    Nothing,
    /// What a tab shared last. It holds tokens, so it does not print.
    Text(String),
    /// The sign-in was signed out; nothing is shared of it any more.
    Forgotten,
}

/// The shared worker that remembers, in memory alone, the newest tokens of each sign-in.
pub trait TokenBroker {
    /// Finds the broker or starts it. It lives as long as a tab that has joined, so a tab joins as soon as it has something to share.
    fn join(&self);
    /// What a tab of this sign-in shared last.
    fn newest<'a>(&'a self, id: &'a SignInId) -> LocalBoxFuture<'a, Shared>;
    /// Shares `text` with the other tabs of the sign-in. Ready once the broker has it; says whether it has.
    fn share<'a>(&'a self, id: &'a SignInId, text: &'a str) -> LocalBoxFuture<'a, bool>;
    /// Drops what is shared of the sign-in. A tab that goes on may share again.
    fn drop_tokens(&self, id: &SignInId);
    /// Drops what is shared of the sign-in, for good: a tab that is slow cannot bring it back.
    fn forget(&self, id: &SignInId);
}

/// What tabs tell each other. No word carries data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The person signed out.
    SignedOut,
    /// The person did something.
    Active,
}

/// Tells something to the other tabs of the browser that are awake.
pub trait TabChannel {
    /// Calls `hear` with what other tabs say. Called once.
    fn listen(&self, hear: Box<dyn Fn(Word)>);
    /// Tells the other tabs.
    fn say(&self, word: Word);
}

/// Where the page goes.
pub trait Navigation {
    /// Leaves for Webex's sign-in. A refused navigation leaves the person where they are.
    fn leave_for(&self, url: &str);
    /// Shows a page of the app in place of the present one, without a new history entry.
    fn show_in_place(&self, route: &Route);
}

/// Learns what the person is to see. Called while an event is handled: what it tells the runtime waits its turn.
pub trait Screen {
    /// The session changed.
    fn show(&self, session: &Session);
    /// Offers an address to sign in at, in another tab or on another device; none takes the offer back.
    fn offer_link(&self, url: Option<&str>);
}

/// Runs futures beside each other, in one thread.
pub trait Spawn {
    /// Runs `task` to its end, whatever the screen does. It does not begin before this returns.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
}
