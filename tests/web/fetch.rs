//! The way to the network, against the server that serves these tests.

use http::{Request, Response};
use rollcall::browser::fetch::Fetch;
use wasm_bindgen_test::wasm_bindgen_test;
use webex_api::{Transport, TransportError};

async fn get(url: &str, limit: usize) -> Result<Response<Vec<u8>>, TransportError> {
    let request = Request::get(url).body(Vec::new()).unwrap();
    Fetch.send(request, limit).await
}

fn here() -> String {
    web_sys::window().unwrap().location().origin().unwrap() + "/"
}

#[wasm_bindgen_test]
async fn an_answer_comes_whole_with_its_head() {
    let answer = get(&here(), 1 << 20).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert!(answer.headers().contains_key("content-type"));
    assert!(!answer.body().is_empty());
}

#[wasm_bindgen_test]
async fn a_status_is_no_transport_error() {
    let answer = get(&format!("{}there/is/no/such/file", here()), 1 << 20)
        .await
        .unwrap();
    assert_eq!(answer.status(), 404);
}

#[wasm_bindgen_test]
async fn an_answer_over_its_cap_is_cut_off() {
    let error = get(&here(), 10).await.unwrap_err();
    assert_eq!(error, TransportError::TooLarge { limit: 10 });
}

#[wasm_bindgen_test]
async fn no_server_is_unreachable() {
    // Port 9 is "discard": browsers refuse it before anything is sent.
    let error = get("http://127.0.0.1:9/", 10).await;
    assert!(
        matches!(error, Err(TransportError::Unreachable(_))),
        "{error:?}"
    );
}
