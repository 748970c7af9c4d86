//! [`Profile`]: a person as read, with the texts that are wanted.

use crate::sets::Set;

use webex_api::{Person, PhoneNumber};

use super::{Field, Part, Text};
use crate::change::{DiffKind, DiffLine, set_diff, set_rebased};

/// A person. Two are equal if all their [`Part`]s are; other data doesn't count.
#[derive(Clone, Debug)]
pub struct Profile {
    person: Box<Person>,
    /// One for each part at most.
    texts: Set<(Part, Text)>,
    lists: Set<(Part, Text)>,
}

impl PartialEq for Profile {
    fn eq(&self, other: &Self) -> bool {
        (&self.texts, &self.lists) == (&other.texts, &other.lists)
    }
}

impl Default for Profile {
    /// Creates an empty profile.
    fn default() -> Self {
        Self::of(Person::default())
    }
}

impl Profile {
    /// A person as read.
    pub fn of(person: Person) -> Self {
        let mut texts = Set::new();
        for part in Part::ALL {
            if let Some(text) = text_of(&person, part).filter(|text| !text.trim().is_empty()) {
                texts.insert((part, Text::new(part, text)));
            }
        }
        let mut lists = Set::new();
        for (part, text) in lists_of(&person) {
            lists.insert((part, Text::new(part, text)));
        }
        Self {
            person: Box::new(person),
            texts,
            lists,
        }
    }

    /// Creates a profile from a record. It has digests instead of texts, and can't be sent.
    pub(in crate::change) fn of_marks(marks: &Set<String>) -> Option<Self> {
        let mut profile = Self::default();
        for mark in marks {
            let (key, mark) = mark.split_once('=')?;
            let part = Part::from_key(key)?;
            let text = Text::of_mark(part, mark);
            match part.is_list() {
                true => &mut profile.lists,
                false => &mut profile.texts,
            }
            .insert((part, text));
        }
        Some(profile)
    }

    /// The parts for a record: ids, and digests of everything else.
    pub(in crate::change) fn marks(&self) -> Set<String> {
        let parts = self.texts.iter().chain(&self.lists);
        let mut marks = Set::new();
        for (part, text) in parts {
            marks.insert([part.key(), "=", text.mark()].concat());
        }
        marks
    }

    /// Whether all texts are known. A profile from a record has only digests.
    pub(crate) fn is_shown(&self) -> bool {
        let mut texts = self.texts.iter().chain(&self.lists);
        texts.all(|(_, text)| text.shown().is_some())
    }

    /// The person as read.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// Whether Webex knows such a person.
    pub fn exists(&self) -> bool {
        !self.person.id.as_str().is_empty()
    }

    /// Takes entries of a list away.
    pub(crate) fn take_away(&mut self, part: Part, gone: impl Fn(&str) -> bool) {
        let goes = |text: &Text| text.shown().is_some_and(&gone);
        self.lists.retain(|(of, text)| *of != part || !goes(text));
    }

    /// Whether anything is known of such a person: one who exists, or of whom there is a record.
    pub(crate) fn has_any(&self) -> bool {
        !self.texts.is_empty() || !self.lists.is_empty()
    }

    fn get(&self, part: Part) -> Option<&Text> {
        let mut texts = self.texts.iter();
        texts.find(|(of, _)| *of == part).map(|(_, text)| text)
    }

    /// A text; empty if there is none.
    pub fn text(&self, part: Part) -> &str {
        let text = self.get(part).and_then(Text::shown);
        text.unwrap_or_default()
    }

    /// Changes a text. A display name made of first and last name follows them.
    pub fn set(&mut self, part: Part, text: &str) {
        let follows = matches!(part, Part::FirstName | Part::LastName)
            && self.text(Part::DisplayName).trim() == self.full_name();
        self.put(part, text);
        if follows {
            let name = self.full_name();
            self.put(Part::DisplayName, &name);
        }
    }

    /// Changes a text, and nothing else.
    pub(crate) fn put(&mut self, part: Part, text: &str) {
        self.texts.retain(|(of, _)| *of != part);
        if !text.is_empty() {
            self.texts.insert((part, Text::new(part, text)));
        }
    }

    fn full_name(&self) -> String {
        let names = [Part::FirstName, Part::LastName].map(|part| self.text(part).trim());
        names.join(" ").trim().to_owned()
    }

    /// The parts before and after, kept ones too: texts first, in the order of [`Part::ALL`].
    pub(in crate::change) fn diff(&self, after: &Self) -> Vec<DiffLine<Field>> {
        let mut lines = Vec::new();
        for part in Part::ALL {
            let [from, to] = [self, after].map(|profile| profile.get(part).cloned());
            let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
            let kind = match (from.is_empty(), to.is_empty()) {
                (true, true) => continue,
                _ if from == to => DiffKind::Kept,
                (true, false) => DiffKind::Added,
                (false, true) => DiffKind::Removed,
                (false, false) => DiffKind::Changed,
            };
            let field = Field { part, from, to };
            lines.push(DiffLine { kind, field });
        }
        let lists = set_diff(&self.lists, &after.lists).into_iter();
        lines.extend(lists.map(|DiffLine { kind, field }| {
            let (part, text) = field;
            let (from, to) = match kind {
                DiffKind::Added => (Text::default(), text),
                DiffKind::Removed => (text, Text::default()),
                DiffKind::Kept | DiffKind::Changed => (text.clone(), text),
            };
            let field = Field { part, from, to };
            DiffLine { kind, field }
        }));
        lines
    }

