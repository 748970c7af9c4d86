//! Reads scopes out of whatever was pasted: a list, JSON, a query string, a whole authorize URL.

/// What a pasted text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Each scope once, in the order of the text; also those that the catalogue does not know.
    pub scopes: Vec<String>,
    /// How many repetitions were folded.
    pub duplicates: usize,
    /// Whether an address or a `scope=` parameter was among it.
    pub from_url: bool,
}

/// Reads a pasted text.
///
/// Scopes may be parted by blanks, commas, semicolons, line ends, `+`, `%20`, quotes or brackets. Keys such as
/// `"scope":` or `scope=` are left out, and so is everything of an address but its `scope` parameter. Reading
/// the result again changes nothing.
pub fn read(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    let mut tokens = Vec::new();
    collect(text, DECODINGS, &mut tokens, &mut pasted.from_url);
    for token in tokens {
        if pasted.scopes.contains(&token) {
            pasted.duplicates += 1;
        } else {
            pasted.scopes.push(token);
        }
    }
    pasted
}

/// How often a text is percent-decoded: once by rights, twice after two forms, never without end.
const DECODINGS: usize = 4;

/// Looks at each word of `text`: an address, a query, an encoded form of either, or plain scopes.
fn collect(text: &str, decodings: usize, tokens: &mut Vec<String>, from_url: &mut bool) {
    for word in text.split(char::is_whitespace) {
        if let Some(value) = parameter(word) {
            *from_url = true;
            let mut value = value.to_owned();
            for _ in 0..DECODINGS {
                value = decoded(&value).unwrap_or(value);
            }
            tokenise(&value, tokens);
        } else if word.contains("://") {
            *from_url = true;
        } else if let Some(plainer) = decoded(word).filter(|_| decodings > 0) {
            collect(&plainer, decodings - 1, tokens, from_url);
        } else {
            tokenise(before_query(word), tokens);
        }
    }
}

/// The value of a `scope=` parameter in `word`.
fn parameter(word: &str) -> Option<&str> {
    let mut from = 0;
    loop {
        let start = from + word.get(from..)?.find("scope=")?;
        let bare = !word[..start].ends_with(|before: char| {
            before.is_ascii_alphanumeric() || matches!(before, '_' | '-')
        });
        let value = &word[start + "scope=".len()..];
        if bare {
            let end = value.find(['&', '#', '"', '\'', '`', '<', '>']);
            return Some(&value[..end.unwrap_or(value.len())]);
        }
        from = start + 1;
    }
}

/// `word` without further query parameters, as in `spark:all&state=abc`.
fn before_query(word: &str) -> &str {
    match word.split_once('&') {
        Some((before, after)) if after.contains('=') => before,
        _ => word,
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || ",;+\"'`[]{}()<>|/\\&#?!%".contains(c)
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2018}'..='\u{201e}' | '•')
}

/// Splits into tokens; a token that ends with a colon, or is followed by one, is a key and left out.
fn tokenise(text: &str, tokens: &mut Vec<String>) {
    for part in text.split(is_separator) {
        let mut keyed = part;
        while let Some((_, value)) = keyed.split_once('=') {
            if keyed.starts_with('=') {
                tokens.pop();
            }
            keyed = value;
        }
        let part = keyed.trim_matches('.');
        if part.starts_with(':') {
            tokens.pop();
        }
        if part.ends_with(':') {
            continue;
        }
        let token = part.trim_matches([':', '.']);
        if token.contains(|c: char| !c.is_ascii_punctuation()) {
            tokens.push(token.to_owned());
        }
    }
}

/// `text` with its ASCII escapes decoded once; `None` when there is none.
fn decoded(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut found = false;
    while let Some(at) = rest.find('%') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let byte = rest
            .get(..2)
            .filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            .filter(u8::is_ascii);
        match byte {
            Some(byte) => {
                found = true;
                plain.push(char::from(byte));
                rest = &rest[2..];
            }
            None => plain.push('%'),
        }
    }
    plain.push_str(rest);
    found.then_some(plain)
}

#[cfg(test)]
mod tests;
