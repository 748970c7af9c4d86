//! What a file asks for, as source rows of a job.
//!
//! What is not in the file stays untouched, an empty cell wants nothing, and the person of a row is never written. A row with a problem
//! is left out whole, and its problem is told.

use webex_api::{License, LicenseId, PersonId, SiteUrl};

use super::edit::{CodeEdit, Edit, FieldEdit, Members, Profile, SessionTypes, TrackingCodes};
use super::plan::{Plan, Wish};
use super::report::INSTRUCTION;
use crate::change::profile::Part;
use crate::files::{
    Column, Fault, Kind, People, Pools, Problem, Role, Row, Source, Wanted, session_types,
};
use crate::meetings::MOST_CHARACTERS;
use crate::people::{Directory, RowView};
use crate::sets::set_of;

/// What is known when a file is read.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The people of the organisation.
    pub people: &'a Directory,
    /// Its licence pools.
    pub pools: &'a [License],
    /// The site that the session types and tracking codes of the file belong to. Without one, they are not looked at.
    pub site: Option<&'a SiteUrl>,
    /// The names of its tracking codes by the numbers that the file gives them, from 1. Webex knows codes by their names only. A code
    /// whose name is empty or missing is not looked at.
    pub codes: &'a [String],
}

impl Known<'_> {
    /// The name of a tracking code. A name that an earlier number has is not used twice.
    fn code(&self, number: u8) -> Option<&str> {
        let place = usize::from(number).checked_sub(1)?;
        let (name, earlier) = self.codes.get(..=place)?.split_last()?;
        (self.site.is_some() && !name.is_empty() && !earlier.contains(name)).then_some(name)
    }
}

/// What a file asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FromFile {
    /// Whether it asks for anything, in its columns or its instructions. A mere list of people does not.
    pub asks: bool,
    /// The people of its rows, with their lines.
    pub people: Vec<(u32, PersonId)>,
    /// What they want that is not so, as far as that is known.
    pub wishes: Vec<Wish>,
    /// How many rows want nothing that is not so.
    pub unchanged: usize,
    /// The rows that cannot be used.
    pub problems: Vec<Problem>,
}

/// Whether a row of a job can do what a column wants.
fn is_used(column: &Column, pool: Option<&LicenseId>, known: Known<'_>) -> bool {
    match &column.role {
        Role::License(_) => column.role.is_written() && pool.is_some(),
        Role::SessionTypes => known.site.is_some(),
        Role::TrackingCode(number) => known.code(*number).is_some(),
        role => role.is_written(),
    }
}

/// The names of the columns that a job uses, and of those that it does not. Keys are in neither.
pub fn columns(source: &Source, known: Known<'_>) -> (Vec<String>, Vec<String>) {
    let pools = Pools::of(source, known.pools);
    let (mut used, mut unused) = (Vec::new(), Vec::new());
    for (place, column) in source.table().columns().iter().enumerate() {
        let names = match is_used(column, pools.pool(place), known) {
            true => &mut used,
            false if column.role.is_key() => continue,
            false => &mut unused,
        };
        names.push(source.table().name(place));
    }
    // Without a header, the column with the addresses has no name.
    if !source.table().has_header() {
        unused.clear();
    }
    (used, unused)
}

/// Whether the file has session types or tracking codes, so that a site has to be chosen.
pub fn needs_site(source: &Source) -> bool {
    let mut columns = source.table().columns().iter();
    columns.any(|column| matches!(column.role, Role::SessionTypes | Role::TrackingCode(_)))
}

/// The tracking codes of the file: the number of each and the name of its column.
pub fn codes(source: &Source) -> Vec<(u8, String)> {
    let mut codes = Vec::new();
    for (place, column) in source.table().columns().iter().enumerate() {
        if let Role::TrackingCode(number) = column.role {
            codes.push((number, source.table().name(place)));
        }
    }
    codes
}