    /// Applies the change from `before` to `after` to `now`.
    pub(in crate::change) fn rebased(before: &Self, after: &Self, now: &Self) -> Self {
        let mut rebased = now.clone();
        rebased.lists = set_rebased(&before.lists, &after.lists, &now.lists);
        for part in Part::ALL {
            let wanted = after.get(part);
            // A text that was not kept cannot be wished for again.
            let shown = wanted.map_or(Some(""), Text::shown);
            if before.get(part) != wanted
                && let Some(text) = shown
            {
                rebased.put(part, text);
            }
        }
        rebased
    }

    /// The person with the texts and addresses of `after`; everything else stays as it was read.
    pub(super) fn replaced_by(&self, after: &Self) -> Person {
        let mut person = Person::clone(&self.person);
        for part in Part::ALL {
            if self.get(part) != after.get(part) {
                write(&mut person, part, after.text(part).trim());
            }
        }
        // Addresses can only be taken away.
        let stays = |email: &String| {
            let email = (Part::Email, Text::new(Part::Email, &**email));
            after.lists.contains(&email)
        };
        person.emails.retain(stays);
        person
    }
}

const WORK: &str = "work";

fn is_work(number: &PhoneNumber) -> bool {
    number.kind.as_deref() == Some(WORK)
}

fn text_of(person: &Person, part: Part) -> Option<String> {
    match part {
        Part::FirstName => person.first_name.clone(),
        Part::LastName => person.last_name.clone(),
        Part::DisplayName => person.display_name.clone(),
        Part::Title => person.title.clone(),
        Part::Department => person.department.clone(),
        Part::Manager => person.manager.clone(),
        Part::ManagerId => person.manager_id.as_ref().map(ToString::to_string),
        Part::WorkPhone => {
            let work = person.phone_numbers.iter().find(|number| is_work(number));
            work?.value.clone()
        }
        Part::Extension => person.extension.clone(),
        Part::Location => person.location_id.clone(),
        Part::Avatar => person.avatar.clone(),
        Part::SignIn => person.login_enabled.map(|enabled| enabled.to_string()),
        Part::PrimaryEmail => person
            .primary_is_first
            .then(|| person.primary_email().to_owned()),
        Part::Email | Part::Number | Part::Address | Part::Role | Part::License | Part::Site => {
            None
        }
    }
}

fn write(person: &mut Person, part: Part, text: &str) {
    let text = (!text.is_empty()).then(|| text.to_owned());
    match part {
        Part::FirstName => person.first_name = text,
        Part::LastName => person.last_name = text,
        Part::DisplayName => person.display_name = text,
        Part::Title => person.title = text,
        Part::Department => person.department = text,
        Part::Manager => person.manager = text,
        Part::ManagerId => person.manager_id = text.map(Into::into),
        Part::WorkPhone => write_work_phone(&mut person.phone_numbers, text),
        Part::Extension => person.extension = text,
        Part::Location => person.location_id = text,
        Part::Avatar => person.avatar = text,
        Part::SignIn => person.login_enabled = text.map(|text| text == "true"),
        Part::PrimaryEmail
        | Part::Email
        | Part::Number
        | Part::Address
        | Part::Role
        | Part::License
        | Part::Site => {}
    }
}

fn write_work_phone(numbers: &mut Vec<PhoneNumber>, text: Option<String>) {
    let place = numbers.iter().position(is_work);
    match (place, text) {
        (Some(place), None) => {
            numbers.remove(place);
        }
        (Some(place), text) => numbers[place].value = text,
        (None, None) => {}
        (None, text) => numbers.push(PhoneNumber {
            kind: Some(WORK.to_owned()),
            value: text,
            primary: None,
        }),
    }
}

fn lists_of(person: &Person) -> Vec<(Part, String)> {
    let mut lists = Vec::new();
    for email in &person.emails {
        lists.push((Part::Email, email.clone()));
    }
    let first_work = person.phone_numbers.iter().position(is_work);
    for (place, number) in person.phone_numbers.iter().enumerate() {
        if Some(place) != first_work
            && let Some(value) = &number.value
        {
            let kind = number.kind.as_ref().map(|kind| [" (", kind, ")"].concat());
            lists.push((Part::Number, [value, &*kind.unwrap_or_default()].concat()));
        }
    }
    for address in &person.addresses {
        lists.push((Part::Address, address.in_one_line()));
    }
    for role in person.roles.iter().flatten() {
        lists.push((Part::Role, role.to_string()));
    }
    for license in person.licenses.iter().flatten() {
        lists.push((Part::License, license.to_string()));
    }
    for site in &person.site_urls {
        lists.push((Part::Site, site.clone()));
    }
    lists
}
