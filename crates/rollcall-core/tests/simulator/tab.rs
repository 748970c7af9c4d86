//! One tab of a browser: the shipped runtime over ports that a test can look into.

use crate::browser::{Broker, Browser, Channel, LocalStorage, Locks};
use crate::clock::VirtualClock;
use crate::tasks::Tasks;
use crate::transport::InProcess;
use crate::world::{Dice, World};
use http::{Request, Response};
use rollcall_core::config::Config;
use rollcall_core::people::PeopleView;
use rollcall_core::route::Route;
use rollcall_core::session::runtime::ports::{Kept, Navigation, Screen, Vault};
use rollcall_core::session::runtime::{Ports, Runtime};
use rollcall_core::session::{Callback, Event, Integration, Session, SessionSettings, Stored};
use rollcall_core::steady_clock::SteadyClock;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use webex_api::{
    Client, Clock, LocalBoxFuture, PastedAnswer, Secret, TokenSet, Transport, TransportError,
};
use webex_sim::Settings;

/// Where the app is served.
pub const ORIGIN: &str = "http://127.0.0.1:8080";

/// One tab. It survives reloads of its page.
pub struct Tab {
    browser: Rc<Browser>,
    clock: VirtualClock,
    transport: InProcess,
    settings: SessionSettings,
    storage: Rc<SessionStorage>,
    window: Rc<Window>,
    page: RefCell<Page>,
}

/// A page of a tab.
struct Page {
    runtime: Rc<Runtime>,
    tasks: Rc<Tasks>,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.tasks.close();
    }
}

impl Tab {
    /// A tab in a browser of its own.
    pub fn new(world: &World) -> Self {
        Self::in_browser(world, &Browser::new())
    }

    pub fn in_browser(world: &World, browser: &Rc<Browser>) -> Self {
        Self::with(world, browser, Self::settings())
    }

    pub fn with(world: &World, browser: &Rc<Browser>, settings: SessionSettings) -> Self {
        Self::open(
            Rc::clone(browser),
            world.clock.clone(),
            world.transport.clone(),
            settings,
            Stored::default(),
        )
    }

    /// Duplicates the tab: the copy has the same session storage and nothing else in common.
    pub fn duplicate(&self) -> Self {
        Self::open(
            Rc::clone(&self.browser),
            self.clock.clone(),
            self.transport.clone(),
            self.settings.clone(),
            self.stored(),
        )
    }

    fn open(
        browser: Rc<Browser>,
        clock: VirtualClock,
        transport: InProcess,
        settings: SessionSettings,
        stored: Stored,
    ) -> Self {
        let storage = Rc::new(SessionStorage(RefCell::new(stored)));
        let window = Rc::<Window>::default();
        let page = page(&browser, &clock, &transport, &settings, &storage, &window);
        let tab = Self {
            browser,
            clock,
            transport,
            settings,
            storage,
            window,
            page: RefCell::new(page),
        };
        tab.runtime().start(None);
        tab.clock.settle();
        tab
    }

    pub fn config() -> Config {
        let json = serde_json::json!({ "clientId": Settings::default().client_id });
        Config::parse(&json.to_string(), ORIGIN).unwrap()
    }

    pub fn settings() -> SessionSettings {
        SessionSettings::of(&Self::config(), ORIGIN, "/")
    }

    pub fn integration() -> Integration {
        Integration::configured(&Self::config(), ORIGIN, "/").unwrap()
    }

    /// Reloads the page, at the address of a redirect if there is one.
    pub fn load(&self, location: Option<&str>) {
        let page = page(
            &self.browser,
            &self.clock,
            &self.transport,
            &self.settings,
            &self.storage,
            &self.window,
        );
        self.page.replace(page);
        self.runtime().start(location.map(callback));
        self.clock.settle();
    }

    pub fn runtime(&self) -> Rc<Runtime> {
        Rc::clone(&self.page.borrow().runtime)
    }

    /// Sends an event to the machine, then runs everything that needs no time.
    pub fn tell(&self, event: Event) {
        self.runtime().tell(event);
        self.clock.settle();
    }

    /// Suspends the page, as a sleeping computer or the back/forward cache does.
    pub fn fall_asleep(&self) {
        self.page.borrow().tasks.set_asleep(true);
    }

    /// Resumes the page. It has received nothing in between.
    pub fn wake_up(&self) {
        self.page.borrow().tasks.set_asleep(false);
    }

    /// The state of the session, which is also what was shown.
    pub fn session(&self) -> Session {
        let session = self.runtime().read(Session::clone);
        assert_eq!(*self.window.shown.borrow(), session);
        session
    }

    /// Returns the content of session storage.
    pub fn stored(&self) -> Stored {
        self.storage.0.borrow().clone()
    }

    /// Sets the content of session storage.
    pub fn store(&self, stored: Stored) {
        self.storage.0.replace(stored);
    }

    /// Where the machine wanted to go last: Webex's sign-in, a link to it, or a page of the app.
    pub fn went(&self) -> Option<String> {
        self.window.went.borrow().last().cloned()
    }

    /// Returns the current tokens. Panics if signed out.
    pub fn present(&self) -> TokenSet {
        let session = self.session();
        let signed_in = session.signed_in().unwrap_or_else(|| panic!("{session:?}"));
        signed_in.tokens.clone()
    }

    /// The client of the present sign-in.
    pub fn client(&self) -> Option<Client> {
        self.runtime().client(|limits| limits)
    }

