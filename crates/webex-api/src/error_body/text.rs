//! Extracts one line of plain text from a body.

/// The maximum length of a text taken from a server, in characters.
pub(super) const LONGEST: usize = 500;

/// Returns the title of a web page, or other text unchanged.
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

/// Collapses a text to one line of at most [`LONGEST`] characters; `None` if nothing is left.
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
