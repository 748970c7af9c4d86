//! Removes secrets from texts of servers and browsers. An answer may echo our request whole, truncated or encoded.
//!
//! Texts are compared with each secret ignoring case, spaces, line breaks and non-ASCII characters, once as they are
//! and once by letters and digits only, so that quotes, commas or dashes between the parts hide nothing. The comparison
//! is repeated behind up to [`LAYERS`] layers of percent-encoding, JSON escapes and HTML references. Every run of
//! [`SHORTEST`] characters that also occurs in the secret becomes `[token]`, along with everything between its
//! characters.

/// The shortest part that is removed, in characters.
///
/// Seven characters or fewer reveal nothing of a token of a hundred, and runs that short occur in ordinary words. A
/// Webex token ends with its organisation's UUID, so that id is removed as well if a message repeats it.
const SHORTEST: usize = 8;

/// How many layers of encoding are decoded.
const LAYERS: usize = 3;

/// The replacement for a removed part.
const MARK: &str = "[token]";

/// One character of a text that may be encoded, and its byte range in the original.
#[derive(Clone, Copy)]
struct Seen {
    letter: u8,
    from: usize,
    to: usize,
}

/// Replaces every part of the secrets with `[token]`. A secret of fewer than [`SHORTEST`] characters is only searched
/// as a whole.
pub(crate) fn redact(text: &mut String, secrets: &[&str]) {
    let mut layer = characters(text);
    let mut hidden = vec![false; text.len()];
    for _ in 0..=LAYERS {
        for secret in secrets {
            let whole = secret.len().min(SHORTEST);
            find(&layer, secret, whole, u8::is_ascii_graphic, &mut hidden);
            find(
                &layer,
                secret,
                SHORTEST,
                u8::is_ascii_alphanumeric,
                &mut hidden,
            );
        }
        let decoded = decode(&layer);
        if decoded.len() == layer.len() {
            break;
        }
        layer = decoded;
    }
    // From the back, so that earlier positions stay valid.
    let mut end = text.len();
    while let Some(last) = hidden[..end].iter().rposition(|hidden| *hidden) {
        let before = hidden[..last].iter().rposition(|hidden| !hidden);
        let from = before.map_or(0, |before| before + 1);
        text.replace_range(from..=last, MARK);
        end = from;
    }
}

/// Returns the characters as they are. Non-ASCII characters become spaces, because no secret contains one.
fn characters(text: &str) -> Vec<Seen> {
    text.char_indices()
        .map(|(from, letter)| Seen {
            letter: u8::try_from(letter)
                .ok()
                .filter(u8::is_ascii)
                .unwrap_or(b' '),
            from,
            to: from + letter.len_utf8(),
        })
        .collect()
}

/// Marks the bytes of the parts of `secret` of this length, considering only characters of one kind.
fn find(layer: &[Seen], secret: &str, length: usize, kind: fn(&u8) -> bool, hidden: &mut [bool]) {
    let mut secret: Vec<u8> = secret.bytes().filter(kind).collect();
    secret.make_ascii_lowercase();
    if length == 0 || secret.len() < length {
        return;
    }
    let places: Vec<&Seen> = layer.iter().filter(|seen| kind(&seen.letter)).collect();
    let mut letters: Vec<u8> = places.iter().map(|seen| seen.letter).collect();
    letters.make_ascii_lowercase();
    for (at, piece) in letters.windows(length).enumerate() {
        if secret.windows(length).any(|window| window == piece) {
            hidden[places[at].from..places[at + length - 1].to].fill(true);
        }
    }
}

