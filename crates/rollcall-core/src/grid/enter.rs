//! A text that is entered in a cell: whether its column accepts it.

use webex_api::PersonId;

use super::cell::{OFF, ON, Value};
use super::column::Kind;
use super::paste::Why;
use super::state::Grid;
use crate::csv::restore;
use crate::files::doctor::any_truth;
use crate::meetings::MOST_CHARACTERS;

impl Grid {
    /// What a text wants of a cell: nothing if it is blank. Spreadsheets write TRUE and FALSE in the language of their user.
    pub(super) fn understood(&mut self, column: usize, text: &str) -> Result<Option<Value>, Why> {
        if text.is_empty() {
            return Ok(None);
        }
        if self.kind == Kind::Types {
            let truth = text.eq_ignore_ascii_case("x").then_some(true);
            let truth = truth.or_else(|| any_truth(text)).ok_or(Why::Text)?;
            return Ok(Some(if truth { ON } else { OFF }));
        }
        // A cell of several lines, which spreadsheets put in quotes: its lines would become rows.
        if text.starts_with('"') && text.matches('"').count() % 2 == 1 {
            return Err(Why::Lines);
        }
        let mut text = restore(text);
        if text.chars().count() > MOST_CHARACTERS {
            return Err(Why::TooLong);
        }
        // What is beyond the columns is judged by its place.
        if let Some(column) = self.columns.get(column) {
            let option = column.options.iter().find(|it| it.trim() == text);
            match option {
                Some(option) => text = option,
                None if column.only_options => return Err(Why::NotAnOption),
                None => {}
            }
        }
        Ok(Some(Value(self.texts.intern(text.to_owned()))))
    }

    /// Takes what was typed for the tracking code of a person. What the cell has already changes nothing.
    ///
    /// # Errors
    /// A sentence that says why the code does not accept it.
    pub fn enter(&mut self, person: &PersonId, key: &str, text: &str) -> Result<(), String> {
        let (Some(row), Some(column)) = (self.row_of(person), self.column_of(key)) else {
            return Ok(());
        };
        // They would become other cells of a spreadsheet.
        let text = text.replace(['\t', '\r', '\n'], " ");
        let text = text.trim();
        let Some(present) = self.cell(row, column).wanted() else {
            return Ok(());
        };
        if text == self.text(present).trim() {
            return Ok(());
        }
        let wanted = match self.understood(column, text) {
            Ok(Some(value)) => value,
            Ok(None) => OFF,
            Err(Why::NotAnOption) => {
                let words = ["“", text, "” is not one of the options of “", key, "”."];
                return Err(words.concat());
            }
            Err(Why::TooLong) => {
                return Err("The value is longer than 120 characters.".to_owned());
            }
            Err(_) => return Err("The value begins with a lone quotation mark.".to_owned()),
        };
        if self.edit(&[row], column..column + 1, &|_, _| Some(Some(wanted))) == 0 && wanted == OFF {
            return Err(
                "Webex can't clear a tracking code, so the cell stays as it is.".to_owned(),
            );
        }
        Ok(())
    }
}
