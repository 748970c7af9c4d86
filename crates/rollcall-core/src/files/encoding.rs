//! From the bytes of a file to its text, and what is not text at all.

/// How the text of a file is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first: what Control Hub writes for meeting sites, and Excel as "Unicode text".
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// The code page of Western Windows, which Excel writes as "CSV". It is a guess: every byte is a letter in it.
    Windows1252,
}

impl Encoding {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// The text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: Encoding,
    /// Whether the file begins with a byte order mark. It is not part of the text.
    pub(super) marked: bool,
    /// Where the text has a replacement character because something could not be read; the first such place.
    pub(super) broken: Option<usize>,
}

/// What a file is if it is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    /// A workbook of Excel or LibreOffice, or another ZIP archive.
    Workbook,
    /// A workbook of Excel before 2007.
    OldWorkbook,
    /// A PDF document.
    Pdf,
    /// A file compressed with gzip.
    Gzip,
}

impl Binary {
    fn of(bytes: &[u8]) -> Option<Self> {
        const MAGIC: [(&[u8], Binary); 4] = [
            (b"PK\x03\x04", Binary::Workbook),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Binary::OldWorkbook),
            (b"%PDF-", Binary::Pdf),
            (b"\x1f\x8b", Binary::Gzip),
        ];
        let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic))?;
        Some(magic.1)
    }
}

/// Reads the text of a file. Every sequence of bytes that is not [`Binary`] is some text.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Binary> {
    if let Some(binary) = Binary::of(bytes) {
        return Err(binary);
    }
    let (encoding, marked, rest) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => (Encoding::Utf8, true, rest),
        [0xff, 0xfe, rest @ ..] => (Encoding::Utf16Le, true, rest),
        [0xfe, 0xff, rest @ ..] => (Encoding::Utf16Be, true, rest),
        rest => (unmarked(rest), false, rest),
    };
    let (text, broken) = match encoding {
        Encoding::Utf16Le => utf16(rest, u16::from_le_bytes),
        Encoding::Utf16Be => utf16(rest, u16::from_be_bytes),
        Encoding::Windows1252 => (rest.iter().map(|byte| windows_1252(*byte)).collect(), None),
        Encoding::Utf8 => utf8(rest),
    };
    Ok(Decoded {
        text,
        encoding,
        marked,
        broken,
    })
}

/// The encoding of a file without a byte order mark.
fn unmarked(bytes: &[u8]) -> Encoding {
    // A line of column names is mostly ASCII, so in UTF-16 about every other byte is NUL.
    let head = &bytes[..bytes.len().min(4096)];
    let (mut even, mut odd) = (0, 0);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let many = head.len() / 8;
    if odd > many && odd > 2 * even {
        return Encoding::Utf16Le;
    }
    if even > many && even > 2 * odd {
        return Encoding::Utf16Be;
    }
    // A file with more good sequences than bad ones is damaged UTF-8, not another encoding.
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        if !chunk.valid().is_ascii() {
            good += chunk
                .valid()
                .chars()
                .filter(|letter| !letter.is_ascii())
                .count();
        }
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if bad > good {
        Encoding::Windows1252
    } else {
        Encoding::Utf8
    }
}

fn utf8(bytes: &[u8]) -> (String, Option<usize>) {
    let mut text = String::with_capacity(bytes.len());
    let mut broken = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            broken.get_or_insert(text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    (text, broken)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, Option<usize>) {
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut broken = None;
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.map(|pair| unit([pair[0], pair[1]]));
    for letter in char::decode_utf16(units) {
        text.push(letter.unwrap_or_else(|_| {
            broken.get_or_insert(text.len());
            char::REPLACEMENT_CHARACTER
        }));
    }
    if odd {
        broken.get_or_insert(text.len());
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (text, broken)
}

fn windows_1252(byte: u8) -> char {
    /// 0x80 to 0x9F, as the WHATWG's Encoding Standard has them.
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Writes UTF-16LE with its byte order mark.
pub(super) fn utf16le(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    let mut bytes = Vec::with_capacity(text.len() * 2 + 2);
    for unit in units {
        bytes.extend_from_slice(&unit.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> (String, Encoding, bool, Option<usize>) {
        let decoded = decode(bytes).unwrap();
        (
            decoded.text,
            decoded.encoding,
            decoded.marked,
            decoded.broken,
        )
    }

    fn units(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn each_encoding_is_recognised() {
        let text = "Email,Name\r\nzoë@acme.example,Zoë 🦀\r\n";
        let plain = |bytes: &[u8], encoding, marked| {
            assert_eq!(of(bytes), (text.to_owned(), encoding, marked, None));
        };
        plain(text.as_bytes(), Encoding::Utf8, false);
        plain(format!("\u{feff}{text}").as_bytes(), Encoding::Utf8, true);
        plain(&units(text, u16::to_le_bytes), Encoding::Utf16Le, false);
        plain(&units(text, u16::to_be_bytes), Encoding::Utf16Be, false);
        plain(&utf16le(text), Encoding::Utf16Le, true);
        let marked = format!("\u{feff}{text}");
        plain(&units(&marked, u16::to_be_bytes), Encoding::Utf16Be, true);
    }

    #[test]
    fn what_excel_calls_csv_is_read_as_windows_1252() {
        let (text, encoding, _, broken) = of(b"Name\r\nZo\xeb \x80 \x96\r\n");
        assert_eq!(
            (text.as_str(), encoding, broken),
            ("Name\r\nZoë € –\r\n", Encoding::Windows1252, None)
        );
    }

    #[test]
    fn damaged_text_says_where() {
        let (text, encoding, _, broken) = of("Zoë Noël Çelik\u{0}".as_bytes());
        assert_eq!(
            (text.as_str(), encoding, broken),
            ("Zoë Noël Çelik\u{0}", Encoding::Utf8, None)
        );
        let mut bytes = "Zoë Noël ".as_bytes().to_vec();
        bytes.push(0xc3);
        let (text, encoding, _, broken) = of(&bytes);
        assert_eq!(
            (text.as_str(), encoding, broken),
            ("Zoë Noël \u{fffd}", Encoding::Utf8, Some(11))
        );
        let (text, _, _, broken) = of(b"\xff\xfea\0\x00\xd8b\0c");
        assert_eq!((text.as_str(), broken), ("a\u{fffd}b\u{fffd}", Some(1)));
    }

    #[test]
    fn what_is_not_text_is_named() {
        for (bytes, binary) in [
            (&b"PK\x03\x04\x14\x00"[..], Binary::Workbook),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", Binary::OldWorkbook),
            (b"%PDF-1.7", Binary::Pdf),
            (b"\x1f\x8b\x08", Binary::Gzip),
        ] {
            assert_eq!(decode(bytes), Err(binary));
        }
    }
}