/// Decodes one layer: `%41`, `\u0041`, `\x41`, `\n`, `\/`, `&#65;`, `&#x41;`. A named reference or a tag becomes a
/// space.
fn decode(layer: &[Seen]) -> Vec<Seen> {
    let mut decoded = Vec::with_capacity(layer.len());
    let mut rest = layer;
    while let [first, behind @ ..] = rest {
        let (letter, length) = match first.letter {
            b'%' => hexadecimal(behind, 2).map(|letter| (letter, 3)),
            b'\\' => escape(behind).map(|(letter, length)| (letter, 1 + length)),
            b'&' => reference(behind).map(|(letter, length)| (letter, 1 + length)),
            b'<' => position(behind, b'>').map(|at| (b' ', at + 2)),
            _ => None,
        }
        .unwrap_or((first.letter, 1));
        let to = rest[length - 1].to;
        decoded.push(Seen {
            letter,
            from: first.from,
            to,
        });
        rest = &rest[length..];
    }
    decoded
}

/// Decodes the character after a backslash. Also returns the length of the escape.
fn escape(behind: &[Seen]) -> Option<(u8, usize)> {
    let [first, digits @ ..] = behind else {
        return None;
    };
    match first.letter {
        b'u' => hexadecimal(digits, 4).map(|letter| (letter, 5)),
        b'x' => hexadecimal(digits, 2).map(|letter| (letter, 3)),
        b'n' | b'r' | b't' | b'b' | b'f' => Some((b' ', 1)),
        letter => Some((letter, 1)),
    }
}

/// Decodes the character after an ampersand. Also returns the length of the reference.
fn reference(behind: &[Seen]) -> Option<(u8, usize)> {
    let end = position(behind, b';').filter(|end| (2..=31).contains(end))?;
    let name: String = behind[..end]
        .iter()
        .map(|seen| char::from(seen.letter))
        .collect();
    let number = match name.strip_prefix('#') {
        None => {
            return name
                .bytes()
                .all(|letter| letter.is_ascii_alphanumeric())
                .then_some((b' ', end + 1));
        }
        Some(hex) if hex.starts_with(['x', 'X']) => u32::from_str_radix(&hex[1..], 16),
        Some(decimal) => decimal.parse(),
    };
    Some((ascii(number.ok()?), end + 1))
}

fn position(behind: &[Seen], letter: u8) -> Option<usize> {
    behind
        .iter()
        .take(64)
        .position(|seen| seen.letter == letter)
}

/// Decodes this many hexadecimal digits to a character.
fn hexadecimal(digits: &[Seen], count: usize) -> Option<u8> {
    let digits = digits.get(..count)?;
    let number = digits.iter().try_fold(0, |number, digit| {
        Some(number * 16 + char::from(digit.letter).to_digit(16)?)
    })?;
    Some(ascii(number))
}

