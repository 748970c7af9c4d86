//! A new person, created by `POST /people`.

use super::once::Once;
use super::profile::{Field, Part, Profile};
use super::target::map_reply;
use super::{DiffLine, Target, WriteReply};
use webex_api::{ApiError, Client, CreatePerson, Endpoint, ListPeople, Person, Reply};

/// Creates the person with this address.
///
/// Webex can create a person and still answer with an error, so the address is looked up before and after the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreationOf {
    /// The address.
    pub email: String,
}

impl CreationOf {
    /// Looks up the person with the address.
    ///
    /// # Errors
    /// If the look-up fails, or its answer contains people that cannot be read.
    pub async fn look_up(&self, client: &Client) -> Result<Option<Person>, ApiError> {
        self.find(client).await.map(|reply| reply.value)
    }

    async fn find(&self, client: &Client) -> Result<Reply<Option<Person>>, ApiError> {
        let list = ListPeople {
            email: Some(self.email.clone()),
            ..ListPeople::default()
        };
        let reply = client.call(&list).await?;
        if let Some(fault) = reply.value.unreadable.first() {
            let error = ApiError::of_answer(ListPeople::NAME, fault.clone());
            return Err(error.about(&reply.head));
        }
        Ok(map_reply(reply, |page| {
            page.items.into_iter().find(|person| self.is_of(person))
        }))
    }

    /// The person to create, still without a name.
    pub fn wanted(&self) -> Profile {
        Profile::of(Person {
            emails: vec![self.email.clone()],
            ..Person::default()
        })
    }

    fn request(&self, wanted: &Profile) -> Once<CreatePerson> {
        let text = |part| {
            let text = wanted.text(part).trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        Once(CreatePerson {
            emails: [self.email.clone()],
            display_name: text(Part::DisplayName),
            first_name: text(Part::FirstName),
            last_name: text(Part::LastName),
            title: text(Part::Title),
            department: text(Part::Department),
        })
    }

    /// Whether the person has this address. Webex's search ignores case.
    fn is_of(&self, person: &Person) -> bool {
        let mut emails = person.emails.iter();
        emails.any(|email| email.eq_ignore_ascii_case(&self.email))
    }
}

impl Target for CreationOf {
    type Value = Profile;
    type Field = Field;

    async fn read(&self, client: &Client) -> Result<Reply<Profile>, ApiError> {
        let found = self.find(client).await?;
        Ok(map_reply(found, |person| {
            let mut profile = person.map(Profile::of).unwrap_or_default();
            // Every new person may sign in, so this is not reported as a change.
            profile.set(Part::SignIn, "");
            profile
        }))
    }

    async fn write(
        &self,
        client: &Client,
        _: &Profile,
        after: &Profile,
    ) -> Result<WriteReply, ApiError> {
        self.request(after).send(client).await
    }

    fn diff(before: &Profile, after: &Profile) -> Vec<DiffLine<Field>> {
        before.diff(after)
    }

    fn rebased(before: &Profile, after: &Profile, now: &Profile) -> Profile {
        Profile::rebased(before, after, now)
    }

    fn curl(&self, client: &Client, _: &Profile, after: &Profile) -> Option<String> {
        Some(client.curl(&self.request(after)))
    }
}
