//! Which code may use what, checked in the source.

use crate::breach::{Breach, Rule, lines, names};
use crate::sources::Source;

/// The rules of this file.
pub const RULES: &[(&str, Rule)] = &[
    (
        "the pure crates name no platform and take time as an argument",
        pure,
    ),
    ("the simulator names nothing of the client's", apart),
    ("only src/browser and src/view name the platform", platform),
    ("only src/browser/fetch reaches the network", network),
    (
        "only rollcall_core::route reads and writes an address of the app",
        addresses,
    ),
    ("only src/navigator.rs uses the address bar", address_bar),
    ("each part of src uses only the parts below it", layers),
    ("src/ui knows neither the API nor the domain", primitives),
    ("what keeps values of many types has one body", handles),
    ("no view sets markup from text", markup),
    ("no view has a style attribute", styles),
];

fn pure(source: &Source) -> Vec<Breach> {
    if !source.is_product("crates/webex-api/src/")
        && !source.is_product("crates/rollcall-core/src/")
    {
        return Vec::new();
    }
    const NAMES: [&str; 10] = [
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo_net",
        "gloo_timers",
        "tokio",
        "Instant",
        "SystemTime",
        "now_utc",
    ];
    lines(source, |line| NAMES.iter().any(|name| names(line, name)))
}

fn apart(source: &Source) -> Vec<Breach> {
    if !source.path.starts_with("crates/webex-sim/") || !source.has_extension(&["rs"]) {
        return Vec::new();
    }
    lines(source, |line| {
        names(line, "webex_api") || names(line, "rollcall_core")
    })
}

/// Leptos exports the same types and handles under other names; its event types are allowed.
fn platform(source: &Source) -> Vec<Breach> {
    // Views are made of the platform's nodes.
    let may = ["src/browser/", "src/view/"];
    if !source.is_product("src/") || may.iter().any(|folder| source.path.starts_with(folder)) {
        return Vec::new();
    }
    const NAMES: [&str; 6] = [
        "web_sys",
        "js_sys",
        "gloo_net",
        "gloo_timers",
        "gloo_storage",
        "wasm_bindgen_futures",
    ];
    lines(source, |line| {
        NAMES.iter().any(|name| names(line, name))
            || ["window()", "document()"]
                .iter()
                .any(|call| names_call(line, call))
    })
}

/// Whether a line calls a free function with this name, as in Leptos's prelude, not a method.
fn names_call(line: &str, call: &str) -> bool {
    line.match_indices(call).any(|(at, _)| {
        !line[..at].ends_with(|letter: char| letter.is_alphanumeric() || "_.:".contains(letter))
    })
}

fn network(source: &Source) -> Vec<Breach> {
    if !source.is_product("src/") || source.path.starts_with("src/browser/fetch") {
        return Vec::new();
    }
    lines(source, |line| {
        names(line, "gloo_net")
            || line.contains("fetch_with_")
            || names(line, "XmlHttpRequest")
            || names(line, "WebSocket")
            || names(line, "EventSource")
            || line.contains("send_beacon")
    })
}

/// Tests may compare a link with the text of an address.
fn addresses(source: &Source) -> Vec<Breach> {
    if !source.is_product("src/") {
        return Vec::new();
    }
    let tests = source
        .text
        .lines()
        .position(|line| line.trim() == "#[cfg(test)]");
    let product = tests.unwrap_or(usize::MAX);
    lines(source, |line| {
        let written = line
            .split("\"/")
            .skip(1)
            .any(|rest| rest.starts_with(char::is_alphabetic));
        written || names(line, "percent_encoding") || names(line, "form_urlencoded")
    })
    .into_iter()
    .filter(|breach| breach.line <= product)
    .collect()
}

fn address_bar(source: &Source) -> Vec<Breach> {
    if !source.is_product("src/")
        || source.path.starts_with("src/browser/")
        || source.path == "src/navigator.rs"
    {
        return Vec::new();
    }
    lines(source, |line| {
        (line.contains("crate::browser") && names(line, "address")) || line.contains("address::")
    })
}

/// What each part of `src` must not use.
const ABOVE: [(&str, &[&str]); 6] = [
    (
        "src/browser/",
        &[
            "app",
            "features",
            "components",
            "data",
            "session",
            "navigator",
            "ui",
        ],
    ),
    (
        "src/navigator.rs",
        &["app", "features", "components", "data", "session", "ui"],
    ),
    (
        "src/session/",
        &["app", "features", "components", "data", "ui"],
    ),
    (
        "src/data/",
        &["app", "features", "components", "navigator", "ui"],
    ),
    (
        "src/ui/",
        &[
            "app",
            "features",
            "components",
            "data",
            "session",
            "navigator",
        ],
    ),
    ("src/components/", &["app", "features"]),
];

