//! Characters that cannot be seen: they make a name look like another name, or reorder the sentence around it.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Makes invisible and reordering characters visible; everything else stays as it is.
///
/// ASCII controls become their control pictures (U+2400 block); the rest are written by code point, such as `⟨U+202E⟩`. Joiners
/// (U+200C, U+200D) stay between letters of scripts that need them and inside emoji, where they change how the text is drawn.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text
        .chars()
        .any(|character| is_hidden(character) || is_joiner(character))
    {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        if is_hidden(character) || (is_joiner(character) && !joins(before, rest.peek().copied())) {
            show(character, &mut shown);
        } else {
            shown.push(character);
        }
        before = Some(character);
    }
    Cow::Owned(shown)
}

fn show(character: char, shown: &mut String) {
    match character {
        '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + character as u32)),
        '\u{7f}' => shown.push('\u{2421}'),
        _ => {
            // Writing to a string cannot fail.
            let _ = write!(shown, "⟨U+{:04X}⟩", character as u32);
        }
    }
}

/// Whether a character cannot be seen, or reorders the text around it.
pub(crate) const fn is_hidden(character: char) -> bool {
    matches!(character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

const fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner between these two does its proper work.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let takes_part = |character: char| {
        !character.is_ascii()
            && !is_hidden(character)
            && !is_joiner(character)
            && !character.is_whitespace()
    };
    before.is_some_and(takes_part) && after.is_some_and(takes_part)
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn ordinary_names_of_every_script_stay() {
        for name in [
            "Zoë Łukasz",
            "محمد علي",
            "אבגד",
            "山田 太郎",
            "O'Brien <b>&amp;",
            "👩\u{200d}💻",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
        ] {
            assert_eq!(visible(name), name);
        }
    }

    #[test]
    fn hidden_characters_are_shown() {
        let rows = [
            ("a\nb", "a␊b"),
            ("a\0b", "a␀b"),
            ("a\u{7f}", "a␡"),
            ("Ada\u{202e}nimda", "Ada⟨U+202E⟩nimda"),
            ("ad\u{200b}min", "ad⟨U+200B⟩min"),
            ("ad\u{200d}min", "ad⟨U+200D⟩min"),
            ("\u{2066}x\u{2069}", "⟨U+2066⟩x⟨U+2069⟩"),
            ("\u{feff}x\u{85}", "⟨U+FEFF⟩x⟨U+0085⟩"),
            ("\u{e0041}", "⟨U+E0041⟩"),
        ];
        for (text, shown) in rows {
            assert_eq!(visible(text), shown);
        }
    }
}
