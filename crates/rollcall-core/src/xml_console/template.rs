//! The requests to begin with.

use webex_api::xml::{Credential, IllegalCharacter, Requester, draft, escaped};

/// A request to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// The operation, such as `user.GetUser`.
    pub binding: &'static str,
    /// What it does.
    pub title: &'static str,
    /// Whether it changes something.
    pub changes: bool,
    credential: Credential,
    /// The content, with `{email}` for the address of the person.
    content: &'static str,
}

const fn reads(binding: &'static str, title: &'static str, content: &'static str) -> Template {
    Template {
        binding,
        title,
        changes: false,
        credential: Credential::Ticket,
        content,
    }
}

const fn changes(binding: &'static str, title: &'static str, content: &'static str) -> Template {
    Template {
        changes: true,
        ..reads(binding, title, content)
    }
}

/// The ten operations, in the order of Cisco's guide.
pub const TEMPLATES: [Template; 10] = [
    Template {
        credential: Credential::None,
        ..reads(
            "ep.GetAPIVersion",
            "See the version",
            "<returnTrainReleaseVersion>true</returnTrainReleaseVersion>",
        )
    },
    Template {
        credential: Credential::AccessToken,
        ..reads("user.AuthenticateUser", "Get a session ticket", "")
    },
    reads("user.GetMe", "See whose ticket it is", ""),
    reads("site.GetSite", "See the site's settings", ""),
    reads(
        "meetingtype.LstMeetingType",
        "List the site's session types",
        "<listControl><serv:startFrom>1</serv:startFrom><serv:maximumNum>500</serv:maximumNum></listControl>",
    ),
    reads(
        "user.GetUser",
        "Read a person",
        "<webExId>{email}</webExId>",
    ),
    // Unedited, it changes nothing, because a list of session types would replace the present one.
    changes(
        "user.SetUser",
        "Change a person",
        "<webExId>{email}</webExId>\n<!-- All session types that the person is to have:\n<meetingTypes><meetingType>ID</meetingType></meetingTypes> -->\n",
    ),
    reads(
        "user.LstsummaryUser",
        "List people",
        "<email>{email}</email><listControl><serv:startFrom>1</serv:startFrom><serv:maximumNum>500</serv:maximumNum></listControl>\
         <order><orderBy>UID</orderBy><orderAD>ASC</orderAD></order>",
    ),
    changes(
        "user.CreateUser",
        "Add a person",
        "<firstName></firstName><lastName></lastName><webExId>{email}</webExId><email>{email}</email>\
         <active>ACTIVATED</active><sendWelcome>false</sendWelcome>",
    ),
    changes(
        "user.DelUser",
        "Delete a person",
        "<webExId>{email}</webExId>",
    ),
];

impl Template {
    /// The request of this administrator about the person with this address.
    ///
    /// # Errors
    /// If a value holds a character that XML does not have.
    pub fn text(&self, requester: &Requester, email: &str) -> Result<String, IllegalCharacter> {
        let email = escaped("email", email)?;
        let content = self.content.replace("{email}", &email);
        draft(self.binding, self.credential, requester, &content)
    }
}

/// Whether a text may change something: one is taken for a read only if it names an operation that is known to be one, and no other.
pub fn may_change(text: &str) -> bool {
    let named = |it: &Template| text.contains(&[".", it.binding, "\""].concat());
    let reads = TEMPLATES.iter().any(|it| !it.changes && named(it));
    let types = text.matches("xsi:type").count();
    let is_read = text.trim().is_empty() || reads && types == 1;
    !is_read
}