fn ascii(number: u32) -> u8 {
    u8::try_from(number)
        .ok()
        .filter(u8::is_ascii)
        .unwrap_or(b' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Shaped like Webex's tokens, with letters of both cases.
    const TOKEN: &str = "ZDI3MGEyYzQtNmFlNS00NDNhLWFlNzAtZGVjNjE0MGU1OGZmZWNmZDEwN2ItYTU3_PF84_1eb65fdf-9643-417f-9974-ad72cae0e10f";

    fn redacted(text: &str, secrets: &[&str]) -> String {
        let mut text = text.to_owned();
        redact(&mut text, secrets);
        text
    }

    /// Inserts `between` after every `every` characters.
    fn cut(text: &str, every: usize, between: &str) -> String {
        let letters: Vec<char> = text.chars().collect();
        let pieces: Vec<String> = letters
            .chunks(every)
            .map(|piece| piece.iter().collect())
            .collect();
        pieces.join(between)
    }

    /// Returns every way in which a part of a token can be written.
    fn writings(piece: &str) -> Vec<String> {
        let each = |write: &dyn Fn(char) -> String| piece.chars().map(write).collect::<String>();
        let percent = each(&|c| format!("%{:02X}", c as u32));
        let mut writings = vec![
            piece.to_owned(),
            piece.to_ascii_uppercase(),
            piece.to_ascii_lowercase(),
            percent.to_ascii_lowercase(),
            percent.replace('%', "%25"),
            percent.replace('%', "%2525"),
            each(&|c| format!("\\u{:04x}", c as u32)),
            each(&|c| format!("\\\\u{:04X}", c as u32)),
            each(&|c| format!("\\x{:02x}", c as u32)),
            each(&|c| format!("&#{};", c as u32)),
            each(&|c| format!("&#x{:X};", c as u32)),
            percent,
        ];
        for between in [
            " ",
            "\n",
            "\r\n\t",
            "\\n",
            "\\r\\n",
            "\\\\n",
            "%0A",
            "%20",
            "%250D%250A",
            "+",
            "=\n",
            "\" + \"",
            "', '",
            " | ",
            "-",
            "\u{200b}",
            "\u{ad}",
            "é",
            "&nbsp;",
            "<br>",
            "<wbr/>",
            "\u{0}",
        ] {
            for every in [1, 3, 7, 8, 20] {
                writings.push(cut(piece, every, between));
            }
        }
        writings
    }

    #[test]
    fn removes_a_token_in_every_encoding() {
        for writing in writings(TOKEN) {
            let text = redacted(&format!("bad header «{writing}» in the request"), &[TOKEN]);
            assert_eq!(text, "bad header «[token]» in the request", "{writing}");
        }
    }

    #[test]
    fn keeps_words_and_ids_that_are_not_part_of_it() {
        for text in [
            "",
            "The requested resource could not be found.",
            "bad header Bearer ",
            "100 % of the seats; a\\b & c <d",
            "ROUTER_6564A1B2-1C2D-01BB-0123-ABCDEF012345",
            "Y2lzY29zcGFyazovL3VzL1BFT1BMRS9mNWIzNjE4Ny1jOGRk",
            "ZDI3MGE and 7 of it: ItYTU3",
            "Ä licence for François \u{1f600}",
        ] {
            assert_eq!(redacted(text, &[TOKEN]), text);
        }
    }

    #[test]
    fn removes_several_secrets_in_several_places() {
        let text = redacted(
            "first-secret-1, second.secret.2, first-secret-1",
            &["first-secret-1", "second.secret.2", ""],
        );
        assert_eq!(text, "[token], [token], [token]");
        assert_eq!(
            redacted("a short one: abc-12", &["abc-12"]),
            "a short one: [token]"
        );
        assert_eq!(
            redacted("what is not 'abc-12'", &["--", "- -"]),
            "what is not 'abc-12'"
        );
    }

    proptest! {
        /// Whatever part of eight characters or more a message repeats, in any encoding, none of it is left.
        #[test]
        fn leaves_no_part_of_a_token(
            token in "[A-Za-z0-9._~+/-]{20,120}",
            from in 0_usize..112,
            length in SHORTEST..120,
            writing in 0_usize..200,
            before in "[a-zA-Z ,:%&<\\\\]{0,12}",
            behind in "[a-zA-Z ,:%&>;]{0,12}",
        ) {
            let from = from.min(token.len() - SHORTEST);
            let piece = &token[from..(from + length).min(token.len())];
            let text = format!("{before} {piece} {behind}");
            let left = redacted(&text, &[&token]);
            prop_assert!(left.contains(MARK));
            for window in token.as_bytes().windows(SHORTEST) {
                let window = std::str::from_utf8(window).unwrap();
                prop_assert!(!left.contains(window), "{window} in {left}");
            }
            // Between quotes that are not part of an encoding, in any encoding.
            if piece.chars().filter(char::is_ascii_alphanumeric).count() >= SHORTEST {
                let writings = writings(piece);
                let writing = &writings[writing % writings.len()];
                let left = redacted(&format!("«{writing}»"), &[&token]);
                let plain: String = left.replace(MARK, "").chars().filter(char::is_ascii_alphanumeric).collect();
                prop_assert!(left.contains(MARK), "{writing}");
                prop_assert!(plain.len() <= writing.len() / 2, "{left} of {writing}");
            }
        }

        #[test]
        fn redacting_never_panics(text in "\\PC{0,60}|[%\\\\&<>#;xu0-9a-f]{0,60}", secret in "\\PC{0,30}") {
            let _ = redacted(&text, &[&secret]);
        }
    }
}
