//! The grid as a text for session storage: ids, names of tracking codes and their values; no names of people. What is read is checked as
//! strictly as an answer from the network, because anybody with the developer tools can write into session storage.

use serde_json::{Map, Value as Json};
use webex_api::{PersonId, SiteUrl, json_text};

use super::cell::Value;
use super::column::{Column, Kind};
use super::state::{Grid, MOST_COLUMNS, MOST_PEOPLE};
use crate::jobs::json::{object, texts};
use crate::meetings::MOST_CHARACTERS;

/// Version of the form; another one is not read.
const VERSION: i64 = 2;
/// The longest text that is read, in bytes: 500 people with long ids, and ten long codes each.
const SIZE_LIMIT: usize = 4 * 1024 * 1024;

/// A grid that was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The meeting site.
    pub site: SiteUrl,
    /// What the columns are.
    pub kind: Kind,
    /// The rows in their order.
    pub people: Vec<StoredRow>,
}

/// A row that was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRow {
    /// The person.
    pub person: PersonId,
    /// The keys of columns, each once, with the texts that are staged.
    pub cells: Vec<(String, String)>,
}

impl Stored {
    /// Whether anything is staged in it.
    pub fn is_staged(&self) -> bool {
        self.people.iter().any(|row| !row.cells.is_empty())
    }

    /// Reads what [`Stored::to_text`] wrote. `None` if it is anything else, or one row of it is: half of the staged changes would look like
    /// all of them.
    pub fn from_text(text: &str) -> Option<Self> {
        if text.len() > SIZE_LIMIT {
            return None;
        }
        let stored: Map<String, Json> = serde_json::from_str(text).ok()?;
        if stored.get("version")?.as_i64()? != VERSION {
            return None;
        }
        let kind = match stored.get("kind")?.as_str()? {
            "types" => Kind::Types,
            "codes" => Kind::Codes,
            _ => return None,
        };
        let mut people: Vec<StoredRow> = Vec::new();
        let rows = stored.get("people")?.as_array()?;
        if rows.len() > MOST_PEOPLE {
            return None;
        }
        for row in rows {
            let row = StoredRow {
                person: filled(row.get("person")?)?.into(),
                cells: cells(kind, row.get("cells")?)?,
            };
            if people.iter().any(|of| of.person.is_same(&row.person)) {
                return None;
            }
            people.push(row);
        }
        Some(Self {
            site: filled(stored.get("site")?)?.into(),
            kind,
            people,
        })
    }

    /// The text for session storage.
    pub fn to_text(&self) -> String {
        let mut people = Vec::new();
        for row in &self.people {
            let mut cells = Vec::new();
            for (key, text) in &row.cells {
                cells.push(texts(&mut [&**key, &**text].into_iter()));
            }
            people.push(object(vec![
                ("person", row.person.as_str().into()),
                ("cells", Json::Array(cells)),
            ]));
        }
        let kind = match self.kind {
            Kind::Types => "types",
            Kind::Codes => "codes",
        };
        let stored = object(vec![
            ("version", VERSION.into()),
            ("site", self.site.as_str().into()),
            ("kind", kind.into()),
            ("people", Json::Array(people)),
        ]);
        json_text(&stored)
    }
}

fn filled(value: &Json) -> Option<&str> {
    value.as_str().filter(|text| !text.is_empty())
}

fn cells(kind: Kind, value: &Json) -> Option<Vec<(String, String)>> {
    let mut cells: Vec<(String, String)> = Vec::new();
    for cell in value.as_array()? {
        let [key, text] = cell.as_array()?.as_slice() else {
            return None;
        };
        let (key, text) = (filled(key)?, filled(text)?);
        let fits = match kind {
            Kind::Types => matches!(text, "TRUE" | "FALSE"),
            Kind::Codes => text.chars().count() <= MOST_CHARACTERS,
        };
        if !fits || cells.iter().any(|(of, _)| of == key) {
            return None;
        }
        cells.push((key.to_owned(), text.to_owned()));
    }
    (cells.len() <= MOST_COLUMNS).then_some(cells)
}

impl Grid {
    /// Restores a grid on the columns that the site offers now. Those that are staged and no longer offered are columns too, before
    /// others if there is no room for all, so that nothing is lost.
    pub fn restored(mut columns: Vec<Column>, stored: &Stored) -> Self {
        let mut staged: Vec<&str> = Vec::new();
        let mut people = Vec::new();
        for row in &stored.people {
            people.push(row.person.clone());
            for (key, _) in &row.cells {
                if !staged.contains(&&**key) {
                    staged.push(key);
                }
            }
        }
        for key in &staged {
            if columns.iter().all(|column| column.key != *key) {
                columns.push(Column::unlisted(stored.kind, key));
            }
        }
        if columns.len() > MOST_COLUMNS {
            columns.sort_by_key(|column| !staged.contains(&&*column.key));
        }
        let mut grid = Self::new(stored.kind, columns, people);
        for (place, row) in stored.people.iter().enumerate() {
            for (key, text) in &row.cells {
                let value = Value(grid.texts.intern(text.clone()));
                if let Some(column) = grid.column_of(key)
                    && let Some(row) = grid.rows.get_mut(place)
                    && let Some(cell) = row.staged.get_mut(column)
                {
                    *cell = Some(value);
                }
            }
        }
        grid
    }

    /// Brings the grid onto the columns that the site offers now. If they are others than before, everyone is to be read again.
    pub fn offer(&mut self, columns: Vec<Column>) {
        let now = Self::restored(columns, &self.stored(&SiteUrl::from("")));
        let keys = |grid: &Self| -> Vec<String> {
            let keys = grid.columns.iter().map(|column| column.key.clone());
            keys.collect()
        };
        if keys(&now) == keys(self) {
            self.columns = now.columns;
            self.columns_left_out = now.columns_left_out;
        } else {
            *self = now;
        }
    }

    /// What is staged, to be stored.
    pub fn stored(&self, site: &SiteUrl) -> Stored {
        let mut people = Vec::new();
        for row in &self.rows {
            let mut cells = Vec::new();
            for (column, staged) in self.columns.iter().zip(&row.staged) {
                if let Some(value) = staged {
                    cells.push((column.key.clone(), self.text(*value).to_owned()));
                }
            }
            people.push(StoredRow {
                person: row.person.clone(),
                cells,
            });
        }
        Stored {
            site: site.clone(),
            kind: self.kind,
            people,
        }
    }
}
