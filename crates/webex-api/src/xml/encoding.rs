//! The text of an answer, in the encoding that it declares (XML 1.0, appendix F).
//!
//! A byte order mark comes first, then the declaration. The header `Content-Type` is not asked: Webex declares
//! ISO-8859-1 in the document and was seen to send another charset beside it.

use std::borrow::Cow;

use super::fault::XmlFault;

/// How bytes become characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16 { big: bool },
    Latin1,
}

/// Only this many bytes are searched for the declaration.
const DECLARATION: usize = 256;

/// Returns the text of a document.
///
/// # Errors
/// If its encoding is not supported, or if the bytes are not in it.
pub(super) fn text(bytes: &[u8]) -> Result<Cow<'_, str>, XmlFault> {
    let (encoding, skip) = find(bytes)?;
    let bytes = bytes.get(skip..).unwrap_or_default();
    match encoding {
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            // The last character is cut in two.
            Err(error) if error.error_len().is_none() => Err(XmlFault::Truncated),
            Err(_) => Err(XmlFault::NotText),
        },
        Encoding::Latin1 if bytes.is_ascii() => Ok(String::from_utf8_lossy(bytes)),
        Encoding::Latin1 => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
        Encoding::Utf16 { .. } if bytes.len() % 2 != 0 => Err(XmlFault::Truncated),
        Encoding::Utf16 { big } => {
            let units = bytes.chunks_exact(2).map(|pair| {
                let pair = [pair[0], pair[1]];
                if big {
                    u16::from_be_bytes(pair)
                } else {
                    u16::from_le_bytes(pair)
                }
            });
            let text: Result<String, _> = char::decode_utf16(units).collect();
            text.map(Cow::Owned).map_err(|_| XmlFault::NotText)
        }
    }
}

/// Returns the encoding, and the length of the byte order mark.
fn find(bytes: &[u8]) -> Result<(Encoding, usize), XmlFault> {
    let big = Encoding::Utf16 { big: true };
    let little = Encoding::Utf16 { big: false };
    let found = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => {
            return Err(XmlFault::Encoding("UTF-32".into()));
        }
        [0xef, 0xbb, 0xbf, ..] => (Encoding::Utf8, 3),
        [0xfe, 0xff, ..] => (big, 2),
        [0xff, 0xfe, ..] => (little, 2),
        [0, b'<', 0, ..] => (big, 0),
        [b'<', 0, _, 0, ..] => (little, 0),
        _ => (declared(bytes)?, 0),
    };
    Ok(found)
}

/// Returns the encoding that the declaration of an ASCII-compatible document names; UTF-8 without one.
fn declared(bytes: &[u8]) -> Result<Encoding, XmlFault> {
    let start = &bytes[..bytes.len().min(DECLARATION)];
    // Latin-1 makes text of any bytes.
    let start: String = start.iter().map(|byte| char::from(*byte)).collect();
    let declaration = start
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"));
    let label = declaration
        .and_then(|(inside, _)| inside.split_once("encoding"))
        .and_then(|(_, rest)| rest.trim_start().strip_prefix('='))
        .and_then(|rest| {
            let mut letters = rest.trim_start().chars();
            let quote = letters.next()?;
            letters.as_str().split(quote).next()
        });
    let Some(label) = label else {
        return Ok(Encoding::Utf8);
    };
    match label.trim().to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" | "us-ascii" | "ascii" => Ok(Encoding::Utf8),
        "iso-8859-1" | "iso8859-1" | "iso_8859-1" | "iso8859_1" | "latin1" => Ok(Encoding::Latin1),
        // The declaration could be read as ASCII, so the document is not in UTF-16.
        _ => Err(XmlFault::Encoding(label.chars().take(32).collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        let units = mark.into_iter().chain(text.encode_utf16());
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn reads_each_encoding() {
        let plain = "<a>é 𝄞</a>";
        assert_eq!(text(plain.as_bytes()).unwrap(), plain);
        let marked = [b"\xef\xbb\xbf", plain.as_bytes()].concat();
        assert_eq!(text(&marked).unwrap(), plain);
        let declared = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>é 𝄞</a>";
        for (big, mark) in [(true, true), (true, false), (false, true), (false, false)] {
            assert_eq!(
                text(&utf16(declared, big, mark)).unwrap(),
                declared,
                "{big} {mark}"
            );
        }
        for label in ["ISO-8859-1", "iso-8859-1", "latin1"] {
            let start = format!("<?xml version='1.0' encoding = '{label}' ?><a>");
            let bytes = [start.as_bytes(), b"caf\xe9</a>"].concat();
            assert_eq!(text(&bytes).unwrap(), format!("{start}café</a>"));
        }
    }

    #[test]
    fn names_what_it_cannot_read() {
        let rows: [(&[u8], XmlFault); 8] = [
            (
                b"<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a/>",
                XmlFault::Encoding("Shift_JIS".into()),
            ),
            (
                b"<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>",
                XmlFault::Encoding("UTF-16".into()),
            ),
            (b"<?xml encoding=\xefUTF-8\xef?>\xe9", XmlFault::NotText),
            (b"\xff\xfe\0\0<\0\0\0", XmlFault::Encoding("UTF-32".into())),
            (b"<a>\xe9</a>", XmlFault::NotText),
            (b"<a>\xc3", XmlFault::Truncated),
            (b"\xfe\xff\0<\0", XmlFault::Truncated),
            (b"\xfe\xff\xd8\x34\0a", XmlFault::NotText),
        ];
        for (bytes, fault) in rows {
            assert_eq!(text(bytes), Err(fault), "{bytes:?}");
        }
    }
}
