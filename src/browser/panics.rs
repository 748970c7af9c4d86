//! Panics, for the page that says that Rollcall has stopped.
//!
//! `boot.js` shows that page and writes to the console; both get the words from here. A message may quote data: a slice out of range
//! quotes the text, an `unwrap` the error. So only words that stand in the source are told, and places in it.

use std::any::Any;
use std::cell::RefCell;
use std::panic::set_hook;

pub use js_sys::Function as OnPanic;
use wasm_bindgen::JsValue;

thread_local! {
    /// The hook must be shareable between threads, which a function of JavaScript is not.
    static ON_PANIC: RefCell<Option<OnPanic>> = const { RefCell::new(None) };
}

/// Calls `on_panic` with the words and the place of each panic, both as text, before the module traps.
pub fn report_to(on_panic: OnPanic) {
    ON_PANIC.set(Some(on_panic));
    set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or_else(String::new, ToString::to_string);
        let words = words(panic.payload());
        ON_PANIC.with_borrow(|on_panic| {
            if let Some(on_panic) = on_panic {
                // Whatever the page makes of it, the module traps next.
                let _ = on_panic.call2(&JsValue::NULL, &words.into(), &place.into());
            }
        });
    }));
}

/// What a panic says, without what it may quote.
fn words(payload: &(dyn Any + Send)) -> String {
    // A message without arguments is part of the source.
    if let Some(words) = payload.downcast_ref::<&'static str>() {
        return (*words).to_owned();
    }
    let message = payload.downcast_ref::<String>();
    let message = message.map_or("", String::as_str);
    let known = KNOWN.iter().find(|known| message.contains(**known));
    let mut words = known
        .map_or("a message that may quote data", |known| *known)
        .to_owned();
    // Leptos names the places of a signal.
    for place in message.split_whitespace().filter_map(place) {
        words.push_str(", ");
        words.push_str(place);
    }
    words
}

/// A place in Rust source, such as `src/app.rs:41:9`, without the punctuation around it.
fn place(word: &str) -> Option<&str> {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && !"./".contains(c));
    let (file, position) = word.split_once(".rs:")?;
    let is_file = file
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte));
    let is_position = position
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b':');
    (is_file && is_position).then_some(word)
}

/// What the messages of the standard library, of Leptos and of the driver of futures have in common, before or after what they quote.
const KNOWN: [&str; 17] = [
    "called `Result::unwrap()` on an `Err` value",
    "it has already been disposed",
    "expected context of type",
    "index out of bounds",
    "range start index",
    "range end index",
    "slice index starts at",
    "is not a char boundary",
    "is out of bounds",
    "when slicing",
    "already borrowed",
    "already mutably borrowed",
    "assertion `left == right` failed",
    "assertion `left != right` failed",
    "memory allocation of",
    "resulting value is out of range",
    "internal error: entered unreachable code",
];

#[cfg(test)]
mod tests {
    use super::words;
    use std::hint::black_box;
    use std::panic::{UnwindSafe, catch_unwind};

    const NAME: &str = "Zo\u{eb} Canary, zoe@canary.example";

    fn said(panics: impl FnOnce() + UnwindSafe) -> String {
        words(&*catch_unwind(panics).unwrap_err())
    }

    #[test]
    fn words_of_the_source_are_told_and_data_is_not() {
        let name = black_box(NAME);
        let list = black_box(vec![1]);
        let broken: Result<(), String> = black_box(Err(NAME.to_owned()));
        let rows = [
            (
                said(|| panic!("the app was started twice")),
                "the app was started twice",
            ),
            (
                said(|| panic!("nobody is called {name}")),
                "a message that may quote data",
            ),
            (
                said(|| std::panic::panic_any(7)),
                "a message that may quote data",
            ),
            (
                said(move || {
                    black_box(list[black_box(3)]);
                }),
                "index out of bounds",
            ),
            (
                said(|| {
                    black_box(&name[..black_box(3)]);
                }),
                "is not a char boundary",
            ),
            (
                said(|| {
                    black_box(&name[..black_box(99)]);
                }),
                "is out of bounds",
            ),
            (
                said(|| {
                    black_box(&name[black_box(9)..black_box(2)]);
                }),
                "when slicing",
            ),
            (
                said(|| broken.unwrap()),
                "called `Result::unwrap()` on an `Err` value",
            ),
            (
                said(|| assert_eq!(name, "")),
                "assertion `left == right` failed",
            ),
            (
                said(|| {
                    panic!(
                        "At {}:4:9, you tried to access a reactive value, but it has already been disposed.",
                        black_box("src/app.rs")
                    )
                }),
                "it has already been disposed, src/app.rs:4:9",
            ),
        ];
        for (said, expected) in rows {
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn what_only_looks_like_a_place_is_not_told() {
        for word in [
            "zoe@canary.rs:1:2",
            "Zo\u{eb}.rs:1:2",
            "a.rs:1:zoe",
            "https://canary.example/a.rs:1:2",
        ] {
            let told = said(move || panic!("{word} is wrong"));
            assert_eq!(told, "a message that may quote data", "{word}");
        }
    }
}
