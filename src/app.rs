//! Start: what `boot.js` calls once the module is there, and the frame around the pages.

mod boot;
mod keys;
mod pages;
mod prefetch;

use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::prelude::*;
use leptos::mount::mount_to;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use self::boot::Boot;
use self::pages::Pages;
#[cfg(feature = "demo")]
use crate::browser::demo;
use crate::browser::panics::{self, OnPanic};
use crate::browser::{activity, dom, focus_keeper, leaving, theme};
use crate::data::Writes;
use crate::session::SessionHandle;
use crate::ui::page_head;

/// Starts the app, once in the life of a page. `base` is the app's folder with a trailing slash, `token_broker` the full path of the token broker's
/// script; the callback's query and fragment were taken out of the address bar before anything else ran; `config_json` is the text of
/// `config.json`; `on_panic` is told the message and the place of a panic. Gives back what is wrong with the settings.
///
/// # Errors
/// When the page is not the one that was published with the app.
#[wasm_bindgen]
pub fn start(
    base: &str,
    callback_query: &str,
    config_json: &str,
    token_broker: &str,
    callback_fragment: &str,
    on_panic: OnPanic,
) -> Result<Option<String>, JsValue> {
    static STARTED: AtomicBool = AtomicBool::new(false);
    // Two apps on one page would both refresh the same tokens.
    assert!(
        !STARTED.swap(true, Ordering::Relaxed),
        "the app was started twice"
    );
    panics::report_to(on_panic);
    let boot = match Boot::read(
        base,
        token_broker,
        callback_query,
        callback_fragment,
        config_json,
    ) {
        Ok(boot) => boot,
        Err(fault) => return Ok(Some(fault)),
    };
    let root = dom::emptied_app_root().ok_or(JsValue::NULL)?;
    theme::follow_system();
    focus_keeper::keep(page_head::HEADING);
    mount_to(root, move || view! { <App boot /> }).forget();
    Ok(None)
}

/// Makes this page the demo. `boot.js` calls it before [`start`].
#[cfg(feature = "demo")]
#[wasm_bindgen]
pub fn enter_demo(handle: demo::Handle) {
    demo::enter(handle);
}

/// The whole app. What it makes here lives as long as the page.
#[component]
fn App(boot: Boot) -> View {
    let Boot {
        navigator,
        session,
        callback,
    } = boot;
    provide_context(navigator);
    let runtime = Rc::clone(&session.runtime);
    let session = SessionHandle::new(session);
    provide_context(session);
    let writes = Writes::provide(session.session);
    leaving::ask_before(move || writes.any_unsettled());
    dom::on_leaving(move || writes.page_goes());
    let restored = Rc::downgrade(&runtime);
    dom::on_restored(move || {
        if let Some(runtime) = restored.upgrade() {
            runtime.shown_again();
        }
    });
    let shown = Rc::downgrade(&runtime);
    dom::on_shown(move || {
        if let Some(runtime) = shown.upgrade() {
            runtime.shown_again();
        }
    });
    let busy = Rc::downgrade(&runtime);
    activity::on_activity(move || {
        if let Some(runtime) = busy.upgrade() {
            runtime.active();
        }
    });
    runtime.start(callback);
    view! { <Pages /> }
}
