//! Plain text out of a body, in one line.

/// The longest text that is taken over from a server, in characters.
pub(super) const LONGEST: usize = 500;

/// A web page is worth its title; other text is taken as it is.
pub(super) fn from_text(body: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&body[..body.len().min(8 << 10)]);
    if !start.trim_start().starts_with('<') {
        return shortened(&start);
    }
    let lower = start.to_ascii_lowercase();
    let title = lower
        .find("<title>")
        .map(|at| at + "<title>".len())
        .zip(lower.find("</title>"))
        .and_then(|(from, to)| start.get(from..to))
        .and_then(shortened);
    Some(title.unwrap_or_else(|| "the answer is a web page".to_owned()))
}

/// One line of at most [`LONGEST`] characters; `None` when nothing is left.
pub(super) fn shortened(text: &str) -> Option<String> {
    let mut words = String::new();
    for word in text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
    {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    if let Some((end, _)) = words.char_indices().nth(LONGEST) {
        words.truncate(end);
        words.push('…');
    }
    (!words.is_empty()).then_some(words)
}
