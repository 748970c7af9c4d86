//! Builds the session of this page.

use std::rc::Rc;

use rollcall_core::session::runtime::{Ports, Runtime};
use rollcall_core::steady_clock::SteadyClock;

use super::Settings;
use super::ports::{
    AddressBar, BroadcastTabs, LocalStorage, PageTasks, SessionStorage, SharedWorkerBroker,
    Signals, WebLocks,
};
use crate::browser::clock::{self, BrowserClock};
use crate::browser::entropy::BrowserEntropy;
use crate::browser::fetch::Fetch;
use crate::navigator::Navigator;

/// The session of this page, and the signals that show it.
#[derive(Clone)]
pub struct PageSession {
    /// Runs the session; it lives as long as the page.
    pub runtime: Rc<Runtime>,
    /// The signals that the runtime updates.
    pub signals: Signals,
    /// The settings of this copy of the app.
    pub settings: &'static Settings,
}

impl PageSession {
    /// Creates a signed-out session.
    pub fn new(settings: &'static Settings, navigator: Navigator) -> Self {
        let signals = Signals::default();
        let ports = Ports {
            transport: Rc::new(Fetch),
            clock: SteadyClock::new(Rc::new(BrowserClock), clock::monotonic),
            entropy: Rc::new(BrowserEntropy),
            vault: Rc::new(SessionStorage),
            ended: Rc::new(LocalStorage),
            lock: Rc::new(WebLocks),
            broker: Rc::new(SharedWorkerBroker::new(&settings.token_broker)),
            channel: Rc::new(BroadcastTabs::default()),
            navigation: Rc::new(AddressBar(navigator)),
            screen: Rc::new(signals),
            spawn: Rc::new(PageTasks),
        };
        Self {
            runtime: Runtime::new(settings.of_sessions(), ports),
            signals,
            settings,
        }
    }
}
