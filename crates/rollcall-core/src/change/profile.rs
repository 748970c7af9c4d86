//! A person as `PUT /people/{personId}` replaces them: profile and sign-in.
//!
//! The request replaces the whole person, so it is built from what was read immediately before it is sent, with only the changed
//! parts replaced. Everything that Webex writes with it is compared as well, so that a lost licence or address is reported as
//! something else that changed.

mod field;
mod named;
mod part;
mod value;

#[cfg(test)]
mod tests;

pub use field::{Field, Text};
pub use named::parts_named;
pub use part::Part;
pub use value::Profile;

use super::once::Once;
use super::target::map_reply;
use super::{DiffLine, Target, WriteReply};
use webex_api::{
    ApiError, Client, Endpoint, ErrorKind, GetPerson, NotReplaceable, Person, PersonId, Reach,
    Reply, SearchScimUsers, UpdatePerson,
};

/// Which form changes the person. The request is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aspect {
    /// Names, title, department, manager, phone number and extension.
    Profile,
    /// Whether the person may sign in.
    SignIn,
}

/// One person, as a whole.
///
/// Read with Webex Calling data, without which a replacement would delete it (`callingData`). `showAllTypes` is not sent: it is
/// needed only to take away an attendee's site, which this never does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileOf {
    /// Who.
    pub person: PersonId,
    /// Which form.
    pub aspect: Aspect,
}

impl ProfileOf {
    /// Reads the person that a change is based on. If there are several addresses, looks up the primary one and puts it first; if the token may not
    /// look it up, the primary address stays unknown.
    ///
    /// # Errors
    /// If one of the reads fails.
    pub async fn read_person(&self, client: &Client) -> Result<Reply<Person>, ApiError> {
        let get = GetPerson {
            id: self.person.clone(),
            calling_data: true,
        };
        let mut reply = client.call(&get).await?;
        let person = &mut reply.value;
        if person.emails.len() > 1
            && let Some(org) = person.org_id.clone()
        {
            match client.call(&SearchScimUsers::one(org, &person.id)).await {
                Ok(found) => {
                    let mut users = found.value.users.items.iter();
                    if let (Some(user), None) = (users.next(), users.next())
                        && let Some(primary) = user.primary_email()
                    {
                        person.put_primary_first(primary);
                    }
                }
                Err(error) if error.kind == ErrorKind::Forbidden => {}
                Err(error) => return Err(error),
            }
        }
        Ok(reply)
    }

    fn request(before: &Profile, after: &Profile) -> Result<Once<UpdatePerson>, NotReplaceable> {
        let wanted = before.replaced_by(after);
        let update = UpdatePerson::replacing(before.person(), &wanted)?;
        Ok(Once(update.with_calling_data()))
    }
}

impl Target for ProfileOf {
    type Value = Profile;
    type Field = Field;

    /// Fails if data is missing without which the person can't be replaced safely.
    async fn read(&self, client: &Client) -> Result<Reply<Profile>, ApiError> {
        let reply = map_reply(self.read_person(client).await?, Profile::of);
        match Self::request(&reply.value, &reply.value) {
            Ok(_) => Ok(reply),
            Err(reason) => Err(unknown(&reason).about(&reply.head)),
        }
    }

    async fn write(
        &self,
        client: &Client,
        before: &Profile,
        after: &Profile,
    ) -> Result<WriteReply, ApiError> {
        match Self::request(before, after) {
            Ok(request) => request.send(client).await,
            Err(reason) => Err(unknown(&reason).with_reach(Reach::NotSent)),
        }
    }

    fn diff(before: &Profile, after: &Profile) -> Vec<DiffLine<Field>> {
        before.diff(after)
    }

    fn rebased(before: &Profile, after: &Profile, now: &Profile) -> Profile {
        Profile::rebased(before, after, now)
    }

    fn curl(&self, client: &Client, before: &Profile, after: &Profile) -> Option<String> {
        let request = Self::request(before, after).ok()?;
        Some(client.curl(&request))
    }
}

fn unknown(reason: &NotReplaceable) -> ApiError {
    ApiError::new(ErrorKind::Undecodable, GetPerson::NAME, reason.to_string())
}