fn layers(source: &Source) -> Vec<Breach> {
    let part = ABOVE
        .iter()
        .find(|(part, _)| source.is_product(part) && source.path.starts_with(part));
    let Some((_, above)) = part else {
        return Vec::new();
    };
    lines(source, |line| {
        above
            .iter()
            .any(|part| line.contains(&format!("crate::{part}")))
    })
}

fn primitives(source: &Source) -> Vec<Breach> {
    if !source.is_product("src/ui/") {
        return Vec::new();
    }
    const DOMAIN: [&str; 4] = ["change", "people", "route", "session"];
    lines(source, |line| {
        names(line, "webex_api")
            || DOMAIN
                .iter()
                .any(|module| line.contains(&format!("rollcall_core::{module}")))
    })
}

/// The files that build our handles on Leptos's.
const HANDLES: [&str; 6] = [
    "src/effect.rs",
    "src/memo.rs",
    "src/prelude.rs",
    "src/signal.rs",
    "src/stored.rs",
    "src/ui/live.rs",
];

/// `crate::prelude` has Leptos's prelude with our handles in place of its own.
fn handles(source: &Source) -> Vec<Breach> {
    if !source.is_product("src/") || HANDLES.contains(&source.path.as_str()) {
        return Vec::new();
    }
    const OTHERS: [&str; 4] = ["ArcRwSignal", "ReadSignal", "UnsyncCallback", "WriteSignal"];
    lines(source, |line| {
        line.contains("leptos::prelude::*")
            || line.contains("leptos::reactive")
            || OTHERS.iter().any(|name| names(line, name))
    })
}

fn markup(source: &Source) -> Vec<Breach> {
    if !source.is_product("src/") {
        return Vec::new();
    }
    lines(source, |line| {
        line.contains("inner_html")
            || line.contains("outer_html")
            || line.contains("insert_adjacent_html")
    })
}

/// `style:height=` goes through the CSSOM and is allowed; the policy blocks attributes.
fn styles(source: &Source) -> Vec<Breach> {
    if !source.is_product("src/") && source.path != "index.html" {
        return Vec::new();
    }
    lines(source, |line| {
        line.contains(" style=")
            || line.trim_start().starts_with("style=")
            || line.contains("attr:style=")
    })
}

/// A file that breaks each rule.
pub fn broken(file: impl Fn(&str, &str) -> Source) -> Vec<(&'static str, Source)> {
    vec![
        (
            RULES[0].0,
            file(
                "crates/webex-api/src/a.rs",
                "let at = std::time::Instant::now();",
            ),
        ),
        (
            RULES[0].0,
            file("crates/rollcall-core/src/a.rs", "use leptos::prelude::*;"),
        ),
        (
            RULES[1].0,
            file("crates/webex-sim/src/a.rs", "use webex_api::Person;"),
        ),
        (
            RULES[2].0,
            file("src/features/a.rs", "use leptos::web_sys::Element;"),
        ),
        (
            RULES[2].0,
            file("src/features/a.rs", "let page = document();"),
        ),
        (
            RULES[3].0,
            file("src/data/a.rs", "use gloo_net::http::Request;"),
        ),
        (
            RULES[3].0,
            file("src/browser/tabs.rs", "window.fetch_with_request(&request)"),
        ),
        (
            RULES[4].0,
            file(
                "src/features/a.rs",
                "view! { <a href=\"/people\">\"People\"</a> }",
            ),
        ),
        (
            RULES[4].0,
            file(
                "src/features/a.rs",
                "let id = percent_encoding::percent_decode_str(id);",
            ),
        ),
        (
            RULES[5].0,
            file(
                "src/features/a.rs",
                "use crate::browser::{address, location};",
            ),
        ),
        (
            RULES[5].0,
            file("src/app/a.rs", "let here = address::path_and_query();"),
        ),
        (RULES[6].0, file("src/browser/a.rs", "use crate::ui::text;")),
        (RULES[6].0, file("src/data/a.rs", "use crate::ui::text;")),
        (
            RULES[6].0,
            file("src/components/a.rs", "use crate::features::people::Row;"),
        ),
        (RULES[7].0, file("src/ui/a.rs", "use webex_api::Person;")),
        (
            RULES[7].0,
            file("src/ui/a.rs", "use rollcall_core::route::Route;"),
        ),
        (
            RULES[8].0,
            file("src/features/a.rs", "use leptos::prelude::*;"),
        ),
        (
            RULES[8].0,
            file("src/features/a.rs", "let open = ArcRwSignal::new(false);"),
        ),
        (
            RULES[9].0,
            file("src/ui/a.rs", "view! { <p inner_html=text></p> }"),
        ),
        (
            RULES[10].0,
            file("src/ui/a.rs", "view! { <p style=\"color: red\"></p> }"),
        ),
    ]
}
