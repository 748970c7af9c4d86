//! Folding for search: case and accents do not count, so that `lukasz` finds Łukasz and `zoe` finds Zoë.
//!
//! A compact table for Latin letters with diacritics (Latin-1, Extended-A, Extended Additional), and combining marks dropped. Other
//! scripts are lower-cased only. Full Unicode decomposition tables would cost more bytes than the rest of this crate.

mod lower_case;

use lower_case::lower_letter;

/// Base letters of U+00C0 to U+00FF; a space stands for "no single base letter, see [`expand`]" or "not a letter".
const LATIN_1: &[u8; 64] = b"aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y";
/// Base letters of U+0100 to U+017F.
const EXTENDED_A: &[u8; 128] =
    b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkkkllllllllllnnnnnnnnnoooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
/// Base letters of U+1E00 to U+1EFF (among them Vietnamese).
const EXTENDED_ADDITIONAL: &[u8; 256] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyasss  aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy    yy";

/// Ends a folded address that lost accents, and so is not the address that someone has. Never part of a folded text.
pub(crate) const ACCENTLESS: char = '\u{1f}';

/// The lower-case form of `text`, with its accents, letter by letter.
///
/// `str::to_lowercase` also finds out where Greek words end, with tables of its own.
pub fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    lower_into(text, &mut out);
    out
}

/// Appends the lower-case form of `text`; see [`lower`].
pub(crate) fn lower_into(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            'İ' => out.push_str("i\u{307}"),
            _ => out.push(lower_letter(letter)),
        }
    }
}

/// Appends the folded form of `text` to `out`.
pub fn fold_into(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            // Line breaks and this mark separate the texts of a row; see `row_store`.
            '\n' | ACCENTLESS => out.push(' '),
            'A'..='Z' => out.push(letter.to_ascii_lowercase()),
            '\0'..='\u{7f}' => out.push(letter),
            // Combining diacritical marks: decomposed text folds to the same letters as composed text.
            '\u{300}'..='\u{36f}' => {}
            _ => match base(letter) {
                Some(base) => out.push(char::from(base)),
                None => expand(letter, out),
            },
        }
    }
}

/// The folded form of `text`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

fn base(letter: char) -> Option<u8> {
    let code = letter as usize;
    let base = match code {
        0xC0..=0xFF => LATIN_1[code - 0xC0],
        0x100..=0x17F => EXTENDED_A[code - 0x100],
        0x1E00..=0x1EFF => EXTENDED_ADDITIONAL[code - 0x1E00],
        _ => b' ',
    };
    (base != b' ').then_some(base)
}

/// Letters that fold to more than one, and those outside the tables.
fn expand(letter: char, out: &mut String) {
    match letter {
        'Æ' | 'æ' => out.push_str("ae"),
        'Œ' | 'œ' => out.push_str("oe"),
        'Ĳ' | 'ĳ' => out.push_str("ij"),
        'ß' | 'ẞ' => out.push_str("ss"),
        'Þ' | 'þ' => out.push_str("th"),
        'Ё' | 'ё' => out.push('е'),
        'ς' => out.push('σ'),
        'Ά' | 'ά' => out.push('α'),
        'Έ' | 'έ' => out.push('ε'),
        'Ή' | 'ή' => out.push('η'),
        'Ί' | 'ί' => out.push('ι'),
        'Ό' | 'ό' => out.push('ο'),
        'Ύ' | 'ύ' => out.push('υ'),
        'Ώ' | 'ώ' => out.push('ω'),
        _ => {
            let lower = lower_letter(letter);
            // For instance the ångström sign, whose lower case is a letter of the table.
            out.push(base(lower).map_or(lower, char::from));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lower_case_keeps_accents() {
        for (written, lowered) in [
            ("Zoë ÅSA", "zoë åsa"),
            ("ΝΊΚΟΣ", "νίκοσ"),
            ("СЕМЁН", "семён"),
            ("李", "李"),
            ("İZMİR", "i\u{307}zmi\u{307}r"),
        ] {
            assert_eq!(lower(written), lowered);
        }
    }

    #[test]
    fn accents_and_case_do_not_count() {
        for (written, searched) in [
            ("Zoë", "zoe"),
            ("ŁUKASZ Żółć", "lukasz zolc"),
            ("Ångström", "angstrom"),
            ("Straße", "strasse"),
            ("Ærø Øst", "aero ost"),
            ("Nguyễn Thị Đào", "nguyen thi dao"),
            ("Çağrı Şahin İnce", "cagri sahin ince"),
            ("Jose\u{301}", "jose"),
            ("Семён", "семен"),
            ("Ελένη Νίκος", "ελενη νικοσ"),
            ("José Ñandú", "jose nandu"),
            ("Þóra", "thora"),
            ("Đorđe Šćepan", "dorde scepan"),
            ("Ŷŵ Ţň Ŗ ŧ Œuvre", "yw tn r t oeuvre"),
            ("Ḁẞỹ", "assy"),
            ("李 小龙", "李 小龙"),
            ("a×b÷", "a×b÷"),
        ] {
            assert_eq!(fold(written), searched, "{written}");
        }
    }

    proptest! {
        /// A folded text is its own folded form; otherwise a prepared text and a typed query could differ.
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
