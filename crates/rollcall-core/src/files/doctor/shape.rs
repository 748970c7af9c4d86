//! What spreadsheets make of cells, recognised by the form of the cell.

use crate::csv::restore;
use crate::files::source::truth;
use crate::fold::lower;

use super::finding::Damage;

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number such as `4.42036E+11`, as the digits before `E` without the separator, the number of those behind the separator, and
/// the exponent.
fn scientific(cell: &str) -> Option<(String, usize, usize)> {
    let (mantissa, exponent) = cell.split_once("E+").or_else(|| cell.split_once("e+"))?;
    if !is_digits(exponent) || exponent.len() > 3 {
        return None;
    }
    let (first, rest) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let is_number =
        first.len() == 1 && is_digits(first) && rest.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(())?;
    Some(([first, rest].concat(), rest.len(), exponent.parse().ok()?))
}

/// Whether a cell is a number in scientific notation.
pub(super) fn is_scientific(cell: &str) -> bool {
    scientific(cell).is_some_and(|(.., exponent)| exponent >= 5)
}

/// Returns the number in a cell in scientific notation, or `None` if digits are lost.
pub(super) fn written_out(cell: &str) -> Option<String> {
    let (digits, behind, exponent) = scientific(cell)?;
    (behind == exponent).then_some(digits)
}

/// Whether a cell has the form of an international phone number without its `+`. With fewer digits than eleven it may be a
/// national one.
pub(super) fn is_number_without_plus(cell: &str) -> bool {
    is_digits(cell) && (8..=15).contains(&cell.len()) && !cell.starts_with('0')
}

/// Whether such a number certainly begins with its country code.
pub(super) const fn has_country_code(number: &str) -> bool {
    number.len() >= 11
}

/// Whether Control Hub writes times like this: `2022-06-23T18:53:09.064Z`.
pub(super) fn is_moment(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(is_digit)
        && bytes[4] == b'-'
        && bytes[7] == b'-'
        && matches!(bytes.get(10), None | Some(b'T' | b' '))
}

/// Whether a spreadsheet writes dates or times like this: `23/06/2022 18:53`, `23.06.22`, `53:09.1`, `2-Jan`, `Jan-25`.
pub(super) fn is_date(cell: &str) -> bool {
    const MONTHS: [&str; 20] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mrz",
        "mär", "mai", "okt", "dez", "fév", "avr", "déc",
    ];
    let together = lower(cell).replace(". ", ".");
    let date = together.split(' ').next().unwrap_or_default();
    let parts: Vec<&str> = date
        .trim_end_matches('.')
        .split(['-', '/', '.', ':'])
        .collect();
    let months = parts.iter().filter(|part| MONTHS.contains(part)).count();
    let numbers = parts
        .iter()
        .filter(|part| is_digits(part) && part.len() <= 4)
        .count();
    if months + numbers != parts.len() {
        return false;
    }
    (months == 1 && (2..=3).contains(&parts.len()))
        || (months == 0 && parts.len() == 3 && !date.contains("::"))
}

/// `TRUE` or `FALSE` in any case, or as spreadsheets in other languages write them.
pub(crate) fn any_truth(cell: &str) -> Option<bool> {
    truth(cell).or_else(|| translated_truth(cell))
}

/// `TRUE` or `FALSE` as spreadsheets in other languages write them.
pub(super) fn translated_truth(cell: &str) -> Option<bool> {
    const TRUE: [&str; 14] = [
        "wahr",
        "vrai",
        "vero",
        "verdadero",
        "verdadeiro",
        "waar",
        "prawda",
        "sant",
        "sand",
        "sann",
        "tosi",
        "doğru",
        "истина",
        "pravda",
    ];
    const FALSE: [&str; 12] = [
        "falsch", "faux", "falso", "onwaar", "fałsz", "falskt", "falsk", "usann", "epätosi",
        "yanliş", "ложь", "nepravda",
    ];
    if cell.len() > 16 {
        return None;
    }
    let lower = lower(cell);
    if TRUE.contains(&lower.as_str()) {
        return Some(true);
    }
    // Turkish has two letters I, of which lower-casing knows one.
    FALSE
        .contains(&lower.replace('ı', "i").as_str())
        .then_some(false)
}

/// The text of a formula that is one, such as `="+4930"`.
pub(super) fn text_of_formula(cell: &str) -> Option<String> {
    let text = cell.strip_prefix("=\"")?.strip_suffix('"')?;
    (!text.replace("\"\"", "").contains('"')).then(|| text.replace("\"\"", "\""))
}

