//! Storage, randomness and the words between tabs.

use std::time::Duration;

use js_sys::{Function, Object, Reflect};
use rollcall::browser::clock::{BrowserClock, monotonic};
use rollcall::browser::ended;
use rollcall::browser::entropy::BrowserEntropy;
use rollcall::browser::idle;
use rollcall::browser::tabs::read_word;
use rollcall::browser::theme::{self, Theme};
use rollcall::browser::vault::{self, Slot};
use rollcall_core::session::EndedSignIns;
use rollcall_core::session::runtime::ports::Word;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use webex_api::{Clock, Entropy, EntropyUnavailable};

fn keys(storage: &web_sys::Storage) -> Vec<String> {
    (0..storage.length().unwrap())
        .filter_map(|index| storage.key(index).unwrap())
        .collect()
}

fn session_storage() -> web_sys::Storage {
    web_sys::window()
        .unwrap()
        .session_storage()
        .unwrap()
        .unwrap()
}

fn local_storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

#[wasm_bindgen_test]
fn the_vault_has_four_keys_and_a_wipe_leaves_none() {
    session_storage().clear().unwrap();
    for slot in Slot::ALL {
        vault::write(slot, "CANARY").unwrap();
    }
    let mut stored = keys(&session_storage());
    stored.sort();
    assert_eq!(
        stored,
        [
            "rollcall.grid",
            "rollcall.tokens",
            "rollcall.transaction",
            "rollcall.writes"
        ]
    );
    assert_eq!(vault::read(Slot::Tokens).as_deref(), Some("CANARY"));
    vault::clear(Slot::Transaction);
    assert_eq!(vault::read(Slot::Transaction), None);
    vault::wipe();
    assert!(keys(&session_storage()).is_empty());
}

#[wasm_bindgen_test]
fn the_theme_and_a_digest_are_all_that_outlives_a_tab() {
    local_storage().clear().unwrap();
    assert_eq!(ended::read(), EndedSignIns::default());
    let one = EndedSignIns::default().and(None);
    ended::write(&one);
    assert_eq!(ended::read(), one);
    ended::write(&one.and(None));
    assert_eq!(ended::read(), one.and(None));
    local_storage().set_item(ended::KEY, "<script>").unwrap();
    assert_eq!(ended::read(), EndedSignIns::default());
    theme::choose(Theme::Dark);
    assert_eq!(theme::stored(), Theme::Dark);
    let mut stored = keys(&local_storage());
    stored.sort();
    assert_eq!(stored, [ended::KEY, theme::KEY]);
    let root = web_sys::window()
        .unwrap()
        .document()
        .unwrap()
        .document_element()
        .unwrap();
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    local_storage().set_item(theme::KEY, "<script>").unwrap();
    assert_eq!(theme::stored(), Theme::System);
    local_storage().clear().unwrap();
}

#[wasm_bindgen_test]
async fn the_monotonic_clock_goes_on() {
    let before = monotonic();
    BrowserClock.sleep(Duration::from_millis(20)).await;
    assert!(monotonic() > before);
}

#[wasm_bindgen_test]
fn randomness_differs_each_time() {
    let mut drawn = std::collections::BTreeSet::new();
    for _ in 0..200 {
        let mut bytes = [0; 32];
        BrowserEntropy.fill(&mut bytes).unwrap();
        assert!(drawn.insert(bytes));
    }
}

/// Puts a function in the place of another one until dropped.
struct Stub {
    object: JsValue,
    name: JsValue,
    before: JsValue,
}

impl Stub {
    fn new(object: &JsValue, name: &str, body: &str) -> Self {
        let name = JsValue::from_str(name);
        let before = Reflect::get(object, &name).unwrap();
        Reflect::set(object, &name, &Function::new_no_args(body)).unwrap();
        Self {
            object: object.clone(),
            name,
            before,
        }
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        Reflect::set(&self.object, &self.name, &self.before).unwrap();
    }
}

#[wasm_bindgen_test]
fn without_secure_randomness_there_is_none() {
    let global: Object = js_sys::global();
    let crypto = Reflect::get(&global, &"crypto".into()).unwrap();
    let math = Reflect::get(&global, &"Math".into()).unwrap();
    let _broken = Stub::new(&crypto, "getRandomValues", "throw new Error('no entropy')");
    let _watched = Stub::new(
        &math,
        "random",
        "globalThis.weakRandomness = true; return 0.5",
    );
    assert_eq!(BrowserEntropy.fill(&mut [0; 32]), Err(EntropyUnavailable));
    assert!(
        Reflect::get(&global, &"weakRandomness".into())
            .unwrap()
            .is_undefined()
    );
}

#[wasm_bindgen_test]
fn only_the_two_messages_are_heard() {
    assert_eq!(
        read_word(&"rollcall:signed-out:1".into()),
        Some(Word::SignedOut)
    );
    assert_eq!(read_word(&"rollcall:active:1".into()), Some(Word::Active));
    let object = Object::new();
    Reflect::set(&object, &"kind".into(), &"rollcall:signed-out:1".into()).unwrap();
    for other in [
        JsValue::NULL,
        JsValue::TRUE,
        1.into(),
        "".into(),
        "rollcall:signed-out:1 ".into(),
        "rollcall:active:2".into(),
        "signed-out".into(),
        object.into(),
    ] {
        assert_eq!(read_word(&other), None, "{other:?}");
    }
}

/// Safari has no idle callbacks.
#[wasm_bindgen_test]
async fn work_that_waits_is_done_once_with_idle_callbacks_and_without() {
    let window = web_sys::window().unwrap();
    let name = JsValue::from_str("requestIdleCallback");
    let real = Reflect::get(&window, &name).unwrap();
    for present in [real.clone(), JsValue::UNDEFINED] {
        Reflect::set(&window, &name, &present).unwrap();
        let (done, is_done) = futures_channel::oneshot::channel();
        idle::when_idle(move || done.send(()).unwrap());
        is_done.await.unwrap();
    }
    Reflect::set(&window, &name, &real).unwrap();
}

#[wasm_bindgen_test]
fn saving_data_is_what_the_connection_says() {
    let navigator = web_sys::window().unwrap().navigator();
    let connection = Reflect::get(&navigator, &"connection".into()).unwrap();
    let connection = connection.unchecked_into::<Object>();
    for saves in [true, false] {
        let shown = Object::new();
        Reflect::set(&shown, &"value".into(), &saves.into()).unwrap();
        Reflect::set(&shown, &"configurable".into(), &true.into()).unwrap();
        Object::define_property(&connection, &"saveData".into(), &shown);
        assert_eq!(idle::saves_data(), saves);
    }
}