/// Reads every row.
pub fn read(source: &Source, known: Known<'_>) -> FromFile {
    let instruction = instruction(source);
    let mut read = FromFile {
        asks: instruction.is_some() || !columns(source, known).0.is_empty(),
        ..FromFile::default()
    };
    let (people, pools) = (People::new(known.people), Pools::of(source, known.pools));
    let mut rows = source.rows();
    while let Some(row) = rows.read() {
        let edits = people.find(&row).and_then(|place| {
            let Some(person) = known.people.row(place) else {
                return Err(row.problem(None, "", Fault::NoPerson));
            };
            let id = PersonId::from(person.id);
            let cell = instruction.and_then(|column| row.cell(column));
            let repeated = cell.and_then(|cell| Wish::from_cells(row.line(), person.id, cell));
            Ok(match repeated {
                Some(wish) => (id, vec![wish.edit]),
                None => (id, edits(&row, &person, &pools, known)?),
            })
        });
        match edits {
            Err(problem) => read.problems.push(problem),
            Ok((person, edits)) => {
                read.unchanged += usize::from(edits.is_empty());
                for edit in edits {
                    read.wishes.push(Wish {
                        line: row.line(),
                        person: Some(person.clone()),
                        edit,
                    });
                }
                read.people.push((row.line(), person));
            }
        }
    }
    read
}

/// The column of a file of results that says what a row does.
fn instruction(source: &Source) -> Option<usize> {
    let columns = source.table().columns();
    let is_results = source.table().kind() == Kind::Results;
    let place = columns.iter().position(|column| column.name == INSTRUCTION);
    place.filter(|_| is_results)
}

fn edits(
    row: &Row<'_>,
    person: &RowView<'_>,
    pools: &Pools<'_>,
    known: Known<'_>,
) -> Result<Vec<Edit>, Problem> {
    let mut edits = Vec::new();
    let licenses = match person.licenses {
        Some(held) => pools.edit(row, &set_of(held.iter().cloned()))?,
        None => pools.edit_of_unknown(row)?,
    };
    if !licenses.is_empty() {
        let (remove, add) = (licenses.remove, licenses.add);
        edits.push(Members::Change { remove, add }.into());
    }
    let (mut fields, mut codes): (Vec<FieldEdit>, Vec<CodeEdit>) = (Vec::new(), Vec::new());
    for (column, wanted) in row.wants() {
        match (row.role(column), wanted) {
            (Some(Role::Field(part)), wanted) => fields.extend(field(*part, wanted, person)),
            (Some(Role::SessionTypes), Wanted::Text(cell)) => {
                if let Some(site) = known.site {
                    let (site, types) = (site.clone(), Members::Exactly(session_types(cell)));
                    edits.push(SessionTypes { site, types }.into());
                }
            }
            (Some(Role::TrackingCode(number)), Wanted::Text(cell)) => {
                let Some(name) = known.code(*number) else {
                    continue;
                };
                if cell.chars().count() > MOST_CHARACTERS {
                    return Err(row.problem(Some(column), cell, Fault::LongCode));
                }
                codes.push(CodeEdit {
                    name: name.to_owned(),
                    from: None,
                    to: cell.to_owned(),
                });
            }
            _ => {}
        }
    }
    if let (Some(site), false) = (known.site, codes.is_empty()) {
        let site = site.clone();
        edits.push(TrackingCodes { site, codes }.into());
    }
    if !fields.is_empty() {
        edits.push(Profile { fields }.into());
    }
    Ok(edits)
}

fn field(part: Part, wanted: Wanted<'_>, person: &RowView<'_>) -> Option<FieldEdit> {
    match wanted {
        Wanted::Text(text) => new_text(part, text, person),
        Wanted::Removed(number) => Some(FieldEdit {
            part,
            from: Some(number.to_owned()),
            to: String::new(),
        }),
        Wanted::Yes | Wanted::No => None,
    }
}

/// The new text of a part, unless the person has it already as far as the list of people knows. Blanks around it do not count.
fn new_text(part: Part, to: &str, person: &RowView<'_>) -> Option<FieldEdit> {
    let from = match part {
        Part::DisplayName => Some(person.name),
        Part::Department => person.department,
        _ => None,
    };
    (from.map(str::trim) != Some(to.trim())).then(|| FieldEdit {
        part,
        from: from.map(str::to_owned),
        to: to.to_owned(),
    })
}

/// The rows of a plan that was saved as a file, to be planned again with what is known now. `None` if the text is no such file.
pub fn of_saved_plan(text: &str) -> Option<Vec<Wish>> {
    let plan = Plan::from_text(text)?;
    let mut wishes = Vec::new();
    for row in 0..plan.len() {
        let person = plan.person(row)?;
        wishes.push(Wish {
            line: plan.line(row)?,
            person: (!person.as_str().is_empty()).then_some(person),
            edit: plan.edit(row)?.clone(),
        });
    }
    Some(wishes)
}

#[cfg(test)]
mod tests;
