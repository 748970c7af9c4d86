//! Judges single cells: with the cell of the original if there is one, otherwise by the form.

use crate::change::profile::Part;
use crate::csv::restore;
use crate::files::column::{Column, Role};
use crate::files::names::{is_moment, is_phone};
use crate::files::source::truth;

use super::finding::Damage;
use super::shape;

/// How the doctor treats a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Traits {
    read_only: bool,
    moment: bool,
    phone: bool,
    /// Holds a number that is no phone number.
    number: bool,
    license: bool,
    suspended: bool,
    truth: bool,
}

impl Traits {
    /// Judges a column by what it means. `truth`: it holds nothing but `TRUE` and `FALSE`, in any language.
    pub(super) fn of(column: &Column, truth: bool) -> Self {
        Self {
            read_only: column.role == Role::ReadOnly,
            moment: is_moment(&column.name),
            phone: is_phone(&column.name),
            number: matches!(
                column.role,
                Role::Field(Part::Extension) | Role::SessionTypes
            ),
            license: matches!(column.role, Role::License(_)),
            suspended: matches!(&column.role, Role::License(license) if license.suspended),
            truth,
        }
    }
}

/// What is wrong with a cell, and what should be there; no text if that is not known.
pub(super) type Verdict = Option<(Damage, Option<String>)>;

/// Judges a cell of a column that is not the key. What replaces it needs no repair itself.
pub(super) fn judge(cell: &str, column: Traits, original: Option<&str>) -> Verdict {
    let (damage, mut new) = judge_once(cell, column, original)?;
    // Below one mark of a spreadsheet may be another; none has many layers.
    for _ in 0..8 {
        let Some((further, text)) = new
            .as_deref()
            .and_then(|new| judge_once(new, column, original))
        else {
            return Some((damage, new));
        };
        if text.is_none() {
            return Some((further, None));
        }
        new = text;
    }
    Some((damage, None))
}

fn judge_once(cell: &str, column: Traits, original: Option<&str>) -> Verdict {
    let trimmed = cell.trim();
    if trimmed.is_empty() {
        return None;
    }
    if column.suspended && truth(trimmed) == Some(true) {
        let before = original.filter(|before| truth(before) == Some(false));
        return Some((
            Damage::SuspendedTrue,
            Some(before.unwrap_or_default().to_owned()),
        ));
    }
    if let Some(original) = original {
        if original == cell {
            return None;
        }
        let damage = match column.read_only {
            true if column.moment => Some(Damage::RewrittenTime),
            true => Some(Damage::ReadOnly),
            false => shape::damage(original, trimmed),
        };
        if let Some(damage) = damage {
            return Some((damage, Some(original.to_owned())));
        }
    }
    if cell.contains('\0') {
        return Some((Damage::Nul, Some(cell.replace('\0', ""))));
    }
    by_form(trimmed, column)
}

fn by_form(cell: &str, column: Traits) -> Verdict {
    if cell.starts_with('=') {
        return Some((Damage::Formula, shape::text_of_formula(cell)));
    }
    if restore(cell) != cell {
        // Without the mark, a formula would be one again.
        let text = Some(restore(cell)).filter(|text| !text.starts_with('='));
        return Some((Damage::TextMark, text.map(str::to_owned)));
    }
    if (column.truth || column.license) && truth(cell).is_none() {
        return Some(match shape::translated_truth(cell) {
            Some(true) => (Damage::TranslatedTruth, Some("TRUE".to_owned())),
            Some(false) => (Damage::TranslatedTruth, Some("FALSE".to_owned())),
            None => (Damage::NotTrueOrFalse, None),
        });
    }
    if shape::is_scientific(cell) {
        let number = shape::written_out(cell).filter(|_| column.phone || column.number);
        let number = number.filter(|number| !column.phone || shape::has_country_code(number));
        let plus = if column.phone { "+" } else { "" };
        return Some((
            Damage::Scientific,
            number.map(|number| [plus, &number].concat()),
        ));
    }
    if column.phone && shape::is_number_without_plus(cell) {
        let number = shape::has_country_code(cell).then(|| ["+", cell].concat());
        return Some((Damage::LostPlus, number));
    }
    if column.moment && !shape::is_moment(cell) {
        // An empty cell is what new people have there.
        return Some((Damage::RewrittenTime, Some(String::new())));
    }
    ((column.phone || column.number) && shape::is_date(cell)).then_some((Damage::MadeDate, None))
}
