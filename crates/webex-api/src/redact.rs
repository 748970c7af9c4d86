//! Takes secrets out of the words of servers and browsers: an answer may echo our request, whole, cut or encoded.
//!
//! Text is compared with each secret without regard to case, blanks, line breaks and characters outside ASCII, once as it stands
//! and once for letters and digits alone, so that quotes, commas or dashes between the pieces hide nothing. The same is done behind
//! up to [`LAYERS`] layers of percent-encoding, JSON escapes and HTML references. Every run of [`SHORTEST`] characters that the
//! secret has too becomes `[token]`, with whatever stands between its characters.

/// The shortest piece that is taken out, in characters.
///
/// Seven characters or fewer tell nothing of a token of a hundred, and runs that short would be found in ordinary words. A Webex token
/// ends in its organisation's UUID, so that id goes too where a message repeats it.
const SHORTEST: usize = 8;

/// How many times an encoded text may have been encoded again.
const LAYERS: usize = 3;

/// What takes the place of a piece.
const MARK: &str = "[token]";

/// One character of a text that may be encoded, and where it stands there, in bytes.
#[derive(Clone, Copy)]
struct Seen {
    letter: u8,
    from: usize,
    to: usize,
}

/// Puts `[token]` in the place of every piece of the secrets. A secret of fewer than [`SHORTEST`] characters is looked for as a whole.
pub(crate) fn redact(text: &mut String, secrets: &[&str]) {
    let mut layer = characters(text);
    let mut found = Vec::new();
    for _ in 0..=LAYERS {
        for secret in secrets {
            let whole = secret.len().min(SHORTEST);
            find(&layer, secret, whole, u8::is_ascii_graphic, &mut found);
            find(
                &layer,
                secret,
                SHORTEST,
                u8::is_ascii_alphanumeric,
                &mut found,
            );
        }
        let decoded = decode(&layer);
        if decoded.len() == layer.len() {
            break;
        }
        layer = decoded;
    }
    found.sort_unstable();
    let mut pieces: Vec<(usize, usize)> = Vec::new();
    for (from, to) in found {
        match pieces.last_mut() {
            Some((_, end)) if from <= *end => *end = to.max(*end),
            _ => pieces.push((from, to)),
        }
    }
    // From the back, so that the places further in front stay right.
    for (from, to) in pieces.into_iter().rev() {
        text.replace_range(from..to, MARK);
    }
}

/// The characters as they stand; one outside ASCII is a blank, because no secret has one.
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

/// Adds the places of the pieces of `secret` of so many characters, looking at the characters of one kind.
fn find(
    layer: &[Seen],
    secret: &str,
    length: usize,
    kind: fn(&u8) -> bool,
    found: &mut Vec<(usize, usize)>,
) {
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
            found.push((places[at].from, places[at + length - 1].to));
        }
    }
}

/// One layer of encoding less: `%41`, `\u0041`, `\x41`, `\n`, `\/`, `&#65;`, `&#x41;`; a named reference or a tag is a blank.
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

/// The character behind a backslash, and the length of its escape.
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

/// The character behind an ampersand, and the length of its reference.
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

/// The character of so many hexadecimal digits.
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

    /// Of the shape of Webex's, with letters of both cases.
    const TOKEN: &str = "ZDI3MGEyYzQtNmFlNS00NDNhLWFlNzAtZGVjNjE0MGU1OGZmZWNmZDEwN2ItYTU3_PF84_1eb65fdf-9643-417f-9974-ad72cae0e10f";

    fn redacted(text: &str, secrets: &[&str]) -> String {
        let mut text = text.to_owned();
        redact(&mut text, secrets);
        text
    }

    /// Puts `between` behind each `every` characters.
    fn cut(text: &str, every: usize, between: &str) -> String {
        let letters: Vec<char> = text.chars().collect();
        let pieces: Vec<String> = letters
            .chunks(every)
            .map(|piece| piece.iter().collect())
            .collect();
        pieces.join(between)
    }

    /// Every way in which a piece of a token may be written.
    fn writings(piece: &str) -> Vec<String> {
        let each = |write: &dyn Fn(char) -> String| piece.chars().map(write).collect::<String>();
        let percent = each(&|c| format!("%{:02X}", c as u32));
        let mut writings = vec![
            piece.to_owned(),
            piece.to_ascii_uppercase(),
            piece.to_ascii_lowercase(),
            percent.to_lowercase(),
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
    fn a_token_in_every_writing_is_gone() {
        for writing in writings(TOKEN) {
            let text = redacted(&format!("bad header «{writing}» in the request"), &[TOKEN]);
            assert_eq!(text, "bad header «[token]» in the request", "{writing}");
        }
    }

    #[test]
    fn words_and_ids_that_are_no_piece_of_it_stay() {
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
    fn several_secrets_and_several_places() {
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
        /// Whatever part of eight characters or more a message repeats, in whatever writing: no such part is left.
        #[test]
        fn no_piece_of_a_token_is_left(
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
            // Between quotes that belong to no encoding, any writing of it.
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