/// What a spreadsheet did to a cell, if that is how `cell` came from `original`.
pub(super) fn damage(original: &str, cell: &str) -> Option<Damage> {
    let bare = |text: &str| -> String {
        text.chars()
            .filter(|letter| !matches!(letter, '+' | ' ' | '-' | '(' | ')'))
            .collect()
    };
    let digits = bare(original);
    if is_digits(&digits) && is_digits(cell) {
        if original.starts_with('+') && digits == cell {
            return Some(Damage::LostPlus);
        }
        if digits.starts_with('0') && digits.trim_start_matches('0') == cell.trim_start_matches('0')
        {
            return Some(Damage::LostZeros);
        }
        let is_rounded = digits.len() > 15
            && digits.len() == cell.len()
            && digits[..15] == cell[..15]
            && cell[15..].bytes().all(|byte| byte == b'0');
        if is_rounded {
            return Some(Damage::Rounded);
        }
    }
    if is_digits(&digits) && is_scientific(cell) {
        return Some(Damage::Scientific);
    }
    if truth(original).is_some() && truth(original) == translated_truth(cell) {
        return Some(Damage::TranslatedTruth);
    }
    if is_moment(original) && is_date(cell) {
        return Some(Damage::RewrittenTime);
    }
    if is_date(cell)
        && !is_moment(original)
        && original.contains(|letter: char| letter.is_ascii_digit())
        && !is_date(original)
    {
        return Some(Damage::MadeDate);
    }
    (restore(cell) != cell && restore(cell) == original).then_some(Damage::TextMark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scientific_notation_is_written_out_only_if_nothing_is_lost() {
        for (cell, number) in [
            ("4.42035978111E+11", Some("442035978111")),
            ("4,42035978111E+11", Some("442035978111")),
            ("4.42036E+11", None),
            ("1E+11", None),
        ] {
            assert!(is_scientific(cell), "{cell}");
            assert_eq!(written_out(cell).as_deref(), number, "{cell}");
        }
        for cell in [
            "",
            "E+11",
            "44.2E+11",
            "4.4E+",
            "4.4E-11",
            "4.4E+1",
            "Sales E+5",
            "4.xE+11",
        ] {
            assert!(!is_scientific(cell), "{cell}");
        }
    }

    #[test]
    fn dates_of_spreadsheets_are_recognised() {
        for cell in [
            "23/06/2022 18:53",
            "6/23/2022",
            "23.06.22",
            "53:09.1",
            "2-Jan",
            "Jan-25",
            "02. Mrz",
            "2022-06-23",
        ] {
            assert!(is_date(cell), "{cell}");
        }
        for cell in [
            "",
            "12",
            "1-2",
            "+49 30 12",
            "Sales",
            "May",
            "10.0.0.1.2",
            "2022-06-23T18:53:09.064Z",
        ] {
            assert!(!is_date(cell), "{cell}");
        }
        assert!(is_moment("2022-06-23T18:53:09.064Z"));
        assert!(!is_moment("2022-06"));
    }

    #[test]
    fn what_a_spreadsheet_did_is_told_from_an_edit() {
        for (original, cell, expected) in [
            ("+442035978111", "442035978111", Some(Damage::LostPlus)),
            ("+44 20 3597 8111", "442035978111", Some(Damage::LostPlus)),
            ("0123", "123", Some(Damage::LostZeros)),
            ("+442035978111", "4.42036E+11", Some(Damage::Scientific)),
            (
                "1234567890123456",
                "1234567890123450",
                Some(Damage::Rounded),
            ),
            ("TRUE", "WAHR", Some(Damage::TranslatedTruth)),
            ("FALSE", "yanlış", Some(Damage::TranslatedTruth)),
            ("1-2", "2-Jan", Some(Damage::MadeDate)),
            (
                "2022-06-23T18:53:09.064Z",
                "53:09.1",
                Some(Damage::RewrittenTime),
            ),
            ("+49", "'+49", Some(Damage::TextMark)),
            ("TRUE", "FALSCH", None),
            ("TRUE", "FALSE", None),
            ("+442035978111", "+442035978112", None),
            ("123", "124", None),
            ("Sales", "Finance", None),
        ] {
            assert_eq!(damage(original, cell), expected, "{original} → {cell}");
        }
        assert_eq!(text_of_formula("=\"+4930\"").as_deref(), Some("+4930"));
        assert_eq!(text_of_formula("=\"a\"&\"b\""), None);
    }
}