    /// Signs in through the simulator's consent page and comes back.
    pub fn sign_in(&self, world: &World) {
        self.sign_in_with(world, None);
    }

    /// As [`Self::sign_in`], with an integration that the admin typed in.
    pub fn sign_in_with(&self, world: &World, integration: Option<Integration>) {
        self.tell(Event::SignInRequested {
            integration: integration.map(Box::new),
            return_to: Route::People {
                view: PeopleView::search("ann"),
            },
        });
        let location = consent(world, &self.went().unwrap());
        self.load(Some(&location));
    }

    /// Pastes the address that a sign-in led to.
    pub fn paste(&self, text: &str, integration: &Integration) {
        let answer = PastedAnswer::read(text).unwrap();
        self.runtime().paste_answer(answer, integration.clone());
        self.clock.settle();
    }
}

fn page(
    browser: &Rc<Browser>,
    clock: &VirtualClock,
    transport: &InProcess,
    settings: &SessionSettings,
    storage: &Rc<SessionStorage>,
    window: &Rc<Window>,
) -> Page {
    window.shown.replace(Session::default());
    let tasks = clock.tasks();
    let network = Network {
        simulator: transport.clone(),
        storage: Rc::clone(storage),
    };
    let ports = Ports {
        transport: Rc::new(network),
        // The wall clock alone moves here; what two clocks make of each other is tested beside `SteadyClock`.
        clock: SteadyClock::new(Rc::new(clock.clone()), || Duration::ZERO),
        entropy: Rc::<Dice>::clone(&browser.dice),
        vault: Rc::<SessionStorage>::clone(storage),
        ended: Rc::<LocalStorage>::clone(&browser.local_storage),
        lock: Rc::<Locks>::clone(&browser.locks),
        broker: Rc::<Broker>::clone(&browser.broker),
        channel: Rc::new(Channel {
            browser: Rc::clone(browser),
            tasks: Rc::clone(&tasks),
        }),
        navigation: Rc::<Window>::clone(window),
        screen: Rc::<Window>::clone(window),
        spawn: Rc::<Tasks>::clone(&tasks),
    };
    Page {
        runtime: Runtime::new(settings.clone(), ports),
        tasks,
    }
}

/// Session storage.
struct SessionStorage(RefCell<Stored>);

impl Vault for SessionStorage {
    fn read(&self, what: Kept) -> Option<Secret> {
        let stored = self.0.borrow();
        match what {
            Kept::OpenSignIn => stored.transaction.clone(),
            Kept::Tokens => stored.tokens.clone(),
        }
    }

    fn write(&self, what: Kept, text: &Secret) {
        let mut stored = self.0.borrow_mut();
        match what {
            Kept::OpenSignIn => stored.transaction = Some(text.clone()),
            Kept::Tokens => stored.tokens = Some(text.clone()),
        }
    }

    fn clear(&self, what: Kept) {
        let mut stored = self.0.borrow_mut();
        match what {
            Kept::OpenSignIn => stored.transaction = None,
            Kept::Tokens => stored.tokens = None,
        }
    }

    fn wipe(&self) {
        self.0.take();
    }
}

/// The address bar, and what is on screen.
#[derive(Default)]
struct Window {
    went: RefCell<Vec<String>>,
    shown: RefCell<Session>,
}

impl Navigation for Window {
    fn leave_for(&self, url: &str) {
        self.went.borrow_mut().push(url.to_owned());
    }

    fn show_in_place(&self, route: &Route) {
        self.went.borrow_mut().push(route.to_string());
    }
}

impl Screen for Window {
    fn show(&self, session: &Session) {
        self.shown.replace(session.clone());
    }

    fn offer_link(&self, url: Option<&str>) {
        self.went.borrow_mut().extend(url.map(str::to_owned));
    }
}

/// The simulator, which a code reaches only after its sign-in was removed from storage.
struct Network {
    simulator: InProcess,
    storage: Rc<SessionStorage>,
}

impl Transport for Network {
    fn send(
        &self,
        request: Request<Vec<u8>>,
        limit: usize,
    ) -> LocalBoxFuture<'_, Result<Response<Vec<u8>>, TransportError>> {
        if request.body().starts_with(b"grant_type=authorization_code") {
            assert!(
                self.storage.0.borrow().transaction.is_none(),
                "removed before the code is used"
            );
        }
        self.simulator.send(request, limit)
    }
}

/// Where the redirect leads when the admin accepts.
pub fn consent(world: &World, url: &str) -> String {
    let (address, query) = url.split_once('?').unwrap();
    let request = Request::post(address)
        .body(format!("{query}&decision=accept").into_bytes())
        .unwrap();
    let mut simulator = world.transport.simulator.borrow_mut();
    let response = simulator.handle(request, world.clock.now());
    let location = response.headers().get("location");
    let page = || String::from_utf8_lossy(response.body());
    let location = location.unwrap_or_else(|| panic!("{}", page()));
    location.to_str().unwrap().to_owned()
}

/// What the start script makes of the address of a redirect.
fn callback(location: &str) -> Callback {
    let address = location.strip_prefix(ORIGIN).unwrap();
    let (rest, fragment) = address.split_once('#').unwrap_or((address, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    Callback {
        path: path.into(),
        query: Secret::new(query),
        fragment: Secret::new(fragment),
    }
}
