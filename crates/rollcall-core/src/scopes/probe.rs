//! What a token can do, found out by reading: at most one safe GET for each family of scopes.

use http::Method;
use webex_api::{
    ApiError, DecodeError, Endpoint, ErrorKind, Idempotency, OrgId, RequestPath, SearchScimUsers,
};

use super::covers;

/// What the addresses of some probes need; all of it comes from `GET /people/me` and what follows from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The id of the person whose token it is.
    pub person: Option<String>,
    /// The id of the person's organisation, in the encoded form.
    pub org: Option<String>,
    /// A meeting site of the organisation; without one Webex takes the preferred site.
    pub site: Option<String>,
}

/// One safe read that stands for a family of scopes.
#[derive(Debug, Clone, Copy)]
pub struct Probe {
    /// The family, such as `spark-admin:licenses`; unique among the probes.
    pub family: &'static str,
    /// Any one of these is enough.
    pub scopes: &'static [&'static str],
    /// What it tries, such as "Read licences".
    pub title: &'static str,
    /// The operation, named like [`Endpoint::NAME`]; it is what the explainer of a refusal knows.
    pub operation: &'static str,
    route: fn(&Known) -> Option<RequestPath>,
}

/// What came of a probe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProbeVerdict {
    /// Webex answered.
    Works,
    /// Webex refused (403); `why` holds its words.
    Refused {
        /// Webex's own words.
        why: String,
    },
    /// No request was sent.
    NotTried {
        /// Why not.
        why: &'static str,
    },
    /// Webex answered something else, or nothing.
    Failed {
        /// What went wrong.
        why: String,
    },
}

/// A probe's request, to be sent with [`Client::call`](webex_api::Client::call); the answer is not read.
#[derive(Debug, Clone)]
pub struct ProbeRequest(RequestPath);

impl Endpoint for ProbeRequest {
    type Output = ();
    const NAME: &'static str = "GET probe";
    const METHOD: Method = Method::GET;
    const IDEMPOTENCY: Idempotency = Idempotency::Safe;
    const SCOPES: &'static [&'static str] = &[];

    fn path(&self) -> RequestPath {
        self.0.clone()
    }

    fn decode(&self, _: &[u8]) -> Result<(), DecodeError> {
        Ok(())
    }
}

impl Probe {
    /// What to send, or why nothing is sent. `granted` are the token's scopes, where they are known.
    ///
    /// # Errors
    /// A verdict of [`ProbeVerdict::NotTried`].
    pub fn request(
        &self,
        known: &Known,
        granted: Option<&[String]>,
    ) -> Result<ProbeRequest, ProbeVerdict> {
        let lacks = |granted: &[String]| {
            !self
                .scopes
                .iter()
                .any(|scope| granted.iter().any(|wide| covers(wide, scope)))
        };
        if granted.is_some_and(lacks) {
            return Err(ProbeVerdict::NotTried {
                why: "The token has no scope for this.",
            });
        }
        (self.route)(known)
            .map(ProbeRequest)
            .ok_or(ProbeVerdict::NotTried {
                why: "Rollcall doesn't know whose token this is.",
            })
    }
}

impl ProbeVerdict {
    /// Judges the answer to a probe.
    pub fn of(answer: Result<(), &ApiError>) -> Self {
        let Err(error) = answer else {
            return Self::Works;
        };
        match error.kind {
            // A 400 too: the request is well formed, so what is wrong with it is who asks. A list of all people, say,
            // is no 403 for a token that may only look somebody up.
            ErrorKind::Forbidden | ErrorKind::Invalid => Self::Refused {
                why: error.message.clone(),
            },
            // The answer came and was too long or odd to read: the token can do it all the same.
            ErrorKind::TooLarge | ErrorKind::Undecodable => Self::Works,
            ErrorKind::NotFound => Self::Failed {
                why: "Webex doesn't offer this here.".to_owned(),
            },
            _ => Self::Failed {
                why: error.message.clone(),
            },
        }
    }
}

/// The probes, in the order in which a page lists them.
pub const PROBES: [Probe; 13] = [
    probe(
        "spark:people",
        &["spark:people_read"],
        "See who is signed in",
        "GET /people/me",
        |_| Some(RequestPath::new("/people/me")),
    ),
    probe(
        "spark-admin:people",
        &["spark-admin:people_read"],
        "Read all people",
        "GET /people",
        |_| Some(RequestPath::new("/people").query("max", "1")),
    ),
    probe(
        "spark-admin:licenses",
        &["spark-admin:licenses_read"],
        "Read licences",
        "GET /licenses",
        |_| Some(RequestPath::new("/licenses")),
    ),
    probe(
        "spark-admin:roles",
        &["spark-admin:roles_read"],
        "Read administrator roles",
        "GET /roles",
        |_| Some(RequestPath::new("/roles")),
    ),
    probe(
        "spark-admin:organizations",
        &["spark-admin:organizations_read"],
        "Read the organisation",
        "GET /organizations/{orgId}",
        |known| Some(RequestPath::new("/organizations").segment(known.org.as_deref()?)),
    ),
    probe(
        "spark-admin:locations",
        &[
            "spark-admin:locations_read",
            "spark-admin:people_read",
            "spark-admin:device_read",
        ],
        "Read locations",
        "GET /locations",
        |_| Some(RequestPath::new("/locations").query("max", "1")),
    ),
    probe(
        "meeting:preferences",
        &["meeting:preferences_read"],
        "Read your own meeting sites",
        "GET /meetingPreferences/sites",
        |_| Some(RequestPath::new("/meetingPreferences/sites")),
    ),
    probe(
        "meeting:admin_schedule",
        &["meeting:admin_schedule_read"],
        "Read session types and tracking codes",
        "GET /admin/meeting/config/trackingCodes",
        |known| {
            Some(
                RequestPath::new("/admin/meeting/config/trackingCodes")
                    .query_some("siteUrl", known.site.as_deref()),
            )
        },
    ),
    probe(
        "meeting:admin_config",
        &["meeting:admin_config_read"],
        "Read settings of a meeting site",
        "GET /admin/meeting/config/commonSettings",
        |known| {
            Some(
                RequestPath::new("/admin/meeting/config/commonSettings")
                    .query_some("siteUrl", known.site.as_deref()),
            )
        },
    ),
    probe(
        "identity:people",
        &["identity:people_read", "identity:people_rw"],
        "Count the users of the directory",
        "GET /identity/scim/{orgId}/v2/Users",
        |known| Some(SearchScimUsers::counting(OrgId::new(known.org.as_deref()?)).path()),
    ),
    probe(
        "identity:tokens",
        &["identity:tokens_read"],
        "List tokens",
        "GET /authorizations",
        |known| {
            Some(RequestPath::new("/authorizations").query("personId", known.person.as_deref()?))
        },
    ),
    probe(
        "identity:groups",
        &["identity:groups_read", "identity:groups_rw"],
        "Read groups",
        "GET /groups",
        |_| Some(RequestPath::new("/groups").query("count", "1")),
    ),
    probe(
        "audit:events",
        &["audit:events_read"],
        "Read audit events",
        "GET /adminAudit/eventCategories",
        |_| Some(RequestPath::new("/adminAudit/eventCategories")),
    ),
];

const fn probe(
    family: &'static str,
    scopes: &'static [&'static str],
    title: &'static str,
    operation: &'static str,
    route: fn(&Known) -> Option<RequestPath>,
) -> Probe {
    Probe {
        family,
        scopes,
        title,
        operation,
        route,
    }
}

#[cfg(test)]
mod tests;
