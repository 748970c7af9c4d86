//! `GET /people`: searches, or lists the whole organisation.

use http::Method;

use crate::decode_error::DecodeError;
use crate::endpoint::{AnswerSize, Endpoint, Idempotency, decode_json};
use crate::ids::{OrgId, PersonId, RoleId};
use crate::list::Listed;
use crate::page::Page;
use crate::people::Person;
use crate::request_path::RequestPath;

/// `GET /people`. Without `email`, `display_name` or `ids`, it lists the whole organisation, for administrators only.
///
/// Scopes: `spark-admin:people_read` for the whole organisation, `spark:people_read` for a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPeople {
    /// The exact e-mail address. Finds only people in the caller's own or managed organisations.
    pub email: Option<String>,
    /// A prefix of the display name.
    pub display_name: Option<String>,
    /// At most 85 people. Presence is then omitted.
    pub ids: Vec<PersonId>,
    /// Only people who hold one of these roles, for administrators.
    pub roles: Vec<RoleId>,
    /// The organisation, for partner administrators.
    pub org_id: Option<OrgId>,
    /// Items per page. Webex defaults to 100 and caps higher values.
    pub max: Option<u32>,
    /// Whether to omit `status` and `lastActivity`, which makes long lists much faster.
    pub exclude_status: bool,
    /// Whether to include Webex Calling data: slow, and at most 100 per page.
    pub calling_data: bool,
}

impl Endpoint for ListPeople {
    type Output = Page<Person>;
    const NAME: &'static str = "GET /people";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &["spark-admin:people_read"];
    const ANSWER: AnswerSize = AnswerSize::List;

    fn path(&self) -> RequestPath {
        let ids: Vec<&str> = self.ids.iter().map(PersonId::as_str).collect();
        let ids = (!ids.is_empty()).then(|| ids.join(","));
        let roles: Vec<&str> = self.roles.iter().map(RoleId::as_str).collect();
        let roles = (!roles.is_empty()).then(|| roles.join(","));
        RequestPath::new("/people")
            .query_some("email", self.email.as_deref())
            .query_some("displayName", self.display_name.as_deref())
            .query_some("id", ids.as_deref())
            .query_some("roles", roles.as_deref())
            .query_some("orgId", self.org_id.as_ref().map(OrgId::as_str))
            .query_some("max", self.max.map(|max| max.to_string()).as_deref())
            .query_if("excludeStatus", self.exclude_status)
            .query_if("callingData", self.calling_data)
    }

    fn decode(&self, body: &[u8]) -> Result<Page<Person>, DecodeError> {
        decode_json(body)
    }
}

impl Listed for ListPeople {
    type Item = Person;

    fn page(answer: Page<Person>) -> Page<Person> {
        answer
    }

    fn id(person: &Person) -> &str {
        person.id.as_str()
    }
}
