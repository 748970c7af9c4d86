//! Takes out of style sheets what only people need, comments and indentation, and fills in what only the build knows.

use crate::failure::Failure;

/// Removes white space around braces and semicolons and at the beginning of lines from CSS, whose strings cannot span lines.
pub fn without_blanks(css: &str) -> String {
    const ENDS: [char; 3] = ['{', '}', ';'];
    let mut out = String::with_capacity(css.len());
    let mut quote = None;
    for next in css.chars() {
        if quote.is_none() {
            let begins = out.ends_with(ENDS) || out.ends_with('\n') || out.is_empty();
            if next.is_whitespace() && begins {
                continue;
            }
            if ENDS.contains(&next) {
                out.truncate(out.trim_end().len());
            }
        }
        if quote == Some(next) {
            quote = None;
        } else if quote.is_none() && (next == '"' || next == '\'') {
            quote = Some(next);
        }
        out.push(next);
    }
    out
}

/// Removes comments from CSS, but keeps `/*` inside strings.
pub fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut quote = None;
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest[2..].split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        if quote == Some(next) {
            quote = None;
        } else if quote.is_none() && (next == '"' || next == '\'') {
            quote = Some(next);
        }
        out.push(next);
        rest = &rest[next.len_utf8()..];
    }
    out
}

/// Puts each value in its place, which a script has once.
pub fn filled(script: &str, values: &[(&str, &str)]) -> Result<String, Failure> {
    let mut filled = script.to_owned();
    for (place, value) in values {
        if filled.matches(place).count() != 1 {
            return Err(Failure::Page(format!(
                "a script does not have {place} once"
            )));
        }
        filled = filled.replacen(place, value, 1);
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_go_and_strings_stay() {
        assert_eq!(
            without_blanks(
                "a,\n  b > c {\n    b: 'c  ; {d';\n\n    &:hover { e: f }\n}\n@media (g) { h { i: j; } }\n"
            ),
            "a,\nb > c{b: 'c  ; {d';&:hover{e: f}}@media (g){h{i: j;}}"
        );
    }
}
