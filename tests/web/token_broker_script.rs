//! The address of the token broker's script, for tests that start it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Where the server of these tests has the script.
///
/// The test runner exchanges the page's `SharedWorker` for one that gives each of them a script, and so a worker, of its own; a
/// frame still has the browser's.
pub fn script() -> String {
    let window = web_sys::window().unwrap();
    let document = window.document().unwrap();
    let name = JsValue::from("SharedWorker");
    let frame = match document.get_element_by_id("real-workers") {
        Some(frame) => frame,
        None => {
            let frame = document.create_element("iframe").unwrap();
            frame.set_id("real-workers");
            document.body().unwrap().append_child(&frame).unwrap();
            frame
        }
    };
    let inside = Reflect::get(&frame, &"contentWindow".into()).unwrap();
    let real = Reflect::get(&inside, &name).unwrap();
    Reflect::set(&window, &name, &real).unwrap();
    window.location().origin().unwrap() + "/public/token-broker.js"
}
