//! The namespaces of the XML API. Answers are matched by these, never by prefix: Webex itself uses several prefixes for
//! the same namespace.

/// A namespace of the XML API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namespace {
    /// None: no prefix and no default, or a prefix that the document does not declare. Samples of Webex's guide leave
    /// the declarations out, so such an element is matched by its local name alone.
    Unbound,
    /// `service`: the envelope, and the members of lists.
    Service,
    /// `common`: tracking codes of people.
    Common,
    /// `service/user`.
    User,
    /// `service/ep`.
    Ep,
    /// `service/meetingtype`.
    MeetingType,
    /// `service/site`.
    Site,
    /// Any other. It matches nothing.
    Other,
}

/// What the addresses of all namespaces begin with.
const BASE: &str = "http://www.webex.com/schemas/2002/06/";

impl Namespace {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Service, "service"),
        (Self::Common, "common"),
        (Self::User, "service/user"),
        (Self::Ep, "service/ep"),
        (Self::MeetingType, "service/meetingtype"),
        (Self::Site, "service/site"),
    ];

    /// Returns the namespace of an address. An empty one undeclares (`xmlns=""`).
    pub(super) fn of(uri: &str) -> Self {
        if uri.is_empty() {
            return Self::Unbound;
        }
        let Some(rest) = uri.strip_prefix(BASE) else {
            return Self::Other;
        };
        let found = Self::ALL.into_iter().find(|(_, own)| *own == rest);
        found.map_or(Self::Other, |(namespace, _)| namespace)
    }
}
