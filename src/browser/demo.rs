//! The demo organisation: where the page goes instead of the network, its storage and the other tabs.
//!
//! The demo's own script makes a handle and `boot.js` hands it over before the app starts; without it, this is not the demo. A build
//! without the feature `demo` has none of it.

#[cfg(feature = "demo")]
pub use entered::{Handle, database, enter, fetch, folder_around, is_here, leave, storage};
#[cfg(not(feature = "demo"))]
pub use left_out::{database, fetch, folder_around, is_here, leave, storage};

#[cfg(feature = "demo")]
mod entered {
    use std::cell::OnceCell;

    use js_sys::Promise;
    use rollcall_core::route::DEMO;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::{Request, Storage};

    #[wasm_bindgen]
    extern "C" {
        /// What stands between the page and everything real.
        pub type Handle;

        #[wasm_bindgen(method)]
        fn fetch(this: &Handle, request: &Request) -> Promise;

        #[wasm_bindgen(method)]
        fn leave(this: &Handle);

        #[wasm_bindgen(method, getter)]
        fn storage(this: &Handle) -> JsValue;

        #[wasm_bindgen(method, getter)]
        fn database(this: &Handle) -> String;
    }

    thread_local! {
        static HANDLE: OnceCell<Handle> = const { OnceCell::new() };
    }

    fn with<T>(look: impl FnOnce(&Handle) -> T) -> Option<T> {
        HANDLE.with(|handle| handle.get().map(look))
    }

    /// Makes this page the demo, for as long as it lives.
    pub fn enter(handle: Handle) {
        // A page enters once, before its app starts.
        let _ = HANDLE.with(|entered| entered.set(handle));
    }

    /// Whether this page is the demo.
    pub fn is_here() -> bool {
        with(|_| ()).is_some()
    }

    /// The folder of the app's files, where the page's own addresses begin with `base`.
    pub fn folder_around(base: &str) -> &str {
        let around = base.strip_suffix(DEMO).filter(|_| is_here());
        around.unwrap_or(base)
    }

    /// Sends a request to the demo organisation; `None` outside the demo. In the demo, no request goes anywhere else.
    pub fn fetch(request: &Request) -> Option<Promise> {
        with(|handle| handle.fetch(request))
    }

    /// The storage of the demo, which is in memory.
    pub fn storage() -> Option<Storage> {
        // It has the three methods that are used here, and nothing else of a storage.
        with(Handle::storage).map(wasm_bindgen::JsCast::unchecked_into)
    }

    /// The name of the database of the demo's jobs.
    pub fn database() -> Option<String> {
        with(Handle::database)
    }

    /// Goes from the demo to the app's own first page; the organisation is lost.
    pub fn leave() {
        let _ = with(Handle::leave);
    }
}

#[cfg(not(feature = "demo"))]
mod left_out {
    use js_sys::Promise;
    use web_sys::{Request, Storage};

    /// There is none in this build.
    pub const fn is_here() -> bool {
        false
    }

    /// The same folder: there is none in this build.
    pub const fn folder_around(base: &str) -> &str {
        base
    }

    /// There is none in this build.
    pub const fn fetch(_request: &Request) -> Option<Promise> {
        None
    }

    /// There is none in this build.
    pub const fn storage() -> Option<Storage> {
        None
    }

    /// There is none in this build.
    pub const fn database() -> Option<String> {
        None
    }

    /// There is none in this build.
    pub const fn leave() {}
}
