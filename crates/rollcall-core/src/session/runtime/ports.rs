//! What the runtime needs from a browser. `src/session` implements the ports with the platform, tests with inspectable fakes.

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
    /// The clock. Setting the system clock back has no effect on it during a session.
    pub clock: SteadyClock,
    /// Random bytes for sign-ins.
    pub entropy: Rc<dyn Entropy>,
    /// What this tab stores across reloads.
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
    /// Runs tasks.
    pub spawn: Rc<dyn Spawn>,
}

/// The values that are stored across reloads of the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// [`crate::session::OpenSignIn::to_stored`]; can contain the secret of an integration.
    OpenSignIn,
    /// [`crate::session::SignedIn::to_stored`]: the tokens, and when they were last written.
    Tokens,
}

/// Session storage. It ends with the tab; a duplicated tab starts with a copy.
///
/// No method fails. If the browser refuses storage, the session ends with the page, and an answer finds no open sign-in.
pub trait Vault {
    /// Returns the stored value.
    fn read(&self, what: Kept) -> Option<Secret>;
    /// Stores a value in place of the previous one.
    fn write(&self, what: Kept, text: &Secret);
    /// Deletes the stored value.
    fn clear(&self, what: Kept);
    /// Deletes everything that the app stored for this tab, including what does not belong to the session.
    fn wipe(&self);
}

/// Local storage, where suspended tabs find the digest of ended sign-ins.
pub trait EndedStore {
    /// Returns the digest; empty if there is none or the browser refuses storage.
    fn read(&self) -> EndedSignIns;
    /// Replaces the digest.
    fn write(&self, ended: &EndedSignIns);
}

/// Web Locks. One tab of the browser at a time holds the lock with a given name.
pub trait TabLock {
    /// Waits for the lock. Returns `None` if the browser has no locks; tabs then do not wait for each other. Dropping the future
    /// cancels the wait.
    fn hold<'a>(&'a self, name: &'a str) -> LocalBoxFuture<'a, Option<Box<dyn Held>>>;
}

/// A lock that this tab holds. Dropping it releases it; the browser releases the locks of a closed tab.
pub trait Held {}

/// What the broker knows about a sign-in.
#[derive(Clone, PartialEq, Eq)]
pub enum Shared {
    /// Nothing, or there is no broker.
    Nothing,
    /// The text that a tab shared last. It contains tokens, so `Debug` does not print it.
    Text(String),
    /// The sign-in was signed out. Nothing can be shared for it any more.
    Forgotten,
}

/// The shared worker that holds the newest tokens of each sign-in, in memory only.
pub trait TokenBroker {
    /// Connects to the broker, starting it if necessary. It lives as long as a tab is connected, so a tab connects as soon as it has something to share.
    fn join(&self);
    /// Returns what a tab of this sign-in shared last.
    fn newest<'a>(&'a self, id: &'a SignInId) -> LocalBoxFuture<'a, Shared>;
    /// Shares `text` with the other tabs of the sign-in. Returns whether the broker has stored it.
    fn share<'a>(&'a self, id: &'a SignInId, text: &'a str) -> LocalBoxFuture<'a, bool>;
    /// Deletes what the sign-in shared. A tab that continues can share again.
    fn drop_tokens(&self, id: &SignInId);
    /// Deletes what the sign-in shared, permanently: a slow tab cannot share again.
    fn forget(&self, id: &SignInId);
}

/// The messages between tabs. They carry no data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The person signed out.
    SignedOut,
    /// The person was active.
    Active,
}

/// Sends messages to the other tabs of the browser that are awake.
pub trait TabChannel {
    /// Calls `hear` with each message from another tab. Called once.
    fn listen(&self, hear: Box<dyn Fn(Word)>);
    /// Sends a message to the other tabs.
    fn say(&self, word: Word);
}

/// The address bar.
pub trait Navigation {
    /// Leaves for Webex's sign-in page. If the browser refuses, the current page stays.
    fn leave_for(&self, url: &str);
    /// Replaces the current page of the app, without a new history entry.
    fn show_in_place(&self, route: &Route);
}

/// Shows the session. Called while an event is handled, so events from these calls are queued.
pub trait Screen {
    /// The session changed.
    fn show(&self, session: &Session);
    /// Offers an address to sign in at in another tab or on another device; `None` withdraws it.
    fn offer_link(&self, url: Option<&str>);
}

/// Runs futures concurrently on one thread.
pub trait Spawn {
    /// Runs `task` to completion, whatever the screen shows. It does not start before this returns.
    fn spawn(&self, task: LocalBoxFuture<'static, ()>);
}
