//! Code that runs later than it was called: after an `await`, in a timer, in an event listener of the page.
//!
//! Signals and callbacks belong to an owner. Once it is gone, because a form closed, the page changed or the session
//! ended, their plain methods panic, and a panic stops the whole app. Code that runs later cannot know whether the
//! owner still exists, so it uses the `try_` forms.

use crate::breach::{Breach, Rule};
use crate::sources::Source;

/// The rules of this file.
pub const RULES: &[(&str, Rule)] = &[
    (
        "what runs later touches signals and callbacks by their try_ forms alone",
        later,
    ),
    ("src/browser holds no signal", plain),
];

/// The starts of code that runs later; each is followed by that code in brackets.
const LATER: [&str; 24] = [
    "async move",
    "async fn",
    "async",
    "spawn_local",
    "set_timeout",
    "set_timeout_with_handle",
    "set_interval",
    "set_interval_with_handle",
    "ticker::every",
    "request_animation_frame",
    "queue_microtask",
    "listen_forever",
    "observed_by",
    "on_change",
    "on_moved",
    "on_resize",
    "on_activity",
    "on_shown",
    "on_restored",
    "on_leaving",
    "ask_before_leaving",
    "on_link",
    "schedule",
    "open",
];

/// What panics once the owner is gone.
const PANICS: [&str; 16] = [
    ".get()",
    ".get_untracked()",
    ".set(",
    ".update(",
    ".update_untracked(",
    ".maybe_update(",
    ".with(",
    ".with_untracked(",
    ".get_value()",
    ".set_value(",
    ".update_value(",
    ".with_value(",
    ".track()",
    ".notify()",
    ".run(",
    ".write()",
];

fn later(source: &Source) -> Vec<Breach> {
    if !source.is_product("src/") || source.path.starts_with("src/browser/") {
        return Vec::new();
    }
    let code = blanked(&source.text);
    let mut breaches = Vec::new();
    for (from, to) in regions(&code) {
        for mark in PANICS {
            for (at, _) in code[from..to].match_indices(mark) {
                let at = from + at;
                if !is_cell(&code, receiver(&code, at)) {
                    breaches.push(breach(source, at));
                }
            }
        }
    }
    breaches.sort_by_key(|breach| breach.line);
    breaches.dedup_by_key(|breach| breach.line);
    breaches
}

fn breach(source: &Source, at: usize) -> Breach {
    let line = source.text[..at].lines().count().max(1);
    Breach {
        path: source.path.clone(),
        line,
        found: source.text.lines().nth(line - 1).unwrap_or_default().into(),
    }
}

/// Returns the ranges of code that runs later: the brackets after each of [`LATER`], and the closures named in them.
fn regions(code: &str) -> Vec<(usize, usize)> {
    let mut regions = Vec::new();
    for mark in LATER {
        for (at, _) in code.match_indices(mark) {
            let end = at + mark.len();
            let joined = |letter: Option<char>| {
                letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
            };
            if joined(code[..at].chars().next_back()) || joined(code[end..].chars().next()) {
                continue;
            }
            let opening = match mark {
                "async fn" => code[end..].find('{').map(|brace| end + brace),
                "async move" | "async" => next_is(code, end, '{'),
                _ if code[..at].ends_with("fn ") => None,
                _ => next_is(code, end, '('),
            };
            let Some(opening) = opening else { continue };
            let closing = closing(code, opening);
            regions.push((opening, closing));
            if !mark.starts_with("async") {
                regions.extend(named_closures(code, opening, closing));
            }
        }
    }
    regions
}

fn next_is(code: &str, at: usize, bracket: char) -> Option<usize> {
    let rest = code[at..].trim_start();
    rest.starts_with(bracket).then(|| code.len() - rest.len())
}

/// Returns the bodies of closures that were bound to a name earlier, if the name occurs between the brackets.
fn named_closures(code: &str, from: usize, to: usize) -> Vec<(usize, usize)> {
    let words = code[from..to].split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let mut found = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        let name = format!("let {word} = move |");
        if let Some(at) = code[..from].rfind(&name) {
            let body = at + name.len();
            let end = code[body..]
                .find("\n    };")
                .or_else(|| code[body..].find(';'));
            found.extend(end.map(|end| (body, body + end)));
        }
    }
    found
}

/// Returns where the bracket at `opening` closes.
fn closing(code: &str, opening: usize) -> usize {
    let mut depth = 0_usize;
    for (at, letter) in code[opening..].char_indices() {
        match letter {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => {
                depth -= 1;
                if depth == 0 {
                    return opening + at;
                }
            }
            _ => {}
        }
    }
    code.len()
}

/// Returns the last name before a method.
fn receiver(code: &str, at: usize) -> &str {
    let before = code[..at].trim_end();
    let start = before
        .rfind(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .map_or(0, |at| at + 1);
    &before[start..]
}

/// A `Cell` has no owner except its holder.
fn is_cell(code: &str, name: &str) -> bool {
    ["Cell::new(", "RefCell::new("]
        .iter()
        .any(|cell| code.contains(&format!("let {name} = {cell}")))
}

/// Returns the code with the contents of strings and comments blanked, at the same length.
fn blanked(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let (mut in_string, mut in_comment, mut escaped) = (false, false, false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let starts_comment = !in_string && letter == '/' && letters.peek() == Some(&'/');
        in_comment = (in_comment || starts_comment) && letter != '\n';
        let quote = letter == '"' && !in_comment && !escaped && !code.ends_with('\'');
        escaped = in_string && letter == '\\' && !escaped;
        let blank = in_comment || (in_string && !quote);
        if quote {
            in_string = !in_string;
        }
        if blank && letter != '\n' {
            code.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        } else {
            code.push(letter);
        }
    }
    code
}

fn plain(source: &Source) -> Vec<Breach> {
    if !source.is_product("src/browser/") {
        return Vec::new();
    }
    crate::breach::lines(source, |line| {
        ["RwSignal", "StoredValue", "Callback", "ReadSignal"]
            .iter()
            .any(|name| crate::breach::names(line, name))
    })
}

/// Files that break each rule.
pub fn broken(file: impl Fn(&str, &str) -> Source) -> Vec<(&'static str, Source)> {
    let later = [
        // The bug that stopped the app.
        "spawn_local(async move {\n    let report = change.apply(&client).await;\n    on_settled.run(());\n});",
        "async fn load(found: RwSignal<u8>) {\n    found.set(read().await);\n}",
        "let task = async { shown.update(|shown| *shown += 1) };",
        "set_timeout(move || copied.set(false), SAID_FOR);",
        "fn a() {\n    let look = move || {\n        now.set(1);\n    };\n    set_interval_with_handle(look, STEP);\n}",
        "dom::listen_forever(&page, \"resize\", move |_| size.set_value(1));",
        "request_animation_frame(move || if wanted.get() { focus() });",
        "client.observed_by(Rc::new(move |news| holds.update(|holds| holds.note(news))));",
    ];
    let mut examples: Vec<_> = later
        .iter()
        .map(|text| (RULES[0].0, file("src/data/a.rs", text)))
        .collect();
    examples.push((
        RULES[1].0,
        file("src/browser/a.rs", "let shown = RwSignal::new(1);"),
    ));
    examples
}
