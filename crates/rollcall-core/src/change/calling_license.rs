//! One Webex Calling licence of a person with its number, added by `PATCH /licenses/users`.

mod number;

#[cfg(test)]
mod tests;

pub use number::{Fault, extension, fault, phone_number};

use super::once::Once;
use super::profile::{Field, Part, Profile, ProfileOf};
use super::target::{map_reply, not_told};
use super::{DiffKind, DiffLine, Target, WriteReply};
use number::bare;
use webex_api::{
    ApiError, AssignLicenses, Client, GetPerson, LicenseId, LicenseProperties, LicenseRequest,
    Person, PersonId, Reply,
};

/// Adds a Calling licence to a person.
///
/// Its value is a [`Profile`] of four parts: the licence, and the work phone, the extension and the location that go with it. Without the
/// licence the value is empty, even if a directory gives the person a number. Empty parts are not sent; Webex chooses them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallingLicenseOf {
    /// Who gets it.
    pub person: PersonId,
    /// Which licence.
    pub license: LicenseId,
}

/// The parts of the number.
const NUMBER: [Part; 3] = [Part::WorkPhone, Part::Extension, Part::Location];

impl CallingLicenseOf {
    /// The read that the change is based on.
    pub fn get(&self) -> GetPerson {
        GetPerson {
            id: self.person.clone(),
            calling_data: true,
        }
    }

    /// The licence with its number, if the person holds it. `None` unless [`is_told`].
    pub fn value(&self, person: &Person) -> Option<Profile> {
        let held = person.licenses.as_ref()?.contains(&self.license);
        is_told(person).then(|| {
            if held {
                self.with_number_of(person)
            } else {
                Profile::default()
            }
        })
    }

    /// The value that a form proposes: the licence, with the current number if the person already has Webex Calling. Only people with Webex Calling
    /// have a location.
    pub fn proposal(&self, person: &Person) -> Profile {
        if person.location_id.is_some() {
            self.with_number_of(person)
        } else {
            self.with_number_of(&Person::default())
        }
    }

    fn with_number_of(&self, person: &Person) -> Profile {
        let numbers = person.phone_numbers.iter();
        let work = numbers.filter(|number| number.kind.as_deref() == Some("work"));
        let mut work: Vec<_> = work.take(1).cloned().collect();
        for number in &mut work {
            number.value = number.value.as_deref().map(bare);
        }
        Profile::of(Person {
            licenses: Some(vec![self.license.clone()]),
            phone_numbers: work,
            extension: person.extension.clone(),
            location_id: person.location_id.clone(),
            ..Person::default()
        })
    }

    fn request(&self, after: &Profile) -> Once<AssignLicenses> {
        let given = |part| Some(after.text(part).trim().to_owned()).filter(|text| !text.is_empty());
        let properties = LicenseProperties {
            location_id: given(Part::Location),
            phone_number: given(Part::WorkPhone),
            extension: given(Part::Extension),
        };
        Once(AssignLicenses {
            person_id: self.person.clone(),
            org_id: None,
            licenses: vec![LicenseRequest {
                properties: Some(properties),
                ..LicenseRequest::add(self.license.clone())
            }],
            site_urls: Vec::new(),
        })
    }
}

/// Whether Webex said which licences the person holds, and all parts of the number can be read.
pub fn is_told(person: &Person) -> bool {
    let unreadable = |part: &Part| person.unreadable.has(part.member());
    person.licenses.is_some() && !NUMBER.iter().any(unreadable)
}

impl Target for CallingLicenseOf {
    type Value = Profile;
    type Field = Field;

    /// Fails if Webex does not say what the person has.
    async fn read(&self, client: &Client) -> Result<Reply<Profile>, ApiError> {
        let reply = client.call(&self.get()).await?;
        let Some(value) = self.value(&reply.value) else {
            let message = "Webex didn't say which licences and numbers the person has";
            return Err(not_told(&reply, message));
        };
        Ok(map_reply(reply, |_| value))
    }

    async fn write(
        &self,
        client: &Client,
        _before: &Profile,
        after: &Profile,
    ) -> Result<WriteReply, ApiError> {
        self.request(after).send(client).await
    }

    fn diff(before: &Profile, after: &Profile) -> Vec<DiffLine<Field>> {
        ProfileOf::diff(before, after)
    }

    fn rebased(before: &Profile, after: &Profile, now: &Profile) -> Profile {
        ProfileOf::rebased(before, after, now)
    }

    fn curl(&self, client: &Client, _before: &Profile, after: &Profile) -> Option<String> {
        after.is_shown().then(|| client.curl(&self.request(after)))
    }

    /// Webex adds parts that the request left out, such as the location of a phone number.
    fn brings(&self, line: &DiffLine<Field>, asked: &[DiffLine<Field>]) -> bool {
        let part = line.field.part;
        let is_asked = asked.iter().any(|line| line.field.part == part);
        line.kind == DiffKind::Added && NUMBER.contains(&part) && !is_asked
    }
}
